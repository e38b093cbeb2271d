package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

func yearSpan(year int) Span {
	first := year * 365
	return Span{First: first, Last: first + 364, Label: fmt.Sprint(year)}
}

func pointer[T any](v T) *T { return &v }

func yearly(from int, values ...any) []ChartValue {
	var out []ChartValue
	for i, value := range values {
		v := ChartValue{Span: yearSpan(from + i)}
		switch value := value.(type) {
		case int:
			v.Y = pointer(float64(value))
		case string:
			v.Missing = value
		}
		out = append(out, v)
	}
	return out
}

func percent(v float64) string { return plainNumber(math.Round(v)) + "%" }

var testChartWords = ChartWords{
	Empty: "Enter the first figure.", Target: "target", Forecast: "if nothing changes", Baseline: "baseline", Norm: "norm",
	Low: "at least", High: "at most", NoData: "no figure", NotFromZero: "The axis does not begin at zero.", Estimate: "estimate", Provisional: "provisional",
	At:           func(value, period string) string { return value + " in " + period },
	List:         func(items []string) string { return strings.Join(items, ", ") },
	Measured:     func(list string) string { return "Measured: " + list + "." },
	Missed:       func(period, reason string) string { return "No figure in " + period + ": " + reason + "." },
	BaselineIs:   func(value, period string) string { return "Baseline: " + value + " in " + period + "." },
	TargetsAre:   func(list string) string { return "Target: " + list + "." },
	ForecastIs:   func(list string) string { return "If nothing changes: " + list + "." },
	ReferenceIs:  func(name, list string) string { return name + ": " + list + "." },
	NormIs:       func(value string) string { return "Norm: " + value + "." },
	RangeIs:      func(low, high string) string { return "Range: " + low + " to " + high + "." },
	BreakIs:      func(period, label string) string { return "From " + period + " not to be compared: " + label + "." },
	StatusIs:     func(word string) string { return "Status: " + word + "." },
	NothingKnown: "No figures yet.",
}

// outOfTheHouse is the indicator of the sample pictures.
func outOfTheHouse() ChartData {
	return ChartData{
		Title: "Out of the house", Subtitle: "% of residents, higher is better", StatusWord: "attention", Status: model.Attention,
		Values: yearly(2025, 38, 41, 40), Baseline: &ChartPoint{Span: yearSpan(2025), Y: 38},
		Targets: []ChartPoint{{Span: yearSpan(2028), Y: 48}}, Forecast: []ChartPoint{{Span: yearSpan(2028), Y: 39}},
		Floor: pointer(0.0), Ceiling: pointer(100.0),
	}
}

func testOptions(w, h float64) ChartOptions {
	return ChartOptions{W: w, H: h, Format: percent, Tick: func(v float64, d int) string { return fmt.Sprintf("%.*f", d, v) }, Words: testChartWords}
}

func textsOf(ops []Op) []string {
	var out []string
	for _, op := range ops {
		if op.Kind == Text {
			out = append(out, op.Text)
		}
	}
	return out
}

func TestChartOps(t *testing.T) {
	d := Chart(outOfTheHouse(), testOptions(640, 360))
	if got, want := textsOf(d.Ops), []string{
		"35", "40", "45", "50", "2028", "2027", "2026", "2025", "target 48%", "if nothing changes (estimate)", "40%", "38%", "baseline", "41%",
	}; !slices.Equal(got, want) {
		t.Errorf("texts %q, want %q", got, want)
	}
	var lines []string
	for _, op := range d.Ops {
		if op.Kind == Path && (op.Stroke == Accent || op.Stroke == Ink && op.Dash != nil) {
			lines = append(lines, fmt.Sprintf("%d points, paint %d, width %v, dash %v", len(op.Points), op.Stroke, op.Width, op.Dash))
		}
	}
	want := []string{
		"2 points, paint 1, width 1.5, dash [6 4]",
		"2 points, paint 7, width 2, dash [2 4]",
		"3 points, paint 7, width 2.5, dash []",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("lines\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestChartTellsWhatItShows(t *testing.T) {
	const want = "% of residents, higher is better. Baseline: 38% in 2025. Measured: 38% in 2025, 41% in 2026, 40% in 2027. " +
		"Target: 48% in 2028. If nothing changes: 39% in 2028. Status: attention. The axis does not begin at zero."
	if got := Chart(outOfTheHouse(), testOptions(640, 360)).Words; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	rest := ChartData{
		Values: yearly(2025, 8, "not asked", 17), Norm: pointer(10.0), Low: pointer(5.0), High: pointer(20.0),
		References: []ChartLine{{"The country", []ChartPoint{{Span: yearSpan(2026), Y: 9}}}},
		Breaks:     []ChartBreak{{Day: yearSpan(2027).First, Label: "new question", When: "2027"}},
	}
	rest.Values[0].Estimate = true
	const wantRest = "Measured: 8% (estimate) in 2025, 17% in 2027. No figure in 2026: not asked. The country: 9% in 2026. Norm: 10%. " +
		"Range: 5% to 20%. From 2027 not to be compared: new question."
	if got := Chart(rest, testOptions(640, 360)).Words; got != wantRest {
		t.Errorf("got\n%s\nwant\n%s", got, wantRest)
	}
	if got := Chart(ChartData{}, testOptions(640, 360)).Words; got != "No figures yet." {
		t.Errorf("empty: %q", got)
	}
}

// runs counts the points of each piece of the measured line.
func runs(d Drawing) (out []int) {
	for _, op := range d.Ops {
		if op.Kind == Path && op.Stroke == Accent && op.Dash == nil {
			out = append(out, len(op.Points))
		}
	}
	return out
}

func TestGapsAndBreaks(t *testing.T) {
	day := func(year int) int { return yearSpan(year).First }
	for _, test := range []struct {
		name   string
		data   ChartData
		pieces []int
	}{
		{"whole", ChartData{Values: yearly(2020, 1, 2, 3, 4)}, []int{4}},
		{"out of order", ChartData{Values: []ChartValue{yearly(2021, 2)[0], yearly(2020, 1)[0]}}, []int{2}},
		{"a missing figure", ChartData{Values: yearly(2020, 1, 2, "not asked", 4, 5)}, []int{2, 2}},
		{"a lonely figure has no line", ChartData{Values: yearly(2020, 1, "", 3)}, nil},
		{"a break", ChartData{Values: yearly(2020, 1, 2, 3, 4), Breaks: []ChartBreak{{Day: day(2022)}}}, []int{2, 2}},
		{"a break before everything", ChartData{Values: yearly(2020, 1, 2), Breaks: []ChartBreak{{Day: day(2019)}}}, []int{2}},
		{"a baseline without a figure", ChartData{Values: yearly(2021, 2), Baseline: &ChartPoint{Span: yearSpan(2020), Y: 1}}, []int{2}},
		{"a baseline instead of a missing figure", ChartData{Values: yearly(2020, "", 2), Baseline: &ChartPoint{Span: yearSpan(2020), Y: 1}}, []int{2}},
	} {
		if got := runs(Chart(test.data, testOptions(640, 360))); !slices.Equal(got, test.pieces) {
			t.Errorf("%s: pieces of %v points, want %v", test.name, got, test.pieces)
		}
	}
	var hints []string
	for _, op := range Chart(ChartData{Values: yearly(2020, 1, "not asked", 3)}, testOptions(640, 360)).Ops {
		if op.Hint != "" {
			hints = append(hints, op.Hint)
		}
	}
	if !slices.Contains(hints, "not asked") {
		t.Errorf("nothing tells why the figure is missing: %q", hints)
	}
}

func TestEstimatesAreHollow(t *testing.T) {
	data := ChartData{Values: yearly(2020, 1, 2)}
	data.Values[1].Estimate = true
	var fills []Paint
	for _, op := range Chart(data, testOptions(640, 360)).Ops {
		if op.Kind == Disc {
			fills = append(fills, op.Fill)
		}
	}
	if !slices.Equal(fills, []Paint{Accent, Card}) {
		t.Errorf("points are filled with %v", fills)
	}
}

func TestEmptyChartInvites(t *testing.T) {
	if got := textsOf(Chart(ChartData{}, testOptions(640, 360)).Ops); !slices.Equal(got, []string{"Enter the first figure."}) {
		t.Errorf("got %q", got)
	}
}

func TestValueAxis(t *testing.T) {
	for _, test := range []struct {
		name      string
		low, high float64
		data      ChartData
		want      []float64
	}{
		{"far from zero", 38, 48, ChartData{}, []float64{35, 40, 45, 50}},
		{"near zero", 8, 40, ChartData{}, []float64{0, 10, 20, 30, 40, 50}},
		{"a share stays a share", 88, 99, ChartData{Floor: pointer(0.0), Ceiling: pointer(100.0)}, []float64{85, 90, 95, 100}},
		{"all equal", 34, 34, ChartData{}, []float64{30, 32, 34, 36, 38}},
		{"all zero", 0, 0, ChartData{}, []float64{0, 1}},
		{"around zero", -1200, 800, ChartData{}, []float64{-1500, -1000, -500, 0, 500, 1000}},
		{"below zero", -40, -2, ChartData{}, []float64{-50, -40, -30, -20, -10, 0}},
		{"fractions", 0.12, 0.18, ChartData{Decimals: 2}, []float64{0.1, 0.12, 0.14, 0.16, 0.18, 0.2}},
		{"no finer than the figures", 3, 4, ChartData{}, []float64{2, 3, 4, 5}},
	} {
		data := test.data
		a := newValueAxis(test.low, test.high, data, 5)
		if !slices.EqualFunc(a.ticks, test.want, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }) {
			t.Errorf("%s: %v, want %v", test.name, a.ticks, test.want)
		}
	}
}

func TestValueAxisHoldsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e12, 1e12).Draw(t, "low")
		high := low + rapid.SampledFrom([]float64{0, 1e-9, 0.01, 1, 7, 100, 1e6}).Draw(t, "span")*rapid.Float64Range(1, 10).Draw(t, "times")
		data := ChartData{Decimals: rapid.IntRange(0, 4).Draw(t, "decimals")}
		most := rapid.IntRange(1, 6).Draw(t, "most")
		a := newValueAxis(low, high, data, most)
		slack := (a.high - a.low) * 1e-6
		if !(a.low <= low+slack && a.high >= high-slack && a.low < a.high) {
			t.Fatalf("%v to %v does not hold %v to %v", a.low, a.high, low, high)
		}
		if len(a.ticks) < 2 || len(a.ticks) > max(most, 2)+1 || !slices.IsSorted(a.ticks) {
			t.Fatalf("ticks %v", a.ticks)
		}
	})
}

func drawChart(t *rapid.T) (ChartData, ChartOptions) {
	value := rapid.SampledFrom([]*rapid.Generator[float64]{
		rapid.Float64Range(0, 100), rapid.Float64Range(40, 42), rapid.Float64Range(-1e6, 1e6), rapid.Just(34.0),
	}).Draw(t, "range")
	span := func() Span {
		first := rapid.IntRange(0, 4000).Draw(t, "day")
		return Span{first, first + rapid.SampledFrom([]int{0, 90, 364}).Draw(t, "length"), rapid.SampledFrom([]string{"2025", "h1 ’25", "schooljaar 2024/25", ""}).Draw(t, "label"), ""}
	}
	points := func(most int) []ChartPoint {
		return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ChartPoint {
			return ChartPoint{Span: span(), Y: value.Draw(t, "y")}
		}), 0, most).Draw(t, "points")
	}
	maybe := func() *float64 {
		if rapid.IntRange(0, 2).Draw(t, "maybe") > 0 {
			return nil
		}
		return pointer(value.Draw(t, "limit"))
	}
	data := ChartData{
		Title: "Een naam van een indicator", Subtitle: "eenheid en richting in woorden", Last: "40%", LastWhen: "2027",
		Status: rapid.SampledFrom(append(model.Judgements(), "")).Draw(t, "status"), StatusWord: "aandacht",
		Targets: points(4), Forecast: points(2), Norm: maybe(), Low: maybe(), High: maybe(), Lower: rapid.Bool().Draw(t, "lower"),
		Steps: rapid.Bool().Draw(t, "steps"),
	}
	if rapid.IntRange(0, 9).Draw(t, "ladder") == 0 {
		data.Rungs = []ChartRung{{"Verwachten we", "Iemand komt een keer binnen."}, {"Zouden we graag zien", "Iemand kent twee anderen bij naam en komt elke week."}, {"Zou geweldig zijn", ""}}
	}
	for range rapid.IntRange(0, 40).Draw(t, "values") {
		v := ChartValue{Span: span(), Estimate: rapid.Bool().Draw(t, "estimate")}
		if rapid.IntRange(0, 4).Draw(t, "missing") > 0 {
			v.Y = pointer(value.Draw(t, "y"))
			v.Provisional = rapid.Bool().Draw(t, "provisional")
		} else {
			v.Missing = "geen onderzoek gehouden"
		}
		if rapid.IntRange(0, 3).Draw(t, "noted") == 0 {
			v.Footnote, v.Behind = "Twee lijsten waren dubbel ingevoerd; die zijn eruit gehaald.", []string{"n = 1.240", "registratie"}
		}
		data.Values = append(data.Values, v)
	}
	if rapid.Bool().Draw(t, "baseline") {
		data.Baseline = &ChartPoint{Span: span(), Y: value.Draw(t, "y")}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "references") {
		data.References = append(data.References, ChartLine{fmt.Sprintf("gemeenten van klasse %d", i), points(3)})
	}
	for range rapid.IntRange(0, 3).Draw(t, "breaks") {
		data.Breaks = append(data.Breaks, ChartBreak{Day: rapid.IntRange(0, 4000).Draw(t, "break"), Label: "nieuwe vraagstelling", What: rapid.SampledFrom([]string{"", "Personen met bijstand op 30 juni van het jaar"}).Draw(t, "what"), Note: "Het CBS telt anders."})
	}
	options := testOptions(rapid.Float64Range(150, 1800).Draw(t, "w"), 0)
	options.H = rapid.Float64Range(80, 1000).Draw(t, "h")
	options.TextSize = rapid.SampledFrom([]float64{0, 9, 28}).Draw(t, "size")
	options.Heading = rapid.Bool().Draw(t, "heading") && options.H > 300 && options.W > 400
	options.Notes, options.Behind = rapid.Bool().Draw(t, "notes"), rapid.Bool().Draw(t, "behind")
	if options.TextSize == 28 { // as on a projector, not as a stamp
		options.W, options.H = options.W+900, options.H+500
	}
	return data, options
}

// TestChartTextsKeepApart: whatever the figures and the size, no text covers another or leaves the drawing, and none covers a point.
func TestChartTextsKeepApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, options := drawChart(t)
		d := Chart(data, options)
		var texts, discs []Op
		for _, op := range d.Ops {
			for _, p := range append(op.Points, Point{op.X, op.Y}, Point{op.W, op.H}) {
				if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.IsInf(p.X, 0) || math.IsInf(p.Y, 0) {
					t.Fatalf("%v is nowhere", op)
				}
			}
			switch {
			case op.Kind == Text:
				texts = append(texts, op)
			case op.Kind == Disc && (op.Fill == Accent || op.Stroke == Accent):
				discs = append(discs, op)
			}
		}
		for i, a := range texts {
			// From the top of a capital to the baseline: what would be read.
			box := Area{inkOf(a).X, a.Y - 0.7*a.Size, inkOf(a).W, 0.7 * a.Size}
			if box.X < -1 || box.Y < -1 || box.X+box.W > d.W+1 || box.Y+box.H > d.H+1 {
				t.Fatalf("%v leaves %v x %v", a, d.W, d.H)
			}
			for _, b := range texts[:i] {
				if box.Meets(Area{inkOf(b).X, b.Y - 0.7*b.Size, inkOf(b).W, 0.7 * b.Size}) {
					t.Fatalf("%v covers %v", a, b)
				}
			}
			if a.Fill == Accent && a.Weight == Bold {
				for _, b := range discs {
					if box.Meets(Area{b.X - b.W/2, b.Y - b.W/2, b.W, b.W}) {
						t.Fatalf("%v covers %v", a, b)
					}
				}
			}
		}
	})
}

// TestLastFigureIsLabelled where there is ordinary room: it is what people ask for first.
func TestLastFigureIsLabelled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var data ChartData
		for i := range rapid.IntRange(1, 12).Draw(t, "values") {
			v := yearly(2020+i, 0)[0]
			v.Y = pointer(rapid.Float64Range(0, 100).Draw(t, "y"))
			data.Values = append(data.Values, v)
		}
		last := percent(*data.Values[len(data.Values)-1].Y)
		for _, op := range Chart(data, testOptions(640, 360)).Ops {
			if op.Kind == Text && op.Weight == Bold && op.Text == last {
				return
			}
		}
		t.Fatalf("no label %s", last)
	})
}

func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wanted := rapid.SliceOfN(rapid.Float64Range(0, 200), 0, 8).Draw(t, "wanted")
		slices.Sort(wanted)
		got := spread(wanted, 15, 0, 200)
		for i, y := range got {
			if y < -tiny || y > 200+tiny || i > 0 && y < got[i-1]+15-tiny {
				t.Fatalf("%v became %v", wanted, got)
			}
		}
		// Where nothing is in the way nothing moves.
		far := []float64{10, 100, 190}
		if !slices.Equal(spread(far, 15, 0, 200), far) {
			t.Fatal("places that are apart must stay")
		}
	})
}

func TestWithin(t *testing.T) {
	area := Area{10, 10, 20, 10}
	for _, test := range []struct {
		a, b Point
		want float64
	}{
		{Point{0, 15}, Point{40, 15}, 20},
		{Point{12, 15}, Point{18, 15}, 6},
		{Point{0, 5}, Point{40, 5}, 0},
		{Point{15, 0}, Point{15, 30}, 10},
		{Point{5, 10}, Point{25, 30}, 5 * math.Sqrt2},
		{Point{0, 0}, Point{5, 5}, 0},
	} {
		if got := within(test.a, test.b, area); math.Abs(got-test.want) > tiny {
			t.Errorf("%v to %v: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestTimeIsToScale(t *testing.T) {
	data := ChartData{Values: []ChartValue{yearly(2020, 1)[0], yearly(2021, 2)[0], yearly(2024, 3)[0]}}
	var xs []float64
	for _, op := range Chart(data, testOptions(640, 360)).Ops {
		if op.Kind == Disc {
			xs = append(xs, op.X)
		}
	}
	if len(xs) != 3 || math.Abs((xs[2]-xs[1])/(xs[1]-xs[0])-3) > tiny {
		t.Errorf("three years must be three times as far as one: %v", xs)
	}
}

func BenchmarkChart(b *testing.B) {
	data, options := outOfTheHouse(), testOptions(640, 360)
	b.ReportAllocs()
	for b.Loop() {
		Chart(data, options)
	}
}

// TestATargetIsNotLostInTheGrid: where it lies on a line of the grid, that line makes way.
func TestATargetIsNotLostInTheGrid(t *testing.T) {
	data := ChartData{Values: yearly(2025, 31, 33), Targets: []ChartPoint{{Span: yearSpan(2028), Y: 40}}, Floor: pointer(0.0)}
	ops := Chart(data, testOptions(640, 360)).Ops
	at := slices.IndexFunc(ops, func(op Op) bool { return op.Stroke == Ink && op.Dash != nil })
	if at < 0 {
		t.Fatal("no target")
	}
	from, to := ops[at].Points[0], ops[at].Points[len(ops[at].Points)-1]
	for _, op := range ops {
		if op.Stroke != Line || len(op.Points) != 2 || math.Abs(op.Points[0].Y-to.Y) > 1 {
			continue
		}
		if min(op.Points[1].X, to.X)-max(op.Points[0].X, from.X) > 2 {
			t.Errorf("%v lies under the target from %v to %v", op, from, to)
		}
	}
}
