package page_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/figure"
	"doelenboom/ui/page"
	"doelenboom/ui/paper"
	"doelenboom/ui/words"
)

// Twins are two dossiers of which the room and the public see the same figures, while those that are hidden differ. Whatever leaves the
// program for them must be the same, to the byte: charts with their axes, points, hints and words, tables, exports, pages and papers. What
// can be computed from the figures that are seen is proved in model (seen_attack_test.go); together nothing hidden can be read back.

// twin is what is entered in one of the two.
type twin struct {
	tallies, shares map[model.Period]entered
	first           float64 // the baseline of the tally
}

type entered struct {
	value, part, whole float64
	before             float64 // what stood there until it was corrected
	counts             int     // which of numerator, whole and n are given
}

var twinPeriods = []model.Period{"2024", "2025", "2025-H1", "2025-H2", "2025-Q1", "2025-Q4", "2024/25", "2026", "2026-H1"}

func drawTwin(t *rapid.T) twin {
	out := twin{tallies: map[model.Period]entered{}, shares: map[model.Period]entered{}, first: float64(rapid.IntRange(0, 9).Draw(t, "baseline"))}
	for _, period := range rapid.SliceOfNDistinct(rapid.SampledFrom(twinPeriods), 2, 7, rapid.ID[model.Period]).Draw(t, "periods") {
		out.tallies[period] = entered{value: float64(rapid.IntRange(0, 12).Draw(t, "count")), before: float64(rapid.IntRange(0, 12).Draw(t, "before"))}
		whole := rapid.IntRange(6, 70).Draw(t, "whole")
		part := rapid.OneOf(rapid.IntRange(0, min(6, whole)), rapid.IntRange(0, whole)).Draw(t, "part")
		out.shares[period] = entered{
			value: float64(part) / float64(whole) * 100, part: float64(part), whole: float64(whole), before: float64(rapid.IntRange(0, 100).Draw(t, "before")),
			counts: rapid.IntRange(0, 7).Draw(t, "counts"),
		}
	}
	return out
}

// dossier enters a twin.
func (w twin) dossier(t *rapid.T) *model.Dossier {
	d := model.New(environment())
	if _, err := d.Edit("goal.add", func(tx *model.Tx) error {
		goal, err := tx.AddGoal("", 0, "Iedereen heeft een zinvolle dag.")
		if err != nil {
			return err
		}
		counted, err := tx.AddIndicator(goal.ID, "Een stap gezet")
		if err != nil {
			return err
		}
		shared, err := tx.AddIndicator(goal.ID, "Ik hoor erbij")
		if err != nil {
			return err
		}
		if err := model.Update(tx, counted.ID, func(i *model.Indicator) error {
			i.Type, i.Unit, i.Choice, i.ChoiceReason = model.Tally, "personen", model.Headline, "zegt het"
			i.Baseline = &model.Baseline{Period: "2024", Value: w.first}
			i.Targets = []model.Target{{Period: "2027", Value: 12}}
			i.Forecast = []model.Point{{Period: "2027", Value: 6}}
			return nil
		}); err != nil {
			return err
		}
		enter := func(indicator model.ID, values map[model.Period]entered) error {
			for _, period := range twinPeriods {
				e, ok := values[period]
				if !ok {
					continue
				}
				for round, v := range []float64{e.before, e.value} {
					f := model.Figure{Value: &v, Footnote: fmt.Sprint("Waarvan nieuw: ", v), Certainty: model.Registration, Why: fmt.Sprint("eerst stond er ", e.before)}
					if e.counts&1 != 0 {
						f.Numerator = &e.part
					}
					if e.counts&2 != 0 {
						f.Denominator = &e.whole
					}
					if e.counts&4 != 0 {
						n := int(e.whole)
						f.N = &n
					}
					if round == 0 && e.before == e.value {
						continue
					}
					if _, err := tx.SetValue(indicator, period, f); err != nil {
						return err
					}
				}
			}
			return nil
		}
		if err := enter(counted.ID, w.tallies); err != nil {
			return err
		}
		return enter(shared.ID, w.shares)
	}); err != nil {
		t.Fatal(err)
	}
	return d
}

// figuresSeen writes all figures of a dossier as an audience may see them.
func figuresSeen(d *model.Dossier, audience model.Audience) string {
	var b strings.Builder
	write := func(f model.Figures) {
		for _, v := range []*float64{f.Value, f.Numerator, f.Denominator} {
			if v == nil {
				b.WriteString(" -")
			} else {
				fmt.Fprint(&b, " ", *v)
			}
		}
		if f.N != nil {
			fmt.Fprint(&b, " n", *f.N)
		}
		fmt.Fprintln(&b, " ", f.Hiding, f.Footnote, f.Missing)
	}
	for _, indicator := range d.Indicators() {
		for _, value := range d.Values(indicator.ID) {
			b.WriteString(string(value.Period))
			write(d.Seen(value, audience))
		}
		write(d.SeenBaseline(indicator, audience))
	}
	return b.String()
}

// differ tells whether two twins differ at all.
func differ(a, b twin) bool { return fmt.Sprint(a) != fmt.Sprint(b) }

// sibling draws another twin that looks the same: what is hidden is entered anew.
func sibling(t *rapid.T, w twin, d *model.Dossier) (twin, *model.Dossier, bool) {
	want := figuresSeen(d, model.Public)
	indicators := d.Indicators()
	for range 12 {
		other := twin{tallies: map[model.Period]entered{}, shares: map[model.Period]entered{}, first: w.first}
		if d.SeenBaseline(indicators[0], model.Public).Hiding != model.Shown {
			other.first = float64(rapid.IntRange(1, 4).Draw(t, "baseline"))
		}
		for _, period := range twinPeriods {
			if e, ok := w.tallies[period]; ok {
				f := d.Seen(d.ValueAt(indicators[0].ID, period), model.Public)
				switch f.Hiding {
				case model.AsLessThan:
					e.value = float64(rapid.IntRange(1, 4).Draw(t, "count"))
				case model.Hidden:
					e.value = float64(rapid.IntRange(1, 14).Draw(t, "count"))
				}
				e.before = float64(rapid.IntRange(0, 12).Draw(t, "before"))
				other.tallies[period] = e
			}
			if e, ok := w.shares[period]; ok {
				f := d.Seen(d.ValueAt(indicators[1].ID, period), model.Public)
				switch {
				case f.Hiding != model.Shown:
					e.whole = float64(rapid.IntRange(6, 60).Draw(t, "whole"))
					e.part = float64(rapid.IntRange(0, int(e.whole)).Draw(t, "part"))
					e.value = e.part / e.whole * 100
				case f.Numerator == nil && f.Denominator == nil && f.N == nil && e.counts != 0:
					times := float64(rapid.IntRange(1, 3).Draw(t, "times"))
					e.whole = e.whole * times
					e.part = math.Round(e.value / 100 * e.whole)
				}
				e.before = float64(rapid.IntRange(0, 100).Draw(t, "before"))
				other.shares[period] = e
			}
		}
		if twinned := other.dossier(t); figuresSeen(twinned, model.Public) == want && figuresSeen(twinned, model.Room) == figuresSeen(d, model.Room) {
			return other, twinned, differ(w, other)
		}
	}
	return w, d, false
}

// leaves is everything that leaves the program for an audience, by name.
func leaves(t testing.TB, d *model.Dossier, audience model.Audience, papers []string) map[string]string {
	out := map[string]string{}
	book := words.For("nl")
	for _, options := range []figure.ChartOptions{
		{W: 600, H: 340, Heading: true}, {W: 300, H: 100}, {W: 700, H: 400, Behind: true, Notes: true},
	} {
		for _, indicator := range d.Indicators() {
			drawing := figure.ChartOf(d, indicator, book, audience, options)
			out[fmt.Sprintf("the chart of %s, %v wide", indicator.Name, options.W)] = drawingText(drawing)
		}
	}
	out["the small charts"] = drawingText(figure.MultiplesOf(d, d.Indicators(), book, audience, figure.MultiplesOptions{W: 900}))
	out["the tree"] = figure.TreeOf(d, book, figure.TreeOptions{}).Outline()
	var table, whole, web bytes.Buffer
	if err := exchange.WriteTable(&table, d, audience, func(key model.Key) string { return book.Say(key) }); err != nil {
		t.Fatal(err)
	}
	if err := exchange.WriteDossier(&whole, d, audience); err != nil {
		t.Fatal(err)
	}
	if err := page.Write(&web, page.Request{Dossier: d, Language: "nl", Audience: audience, Now: now}); err != nil {
		t.Fatal(err)
	}
	out["the table"], out["the dossier"], out["the page"] = table.String(), whole.String(), web.String()
	for _, name := range papers {
		var pdf bytes.Buffer
		if _, err := paper.Write(&pdf, name, paper.Request{Dossier: d, Language: "nl", Audience: audience, Now: now.In(time.UTC)}); err != nil {
			t.Fatal(err)
		}
		out["the paper "+name] = pdf.String()
	}
	return out
}

func drawingText(d figure.Drawing) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Title, d.Words, d.W, d.H)
	for _, op := range d.Ops {
		fmt.Fprintf(&b, "%v %v %s\n", op, op.Item, op.Hint)
	}
	return b.String()
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	cut := func(s string) string { return s[max(0, min(at, len(s))-120):min(len(s), at+120)] }
	return fmt.Sprintf("…%s…\nand\n…%s…", cut(a), cut(b))
}

// TestNothingLeavesThatTellsAHiddenFigure compares all that leaves for twins. Papers take long: they are compared for the first few pairs.
func TestNothingLeavesThatTellsAHiddenFigure(t *testing.T) {
	pairs := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := drawTwin(rt)
		d := w.dossier(rt)
		other, twinned, found := sibling(rt, w, d)
		if !found {
			return
		}
		var papers []string
		if pairs++; pairs <= 3 && !testing.Short() {
			papers = []string{"monitoring", "register", "indicator-sheet", "learning-sheet"}
		}
		for _, audience := range []model.Audience{model.Public, model.Room} {
			mine, theirs := leaves(t, d, audience, papers), leaves(t, twinned, audience, papers)
			for name := range mine {
				if mine[name] != theirs[name] {
					rt.Fatalf("audience %d: %s differs:\n%s\nfor\n%v\nand\n%v", audience, name, firstDifference(mine[name], theirs[name]), w, other)
				}
			}
		}
	})
	if pairs < 10 {
		t.Errorf("only %d pairs were compared", pairs)
	}
}
