package figure

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// chartOfKind enters figures of one indicator and draws it.
func chartOfKind(t *testing.T, set func(*model.Indicator), values map[model.Period]float64, options ChartOptions) (ChartData, Drawing) {
	t.Helper()
	d := emptyDossier()
	edit(t, d, func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "Proef")
		if err != nil {
			return err
		}
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error { set(i); return nil }); err != nil {
			return err
		}
		for period, v := range values {
			if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: &v}); err != nil {
				return err
			}
		}
		return nil
	})
	if options.W == 0 {
		options.W, options.H = 640, 360
	}
	indicator, nl := d.Indicators()[0], words.For("nl")
	return ChartDataOf(d, indicator, nl, model.Public), ChartOf(d, indicator, nl, model.Public, options)
}

// TestWhatHoldsForItsPeriodIsSteps: counts and school years are, how it was at a moment is not.
func TestWhatHoldsForItsPeriodIsSteps(t *testing.T) {
	halves := map[model.Period]float64{"2025-H1": 11, "2025-H2": 14}
	seasons := map[model.Period]float64{"2024/25": 71, "2025/26": 74}
	for _, test := range []struct {
		name   string
		set    func(*model.Indicator)
		values map[model.Period]float64
		steps  bool
	}{
		{"a count per half-year", func(i *model.Indicator) { i.Type = model.Tally }, halves, true},
		{"a percentage", func(*model.Indicator) {}, halves, false},
		{"a percentage per school year", func(*model.Indicator) {}, seasons, true},
		{"a school year among half-years", func(*model.Indicator) {}, map[model.Period]float64{"2024/25": 71, "2025-H2": 74}, false},
		{"a mark", func(i *model.Indicator) { i.Type = model.Mark }, halves, false},
		{"a percentage to keep within a range", func(i *model.Indicator) { i.Direction = model.Within }, halves, false},
		{"stories", func(i *model.Indicator) { i.Type, i.Sort = model.Tally, model.StoryIndicator }, halves, true},
	} {
		data, drawing := chartOfKind(t, test.set, test.values, ChartOptions{})
		points := 2
		if test.steps {
			points = 4
		}
		if got := runs(drawing); data.Steps != test.steps || !slices.Equal(got, []int{points}) {
			t.Errorf("%s: steps %v, pieces of %v points", test.name, data.Steps, got)
		}
	}
	// Stairs of periods that overlap would run back: they are a line.
	if _, drawing := chartOfKind(t, func(i *model.Indicator) { i.Type = model.Tally },
		map[model.Period]float64{"2025": 25, "2025-H2": 14, "2024": 20}, ChartOptions{}); !slices.Equal(runs(drawing), []int{3}) {
		t.Errorf("overlapping periods: pieces of %v points, want one line of 3", runs(drawing))
	}
}

func TestTargetsOfPeriodsAreSteps(t *testing.T) {
	_, drawing := chartOfKind(t, func(i *model.Indicator) {
		i.Type = model.Tally
		i.Targets = []model.Target{{Period: "2026", Value: 20}, {Period: "2027", Value: 30}}
	}, map[model.Period]float64{"2024": 10, "2025": 12}, ChartOptions{})
	for _, op := range drawing.Ops {
		if op.Stroke == Ink && op.Dash != nil {
			if len(op.Points) != 5 || op.Points[1].Y != op.Points[2].Y || op.Points[3].Y != op.Points[4].Y || op.Points[2].X != op.Points[3].X {
				t.Errorf("the way over the targets is %v", op)
			}
			return
		}
	}
	t.Error("no way over the targets")
}

func TestTheLadderHasItsRungs(t *testing.T) {
	_, drawing := chartOfKind(t, func(i *model.Indicator) {
		i.Sort, i.Type = model.LadderIndicator, model.Number
		i.Ladder = &model.Ladder{Expect: "Iemand komt binnen.", Like: "Iemand kent twee anderen.", Love: "Iemand zet de koffie."}
	}, map[model.Period]float64{"2025": 1, "2026": 2}, ChartOptions{Heading: true})
	texts := textsOf(drawing.Ops)
	for _, text := range []string{"Iemand komt binnen.", "Iemand kent twee anderen.", "Iemand zet de koffie.", "Verwachten we", "trede 2 van 3", "2025", "2026"} {
		if !slices.Contains(texts, text) {
			t.Errorf("%q is not in %q", text, texts)
		}
	}
	const want = "Verwachten we: Iemand komt binnen. Zouden we graag zien: Iemand kent twee anderen. Zou geweldig zijn: Iemand zet de koffie. " +
		"Hoeveel treden er bereikt zijn: 1 in 2025 en 2 in 2026."
	if !strings.HasPrefix(drawing.Words, want) {
		t.Errorf("got %s", drawing.Words)
	}
}

// TestStoriesAreCountedAsFarAsTheyMayBeRead and not where somebody entered how many there were.
func TestStoriesAreCountedAsFarAsTheyMayBeRead(t *testing.T) {
	d := emptyDossier()
	edit(t, d, func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "Belangrijkste verandering")
		if err != nil {
			return err
		}
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Sort, i.Type, i.Unit, i.Direction = model.StoryIndicator, model.Tally, "verhalen", model.FollowOnly
			return nil
		}); err != nil {
			return err
		}
		for i, consent := range []model.Consent{model.PublicConsent, model.PublicConsent, model.InTheReport, model.ThisGroup, model.Withdrawn} {
			period := model.Period("2026-H1")
			if i == 0 {
				period = "2025-H2"
			}
			if err := tx.Put(&model.Story{Indicator: indicator.ID, Period: period, Text: "Een verhaal.", Consent: consent}); err != nil {
				return err
			}
		}
		return nil
	})
	for audience, want := range map[model.Audience]string{
		model.Public: "Gemeten: 1 in 2e halfjaar 2025 en 1 in 1e halfjaar 2026.", model.Room: "Gemeten: 1 in 2e halfjaar 2025 en 3 in 1e halfjaar 2026.",
	} {
		if got := ChartOf(d, d.Indicators()[0], words.For("nl"), audience, ChartOptions{W: 640, H: 360}).Words; !strings.Contains(got, want) {
			t.Errorf("audience %d: %s", audience, got)
		}
	}
}

func TestFootnotesStandUnderTheChart(t *testing.T) {
	d, indicator := sampleDossier(t)
	edit(t, d, func(tx *model.Tx) error {
		for period, note := range map[model.Period]string{"2026": "Twee plekken erbij.", "2027": "Stand van 1 oktober."} {
			value := tx.ValueAt(indicator.ID, period)
			n := 120
			if err := model.Update(tx, value.ID, func(v *model.Value) error { v.Footnote, v.N = note, &n; return nil }); err != nil {
				return err
			}
		}
		return nil
	})
	nl := words.For("nl")
	plain := ChartOf(d, indicator, nl, model.Internal, ChartOptions{W: 720, H: 405})
	told := ChartOf(d, indicator, nl, model.Internal, ChartOptions{W: 720, H: 405, Notes: true, Behind: true})
	if plain.H != 405 || told.H <= 405 {
		t.Errorf("with footnotes the drawing is %v high, without %v", told.H, plain.H)
	}
	texts := textsOf(told.Ops)
	for _, text := range []string{"31\u2009¹", "39*\u2009²", "¹", "2026: Twee plekken erbij.", "2027: Stand van 1 oktober.", "n = 120", "registratie"} {
		if !slices.Contains(texts, text) {
			t.Errorf("%q is not in %q", text, texts)
		}
		if text != "registratie" && slices.Contains(textsOf(plain.Ops), text) {
			t.Errorf("%q is there unasked", text)
		}
	}
	for _, sentence := range []string{"2026: Twee plekken erbij.", "Achter het cijfer van 2026: n = 120, registratie."} {
		if !strings.Contains(told.Words, sentence) || strings.Contains(plain.Words, sentence) {
			t.Errorf("%q: asked %s\nunasked %s", sentence, told.Words, plain.Words)
		}
	}
	for _, op := range told.Ops {
		if op.Kind == Text && op.Y+Descent*op.Size > told.H+0.01 {
			t.Errorf("%v leaves the drawing of %v high", op, told.H)
		}
	}
}

// TestMillionsAreShortOnTheAxis and whole beside a point.
func TestMillionsAreShortOnTheAxis(t *testing.T) {
	_, drawing := chartOfKind(t, func(i *model.Indicator) { i.Type, i.Unit = model.Number, "euro" },
		map[model.Period]float64{"2024": 1_830_000, "2025": 2_402_500}, ChartOptions{})
	texts := textsOf(drawing.Ops)
	for _, text := range []string{"2.402.500", "1.830.000", "2,0 mln"} {
		if !slices.Contains(texts, text) {
			t.Errorf("%q is not in %q", text, texts)
		}
	}
}

// TestADenseSeriesKeepsAllItsFigures: labels and points are thinned, the line is not, and the text says what stands out.
func TestADenseSeriesKeepsAllItsFigures(t *testing.T) {
	d, indicator := fourHundredWeeks(t)
	drawing := ChartOf(d, indicator, words.For("nl"), model.Public, ChartOptions{W: 700, H: 400})
	points, discs := 0, 0
	for _, op := range drawing.Ops {
		if op.Kind == Path && op.Stroke == Accent && op.Dash == nil {
			points += len(op.Points)
		}
		if op.Kind == Disc {
			discs++
		}
	}
	missing := 0
	for _, value := range d.Values(indicator.ID) {
		if value.Value == nil {
			missing++
		}
	}
	if points != 400-missing || discs > 30 {
		t.Errorf("the line goes through %d of %d figures, with %d points drawn", points, 400-missing, discs)
	}
	if !strings.Contains(drawing.Words, "cijfers. Het eerste is 40 in week 1 van 2018") || len(drawing.Words) > 2000 {
		t.Errorf("%d bytes: %.400s", len(drawing.Words), drawing.Words)
	}
	if texts := textsOf(drawing.Ops); !slices.Contains(texts, "2020") {
		t.Errorf("the axis does not name the years: %q", texts)
	}
}

// TestAllMissingSaysWhy instead of inviting to enter a figure that cannot be there.
func TestAllMissingSaysWhy(t *testing.T) {
	data := ChartData{Values: yearly(2023, "not asked", "not asked")}
	options := testOptions(640, 360)
	options.Words.AllMissing = "No figure; each cross says why."
	texts := textsOf(Chart(data, options).Ops)
	if !slices.Contains(texts, "No figure; each cross says why.") || !slices.Contains(texts, "not asked") || slices.Contains(texts, "Enter the first figure.") {
		t.Errorf("%q", texts)
	}
}

// TestMultiples: every chart is there, none over another, each with its scale, and one time axis for all where that leaves room.
func TestMultiples(t *testing.T) {
	d, indicator := sampleDossier(t)
	edit(t, d, func(tx *model.Tx) error {
		for n := range 5 {
			other, err := tx.AddIndicator("", "Een naam die zo lang is dat hij niet op één regel past, en ook niet op twee regels boven een kleine grafiek")
			if err != nil {
				return err
			}
			for year := range 4 {
				v := float64(30 + 7*n + year)
				if _, err := tx.SetValue(other.ID, model.YearPeriod(2024+year), model.Figure{Value: &v}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	for _, width := range []float64{300, 620, 1200} {
		drawing := MultiplesOf(d, d.Indicators(), words.For("nl"), model.Keeper, MultiplesOptions{W: width})
		var texts []Op
		scales := 0
		for _, op := range drawing.Ops {
			if op.Kind != Text {
				continue
			}
			if strings.Contains(op.Text, "as van ") {
				scales++
			}
			box := Area{inkOf(op).X, op.Y - 0.7*op.Size, inkOf(op).W, 0.7 * op.Size}
			if box.X < -1 || box.X+box.W > drawing.W+1 || box.Y < -1 || box.Y+box.H > drawing.H+1 {
				t.Errorf("width %v: %v leaves %v x %v", width, op, drawing.W, drawing.H)
			}
			for _, other := range texts {
				if box.Meets(Area{inkOf(other).X, other.Y - 0.7*other.Size, inkOf(other).W, 0.7 * other.Size}) {
					t.Errorf("width %v: %v covers %v", width, op, other)
				}
			}
			texts = append(texts, op)
		}
		if scales != len(d.Indicators()) {
			t.Errorf("width %v: %d of %d charts say their scale", width, scales, len(d.Indicators()))
		}
		if got := strings.Count(drawing.Words, "Een naam die zo lang is"); got != 5 || !strings.Contains(drawing.Words, indicator.Name) {
			t.Errorf("width %v: the words are of %d others: %s", width, got, drawing.Words)
		}
	}
}
