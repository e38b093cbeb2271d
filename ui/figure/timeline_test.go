package figure

import (
	"io/fs"
	"strings"
	"testing"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/words"
)

// example is the example dossier.
func example(t *testing.T) *model.Dossier {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := exchange.ReadDossier(emptyDossier().Environment(), data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func indicatorOf(t *testing.T, d *model.Dossier, code string) *model.Indicator {
	t.Helper()
	for _, i := range d.Indicators() {
		if i.Code == code {
			return i
		}
	}
	t.Fatalf("no indicator %s", code)
	return nil
}

// textsKeepApart checks that no text of a drawing runs out of it, and that none lies over another.
func textsKeepApart(t *testing.T, what string, drawing Drawing) {
	t.Helper()
	type box struct {
		text         string
		x, y, x2, y2 float64
	}
	var all []box
	for _, op := range drawing.Ops {
		if op.Kind != Text || op.Text == "" {
			continue
		}
		wide := Measure(op.Text, op.Size, op.Weight)
		x := op.X
		switch op.Align {
		case Center:
			x -= wide / 2
		case Right:
			x -= wide
		}
		b := box{op.Text, x, op.Y - op.Size*0.75, x + wide, op.Y + op.Size*0.2}
		if b.x < -1 || b.x2 > drawing.W+1 || b.y < -1 || b.y2 > drawing.H+1 {
			t.Errorf("%s: %q runs out of the drawing: %v of %vx%v", what, b.text, b, drawing.W, drawing.H)
		}
		for _, other := range all {
			if min(b.x2, other.x2)-max(b.x, other.x) > 1 && min(b.y2, other.y2)-max(b.y, other.y) > 1 {
				t.Errorf("%s: %q lies over %q", what, b.text, other.text)
			}
		}
		all = append(all, b)
	}
}

func TestATimelineFitsItsWidth(t *testing.T) {
	d := example(t)
	for _, language := range []string{"nl", "en"} {
		book := words.For(language)
		for _, i := range d.Indicators() {
			for _, width := range []float64{320, 480, 600, 850, 1200, 1800} {
				for _, size := range []float64{13, 28.5} {
					if width < size*25 {
						continue // nobody shows it so small
					}
					line := TimelineOf(d, i, book, model.Keeper, TimelineOptions{W: width, Size: size})
					textsKeepApart(t, i.Code, line.Drawing())
					if line.Earlier() > 0 {
						t.Errorf("%s leaves rounds out where there is room", i.Code)
					}
				}
			}
		}
	}
}

func TestATimelineSaysTheChain(t *testing.T) {
	d := example(t)
	line := TimelineOf(d, indicatorOf(t, d, "I7"), words.For("nl"), model.Room, TimelineOptions{W: 900})
	told := line.Drawing().Words
	at := -1
	for _, part := range []string{"Ronde 1", "2026: 41%", "Op koers", "Ronde 2", "2027: 40%", "Aandacht", "Eén consulent langdurig ziek", "B7 Vaste consulent", "A12 Vervoer"} {
		next := strings.Index(told, part)
		if next <= at {
			t.Errorf("%q does not come after what is before it in\n%s", part, told)
		}
		at = next
	}
	low := TimelineOf(d, indicatorOf(t, d, "I7"), words.For("nl"), model.Room, TimelineOptions{W: 900, H: 150})
	if low.Earlier() == 0 || low.Height() > line.Height() {
		t.Errorf("%d rounds are left out of a low place", low.Earlier())
	}
	if text := low.Drawing().Ops; len(text) == 0 {
		t.Error("the last round is always there")
	}
}

func TestAnOverviewFitsItsWidth(t *testing.T) {
	d := example(t)
	book := words.For("nl")
	for _, width := range []float64{600, 850, 1200, 1800} {
		for _, goal := range []model.ID{"", d.GoalByCode("3").ID} {
			textsKeepApart(t, "overview", OverviewOf(d, book, model.Keeper, OverviewOptions{W: width, Goal: goal}).Drawing())
		}
		textsKeepApart(t, "brief", OverviewOf(d, book, model.Room, OverviewOptions{W: width, Brief: true}).Drawing())
	}
	room := OverviewOf(d, book, model.Room, OverviewOptions{W: 1800, H: 900, Size: 28.5})
	if room.LeftOut() == 0 || room.Height() > 900 {
		t.Errorf("in a low place %d goals are left out, and it is %v high", room.LeftOut(), room.Height())
	}
}

func TestWithdrawnStoriesAreInNoOverview(t *testing.T) {
	d := example(t)
	story := model.All[model.Story](d)[1]
	told := func(audience model.Audience) string {
		return OverviewOf(d, words.For("nl"), audience, OverviewOptions{W: 900}).Drawing().Words
	}
	if !strings.Contains(told(model.Room), "kwekerij") {
		t.Fatal("the story is not there to begin with")
	}
	if _, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetConsent(story.ID, model.Withdrawn, "2027-11-01") }); err != nil {
		t.Fatal(err)
	}
	for _, audience := range []model.Audience{model.Keeper, model.Room, model.Public} {
		if strings.Contains(told(audience), "kwekerij") {
			t.Errorf("audience %d reads it still", audience)
		}
	}
}
