package screen

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"doelenboom/model"
)

func (r *room) indicator(code string) *model.Indicator {
	r.t.Helper()
	for _, i := range r.dossier().Indicators() {
		if i.Code == code {
			return i
		}
	}
	r.t.Fatalf("no indicator %s", code)
	return nil
}

func TestNewDossierByKeyboard(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	r := newRoom(t)
	r.Presses("Ctrl+N").Types("Een zinvolle dag: proef?").Presses("Enter")
	if r.dossier() == nil {
		t.Fatal("no dossier after Enter")
	}
	r.Finds("the title is what was typed", r.dossier().Cover().Title == "Een zinvolle dag: proef?")
	path := r.desk.file.Path()
	if filepath.Base(path) != "Een zinvolle dag proef.doelenboom" {
		t.Errorf("the file is called %s", filepath.Base(path))
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	r.desk.release()
}

func TestTheSameTitleTwiceMakesTwoFiles(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	r := newRoom(t)
	r.desk.createNamed("Proef")
	first := r.desk.file.Path()
	r.desk.createNamed("Proef")
	r.Finds("the second file has another name", r.desk.file.Path() != first)
	r.desk.release()
}

func TestAMissingFileIsOneSentence(t *testing.T) {
	r := newRoom(t)
	r.desk.choose(filepath.Join(t.TempDir(), "weg.doelenboom"))
	r.Hears("weg.doelenboom")
}

func TestSessionRunsByF5(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.Goes(atGoals).Presses("F5")
	session := r.dossier().RunningSession()
	if session == nil {
		t.Fatal("F5 starts no session")
	}
	r.Finds("it is session 1", session.Sort == model.GoalSession)
	r.Waits(4*time.Minute).Presses("F6", "F5")
	session = r.dossier().RunningSession()
	r.Finds("the second step runs", session.Current == 1 && len(session.Steps[1].Runs) == 1)
	r.Finds("the first step was five minutes longer", session.Steps[0].Extra == 5)
	r.Finds("and its real time is kept", session.Steps[0].Runs[0].To.Sub(session.Steps[0].Runs[0].From) == 4*time.Minute)
	for range session.Steps[2:] {
		r.Presses("F5")
	}
	r.Presses("F5")
	r.Finds("after the last step the session is closed", r.dossier().RunningSession() == nil)
}

func TestTermsParkedAndDecisionsFromAnywhere(t *testing.T) {
	r := newRoom(t).withExample()
	terms, parked, agreements := r.dossier().Count(model.KindTerm), r.dossier().Count(model.KindParked), r.dossier().Count(model.KindAgreement)
	r.Goes(atFigures)
	before := r.desk.window.Canvas().Focused()
	r.Presses("F7").Types("meedoen: erbij zijn").Presses("Enter", "Esc")
	r.Presses("F8").Types("de bus").Presses("Enter", "Esc")
	r.Presses("F9").Types("bus regelen; Werkplein; 1 maart 2028").Presses("Enter", "Esc")
	r.Finds("a term more", r.dossier().Count(model.KindTerm) == terms+1)
	r.Finds("a parked subject more", r.dossier().Count(model.KindParked) == parked+1)
	r.Finds("an agreement more", r.dossier().Count(model.KindAgreement) == agreements+1)
	r.Finds("the keyboard is back where it was", r.desk.window.Canvas().Focused() == before)
	for _, a := range r.dossier().Agreements() {
		if a.Text == "bus regelen" {
			r.Finds("who and when are read", r.dossier().ActorName(a.Who) == "Werkplein" && a.Due == "2028-03-01")
		}
	}
	r.Presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
	r.Finds("undo takes all three back", r.dossier().Count(model.KindTerm) == terms && r.dossier().Count(model.KindAgreement) == agreements)
	r.Presses("Ctrl+Y")
	r.Finds("redo does one again", r.dossier().Count(model.KindTerm) == terms+1)
}

func TestReadingFourQuestionsByEnter(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.follow(model.StepInterpret)
	p.goTo(r.indicator("I9").ID)
	r.Types("Ja").Presses("Enter").Types("Meer begeleiders").Presses("Enter").Types("Mooi").Presses("Enter").Types("Zo doorgaan").Presses("Enter")
	reading := r.dossier().ReadingIn(r.indicator("I9").ID, r.dossier().RunningSession().ID)
	if reading == nil {
		t.Fatal("nothing was written")
	}
	r.Finds("each answer stands under its own question",
		reading.Recognise == "Ja" && reading.Explain == "Meer begeleiders" && reading.Appreciate == "Mooi" && reading.Improve == "Zo doorgaan")
	r.Presses("Alt+Right")
	r.Finds("Alt+Right goes to the next indicator", p.at == r.indicator("I10").ID)
}

func TestAJudgementNeedsItsReason(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.follow(model.StepInterpret)
	p.goTo(r.indicator("I9").ID)
	p.reading.judgement.OnChoose(string(model.Attention))
	r.Hears("waarom").Types("te weinig begeleiding").Presses("Enter")
	course := r.dossier().Course(r.indicator("I9"))
	r.Finds("the group's judgement goes before the computed one", course.ByGroup && course.Judgement == model.Attention && course.Computed == model.OnCourse)
}

func TestFiguresByKeyboardAlone(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atFigures).Presses("Ctrl+PgDn")
	id := r.indicator("I1").ID
	p := r.desk.page().(*figuresPage)
	p.open(model.Ref{Kind: model.KindIndicator, ID: id})
	p.focus()
	r.Types("2028").Presses("Enter").Types("64,5").Presses("Enter")
	value := r.dossier().ValueAt(id, "2028")
	if value == nil || value.Value == nil || *value.Value != 64.5 {
		t.Fatalf("the figure is %v", value)
	}
	r.Types("2029").Presses("Enter").Types("niet gemeten").Presses("Enter")
	if value := r.dossier().ValueAt(id, "2029"); value == nil || value.Missing != model.NotMeasured {
		t.Errorf("the missing figure is %v", value)
	}
	r.Types("2030").Presses("Enter").Types("veel").Presses("Enter").Hears("veel")
	r.Finds("what is no figure is not kept", r.dossier().ValueAt(id, "2030") == nil)
	r.Presses("Esc", "Ctrl+Z")
	r.Finds("undo takes the last figure back", r.dossier().ValueAt(id, "2029") == nil && r.dossier().ValueAt(id, "2028") != nil)
}

func TestSearchGoesThere(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atGoals).Presses("Ctrl+F", "Ctrl+F").Types("eenzaam").Presses("Enter") // first through the tree, and from there through everything
	r.Finds("it went to the indicators", r.desk.at == atIndicators)
}

func TestZoomAndLanguageKeepThePage(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning).Presses("Ctrl+-")
	r.Presses("Ctrl+=")
	r.Finds("everything is 125 %", r.desk.settings.Zoom == 125 && r.desk.look.Zoom == 1.25)
	r.Finds("the page is the same", r.desk.at == atLearning)
	r.desk.setLanguage("en")
	r.Finds("the window speaks English", r.desk.look.Words.Language == "en" && r.desk.at == atLearning)
}

func TestRoomSeesNoNotes(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning).Presses("F11")
	if r.desk.here == nil {
		t.Fatal("F11 does not show the room's view")
	}
	note := r.dossier().RunningSession().Steps[r.dossier().RunningSession().Current].Note
	for _, text := range textsOf(r.desk.window.Content()) {
		if note != "" && text == note {
			t.Errorf("the room reads the private note %q", note)
		}
	}
	r.Presses("Esc")
	r.Finds("Escape goes back", r.desk.here == nil)
}

func TestWhatWasDeletedComesBackFromHistory(t *testing.T) {
	r := newRoom(t).withExample()
	agreement := r.dossier().Agreements()[0]
	r.desk.edit("edit.agreement.delete", func(tx *model.Tx) error { return tx.Delete(model.KindAgreement, agreement.ID) }, "text", agreement.Text)
	history := r.dossier().History()
	change := history[len(history)-1]
	r.Finds("history knows that it is gone", r.desk.deletedStill(change))
	r.desk.edit("edit.cover", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Theme = "anders"; return nil })
	})
	if _, err := r.dossier().BringBack(change); err != nil {
		t.Fatal(err)
	}
	r.Finds("it is back", model.Get[model.Agreement](r.dossier(), agreement.ID) != nil && !r.desk.deletedStill(change))
}

func TestPartiesAtTheTable(t *testing.T) {
	r := newRoom(t).withEmpty()
	r.Goes(atStart)
	block := r.desk.page().(*startPage).parties
	r.desk.window.Canvas().Focus(block.fresh)
	r.Types("w: Werkplein").Presses("Enter").Types("w: Wijkteam").Presses("Enter").Hears("Werkplein")
	parties := model.All[model.Party](r.dossier())
	if len(parties) != 1 || parties[0].Mark != "W" || parties[0].Name != "Werkplein" {
		t.Fatalf("the parties are %v", parties)
	}
	block.shown[parties[0].ID].kind.OnChoose(string(model.Municipality))
	r.Finds("the kind is kept", model.All[model.Party](r.dossier())[0].Sort == model.Municipality)
	r.Finds("what could not be added is still there to mend", block.fresh.Text == "w: Wijkteam")
}
