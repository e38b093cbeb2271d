package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// atPaper goes to the page of papers with the example, in a folder of its own, and to one line of the list by key.
func (r *room) atPaper(id string) *papersPage {
	r.t.Helper()
	r.t.Setenv("HOME", r.t.TempDir())
	r.desk.inWindow = func(do func()) { do() }
	r.withExample().Goes(atPapers)
	p := r.desk.page().(*papersPage)
	r.Presses("Home")
	for range len(p.list.lines) {
		if p.list.line().id() == id {
			return p
		}
		r.Presses("Down")
	}
	r.t.Fatalf("no line %q", id)
	return nil
}

func TestAPaperIsLookedAtAndMadeByKey(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper("monitoring")
	r.Finds("the pages are there", len(p.preview.pages) > 3 && strings.Contains(p.preview.count.Text(), "bladzijde 1 van"))
	r.Finds("with their words", strings.Contains(p.preview.said(), "Een zinvolle dag in Lindenhage"))
	r.Finds("and drawn", p.preview.sheet.Image != nil)
	r.Presses("PgDn", "PgDn").Finds("a page further", strings.Contains(p.preview.count.Text(), "bladzijde 3 van"))
	r.Presses("PgUp").Finds("and back", p.preview.at == 1)
	r.Presses("Enter").Hears("Gemaakt: ")
	made, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*Monitoringverslag.pdf"))
	r.Finds("it is in the folder", err == nil && len(made) == 1)
	content, err := os.ReadFile(made[0])
	r.Finds("whole", err == nil && strings.HasPrefix(string(content), "%PDF-1") && strings.HasSuffix(strings.TrimSpace(string(content)), "%%EOF"))
}

// TestWhatIsChosenIsPrinted goes from choice to choice with Tab.
func TestWhatIsChosenIsPrinted(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper("indicator-sheet")
	all := len(p.preview.pages)
	r.Presses("Right", "Right")
	r.Finds("it is for the public", r.desk.printing.audience == "public" && strings.Contains(strings.Join(textsOf(p.form), "|"), "Openbaar laat weg"))
	r.Finds("the pages say so", strings.Contains(p.preview.said(), "openbaar"))
	r.Presses("Tab", "Right")
	first := r.dossier().Indicators()[0]
	r.Finds("one indicator", r.desk.printing.indicator == first.ID && len(p.preview.pages) < all && strings.Contains(p.preview.said(), first.Name))
	r.Presses("Tab", "Right")
	r.Finds("in English", r.desk.printing.language == "en" && strings.Contains(p.preview.said(), "public"))
	r.Presses("Enter").Hears("(public).pdf")

	r = newRoom(t)
	p = r.atPaper("cards")
	r.Presses("Right", "Tab", "Tab").Types("nul").Presses("Enter").Hears("geen aantal kaartjes")
	field := r.desk.window.Canvas().Focused().(*control.Field)
	field.SetText("")
	r.Types("12").Presses("Enter")
	r.Finds("twelve cards take two sheets", r.desk.printing.cards == 12 && len(p.preview.pages) == 2)
}

func TestAllPapersOfASessionAtOnce(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper(string(model.IndicatorSession))
	r.Finds("it says which", strings.Contains(strings.Join(textsOf(p.form), "|"), "Scoreformulier"))
	r.Finds("the first pages are the invitation", p.preview.names[0] == "Uitnodiging")
	r.Presses("Enter").Hears("papieren gemaakt")
	made, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*", "*.pdf"))
	r.Finds("they are in a folder of their own", err == nil && len(made) == len(paper.SetFor(model.IndicatorSession)))
	r.Finds("in the order in which they are needed", len(made) > 1 && strings.HasPrefix(filepath.Base(made[0]), "1 Uitnodiging"))
}

// TestALongSetIsStopped presses Escape while the third paper is being made.
func TestALongSetIsStopped(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper(string(model.FollowingSession))
	saw := ""
	r.desk.inWindow = func(do func()) {
		do()
		if text := p.status.Text(); p.making != nil && strings.HasPrefix(text, "Papier 3 van") && saw == "" {
			saw = text
			r.Presses("Esc")
		}
	}
	r.Presses("Enter").Hears("Gestopt. Er is niets gemaakt.")
	r.Finds("it said how far it was", strings.Contains(saw, "bladzijde 1"))
	_, err := os.Stat(r.desk.paperFolder())
	r.Finds("and left nothing", os.IsNotExist(err) && p.making == nil)
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper("terms")
	folder := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(folder, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.make(folder, false)
	r.Hears("kan geen map")
	blocked := t.TempDir()
	name := filepath.Join(blocked, paperFileName(r.dossier().Cover().Title, p.list.line().paper, p.request(), 0, 1))
	if err := os.MkdirAll(filepath.Join(name, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.make(blocked, false)
	r.Hears("kan niet geschreven worden")
	left, err := os.ReadDir(blocked)
	r.Finds("nothing lies about", err == nil && len(left) == 1)
}

// TestPapersWithLittleRoom: at twice the size on a small window the list and the choices take turns.
func TestPapersWithLittleRoom(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		r := newRoom(t)
		r.desk.settings.Language, r.desk.settings.Zoom, r.desk.settings.Mode = language, 200, ContrastLightMode
		r.desk.window.Resize(fyne.NewSize(1024, 700))
		r.desk.rebuild()
		p := r.atPaper("score-form")
		r.Finds("the list has the room", p.split.narrow && p.list.rows.Visible() && !p.scroll.Visible())
		r.Presses("Enter").Finds("Enter shows the paper", p.scroll.Visible() && r.desk.window.Canvas().Focused() == p.first)
		r.Presses("Enter")
		made, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*.pdf"))
		r.Finds("Enter makes it", err == nil && len(made) == 1)
		r.Presses("Esc", "Esc").Finds("Escape goes back to the list", p.list.rows.Visible() && !p.scroll.Visible())
	}
}

func TestPapersOfAnEmptyDossier(t *testing.T) {
	r := newRoom(t)
	r.desk.inWindow = func(do func()) { do() }
	r.withEmpty().Goes(atPapers)
	p := r.desk.page().(*papersPage)
	r.Finds("there are no sets", p.list.lines[0].heading == "print.moment.before")
	for range p.list.lines {
		r.Finds("every paper has a page: "+p.list.line().id(), len(p.preview.pages) > 0)
		r.Presses("Down")
	}
}

// TestNothingOverlapsOnThePageOfPapers at any size that people work with.
func TestNothingOverlapsOnThePageOfPapers(t *testing.T) {
	for _, size := range []struct{ zoom, width, height int }{{100, 1280, 720}, {100, 1024, 700}, {200, 1280, 720}} {
		r := newRoom(t).withExample()
		r.desk.settings.Zoom = size.zoom
		r.desk.rebuild()
		for _, stop := range Stops() {
			if stop.Room || stop.at != atPapers {
				continue
			}
			r.desk.stand(stop, size.width, size.height)
			for _, fault := range overlaps(r.desk.page().content()) {
				t.Errorf("%s at %v: %s", stop.Name, size, fault)
			}
			p := r.desk.page().(*papersPage)
			r.Presses("PgDn")
			for _, fault := range overlaps(p.content()) {
				t.Errorf("%s at %v, a page further: %s", stop.Name, size, fault)
			}
			r.Finds("the page is drawn once, and in sight", !p.scroll.Visible() || !p.split.under || len(p.beside.Objects) == 0)
		}
	}
}

// TestTheSizeOfTheSheetCanBeChosen where a paper has more than one, and another paper has its own again.
func TestTheSizeOfTheSheetCanBeChosen(t *testing.T) {
	r := newRoom(t).withExample().Goes(atPapers)
	p := r.desk.page().(*papersPage)
	at := func(name string) {
		p.list.choose(name)
		p.chosen()
	}
	at("goal-tree")
	r.Finds("the usual one", strings.Contains(p.preview.count.Text(), "A3"))
	r.Presses("Right", "Tab", "Tab", "Left").Finds("a smaller one", p.request().Size == paper.A4 && strings.Contains(p.preview.count.Text(), "A4"))
	at("terms")
	r.Finds("a paper of one size", p.request().Size == "")
	at("table-sheet")
	r.Finds("it stays chosen", p.request().Size == paper.A4)
}
