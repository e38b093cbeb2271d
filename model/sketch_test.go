package model_test

import (
	"fmt"
	"testing"

	"doelenboom/model"
)

func TestALineFromFourAnswers(t *testing.T) {
	for _, test := range []struct {
		trend     model.Trend
		pace      model.Pace
		direction model.Direction
		value     float64
		kind      model.ValueType
		want      string
	}{
		{model.TrendBetter, model.Slowly, model.Higher, 40, model.Percentage, "[41 42 43]"},
		{model.TrendBetter, model.Fast, model.Lower, 40, model.Percentage, "[37 34 31]"},
		{model.TrendWorse, model.Fast, model.Higher, 4, model.Percentage, "[1 0 0]"},
		{model.TrendSame, model.Fast, model.Higher, 40, model.Percentage, "[40 40 40]"},
		{model.TrendWorse, model.Slowly, model.Higher, 100, model.Tally, "[98 96 94]"},
		{"", "", model.Higher, 40, model.Percentage, "[40 40 40]"},
	} {
		d := put(t, measure(func(i *model.Indicator) { i.Baseline, i.Direction, i.Type = nil, test.direction, test.kind }))
		edit(t, d, func(tx *model.Tx) error {
			return tx.SketchBaseline("i", "2027", test.value, test.trend, test.pace, "2030")
		})
		i := model.Get[model.Indicator](d, "i")
		var got []float64
		for _, point := range i.Forecast {
			got = append(got, point.Value)
		}
		if fmt.Sprint(got) != test.want || !i.Baseline.Estimate || i.Baseline.Value != test.value {
			t.Errorf("%+v: the line is %v, the baseline %+v", test, got, i.Baseline)
		}
	}
}

func TestALineDrawnByHandStays(t *testing.T) {
	d := put(t, measure(func(i *model.Indicator) { i.Baseline = nil }))
	edit(t, d, func(tx *model.Tx) error { return tx.SketchBaseline("i", "2027", 40, model.TrendSame, "", "2028") })
	edit(t, d, func(tx *model.Tx) error { return tx.DrawForecast("i", "2028", 130) })
	edit(t, d, func(tx *model.Tx) error {
		return tx.SketchBaseline("i", "2027", 41, model.TrendWorse, model.Fast, "2028")
	})
	edit(t, d, func(tx *model.Tx) error { return tx.DrawForecast("i", "2027", 44) })
	i := model.Get[model.Indicator](d, "i")
	if len(i.Forecast) != 1 || i.Forecast[0].Value != 100 || i.Baseline.Value != 44 || !i.Baseline.Estimate || i.Sketch.Trend != model.TrendWorse {
		t.Errorf("it is %+v, %+v, %+v", i.Forecast, i.Baseline, i.Sketch)
	}
}

func TestAMeasuredBaselineIsNotSketchedOver(t *testing.T) {
	d := put(t, measure(func(*model.Indicator) {}))
	for _, sketch := range []func(*model.Tx) error{
		func(tx *model.Tx) error { return tx.SketchBaseline("i", "2027", 40, "", "", "2028") },
		func(tx *model.Tx) error { return tx.DrawForecast("i", "2025", 40) },
	} {
		_, err := d.Edit("edit.test", sketch)
		if _, ok := model.AsProblem(err); !ok {
			t.Errorf("the error is %v", err)
		}
	}
	if i := model.Get[model.Indicator](d, "i"); i.Baseline.Value != 54 || i.Baseline.Estimate {
		t.Errorf("the baseline is %+v", i.Baseline)
	}
}
