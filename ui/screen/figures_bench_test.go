package screen

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
)

// benchFigures opens a dossier with 300 indicators of 40 quarters each, all of which expect a figure, at what has to be filled in.
func benchFigures(b *testing.B) *room {
	r := &room{now: aMoment}
	r.desk = NewDesk(test.NewTempApp(b), Options{Now: func() time.Time { return r.now }, Settings: &Settings{Language: "nl", Mode: LightMode, Zoom: 100}})
	r.desk.window.Resize(fyne.NewSize(1280, 720))
	r.desk.Show(model.New(r.environment()))
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error {
		for i := range 300 {
			indicator := &model.Indicator{
				Code: fmt.Sprint("I", i+1), Name: fmt.Sprint("Indicator ", i+1), Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%",
				Direction: model.Higher, Frequency: model.Quarterly, Owner: model.Actor{Role: fmt.Sprint("rol ", i%20)},
			}
			if err := tx.Put(indicator); err != nil {
				return err
			}
			for k, period := 0, model.Period("2017-Q3"); k < 40; k, period = k+1, period.Next() {
				value := float64(40 + k%7)
				if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: &value, Source: "registratie", State: model.Provisional}); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkOpeningWhatIsDueOfThreeHundredIndicators(b *testing.B) {
	r := benchFigures(b)
	for b.Loop() {
		r.desk.pages = map[place]page{}
		r.desk.show(atFigures)
	}
}

func BenchmarkFillingInOneOfThreeHundredFigures(b *testing.B) {
	r := benchFigures(b)
	r.desk.show(atFigures)
	due := r.desk.page().(*figuresPage).due
	indicator, period := due.at()
	value := 40.0
	for b.Loop() {
		value = 90 - value
		if _, err := due.entry.put(indicator, period, model.Figure{Value: &value}); err != nil {
			b.Fatal(err)
		}
	}
}
