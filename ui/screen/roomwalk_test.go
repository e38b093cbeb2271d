package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/screen/control"
)

// The walk of everything that a room can be shown. A new kind of step, page, surface or sheet is on its way by itself: the walk asks the
// model for the kinds of session and step, every page for its surfaces, and the keymap for what can lie over a page.

// mostSurfaces is more than a page has.
const mostSurfaces = 12

// staged makes a session of a kind run with a step at hand, and no other.
func (r *room) staged(kind model.SessionKind, step model.StepKind) {
	r.t.Helper()
	if _, err := r.dossier().Edit("edit.session.start", func(tx *model.Tx) error {
		for _, session := range tx.Sessions() {
			if session.State != model.Running {
				continue
			}
			if err := script.Close(tx, session.ID); err != nil {
				return err
			}
		}
		session := &model.Session{Sort: kind, Title: "Sessie", Date: model.DateOf(r.now)}
		if held := tx.LatestSession(kind); held != nil { // what was made in it is there
			copied := *held
			session = &copied
		}
		session.State, session.Started, session.Until, session.Ended, session.Current = model.Running, r.now.UTC(), time.Time{}, time.Time{}, 1
		session.Steps = []model.Step{
			{Sort: model.StepTalk, Title: "Welkom", Minutes: 10, Note: secret("note of the first step")},
			{Sort: step, Title: "Stap", Prompt: "Wat ziet de zaal?", Minutes: 20, Note: secret("note of the step"), Runs: []model.Run{{From: r.now.UTC()}}},
			{Sort: model.StepAgree, Title: "Hoe verder", Prompt: "Wat spreken we af?", Minutes: 10, Note: secret("note of the last step")},
		}
		return tx.Put(session)
	}); err != nil {
		r.t.Fatal(err)
	}
}

// view is a view for the room of the size of a projector, as it is now.
func (r *room) view() *scene {
	s := newScene(r.desk, &control.Keyboard{})
	s.object.Resize(roomSize)
	s.refresh()
	return s
}

// everyView visits what the room sees: at every kind of step of every kind of session, on every surface of every page with and without a
// session, with records chosen that a page can be opened at, and under every sheet.
func (r *room) everyView(visit func(name string, s *scene)) {
	r.t.Helper()
	shown := func(name string) {
		visit(name, r.view())
	}
	r.everyStep(shown)
	if !testing.Short() {
		r.everyPage("in a session", false, shown)
	}
	r.everySheet(shown)
	if _, err := r.dossier().Edit("edit.session.close", func(tx *model.Tx) error { return script.Close(tx, tx.RunningSession().ID) }); err != nil {
		r.t.Fatal(err)
	}
	r.everyPage("between sessions", true, shown)
}

// everyStep puts every kind of step of every kind of session at hand, each on the page where it is worked.
func (r *room) everyStep(shown func(name string)) {
	r.t.Helper()
	met := map[place]map[model.StepKind]bool{}
	kinds := model.SessionKinds()
	if testing.Short() {
		kinds = []model.SessionKind{model.GoalSession, model.FollowingSession}
	}
	for _, kind := range kinds {
		for _, step := range model.StepKinds() {
			at := placeOf(kind, step)
			if met[at] == nil {
				met[at] = map[model.StepKind]bool{}
			}
			if met[at][step] {
				continue // it is worked as in another session
			}
			met[at][step] = true
			r.staged(kind, step)
			r.desk.followStep()
			shown(fmt.Sprintf("session %s, step %s", kind, step))
		}
	}
}

func (r *room) everyPage(when string, records bool, shown func(name string)) {
	for _, p := range places {
		r.desk.show(p)
		r.everySurface(fmt.Sprintf("%s, page %s", when, p.key()), shown)
		o, ok := r.desk.page().(opener)
		if !ok || !records {
			continue
		}
		for _, ref := range r.everyRecord() {
			o.open(ref)
			shown(fmt.Sprintf("%s, page %s at %s %s", when, p.key(), ref.Kind, ref.ID))
		}
	}
}

func (r *room) everySurface(name string, shown func(name string)) {
	t, ok := r.desk.page().(turner)
	if !ok {
		shown(name)
		return
	}
	for range mostSurfaces {
		t.turnBy(-1)
	}
	for i := range mostSurfaces {
		shown(fmt.Sprintf("%s, surface %d", name, i+1))
		t.turnBy(1)
	}
}

// everyRecord is a few records of each kind that a page can be opened at, and every indicator.
func (r *room) everyRecord() []model.Ref {
	var out []model.Ref
	for _, indicator := range r.dossier().Indicators() {
		out = append(out, model.RefTo(indicator))
	}
	for i, goal := range r.dossier().Goals() {
		if i < 3 {
			out = append(out, model.RefTo(goal))
		}
	}
	for i, card := range r.dossier().Cards("") {
		if i < 2 {
			out = append(out, model.RefTo(card))
		}
	}
	return out
}

// everySheet does whatever holds everywhere, and looks at the room while something lies over the page.
func (r *room) everySheet(shown func(name string)) {
	r.desk.show(atGoals)
	for _, group := range control.Keymap() {
		for _, act := range group.Acts {
			do := r.desk.acts()[act.Does]
			if do == nil || slices.Contains([]model.Key{"hint.open", "hint.new", "hint.larger", "hint.smaller", "hint.projector", "hint.here", "hint.rails"}, act.Does) {
				continue
			}
			if do(0); r.desk.sheet != nil {
				shown("under the sheet of " + string(act.Does))
				r.desk.closeSheet()
			}
			if r.desk.held != nil {
				shown("held")
				r.desk.hold()
			}
			r.desk.show(atGoals)
		}
	}
}

// everythingTold is everything that an object tells: the texts that it draws, and the words for who cannot see it.
func everythingTold(o fyne.CanvasObject) []string {
	out := textsOf(o)
	var visit func(fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if spoken, ok := o.(interface{ AccessibilityLabel() string }); ok {
			out = append(out, spoken.AccessibilityLabel())
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner)
			}
		case *container.Clip:
			visit(o.Content)
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner)
			}
		}
	}
	visit(o)
	return out
}

// secret marks what nobody but the facilitator may see.
func secret(what string) string { return "GEHEIM " + what }

// rareUnit is of an indicator whose figures are all too small to be shown.
const rareUnit = "zeldzamen"

// withSecrets fills the dossier with everything that the room must never see, each marked.
func (r *room) withSecrets() *room {
	r.t.Helper()
	count := func(n float64) *float64 { return &n }
	if _, err := r.dossier().Edit("edit.cover", func(tx *model.Tx) error {
		for _, session := range tx.Sessions() {
			if err := model.Update(tx, session.ID, func(s *model.Session) error {
				s.Steps = slices.Clone(s.Steps)
				for i := range s.Steps {
					s.Steps[i].Note = secret("note")
				}
				return nil
			}); err != nil {
				return err
			}
		}
		for i, participant := range model.All[model.Participant](tx.Dossier) {
			name := &model.Name{Participant: participant.ID, Name: secret(fmt.Sprint("name ", i)), Email: secret(fmt.Sprint("mail ", i))}
			if err := tx.Put(name); err != nil {
				return err
			}
		}
		for _, observation := range model.All[model.Observation](tx.Dossier) {
			if err := model.Update(tx, observation.ID, func(o *model.Observation) error { o.Text = secret("observation"); return nil }); err != nil {
				return err
			}
		}
		goal := tx.Goals()[0].ID
		if err := tx.Put(&model.Story{Goal: goal, Period: "2027", Text: secret("story"), Teller: "deelnemer", Consent: model.Withdrawn}); err != nil {
			return err
		}
		few := &model.Indicator{
			Code: "Z1", Name: "Heel weinig", Goals: []model.ID{goal}, Sort: model.EffectIndicator, Direction: model.Higher, Type: model.Tally, Unit: rareUnit, Choice: model.Headline,
			Baseline: &model.Baseline{Period: "2025", Value: 3},
		}
		if err := tx.Put(few); err != nil {
			return err
		}
		for _, period := range []model.Period{"2026", "2027"} {
			if err := tx.Put(&model.Value{Indicator: few.ID, Period: period, Value: count(4), N: nil}); err != nil {
				return err
			}
		}
		share := &model.Indicator{Code: "Z2", Name: "Bijna niemand", Goals: []model.ID{goal}, Sort: model.EffectIndicator, Direction: model.Higher, Type: model.Percentage, Unit: "%", Decimals: 2, Choice: model.Headline}
		if err := tx.Put(share); err != nil {
			return err
		}
		n := 7
		return tx.Put(&model.Value{Indicator: share.ID, Period: "2027", Value: count(42.86), Numerator: count(3), Denominator: count(7), N: &n})
	}); err != nil {
		r.t.Fatal(err)
	}
	return r
}

// leak is the first part of a text that the room must not see.
func leak(text string) string {
	for _, part := range []string{"GEHEIM", "3 " + rareUnit, "4 " + rareUnit, "42,86", "42.86", "42,9"} {
		if strings.Contains(text, part) && !strings.Contains(text, "<"+part) {
			return part
		}
	}
	return ""
}

// TestWhatIsHeldDoesNotChange: whatever is done to the dossier and however the window changes, a held view stays as it was.
func TestWhatIsHeldDoesNotChange(t *testing.T) {
	r := newRoom(t).withExample()
	r.everyStep(func(name string) {
		before := textsOf(r.view().object)
		r.desk.hold()
		s := r.view()
		if got := textsOf(s.object); !slices.Equal(got, before) {
			t.Errorf("%s: held, the room sees\n%q, not\n%q", name, got, before)
		}
		r.spoil()
		r.desk.show(atFigures)
		r.desk.refreshScenes()
		s.refresh()
		s.object.Resize(fyne.NewSize(1280, 800)) // another projector
		s.object.Resize(fyne.NewSize(1024, 768))
		for _, text := range everythingTold(s.object) {
			if strings.Contains(text, "NIEUW") {
				t.Errorf("%s: a held view shows %q", name, text)
			}
		}
		r.desk.hold()
		for range 2 {
			if _, err := r.dossier().Undo(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// spoil changes the texts of many records, as two edits.
func (r *room) spoil() {
	r.t.Helper()
	for range 2 {
		if _, err := r.dossier().Edit("edit.cover", func(tx *model.Tx) error {
			for _, goal := range tx.Goals() {
				if err := model.Update(tx, goal.ID, func(g *model.Goal) error { g.Text = "NIEUW " + g.Text; return nil }); err != nil {
					return err
				}
			}
			for _, indicator := range tx.Indicators() {
				if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
					i.Name, i.Unit = "NIEUW "+i.Name, "NIEUW"
					return nil
				}); err != nil {
					return err
				}
			}
			for _, card := range tx.Cards("") {
				if err := model.Update(tx, card.ID, func(c *model.Card) error { c.Text = "NIEUW " + c.Text; return nil }); err != nil {
					return err
				}
			}
			for _, agreement := range tx.Agreements() {
				if err := model.Update(tx, agreement.ID, func(a *model.Agreement) error { a.Text = "NIEUW " + a.Text; return nil }); err != nil {
					return err
				}
			}
			return tx.SetCover(func(c *model.Cover) error { c.FutureImage, c.Title = "NIEUW", "NIEUW"; return nil })
		}); err != nil {
			r.t.Fatal(err)
		}
	}
}

func TestTheViewIsHeldByKey(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	test.Tap(r.desk.frame.projector)
	room := func() string { return strings.Join(textsOf(r.desk.projector.scene.object), " ") }
	r.desk.projector.scene.object.Resize(roomSize)
	r.Presses("Ctrl+F12").Hears("staat vast")
	r.Finds("a clear sign", strings.Contains(strings.Join(textsOf(r.desk.frame.top), " "), "Beeld staat vast"))
	before := room()
	r.Presses("Tab").Types("Stiekem vooruit").Presses("Enter")
	r.Finds("the room sees nothing of it", !strings.Contains(room(), "Stiekem") && len(room()) > 200)
	clock := r.desk.projector.scene.clock.Text()
	r.Waits(time.Second * 70)
	r.Finds("the clock goes on", r.desk.projector.scene.clock.Text() != clock && strings.Contains(room(), r.desk.projector.scene.clock.Text()))
	r.Presses("F11").Finds("with one screen it is held too", !strings.Contains(strings.Join(textsOf(r.desk.window.Content()), " "), "Stiekem"))
	r.Presses("F11", "Ctrl+F12").Finds("released, the room sees it", strings.Contains(room(), "Stiekem") && before != room())
	r.Finds("and the sign is gone", !strings.Contains(strings.Join(textsOf(r.desk.frame.top), " "), "Beeld staat vast"))
}

// screens is a laptop that a projector can be taken from.
type screens struct{ second bool }

func TestAProjectorThatIsUnplugged(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	s := &screens{second: true}
	r.desk.displays.second = func() bool { return s.second }
	r.Presses("Ctrl+F11").Finds("it is on", r.desk.projector != nil && r.desk.projector.second)
	first := r.desk.projector.window
	r.Waits(time.Second).Finds("and stays on", r.desk.projector != nil && r.desk.projector.window == first)
	s.second = false
	r.Waits(time.Second).Hears("Ctrl+F11").Hears("weg")
	r.Finds("its window does not cover the laptop", r.desk.projector == nil)
	r.Presses("Tab").Types("Gewoon door").Presses("Enter").Finds("the work goes on", r.dossier().Goals() != nil && r.hasGoal("Gewoon door"))
	s.second = true
	r.Waits(time.Second).Hears("weer een projector")
	r.Presses("Ctrl+F11").Finds("one key brings it back, in a new window", r.desk.projector != nil && r.desk.projector.second && r.desk.projector.window != first)
	r.Presses("Ctrl+F11").Finds("and takes it away", r.desk.projector == nil)
	s.second = false
	r.Presses("Ctrl+F11").Waits(time.Second).Finds("without a second screen it is a window", r.desk.projector != nil && !r.desk.projector.second)
	s.second = true
	r.Presses("Ctrl+F11").Finds("that goes to a screen that came", r.desk.projector != nil && r.desk.projector.second)
}

func (r *room) hasGoal(text string) bool {
	return slices.ContainsFunc(r.dossier().Goals(), func(g *model.Goal) bool { return g.Text == text })
}

func TestAfterSleepTheProjectorIsMadeAnew(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.desk.displays.second = func() bool { return true }
	r.Presses("Ctrl+F11", "Ctrl+F12").Waits(time.Second)
	before := r.desk.projector.window
	r.Waits(20 * time.Minute)
	r.Finds("there is a new window", r.desk.projector != nil && r.desk.projector.window != before)
	r.Finds("that holds what was held", r.desk.projector.scene.still != nil)
	r.desk.displays.second = secondDisplay(r.desk.app.Driver())
	r.Waits(time.Second).Finds("a driver without screens has no second one", r.desk.projector == nil)
}

// crashing is a driver that is asked at the moment between two screens.
type crashing struct{ fyne.Driver }

func TestNoScreenAtAllIsNoSecondScreen(t *testing.T) {
	if secondDisplay(crashing{})() {
		t.Error("there is a second screen")
	}
}

func TestKeysOnTheOneScreen(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5", "F11")
	r.Finds("the window shows what the room sees", r.desk.here != nil)
	r.Presses("F5").Finds("the next step", r.running().Current == 1).Presses("F6").Finds("is longer", r.running().Steps[1].Extra == 5)
	r.Presses("Ctrl+F6").Finds("and stands still", script.At(r.running(), r.now).Paused).Presses("Ctrl+F6", "F5", "F5")
	r.Finds("the view goes along", strings.Contains(strings.Join(textsOf(r.desk.window.Content()), " "), "Eén idee per briefje"))
	r.Presses("Esc").Finds("Escape leads back", r.desk.here == nil && r.desk.window.Content() == r.desk.frame.object)
	r.Presses("F5").Types("een").Presses("Enter").Finds("and the keyboard is where the work is", r.dossier().Count(model.KindCard) == 1)
}

// TestATreeThatIsTooFullOffersToFocus: the laptop says so once, with the key; on a branch that stands out it is meant, and the room reads
// how many goals there are besides.
func TestATreeThatIsTooFullOffersToFocus(t *testing.T) {
	r := newRoom(t).withExample().withStuffed().Goes(atGoals).Presses("Ctrl+F11")
	r.desk.projector.scene.object.Resize(roomSize)
	r.desk.refreshScenes()
	r.Hears("te vol voor de achterste rij").Hears("Ctrl+Shift+F")
	r.Presses("Esc", "Home", "Right").Finds("it is said once", r.desk.frame.said() == "")
	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("3").ID)
	r.Presses("Ctrl+Shift+F")
	r.Finds("a branch that stands out is meant", r.desk.frame.said() == "" && !r.desk.full.told)
	shown := strings.Join(textsOf(r.desk.projector.scene.object), " ")
	r.Finds("the room reads how many there are besides", strings.Contains(shown, fmt.Sprintf("nog %d doelen", leftOut(r.desk.projector.scene.work))))
}
