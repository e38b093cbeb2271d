package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalsPage is the page at hand.
func (r *room) goalsPage() *goalsPage {
	r.t.Helper()
	p, ok := r.desk.page().(*goalsPage)
	if !ok {
		r.t.Fatalf("the page at hand is %T", r.desk.page())
	}
	return p
}

// outline writes the tree of the dossier as a line: each goal with what is under it between brackets.
func (r *room) outline() string {
	var write func(goal *model.Goal) string
	write = func(goal *model.Goal) string {
		children := r.dossier().Children(goal.ID)
		if len(children) == 0 {
			return goal.Text
		}
		parts := make([]string, len(children))
		for i, child := range children {
			parts[i] = write(child)
		}
		return goal.Text + "(" + strings.Join(parts, " ") + ")"
	}
	if top := r.dossier().Top(); top != nil {
		return write(top)
	}
	return ""
}

// Grows checks the tree.
func (r *room) Grows(want string) *room {
	r.t.Helper()
	if got := r.outline(); got != want {
		r.t.Errorf("the tree is %s, not %s", got, want)
	}
	return r
}

// Selects checks which goal is selected.
func (r *room) Selects(text string) *room {
	r.t.Helper()
	if got := r.goalsPage().tree.text(r.goalsPage().tree.tree.Selected()); got != text {
		r.t.Errorf("selected is %q, not %q", got, text)
	}
	return r
}

// cards are the cards by number.
func (r *room) cards() []string {
	var out []string
	for _, card := range r.dossier().Cards("") {
		out = append(out, fmt.Sprintf("%d %s", card.Number, card.Text))
	}
	return out
}

// grouped writes the groups with the numbers of their cards.
func (r *room) grouped() string {
	var out []string
	for _, group := range r.dossier().Groups("") {
		var numbers []string
		for _, card := range r.dossier().Cards("") {
			if slices.Contains(card.Groups, group.ID) {
				numbers = append(numbers, fmt.Sprint(card.Number))
			}
		}
		out = append(out, group.Name+":"+strings.Join(numbers, ","))
	}
	return strings.Join(out, " ")
}

// showsRoom returns what stands on the projector.
func (r *room) showsRoom() string {
	s := newScene(r.desk, &control.Keyboard{})
	window := test.NewWindow(s.object)
	defer window.Close()
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1920, 1080))
	return strings.Join(textsOf(s.object), " ")
}

// TestSessionOneByKeyboard walks through session 1 with hands on the keys: cards, groups, the tree.
func TestSessionOneByKeyboard(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals)
	r.Presses("Ctrl+PgUp", "Ctrl+PgUp")
	for _, card := range []string{"Ergens verwacht worden", "Koffie met buren", "7 Een reden om op te staan", "Vrienden maken", "Iemand die belt"} {
		r.Types(card).Presses("Enter")
	}
	if got, want := strings.Join(r.cards(), "; "), "1 Ergens verwacht worden; 2 Koffie met buren; 7 Een reden om op te staan; 8 Vrienden maken; 9 Iemand die belt"; got != want {
		t.Fatalf("the cards are %s", got)
	}
	r.Finds("the first card planned the session", len(r.dossier().Sessions()) == 1)

	r.Presses("Ctrl+PgDn").Presses("Enter") // card 1 makes a group; the keyboard is at card 2
	r.Presses("Enter").Types("1").Types("2").Types("2")
	if got := r.grouped(); got != ":1,7 :2,8,9" {
		t.Fatalf("the groups are %s", got)
	}
	groups := r.goalsPage().part(goalsGroups).(*groupsSurface)
	groups.toUnnamed()
	r.Presses("F2").Types("Dagritme").Presses("Enter")
	groups.toUnnamed()
	r.Presses("Enter").Types("Mensen").Presses("Enter")
	r.Presses("Ctrl+G")
	if got := r.grouped(); got != "Dagritme:1,7 Mensen:2,8,9" {
		t.Fatalf("the groups are %s", got)
	}
	r.Grows("(Mensen)")

	r.Presses("Ctrl+PgDn").Types("Zinvolle dag").Presses("Enter").Grows("Zinvolle dag(Mensen)").Selects("Zinvolle dag")
	r.Presses("Down", "Tab").Types("Buren").Presses("Enter", "Enter").Types("Vrienden").Presses("Tab").Types("Koffie").Presses("Enter")
	r.Grows("Zinvolle dag(Mensen(Buren Vrienden(Koffie)))").Selects("Koffie")
	r.Presses("Alt+Left").Grows("Zinvolle dag(Mensen(Buren Vrienden Koffie))")
	r.Presses("Alt+Up", "Alt+Up").Grows("Zinvolle dag(Mensen(Koffie Buren Vrienden))")
	r.Presses("Ctrl+Z").Grows("Zinvolle dag(Mensen(Buren Koffie Vrienden))")
	r.Presses("Ctrl+Y").Grows("Zinvolle dag(Mensen(Koffie Buren Vrienden))").Selects("Koffie")
	r.Presses("Alt+Down", "Alt+Right").Grows("Zinvolle dag(Mensen(Buren(Koffie) Vrienden))")
	r.Presses("Shift+Enter").Types("Thee").Presses("Enter").Grows("Zinvolle dag(Mensen(Buren(Thee Koffie) Vrienden))")
	r.Presses("Delete").Hears("Thee").Grows("Zinvolle dag(Mensen(Buren(Koffie) Vrienden))").Selects("Koffie")
}

func TestAnEmptyNewGoalLeavesNoTrace(t *testing.T) {
	for _, key := range []string{"Enter", "Esc", "Shift+Tab", "Alt+1"} {
		r := newRoom(t).withExample().Goes(atGoals)
		r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("2.1").ID)
		before, history := r.outline(), len(r.dossier().History())
		r.Presses("Enter")
		r.Finds("a field is open", r.goalsPage().tree.tree.Writing())
		page := r.goalsPage()
		r.Presses(key).Grows(before)
		r.Finds("the field is closed after "+key, !page.tree.tree.Writing())
		r.Finds("nothing is in the history after "+key, len(r.dossier().History()) == history)
		if key == "Enter" || key == "Esc" {
			r.Selects("Deelnemers leren mensen kennen buiten de hulpverlening.")
		}
	}
}

func TestEscapeLeavesAGoalAsItWas(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	before := r.outline()
	r.Presses("F2").Types(" En nog meer.").Presses("Esc").Grows(before)
	r.Finds("the tree has the keyboard again", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
	r.Types(" x").Presses("Enter")
	r.Finds("typing goes on behind the text", strings.HasSuffix(r.dossier().Top().Text, "erbij.x"))
	r.Presses("Ctrl+Z").Grows(before)
}

func TestWhatIsWrittenIsKeptWhenOneGoesElsewhere(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	count := r.dossier().Count(model.KindGoal)
	r.Presses("Tab").Types("Een nieuw doel").Goes(atFigures)
	r.Finds("the goal is there", r.dossier().Count(model.KindGoal) == count+1)
	r.Goes(atGoals).Presses("Tab").Types("Nog een").Presses("Ctrl+PgUp")
	r.Finds("on another surface too", r.dossier().Count(model.KindGoal) == count+2)
}

// TestASheetLeavesWhatIsHalfWritten: a term comes in between, and the goal goes on where it was.
func TestASheetLeavesWhatIsHalfWritten(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	count, changes := r.dossier().Count(model.KindGoal), len(r.dossier().History())
	r.Presses("Tab").Types("Een nieuw").Presses("F7").Types("nieuw: er was het nog niet").Presses("Enter", "Esc")
	r.Finds("only the term came", r.dossier().Count(model.KindGoal) == count && len(r.dossier().History()) == changes+1)
	r.Finds("the goal is still being written", r.goalsPage().tree.tree.Writing() && r.goalsPage().tree.tree.Draft().Text == "Een nieuw")
	r.Types(" doel").Presses("F8", "Esc", "F9", "Esc", "F1", "Esc", "Enter").Selects("Een nieuw doel")
	r.Finds("one goal came", r.dossier().Count(model.KindGoal) == count+1)

	r.Presses("Tab").Types("Nog een").Presses("F7", "Ctrl+=")
	r.Finds("what is half written is kept when everything is made larger", r.dossier().Count(model.KindGoal) == count+2)
	r.Presses("Enter").Types("Een vierde").Presses("Tab").Types("En nog een").Presses("F8", "Ctrl+Z")
	r.Finds("the sheet is still there", r.desk.sheet != nil).Presses("Esc")
	r.Finds("what was written on is gone with what it stood under", !r.goalsPage().tree.tree.Writing())
	r.Finds("and the tree has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
}

func TestArrowsLeadThereAndBack(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	for _, code := range []string{"1", "2.2", "3.1", "4.3"} {
		goal := r.dossier().GoalByCode(code)
		for _, way := range [][2]string{{"Down", "Up"}, {"Left", "Right"}, {"Right", "Left"}, {"Up", "Down"}} {
			r.goalsPage().tree.tree.Select(goal.ID)
			if r.Presses(way[0]).goalsPage().tree.tree.Selected() != goal.ID {
				r.Presses(way[1]).Selects(goal.Text)
			}
		}
	}
	r.Presses("Home").Selects(r.dossier().Top().Text).Presses("End").Selects("Werkgevers in de regio gebruiken de talenten van inwoners.")
}

func TestFoldingHidesABranchUntilSomethingInItIsNeeded(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	two := r.dossier().GoalByCode("2")
	tree.Select(two.ID)
	r.Presses("Space")
	r.Finds("it is folded", tree.Folded(two.ID))
	r.Finds("the room does not see what is under it", !strings.Contains(r.showsRoom(), "Mantelzorgers"))
	r.desk.goTo(atGoals, model.RefTo(r.dossier().GoalByCode("2.2")))()
	r.Finds("going to a goal under it unfolds it", !r.goalsPage().tree.tree.Folded(two.ID))
	tree.Select(two.ID)
	r.Presses("Space").Goes(atFigures)
	r.desk.zoom(1)
	r.Goes(atGoals)
	r.Finds("it is still folded when the page is made anew", r.goalsPage().tree.tree.Folded(two.ID))
	r.Selects(two.Text)
}

func TestTheRoomReadsAlong(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("2.2").ID)
	history := len(r.dossier().History())
	r.Presses("Enter").Types("Buren koken samen")
	if shown := r.showsRoom(); !strings.Contains(shown, "Buren koken") {
		t.Errorf("the room sees %s", shown)
	}
	r.Finds("before anything is an edit", len(r.dossier().History()) == history)
	r.Presses("Esc")
	r.Finds("and not what was given up", !strings.Contains(r.showsRoom(), "Buren koken"))
}

func TestTheSceneFollowsWhileTheProjectorIsOn(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.Presses("F11")
	r.Finds("the view of the room is here", r.desk.here != nil)
	display := r.desk.here.work
	r.desk.goTo(atGoals, model.RefTo(r.dossier().GoalByCode("3.3")))()
	r.Finds("the same view goes on", r.desk.here.work == display)
	r.Presses("Esc")
}

// TestLettersForTheRoom: nothing that the room sees of session 1 is smaller than 28 pixels at 1920x1080.
func TestLettersForTheRoom(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	for _, surface := range []model.Key{goalsCards, goalsGroups, goalsTree} {
		r.goalsPage().to(surface)
		s := newScene(r.desk, &control.Keyboard{})
		window := test.NewWindow(s.object)
		window.SetPadded(false)
		window.Resize(fyne.NewSize(1920, 1080))
		least := s.work.(*container.Clip).Content.(interface{ LeastLetters() float32 }).LeastLetters()
		if least < roomSmall {
			t.Errorf("%s has letters of %v", surface, least)
		}
		window.Close()
	}
}

func TestTheRoomSeesNoPartiesOnCards(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	cards := r.goalsPage().part(goalsCards).(*cardsSurface)
	for _, group := range cards.groups(model.Room) {
		for _, card := range group.Cards {
			if card.Mark != (figure.PartyLook{}) {
				t.Fatalf("card %s shows whose it is", card.Number)
			}
		}
	}
}

func TestACardInTwoGroups(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("Ctrl+PgUp", "Ctrl+PgUp")
	r.Types("een").Presses("Enter").Types("twee").Presses("Enter").Presses("Ctrl+PgDn")
	r.Presses("Enter", "Enter")
	groups := r.goalsPage().part(goalsGroups).(*groupsSurface)
	first := r.dossier().Groups("")[0]
	groups.board.Choose(control.Spot{Group: first.ID, Card: r.dossier().Cards("")[0].ID})
	r.Types("+2")
	if got := r.grouped(); got != ":1 :1,2" {
		t.Errorf("the groups are %s", got)
	}
	r.Types("1")
	if got := r.grouped(); got != ": :1,2" {
		t.Errorf("taken out again the groups are %s", got)
	}
	groups.put([]control.Spot{{Group: r.dossier().Groups("")[1].ID, Card: r.dossier().Cards("")[1].ID}}, "", false)
	if got := r.grouped(); got != ": :1" {
		t.Errorf("carried out of all groups they are %s", got)
	}
}

func TestCardsAndGroupsBecomeSomething(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("Ctrl+PgUp", "Ctrl+PgUp")
	for _, card := range []string{"een", "twee", "drie"} {
		r.Types(card).Presses("Enter")
	}
	r.Presses("Ctrl+PgDn")
	board := r.goalsPage().part(goalsGroups).(*groupsSurface).board
	for i, key := range []string{"Ctrl+G", "Ctrl+I", "Ctrl+K"} {
		board.Choose(control.Spot{Card: r.dossier().Cards("")[i].ID})
		r.Presses(key)
	}
	r.Grows("(een)")
	r.Finds("the second is a candidate", len(r.dossier().Indicators()) == 1 && r.dossier().Indicators()[0].Name == "twee")
	r.Finds("the third is parked", r.dossier().Count(model.KindParked) == 1 && r.dossier().Cards("")[2].Parked)
	for i, card := range r.dossier().Cards("") {
		r.Finds(fmt.Sprintf("card %d says what it became", i+1), len(card.Became) == 1)
	}
	r.Presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
	r.Finds("all of it can be undone", r.dossier().Count(model.KindGoal)+r.dossier().Count(model.KindIndicator)+r.dossier().Count(model.KindParked) == 0)
}

func TestAGroupWithoutANameIsAskedForIt(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("Ctrl+PgUp", "Ctrl+PgUp")
	r.Types("een").Presses("Enter").Presses("Ctrl+PgDn").Presses("Enter")
	r.goalsPage().part(goalsGroups).(*groupsSurface).toUnnamed()
	r.Presses("Ctrl+G").Hears("naam").Types("Mensen").Presses("Enter", "Ctrl+G").Grows("(Mensen)")
}

func TestTheSameCardTwiceIsPointedOut(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("Ctrl+PgUp", "Ctrl+PgUp")
	r.Types("Koffie met buren.").Presses("Enter").Types("koffie  met Buren").Presses("Enter").Hears("Kaart 1")
	r.Finds("both are there", len(r.cards()) == 2)
	r.Types("1 Iets anders").Presses("Enter").Hears("Kaart 1 bestaat al")
	r.Finds("a number twice is refused", len(r.cards()) == 2)
	r.Finds("and what was typed is still there", r.goalsPage().part(goalsCards).(*cardsSurface).field.Text == "1 Iets anders")
}

func TestStepsOfSessionOneTurnToTheirSurface(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5")
	seen := map[model.Key]bool{}
	for r.dossier().RunningSession() != nil {
		session := r.dossier().RunningSession()
		if step := session.Steps[session.Current].Sort; placeOf(session.Sort, step) != atGoals {
			r.Finds("the page is that of the step", r.desk.at == placeOf(session.Sort, step)).Presses("F5")
			continue
		}
		want := r.goalsPage().worked(session.Steps[session.Current].Sort)
		if got := r.goalsPage().at(); got != want {
			t.Errorf("at %s the surface is %s, not %s", session.Steps[session.Current].Sort, got, want)
		}
		seen[want] = true
		r.Presses("F5")
	}
	r.Finds("all surfaces were used", seen[goalsCards] && seen[goalsGroups] && seen[goalsTree])
}

func TestDetailsAreWrittenInPlace(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("4.1")
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("F4")
	now := func() *model.Goal { return model.Get[model.Goal](r.dossier(), goal.ID) }
	details := r.goalsPage().tree.details
	field := func(i int) *control.Field { return details.fields[i].field }
	r.Finds("the W-question of its level is told", details.place.Text() == "Resultaat. Wat willen we bereiken?")
	r.Finds("the keyboard is in the first field", field(0).Writing())
	field(0).Put("")
	r.Types("Wie leert, durft meer.").Presses("Enter")
	r.Finds("the assumption is kept", now().Assumption == "Wie leert, durft meer.")
	r.Presses("Tab", "End").Finds("it contributes a lot", now().Contribution == 3)
	r.desk.window.Canvas().Focus(field(3))
	field(3).Put("")
	r.Types("2.1, 9.9").Presses("Enter").Hears("9.9")
	r.Finds("an unknown code changes nothing", len(now().Also) == len(goal.Also))
	field(3).SetText("")
	r.Types("2.1; 3.3").Presses("Enter")
	r.Finds("the links are kept", len(now().Also) == 2 && now().Also[1].Goal == r.dossier().GoalByCode("3.3").ID)
	r.Presses("Tab", "Tab").Types("Wie iets kan, helpt een ander.").Presses("Enter")
	r.Finds("a link has an assumption of its own", now().Also[1].Assumption == "Wie iets kan, helpt een ander." && now().Also[0].Assumption == "")
	r.Presses("F4")
	r.Finds("the tree has the keyboard again", r.desk.window.Canvas().Focused() == fyne.Focusable(r.goalsPage().tree.tree))
}

// TestPartiesSayWhatTheyThink: support, a remark, doubt with a reason, and nothing again, by keyboard.
func TestPartiesSayWhatTheyThink(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("4.3")
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("F4")
	details := r.goalsPage().tree.details
	parties := model.All[model.Party](r.dossier())
	r.Finds("every party has a line", len(details.support.lines) == len(parties))
	now := func() *model.Support {
		return supportOf(model.Get[model.Goal](r.dossier(), goal.ID), parties[1].ID)
	}
	before := len(model.Get[model.Goal](r.dossier(), goal.ID).Support)
	if said := now(); said != nil {
		t.Fatal("the example has an opinion here already")
	}
	r.desk.window.Canvas().Focus(details.support.lines[1].button)
	r.Presses("Enter").Finds("it supports the goal", now() != nil && now().Stance == model.Supports)
	r.Presses("Enter").Finds("with a remark", now().Stance == model.SupportsWithRemark)
	r.Presses("Space").Finds("it doubts", now().Stance == model.Doubts)
	r.Presses("Tab").Types("Wij zien nog geen werkgevers.").Presses("Enter")
	r.Finds("and says why", now().Reason == "Wij zien nog geen werkgevers.")
	r.Presses("Shift+Tab", "Enter").Finds("and then nothing again", now() == nil && len(model.Get[model.Goal](r.dossier(), goal.ID).Support) == before)
	r.Presses("Ctrl+Z").Finds("which can be undone", now() != nil && now().Reason == "Wij zien nog geen werkgevers.")
}

func TestGoalsAreMarked(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("4.3")
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("F4")
	now := func() *model.Goal { return model.Get[model.Goal](r.dossier(), goal.ID) }
	wheel := r.goalsPage().tree.details.toggles[0].toggles
	was := slices.Contains(now().Wheel, "independence")
	r.desk.window.Canvas().Focus(wheel)
	r.Presses("Space").Finds("the first field of the wheel turns", slices.Contains(now().Wheel, "independence") != was)
	r.Presses("Right", "Space", "Ctrl+Z").Finds("and back", slices.Contains(now().Wheel, "contacts") == slices.Contains(goal.Wheel, "contacts"))
	r.Presses("Tab", "End").Presses("Tab", "Home", "Right").Finds("it makes a difference for people", now().Scale == string(model.ScaleIndividual))
	r.Presses("Tab")
	field := r.goalsPage().tree.details.fields[5].field
	field.Put("")
	r.Types("jongeren, mantelzorgers, jongeren ").Presses("Enter")
	r.Finds("each target group once", slices.Equal(now().TargetGroups, []string{"jongeren", "mantelzorgers"}))
}

// pressAt presses the pointer on a goal and returns where.
func pressAt(tree *control.Tree, goal model.ID, share fyne.Position) fyne.Position {
	pos, size := tree.PlaceOf(goal)
	at := pos.AddXY(size.Width*share.X, size.Height*share.Y)
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = at
	tree.MouseDown(ev)
	return at
}

func TestGoalsAreCarriedByHand(t *testing.T) {
	for _, c := range []struct {
		from, to string
		share    fyne.Position
		want     string
	}{
		{"1.1", "2", fyne.NewPos(0.5, 0.5), "2.4"},
		{"1.1", "2.1", fyne.NewPos(0.5, 0.9), "2.2"},
		{"1.1", "2.1", fyne.NewPos(0.5, 0.1), "2.1"},
		{"1.3", "1.1", fyne.NewPos(0.5, 0.1), "1.1"},
		{"1.1", "1.3", fyne.NewPos(0.5, 0.9), "1.3"},
		{"4", "1", fyne.NewPos(0.05, 0.5), "1"},
		{"2", "2.1", fyne.NewPos(0.5, 0.5), "2"}, // not into its own branch
		{"0", "2.1", fyne.NewPos(0.5, 0.5), "0"}, // the top stays
	} {
		r := newRoom(t).withExample().Goes(atGoals)
		tree := r.goalsPage().tree.tree
		goal, target := r.dossier().GoalByCode(c.from), r.dossier().GoalByCode(c.to)
		from := pressAt(tree, goal.ID, fyne.NewPos(0.5, 0.5))
		pos, size := tree.PlaceOf(target.ID)
		to := pos.AddXY(size.Width*c.share.X, size.Height*c.share.Y)
		tree.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
		tree.DragEnd()
		if got := r.dossier().Code(goal.ID); got != c.want {
			t.Errorf("%s carried to %v of %s is now %s, not %s", c.from, c.share, c.to, got, c.want)
		}
	}
}

func TestThePointerWritesAndUnfolds(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	goal := r.dossier().GoalByCode("3.2")
	at := pressAt(tree, goal.ID, fyne.NewPos(0.5, 0.5))
	r.Selects(goal.Text)
	tree.DoubleTapped(&fyne.PointEvent{Position: at})
	r.Types(" Echt.").Presses("Enter")
	r.Finds("the text is changed", strings.HasSuffix(r.dossier().GoalByCode("3.2").Text, "Echt."))
	r.Presses("F2").Types(" Nee.")
	pressAt(tree, r.dossier().GoalByCode("1").ID, fyne.NewPos(0.5, 0.5))
	r.Finds("a press elsewhere keeps what is written", strings.HasSuffix(r.dossier().GoalByCode("3.2").Text, "Nee.") && !tree.Writing())
}

// TestTheBarHoldsWhatTheStepAsksFor: a surface of one step stands in the bar while that step is at hand or it is looked at, and no longer.
func TestTheBarHoldsWhatTheStepAsksFor(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals)
	p := r.goalsPage()
	offered := func() (out []model.Key) {
		for i, part := range p.parts {
			if p.surfaces.buttons[i].Visible() {
				out = append(out, part.name)
			}
		}
		return out
	}
	for i := range p.parts {
		if p.parts[i].name == goalsGroups {
			p.parts[i].atStep = true
		}
	}
	p.changed(nil)
	r.Finds("it is not in the bar", !slices.Contains(offered(), goalsGroups))
	r.Presses("Ctrl+PgUp").Finds("the keys pass it by", p.at() == goalsCards)
	p.follow(model.StepName)
	r.Finds("its step turns to it and puts it in the bar", p.at() == goalsGroups && slices.Contains(offered(), goalsGroups))
	r.Presses("Ctrl+PgDn").Finds("and it leaves the bar", p.at() == goalsTree && !slices.Contains(offered(), goalsGroups))
}
