package figure

import (
	"math"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// fourHundredWeeks is an indicator with as many figures as a chart has pixels to spare for them.
func fourHundredWeeks(t testing.TB) (*model.Dossier, *model.Indicator) {
	d := emptyDossier()
	if _, err := d.Edit("goal.add", func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator("", "Bezoekers van De Linde")
		if err != nil {
			return err
		}
		norm := 30.0
		if err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Type, i.Unit, i.Norm, i.Baseline = model.Number, "per week", &norm, &model.Baseline{Period: "2018-W01", Value: 40}
			i.Targets = []model.Target{{Period: "2025", Value: 60}, {Period: "2027", Value: 70}}
			return nil
		}); err != nil {
			return err
		}
		period := model.Period("2018-W01")
		for k := range 400 {
			v := math.Round(40 + 15*math.Sin(float64(k)/9))
			figure := model.Figure{Value: &v, Footnote: "Noot"}
			if k%37 == 5 {
				figure = model.Figure{Missing: model.NotMeasured}
			}
			if _, err := tx.SetValue(indicator.ID, period, figure); err != nil {
				return err
			}
			period = period.Next()
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return d, d.Indicators()[0]
}

// frame is how long a picture may take that is drawn sixty times a second.
const frame = time.Second / 60

// BenchmarkChartOf400 redraws a chart of 400 figures from the dossier, as the room sees it. "frames" is what share of a frame it takes.
func BenchmarkChartOf400(b *testing.B) {
	d, indicator := fourHundredWeeks(b)
	book := words.For("nl")
	b.ReportAllocs()
	for b.Loop() {
		ChartOf(d, indicator, book, model.Room, ChartOptions{W: 1200, H: 675, Heading: true})
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(frame), "frames")
}

// BenchmarkMultiples draws the small charts of a goal with twelve indicators.
func BenchmarkMultiples(b *testing.B) {
	d, indicator := sampleDossier(b)
	book := words.For("nl")
	indicators := make([]*model.Indicator, 12)
	for i := range indicators {
		indicators[i] = indicator
	}
	for b.Loop() {
		MultiplesOf(d, indicators, book, model.Room, MultiplesOptions{W: 1200})
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(frame), "frames")
}
