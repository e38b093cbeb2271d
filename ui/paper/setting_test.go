package paper

import (
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// sheetsOf draws the indicator sheets of a dossier one by one, and tells of each how it was set and how many pages it took.
func sheetsOf(t interface{ Fatal(...any) }, d *model.Dossier, told func(r *report, i *model.Indicator, s setting, pages int)) {
	paper := Paper{Name: "indicator-sheet", Title: "paper.indicatorSheet.title", sheet: a4, draw: func(r *report) error {
		for _, i := range r.Dossier.Indicators() {
			r.turn(a4)
			before := len(r.pages)
			s := r.settingFor(i)
			r.drawIndicator(i, s)
			r.flush()
			told(r, i, s, len(r.pages)-before+1)
		}
		return nil
	}}
	if _, err := paper.write(io.Discard, Request{Dossier: d, Now: testNow}); err != nil {
		t.Fatal(err)
	}
}

func TestIndicatorsWithLittleToTellTakeOnePage(t *testing.T) {
	closer := 0
	d := example(t)
	sheetsOf(t, d, func(r *report, i *model.Indicator, s setting, pages int) {
		if s.air < 1 {
			closer++
		}
		agreements := 0
		for _, a := range d.Agreements() {
			for _, ref := range a.Linked {
				if ref.ID == i.ID {
					agreements++
				}
			}
		}
		if readings := len(d.Readings(i.ID)); readings <= 2 && agreements <= 2 && pages > 1 {
			t.Errorf("%s: %d readings and %d agreements take %d pages", i.Code, readings, agreements, pages)
		}
	})
	if closer == 0 {
		t.Error("no sheet was full: the test shows nothing")
	}
}

// TestTheSettingIsTheRoomiestThatFits gives an indicator more and more to tell.
func TestTheSettingIsTheRoomiestThatFits(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		repeated := func(label string, most int) string {
			return strings.Repeat(sampleText+" ", rapid.IntRange(0, most).Draw(rt, label))
		}
		d := edited(t, func(tx *model.Tx) error {
			if err := tx.Put(&model.Session{Identity: named("session"), Sort: model.FollowingSession, Title: "Sessie 3", State: model.Closed}); err != nil {
				return err
			}
			one := &model.Indicator{Identity: named("indicator"), Code: "I1", Name: "De deur uit", Definition: repeated("definition", 3), Unit: "personen", Sort: model.EffectIndicator,
				Type: model.Number, Direction: model.Higher, Method: repeated("method", 4), SourceOwner: repeated("owner", 4)}
			if err := tx.Put(one); err != nil {
				return err
			}
			for i := range rapid.IntRange(0, 6).Draw(rt, "values") {
				period := model.Period([]string{"2021", "2022", "2023", "2024", "2025", "2026"}[i])
				value := &model.Value{Identity: named("value" + string(period)), Indicator: one.ID, Period: period, Value: pointer(float64(i)), Footnote: repeated("footnote", 2)}
				if err := tx.Put(value); err != nil {
					return err
				}
			}
			return tx.Put(&model.Reading{Identity: named("reading"), Indicator: one.ID, Session: "session", Recognise: repeated("reading", 12)})
		})
		sheetsOf(rt, d, func(r *report, i *model.Indicator, s setting, pages int) {
			fits := func(s setting) bool { return r.measure(func() { r.drawIndicator(i, s) }) <= r.fullHeight()+slack }
			if fits(s) != (pages == 1) {
				rt.Fatalf("a sheet that was measured to fit on one page, %v, took %d", fits(s), pages)
			}
			if s != settings[0] && (!fits(s) || fits(settings[0])) {
				rt.Fatalf("%v was chosen: it fits %v, and with all white %v", s, fits(s), fits(settings[0]))
			}
		})
	})
}

func TestTitlesFoldForExplanations(t *testing.T) {
	table := func(explanation string) table {
		return table{Columns: []column{{Title: "Peilmoment"}, {Title: "Waarde (per 10.000 inwoners)", Figures: true}, {Title: "Toelichting"}}, Rows: [][]cell{
			{text("2026"), text("12"), text(explanation)}, {text("2027"), text("13"), text(explanation)},
		}}
	}
	for _, c := range []struct {
		explanation string
		titleLines  int
	}{{"kort", 1}, {"voorlopig cijfer, tot en met de maand september van dit jaar", 2}} {
		d, err := newDocument(a4, sampleCover())
		if err != nil {
			t.Fatal(err)
		}
		used := d.fitted(table(c.explanation))
		if got := used.longest(used.header); got != c.titleLines {
			t.Errorf("titles on %d lines beside %q, want %d", got, c.explanation, c.titleLines)
		}
	}
}
