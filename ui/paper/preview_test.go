package paper

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// TestThePreviewIsThePrint compares the pages to look at with the printed ones: as many, of the same size, with the same words on each.
func TestThePreviewIsThePrint(t *testing.T) {
	for _, d := range []*model.Dossier{lindenhage(t), model.New(testEnvironment())} {
		for _, p := range All() {
			r := Request{Dossier: d, Now: testNow, Cards: 12}
			pages, _, err := Pages(p.Name, r)
			if err != nil {
				t.Fatalf("%s: %v", p.Name, err)
			}
			file := written(t, p.Name, r)
			if printed := strings.TrimSpace(tool(t, file, "qpdf", "--show-npages", "FILE")); printed != fmt.Sprint(len(pages)) {
				t.Errorf("%s: %d pages to look at, %s printed", p.Name, len(pages), printed)
				continue
			}
			if p.Name == "goal-tree-tiled" {
				continue // what is cut off is covered, so that there is more in the list than in sight
			}
			shown := ""
			for _, page := range pages {
				for _, op := range page.Ops {
					if op.X < -page.W || op.X > 2*page.W {
						t.Errorf("%s: %v is far off the page", p.Name, op)
					}
					shown += op.Text
				}
			}
			if got, want := letters(shown), letters(tool(t, file, "pdftotext", "-raw", "FILE", "-")); got != want {
				t.Errorf("%s: the words to look at are not those in print", p.Name)
			}
		}
	}
}

// letters are the letters and figures of a text in order of the alphabet: pages are compared whatever the order of what is drawn.
func letters(text string) string {
	out := []rune(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\u00a0' || r == '\f' || r == '\u00ad' }), ""))
	slices.Sort(out)
	return string(out)
}

func TestAPreviewCanBeDrawn(t *testing.T) {
	pages, _, err := Pages("monitoring", Request{Dossier: lindenhage(t), Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		if _, err := figure.Image(page, figure.Print, 0.5); err != nil {
			t.Error(err)
		}
	}
}

func TestAPaperIsGivenUp(t *testing.T) {
	r := Request{Dossier: lindenhage(t), Now: testNow, Begun: func(page int) bool { return page < 3 }}
	if _, _, err := Pages("monitoring", r); !errors.Is(err, ErrStopped) {
		t.Errorf("looking gave %v", err)
	}
	if _, err := Write(io.Discard, "monitoring", r); !errors.Is(err, ErrStopped) {
		t.Errorf("printing gave %v", err)
	}
}

// TestTheSetOfASession: what lies ready in each kind of session, and nothing that is only made afterwards.
func TestTheSetOfASession(t *testing.T) {
	for kind, want := range map[model.SessionKind]string{
		model.GoalSession:      "invitation run-sheet attendance sorting-quiz cards goal-tree-blank table-sheet",
		model.IndicatorSession: "invitation run-sheet attendance goal-tree terms cards table-sheet indicator-card score-form",
		model.FollowingSession: "invitation run-sheet attendance actions goal-tree learning-sheet",
	} {
		var names []string
		for _, p := range SetFor(kind) {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s has %s", kind, got)
		}
	}
	for _, kind := range model.SessionKinds() {
		if got := SetFor(kind); len(got) != len(sets[kind]) || len(got) < 3 || got[0].Name != "invitation" {
			t.Errorf("%s has %v", kind, got)
		}
	}
}

// TestTheSortingQuiz: the sentences of the program and of the group, at most four a page, and the answers last.
func TestTheSortingQuiz(t *testing.T) {
	d := lindenhage(t)
	if _, err := d.Edit("test", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			c.WarmUp = []model.Sentence{{Text: "Wij openen een eethuis.", Is: model.SaysPerformance, Why: "Dit doen wij."}}
			return nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	file := written(t, "sorting-quiz", Request{Dossier: d})
	pages := strings.Split(strings.TrimRight(tool(t, file, "pdftotext", "-raw", "FILE", "-"), "\f"), "\f")
	if len(pages) != 4 {
		t.Errorf("nine sentences and the answers take %d pages", len(pages))
	}
	for i, page := range pages[:len(pages)-1] {
		if strings.Contains(page, "Dit doen wij.") || strings.Count(page, "Prestatie") > mostSentences || !strings.Contains(page, "Prestatie") {
			t.Errorf("page %d: %s", i+1, page)
		}
	}
	if last := pages[len(pages)-1]; !strings.Contains(last, "Antwoorden") || !strings.Contains(last, "Dit doen wij.") || !strings.Contains(last, "Wij openen een eethuis.") {
		t.Errorf("the last page says %s", last)
	}
}
