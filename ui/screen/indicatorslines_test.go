package screen

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
	"doelenboom/ui/words"
)

func drawPeriod(t *rapid.T) model.Period {
	return rapid.SampledFrom([]model.Period{
		"2025", "2026-H1", "2026-Q3", "2027-03", "2027-W07", "2028-03-14", "2028/29", "2030-2033", "2031-05-17/2031-06-11",
	}).Draw(t, "period")
}

func drawText(t *rapid.T, label string) string {
	return strings.TrimSpace(rapid.StringOf(rapid.SampledFrom([]rune("aé 1;:\"\n,.‘€"))).Draw(t, label))
}

func drawPoints(t *rapid.T) []model.Point {
	periods := rapid.SliceOfNDistinct(rapid.Custom(drawPeriod), 0, 4, rapid.ID[model.Period]).Draw(t, "periods")
	var out []model.Point
	for _, period := range periods {
		out = append(out, model.Point{Period: period, Value: float64(rapid.IntRange(-2_000_000, 2_000_000).Draw(t, "value")) / 1000})
	}
	return out
}

// TestLinesReadBackAsWritten holds that opening a field and leaving it loses nothing, whatever the texts in it.
func TestLinesReadBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := words.For(rapid.SampledFrom(words.Languages()).Draw(t, "language"))
		points := drawPoints(t)
		var targets []model.Target
		for _, point := range points {
			targets = append(targets, model.Target{Period: point.Period, Value: point.Value, Reason: drawText(t, "reason")})
		}
		back, err := readTargets(b, writeTargets(b, targets), targets)
		same(t, back, sortedByPeriod(targets, func(x model.Target) model.Period { return x.Period }), err)

		forecast, err := readForecast(b, writeForecast(b, points), points)
		same(t, forecast, sortedByPeriod(points, func(x model.Point) model.Period { return x.Period }), err)

		if name := drawText(t, "name"); name != "" {
			if _, isPoint := readPoint(b, name); isPoint != nil {
				references := []model.Reference{{Name: name, Points: sortedByPeriod(points, func(x model.Point) model.Period { return x.Period })}}
				got, err := readReferences(b, writeReferences(b, references), references)
				same(t, got, references, err)
			}
		}

		var versions []model.Definition
		for _, point := range points {
			versions = append(versions, model.Definition{From: point.Period, Text: drawText(t, "text"), Reason: drawText(t, "why"), Breaks: rapid.Bool().Draw(t, "breaks"), Session: "s"})
		}
		definitions, err := readDefinitions(b, writeDefinitions(b, versions), versions)
		same(t, definitions, versions, err)
	})
}

func sortedByPeriod[T any](in []T, of func(T) model.Period) []T {
	var out []T
	for _, x := range in {
		at := 0
		for at < len(out) && of(out[at]).Compare(of(x)) <= 0 {
			at++
		}
		out = append(out[:at], append([]T{x}, out[at:]...)...)
	}
	return out
}

func same[T any](t *rapid.T, got, want []T, err error) {
	t.Helper()
	if err != nil || len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Fatalf("came back as %v (%v), not %v", got, err, want)
	}
}

func TestLinesThatCannotBeRead(t *testing.T) {
	b := words.For("nl")
	cases := []struct {
		read func(string) error
		text string
		key  model.Key
	}{
		{targetsOf, "zeventig", "problem.indicators.line"},
		{targetsOf, "2028: veel", "problem.indicators.number"},
		{targetsOf, "ooit: 70", "problem.indicators.period"},
		{targetsOf, "2028: 70\n2028: 75", "problem.indicators.twice"},
		{func(text string) error { _, err := readReferences(b, text, nil); return err }, "2024: 43", "problem.indicators.reference"},
		{func(text string) error { _, err := readDefinitions(b, text, nil); return err }, "nieuwe vraag", "problem.indicators.definition"},
	}
	for _, c := range cases {
		problem, ok := model.AsProblem(c.read(c.text))
		if !ok || problem.Key != c.key {
			t.Errorf("%q: %v, not %s", c.text, problem, c.key)
		}
	}
}

func targetsOf(text string) error {
	_, err := readTargets(words.For("nl"), text, nil)
	return err
}

func TestLinesAsPeopleWriteThem(t *testing.T) {
	b := words.For("nl")
	targets, err := readTargets(b, "2028: 70 ; besluit; van de raad\n\nk2 2029:72,5%\n", nil)
	if err != nil || len(targets) != 2 || targets[0].Reason != "besluit; van de raad" || targets[1].Period != "2029-Q2" || targets[1].Value != 72.5 {
		t.Errorf("read %v, %v", targets, err)
	}
	versions, err := readDefinitions(b, "begin: de oude vraag\n2027: de nieuwe vraag; de lijst is korter; breuk", nil)
	if err != nil || len(versions) != 2 || versions[0].From != "" || !versions[1].Breaks || versions[1].Reason != "de lijst is korter" {
		t.Errorf("read %v, %v", versions, err)
	}
}
