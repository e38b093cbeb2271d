package screen

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
)

// benchManyIndicators opens a dossier with 3,000 indicators on the page.
func benchManyIndicators(b *testing.B) *indicatorsPage {
	r := &room{now: aMoment}
	r.desk = NewDesk(test.NewTempApp(b), Options{Now: func() time.Time { return r.now }, Settings: &Settings{Language: "nl", Mode: LightMode, Zoom: 100}})
	r.desk.window.Resize(fyne.NewSize(1280, 720))
	r.desk.Show(model.New(r.environment()))
	manyIndicators(r, 3000)
	r.desk.show(atIndicators)
	return r.desk.page().(*indicatorsPage)
}

func BenchmarkMovingThroughThreeThousandIndicators(b *testing.B) {
	p := benchManyIndicators(b)
	for b.Loop() {
		p.list.rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

func BenchmarkWritingInOneOfThreeThousandIndicators(b *testing.B) {
	p := benchManyIndicators(b)
	name := 0
	for b.Loop() {
		name++
		p.form.lines[0].field.SetText(fmt.Sprint("Naam ", name))
		p.form.lines[0].field.Settle()
	}
}
