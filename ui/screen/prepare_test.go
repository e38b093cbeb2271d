package screen

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/model/store"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// asks goes to a question of the assistant.
func (r *room) asks(question int) *preparePage {
	r.desk.prepare(question)
	return r.desk.page().(*preparePage)
}

func TestTheAssistantByKeyboardAlone(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	r := newRoom(t)
	r.desk.inWindow = func(func()) {} // how far saving is does not matter here
	r.Presses("Ctrl+N").Types("Een goede oude dag").Presses("Enter")
	r.Finds("the assistant opens after a new dossier", r.desk.at == atPrepare && r.desk.before.question == askTheme)
	r.Types("Ouder worden in de wijk").Presses("Enter").Types("Lindenhage").Presses("Enter").Types("2027-2030").Presses("Enter")
	r.Finds("then the top", r.desk.before.question == askTop)
	r.Types("Oudere inwoners horen erbij.").Presses("Enter").Types("wethouder Zorg").Presses("Enter")
	r.Types("Het is 2030 en niemand zit alleen.").Presses("Enter")
	r.Finds("then the parties", r.desk.before.question == askParties)
	r.Types("Inwoners van de wijk").Presses("Enter").Types("b: Buurtzorg").Presses("Enter").Types("Gemeente Lindenhage").Presses("Enter", "Enter")
	r.Finds("nothing more to add goes on", r.desk.before.question == askPeople)
	r.Types("g: beleidsadviseur Wmo").Presses("Enter").Types("bezoeker inloophuis").Presses("Enter", "Enter")
	r.Finds("then the days", r.desk.before.question == askDates)
	r.Types("wo 12 januari").Presses("Enter").Types("13.30 uur").Presses("Enter").Types("De Linde").Presses("Enter").Types("2 februari").Presses("PgDn")
	r.Finds("then the levels", r.desk.before.question == askLevels)
	r.Presses("PgDn", "Enter")
	r.Finds("after the last question it is done", r.desk.at == atStart)

	d := r.dossier()
	cover := d.Cover()
	r.Finds("what the dossier says of itself", cover.Title == "Een goede oude dag" && cover.Theme == "Ouder worden in de wijk" && cover.Municipality == "Lindenhage" &&
		cover.From == 2027 && cover.To == 2030 && cover.Commissioner == "wethouder Zorg" && cover.FutureImage == "Het is 2030 en niemand zit alleen." &&
		len(cover.Levels) == 0 && strings.HasPrefix(cover.DataStatement, "We schrijven rollen op"))
	r.Finds("the top of the tree", d.Top() != nil && d.Top().Text == "Oudere inwoners horen erbij.")
	parties := model.All[model.Party](d)
	var told []string
	for _, party := range parties {
		told = append(told, party.Mark+" "+string(party.Sort))
	}
	if got := strings.Join(told, ", "); got != "I resident, B other, G municipality" {
		t.Errorf("the parties are %s", got)
	}
	people := d.Participants()
	r.Finds("the people", len(people) == 2 && people[0].Role == "beleidsadviseur Wmo" && people[0].Party == parties[2].ID && people[1].Party == "")
	first, second := d.LatestSession(model.GoalSession), d.LatestSession(model.IndicatorSession)
	r.Finds("session 1 is planned", first.Date == "2028-01-12" && first.Starts == "13:30" && first.Place == "De Linde" && script.Span(first) == script.Length)
	r.Finds("its prompt pictures the right year", strings.Contains(first.Steps[2].Prompt, "2031"))
	r.Finds("session 2 begins at the same time in the same place", second.Date == "2028-02-02" && second.Starts == "13:30" && second.Place == "De Linde")
	r.Finds("session 3 is not planned", d.LatestSession(model.FollowingSession) == nil)
	r.desk.release()
}

func TestSkippingWritesNothing(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atStart)
	p := r.asks(askTheme)
	for range p.questions {
		r.Presses("PgDn")
	}
	r.Finds("it ends on Start", r.desk.at == atStart)
	r.Finds("nothing was written", len(r.dossier().History()) == 0)
	empty, filled := r.desk.stillEmpty()
	r.Finds("and Start knows what is empty", len(empty) == 7 && filled == 1)
}

func TestEscapeLeavesWithWhatThereIs(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.Goes(atAgreements)
	r.asks(askTop)
	r.Types("Iedereen hoort erbij").Presses("Esc")
	r.Finds("it goes back to where it was opened", r.desk.at == atAgreements)
	r.Finds("what was typed is kept", r.dossier().Top() != nil && r.dossier().Top().Text == "Iedereen hoort erbij")
	r.asks(askTop)
	r.Finds("it shows what is filled in", r.desk.page().(*preparePage).now().fields[0].Text == "Iedereen hoort erbij")
	r.Presses("Ctrl+Z").Finds("undo works", r.dossier().Top() == nil && r.desk.page().(*preparePage).now().fields[0].Text == "")
	r.Presses("Alt+Right").Finds("Alt+right skips", r.desk.before.question == askFuture)
	r.Presses("PgUp", "Alt+Left").Finds("and back", r.desk.before.question == askTheme)
	r.Presses("PgUp").Finds("before the first there is none", r.desk.before.question == askTheme)
}

func TestAnAnswerThatCannotBeIsToldAndKept(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.asks(askDates)
	r.Types("31 februari").Presses("Enter").Hears("31 februari")
	r.Finds("no session is planned", r.dossier().Count(model.KindSession) == 0)
	r.Finds("what was typed is there to mend", r.desk.page().(*preparePage).now().fields[0].Text == "31 februari")
}

func TestTheEightKindsAreOffered(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.asks(askParties)
	r.Presses("Tab", "Space", "Tab", "Space")
	parties := model.All[model.Party](r.dossier())
	if len(parties) != 2 || parties[0].Sort != model.Resident || parties[0].Mark != "I" {
		t.Fatalf("the parties are %+v", parties)
	}
	r.Finds("each has a pattern of its own", parties[0].Pattern != parties[1].Pattern)
}

func TestNamesOfLevels(t *testing.T) {
	r := newRoom(t).withEmpty()
	p := r.asks(askLevels)
	r.desk.window.Canvas().Focus(p.now().fields[1])
	p.now().fields[1].SetText("")
	r.Types("Ambitie").Presses("Enter")
	r.Finds("the second level has its own name", strings.Join(r.dossier().Cover().Levels, ",") == "Maatschappelijk effect,Ambitie,Resultaat,Inspanning")
	p.now().fields[1].SetText("")
	p.now().fields[1].Settle()
	r.Finds("the usual four are no names of the group's own", len(r.dossier().Cover().Levels) == 0)
}

func TestNamesArePrivateAndErasedAtOnce(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atStart)
	block := r.desk.page().(*startPage).people
	person := r.dossier().Participants()[0]
	r.desk.window.Canvas().Focus(block.shown[person.ID].name)
	r.Types("Anneke Geheim").Presses("Enter")
	r.Finds("the name is kept", r.dossier().NameOf(person.ID).Name == "Anneke Geheim")
	for _, change := range r.dossier().History() {
		for _, value := range change.Args {
			r.Finds("and is in no title of the history", value != "Anneke Geheim")
		}
	}
	for _, text := range textsOf(newScene(r.desk, &control.Keyboard{}).object) {
		r.Finds("nor on the room's screen", !strings.Contains(text, "Geheim"))
	}
	r.desk.eraseNames()
	r.Hears("gewist").Finds("no name is left", r.dossier().Count(model.KindName) == 0)
}

func TestWhoIsPresent(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atStart)
	block := r.desk.page().(*startPage).people
	person := r.dossier().Participants()[0]
	toggles := block.shown[person.ID].present
	first := r.dossier().Sessions()[0]
	was := toggles.IsOn(string(first.ID))
	r.desk.window.Canvas().Focus(toggles)
	r.Presses("Space")
	now := model.Get[model.Participant](r.dossier(), person.ID)
	r.Finds("space turns presence around", toggles.IsOn(string(first.ID)) != was && (len(now.Sessions) == len(person.Sessions)+1) == !was)
	r.Presses("Ctrl+Z").Finds("undo brings it back", block.shown[person.ID].present.IsOn(string(first.ID)) == was)
}

func TestADossierLikeTheOpenOne(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	r := newRoom(t).withExample()
	r.desk.inWindow = func(func()) {}
	r.Presses("Ctrl+N").Types("Een dag in Zuid").Presses("Tab", "Right", "Right")
	focused := r.desk.window.Canvas().Focused()
	if choice, ok := focused.(*control.Choice); !ok || choice.Chosen() != beginLike {
		t.Fatalf("the keyboard is on %T", focused)
	}
	r.Presses("Shift+Tab", "Enter")
	d := r.dossier()
	r.Finds("it has the tree and no figures", d.Cover().Title == "Een dag in Zuid" && d.Count(model.KindGoal) == 17 && d.Count(model.KindValue) == 0)
	r.Finds("the assistant asks the rest", r.desk.at == atPrepare)
	r.Finds("it is on the disk", filepath.Base(r.desk.file.Path()) == "Een dag in Zuid.doelenboom")
	r.desk.release()
}

func TestTheRunSheetByKeyboardAlone(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.desk.openSheetOf(model.GoalSession)
	p := r.desk.page().(*sheetPage)
	session := func() *model.Session { return r.dossier().LatestSession(model.GoalSession) }
	titles := func() string {
		var out []string
		for _, step := range session().Steps[:3] {
			out = append(out, step.Title)
		}
		return strings.Join(out, ", ")
	}
	usual := len(session().Steps)
	r.Presses("Alt+Down").Finds("Alt+down moves a step: "+titles(), titles() == "Wat is outcome?, Welkom, Toekomstbeeld" && p.list.Chosen() == 1)
	r.Presses("Alt+Up", "Alt+Up").Finds("and up, as far as there is", titles() == "Welkom, Wat is outcome?, Toekomstbeeld" && p.list.Chosen() == 0)
	r.Types("22")
	r.Finds("that it does not fit is said while typing", p.fit.Text() == "Past niet in 150 minuten: 12 te veel" && session().Steps[0].Minutes == 10)
	r.Presses("Enter").Finds("then it is written", session().Steps[0].Minutes == 22)
	r.Presses("Down", "Space").Finds("space leaves a step out", session().Steps[1].Skipped && p.fit.Text() == "Past niet in 150 minuten: 2 te veel")
	r.Presses("Space").Finds("and takes it up again", !session().Steps[1].Skipped)
	r.Presses("Enter").Types("Kennismaken").Presses("Enter")
	r.Finds("Enter adds a step after it", len(session().Steps) == usual+1 && session().Steps[2].Title == "Kennismaken")
	r.Presses("Delete").Hears("Kennismaken").Finds("Delete takes it away", len(session().Steps) == usual)
	r.Presses("Ctrl+Z").Finds("undo brings it back", len(session().Steps) == usual+1)
	r.Presses("F2").Types("Namen").Presses("Tab").Types("5").Presses("Esc")
	r.Finds("F2 edits the title", session().Steps[2].Title == "Namen")
	r.Finds("Escape leaves the minutes as they were", session().Steps[2].Minutes == usualMinutes && p.draft < 0)
	r.Presses("Esc").Finds("the list has the keyboard", r.desk.window.Canvas().Focused() == p.list)
	r.desk.window.Canvas().Focus(p.starts)
	r.Types("half twee").Presses("Enter").Hears("half twee")
	r.desk.window.Canvas().Focus(p.starts)
	p.starts.SetText("")
	r.Types("1330").Presses("Enter")
	r.Finds("start times roll on", session().Starts == "13:30" && strings.HasSuffix(p.fit.Text(), "13:30–16:22") && script.StartTimes(session())[2] == "14:02")
	r.desk.window.Canvas().Focus(p.length)
	p.length.SetText("")
	r.Types("180 min").Presses("Enter")
	r.Finds("the session may take longer", session().Length == 180 && strings.HasPrefix(p.fit.Text(), "Past: 172 van 180 minuten"))
	r.Presses("Esc").Finds("Escape leaves", r.desk.at != atSheet)
}

func TestAStepIsDragged(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.desk.openSheetOf(model.GoalSession)
	p := r.desk.page().(*sheetPage)
	r.desk.window.Canvas().Capture()
	session := func() *model.Session { return r.dossier().LatestSession(model.GoalSession) }
	first, third := session().Steps[0].Title, session().Steps[2].Title
	body := movableIn(t, p.list)
	row := r.desk.look.Px(38)
	for _, y := range []float32{row * 0.6, row * 1.5, row * 2.8} {
		body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, y)}, Dragged: fyne.NewDelta(0, 4)})
	}
	r.Finds("nothing moves while it is dragged", session().Steps[0].Title == first)
	body.DragEnd()
	r.Finds("it came after the third", session().Steps[1].Title == third && session().Steps[2].Title == first && p.list.Chosen() == 2)
}

func TestWhatHasRunStaysInTheRunSheet(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.Goes(atGoals).Presses("F5").Waits(12 * time.Minute).Presses("F5")
	r.desk.openSheetOf(model.GoalSession)
	p := r.desk.page().(*sheetPage)
	session := func() *model.Session { return r.dossier().RunningSession() }
	first := session().Steps[0].Title
	p.goTo(0)
	r.Presses("Alt+Down").Hears("blijft staan").Finds("it stays", session().Steps[0].Title == first)
	r.Presses("Delete", "Space").Finds("and is not taken away", session().Steps[0].Title == first && !session().Steps[0].Skipped)
	r.Types("30").Finds("its minutes are closed", session().Steps[0].Minutes == 10 && p.step.minutes.Disabled())
	r.Finds("it shows what it took", strings.Contains(p.step.used.Text(), "12 van 10"))
	p.goTo(4)
	r.Presses("Alt+Up").Finds("what is to come can move", session().Steps[3].Sort == model.StepTypeIn)
	p.useUsual()
	r.Finds("the usual sheet brings back the rest", session().Steps[3].Sort == model.StepSilent && len(session().Steps[0].Runs) == 1)
}

func TestAnOwnRunSheetIsOfferedAgain(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.desk.openSheetOf(model.GoalSession)
	p := r.desk.page().(*sheetPage)
	t.Cleanup(func() {
		for _, own := range r.desk.ownSheets(model.GoalSession) {
			if err := own.Delete(r.desk.ownFolder()); err != nil {
				t.Error(err)
			}
		}
	})
	r.Types("25").Presses("Enter")
	p.keep()
	r.Presses("Enter").Hears("naam").Types("Met lunch").Presses("Enter").Hears("Met lunch")
	r.withEmpty()
	r.desk.openSheetOf(model.GoalSession)
	p = r.desk.page().(*sheetPage)
	p.offerSheets()
	r.Presses("Tab", "Enter").Hears("vervangen")
	r.Finds("the own sheet is used", r.dossier().LatestSession(model.GoalSession).Steps[0].Minutes == 25)
	q := r.asks(askDates).now()
	r.desk.leave()
	r.Finds("it is offered with the days too", strings.Contains(strings.Join(textsOf(q.content), "|"), "Met lunch"))
	p = r.desk.page().(*sheetPage)
	p.offerSheets()
	r.Presses("Enter").Finds("and the usual one again", r.dossier().LatestSession(model.GoalSession).Steps[0].Minutes == 10)
	r.Presses("Ctrl+Z").Finds("undo works", r.dossier().LatestSession(model.GoalSession).Steps[0].Minutes == 25)
}

func TestGettingReady(t *testing.T) {
	r := newRoom(t)
	r.desk.settings.Checklist = true
	r.now = time.Now() // as in the file
	r.withFile("Klaar")
	path := r.desk.file.Path()
	r.Goes(atGoals).Presses("F5")
	r.Finds("the list comes before the session", r.desk.at == atReady && r.dossier().RunningSession() == nil)
	p := r.desk.page().(*readyPage)
	line := func(kind model.ReadyKind) script.Line {
		for _, line := range script.ListFor(r.dossier(), p.session(), r.now) {
			if line.Sort == kind {
				return line
			}
		}
		return script.Line{}
	}
	r.Finds("the copy is the first act", r.desk.window.Canvas().Focused() == p.acts[model.ReadyBackup])
	r.Presses("Enter")
	r.Hears("weer geopend").Finds("it is remembered", line(model.ReadyBackup).State == script.Ready)
	backups, err := r.desk.file.Backups()
	if err != nil || len(backups) == 0 || !backups[0].Kept {
		t.Fatalf("the backups are %v, %v", backups, err)
	}
	stick := t.TempDir()
	p.copyTo(model.ReadyStick, stick)
	r.catchUp()
	copies, err := filepath.Glob(filepath.Join(stick, "Klaar "+r.now.Format("2006-01-02 15.04")+".doelenboom"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("the copies are %q, %v", copies, err)
	}
	if problems, err := store.Check(copies[0]); err != nil || len(problems) > 0 {
		t.Errorf("the copy: %v, %v", problems, err)
	}
	r.Finds("the stick too", line(model.ReadyStick).State == script.Ready)

	r.Finds("the projector comes next", r.desk.window.Canvas().Focused() == p.acts[model.ReadyProjector])
	r.Presses("Enter")
	r.Finds("it opens, and is to be confirmed", r.desk.projector != nil && line(model.ReadyProjector).State == script.ToDo)
	r.Finds("the room is asked whether it can read this", r.desk.projector.scene.question.Text() == "Kan iedereen dit lezen?")
	r.Presses("Enter").Finds("by key", line(model.ReadyProjector).State == script.Ready)

	r.Presses("Enter")
	papers, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*.pdf"))
	r.Finds("the papers of the session are made", err == nil && len(papers) == len(paper.SetFor(model.GoalSession)) && line(model.ReadyHandouts).State == script.Ready)
	r.Finds("no agreements stand open", line(model.ReadyAgreements).State == script.Ready)

	r.Presses("Enter").Finds("people are asked in the assistant", r.desk.at == atPrepare && r.desk.before.question == askPeople)
	r.Presses("PgUp").Types("Inwoners").Presses("Enter", "PgDn").Types("i: bezoeker").Presses("Enter", "Esc")
	p = r.desk.page().(*readyPage)
	r.Finds("and it leads back to the list", r.desk.at == atReady && line(script.ReadyPeople).State == script.Ready)
	r.Finds("the run sheet fits", line(script.ReadySheet).State == script.Ready)
	r.Finds("all is ready, and says so", r.desk.window.Canvas().Focused() == p.start && strings.Contains(strings.Join(textsOf(p.content()), "|"), "Alles staat klaar"))

	r.desk.closeProjector()
	r.desk.release()
	if err := r.desk.Open(path); err != nil {
		t.Fatal(err)
	}
	r.Goes(atGoals).Presses("F5")
	p = r.desk.page().(*readyPage)
	r.Finds("it is remembered after a restart", script.IsReady(script.ListFor(r.dossier(), p.session(), r.now)))
	r.Presses("F5").Finds("F5 begins", r.dossier().RunningSession() != nil && r.desk.at == atGoals)
	r.desk.release()
}

func TestTheListNeedNotComeByItself(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.desk.settings.Checklist = true
	r.Goes(atIndicators).Presses("F5").Finds("it comes", r.desk.at == atReady && r.desk.before.kind == model.IndicatorSession)
	r.desk.page().(*readyPage).toggleChecklist()
	r.Presses("Esc").Finds("Escape goes back", r.desk.at == atIndicators)
	r.Presses("F5").Finds("now the session begins at once", r.dossier().RunningSession() != nil)
}

func TestWithoutAFileThereIsNothingToCopy(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.desk.makeReady(model.GoalSession)
	r.Presses("Enter").Hears("niets om te kopiëren")
}

// TestNothingOverlapsBeforeASession at any size that people work with.
func TestNothingOverlapsBeforeASession(t *testing.T) {
	for _, size := range []struct{ zoom, width, height int }{{100, 1280, 720}, {100, 1024, 700}, {200, 1280, 720}} {
		r := newRoom(t).withExample()
		r.desk.settings.Zoom = size.zoom
		r.desk.rebuild()
		for _, stop := range Stops() {
			if stop.Room || stop.at != atPrepare && !strings.HasSuffix(stop.Name, "-sheet") && !strings.HasSuffix(stop.Name, "-ready") {
				continue
			}
			r.desk.stand(stop, size.width, size.height)
			for _, fault := range overlaps(r.desk.page().content()) {
				t.Errorf("%s at %v: %s", stop.Name, size, fault)
			}
		}
	}
}

// movableIn is the part of a list that is dragged.
func movableIn(t *testing.T, list *control.Rows) fyne.Draggable {
	t.Helper()
	var found fyne.Draggable
	walkWidgets(list, func(o fyne.CanvasObject) {
		if body, ok := o.(fyne.Draggable); ok && found == nil {
			if _, tappable := o.(fyne.Tappable); tappable {
				found = body
			}
		}
	})
	if found == nil {
		t.Fatal("nothing in the list can be dragged")
	}
	return found
}

func walkWidgets(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			walkWidgets(inner, visit)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			walkWidgets(inner, visit)
		}
	}
}
