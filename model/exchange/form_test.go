package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/words"
)

// owned makes a dossier in which two owners have figures to fill in.
func owned(t testing.TB) (d *model.Dossier, ours, percentage *model.Indicator) {
	d = model.New(environment())
	_, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		for _, i := range []*model.Indicator{
			{Code: "I1", Name: "Bezoekers", Definition: "Wie er komt", Type: model.Tally, Owner: model.Actor{Role: "GGD"}},
			{Code: "I2", Name: "Tevreden", Type: model.Percentage, Unit: "%", Decimals: 1, Owner: model.Actor{Role: "ggd"}},
			{Code: "I3", Name: "Van een ander", Type: model.Number, Owner: model.Actor{Role: "CBS"}},
		} {
			i.Sort, i.Direction, i.Frequency, i.Choice, i.ChoiceReason, i.FirstDue = model.EffectIndicator, model.Higher, model.Yearly, model.Headline, "x", "2025"
			if err := tx.Put(i); err != nil {
				return err
			}
			three := 3.0
			if _, err := tx.SetValue(i.ID, "2025", model.Figure{Value: &three}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all := d.Indicators()
	return d, all[0], all[1]
}

const today = model.Date("2027-10-14")

// form writes the form of an owner and fills in cells by the code of the indicator and the header.
func form(t testing.TB, d *model.Dossier, language string, fill map[[2]string]any) string {
	t.Helper()
	var out bytes.Buffer
	must(t, exchange.WriteForm(&out, d, model.Actor{Role: "GGD"}, today, words.For(language)))
	f, err := excelize.OpenReader(&out)
	must(t, err)
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	must(t, err)
	head := 0
	for len(rows[head]) < 5 {
		head++
	}
	for at, value := range fill {
		for r, row := range rows[head+1:] {
			for c, header := range rows[head] {
				if row[0] == at[0] && header == at[1] {
					cell, err := excelize.CoordinatesToCellName(c+1, head+r+2)
					must(t, err)
					must(t, f.SetCellValue(sheet, cell, value))
					delete(fill, at)
				}
			}
		}
	}
	if len(fill) > 0 {
		t.Fatalf("the form has no %v in\n%v", fill, rows)
	}
	out.Reset()
	must(t, f.Write(&out))
	return out.String()
}

func TestAFormComesBackWhereItBelongs(t *testing.T) {
	for _, language := range words.Languages() {
		d, ours, percentage := owned(t)
		word := func(key model.Key) string { return words.For(language).Say(key) }
		text := form(t, d, language, map[[2]string]any{
			{"I1", word("export.column.missing")}:     words.For(language).Choice("missing", string(model.NotYetKnown)),
			{"I1", word("export.column.footnote")}:    "volgt in mei",
			{"I2", word("export.column.numerator")}:   31,
			{"I2", word("export.column.denominator")}: 78,
			{"I2", word("export.column.n")}:           78,
			{"I2", word("export.column.certainty")}:   words.For(language).Choice("certainty", string(model.Survey)),
		})
		if _, err := d.Edit("edit.indicator", func(tx *model.Tx) error { // names and codes may change while the form is away
			return model.Update(tx, percentage.ID, func(i *model.Indicator) error { i.Name, i.Code = "Anders", "X9"; return nil })
		}); err != nil {
			t.Fatal(err)
		}
		p := opened(t, d, "Formulier GGD.xlsx", text).Plan(d)
		if got := planned(p); got != "new 2, same 0, different 0, refused 0, left 0, skipped 0, fresh 0" || p.Series[0].Why != exchange.MatchedByForm {
			t.Errorf("%s: %s", language, got)
		}
		applied(t, p, d)
		value, missing := d.ValueAt(percentage.ID, "2026"), d.ValueAt(ours.ID, "2026")
		if value == nil || value.Value == nil || *value.Value != 31.0/78*100 || *value.N != 78 || *value.Numerator != 31 || value.Certainty != model.Survey {
			t.Errorf("%s: came in as %+v", language, value)
		}
		if missing == nil || missing.Missing != model.NotYetKnown || missing.Footnote != "volgt in mei" {
			t.Errorf("%s: came in as %+v", language, missing)
		}
		if n := d.Count(model.KindMapping); n != 0 {
			t.Errorf("a form is remembered as a source: %d", n)
		}
		if again := opened(t, d, "Formulier GGD.xlsx", text).Plan(d); again.Comes() != 0 || again.Same != 2 {
			t.Errorf("%s: again %s", language, planned(again))
		}
	}
}

func TestAFormTellsWhatClashes(t *testing.T) {
	d, ours, _ := owned(t)
	text := form(t, d, "nl", map[[2]string]any{{"I1", "Waarde"}: 12})
	enter := func(value float64) {
		if _, err := d.Edit("edit.value", func(tx *model.Tx) error {
			_, err := tx.SetValue(ours.ID, "2026", model.Figure{Value: &value})
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	enter(11)
	file := opened(t, d, "x.xlsx", text)
	p := file.Plan(d)
	if got := planned(p); got != "new 0, same 0, different 1, refused 0, left 1, skipped 0, fresh 0" || !p.Series[0].Clashes[0] || p.Comes() != 0 {
		t.Error(got)
	}
	result := take(t, d, "x.xlsx", text, exchange.Options{})
	if got := outcome(result); got != "table as values: read 0, same 0, refused 7: problem.import.form.clash" {
		t.Error(got)
	}
	file.Take(p.Series[0].Key, "2026", true)
	applied(t, file.Plan(d), d)
	if value := d.ValueAt(ours.ID, "2026"); *value.Value != 12 || len(value.Corrections) != 1 {
		t.Errorf("came in as %+v", value)
	}
	enter(12)
	if got := outcome(take(t, d, "x.xlsx", text, exchange.Options{})); got != "table as values: read 0, same 1" {
		t.Error(got)
	}
}

func TestAFormOfWhatIsGone(t *testing.T) {
	d, ours, _ := owned(t)
	text := form(t, d, "nl", map[[2]string]any{{"I1", "Waarde"}: 12})
	if _, err := d.Edit("edit.indicator", func(tx *model.Tx) error { return tx.Delete(model.KindIndicator, ours.ID) }); err != nil {
		t.Fatal(err)
	}
	p := opened(t, d, "x.xlsx", text).Plan(d)
	if len(p.Refused) != 1 || p.Refused[0].Problem.Key != "problem.import.form.indicator" || p.Comes() != 0 {
		t.Error(planned(p))
	}
	if got := outcome(take(t, d, "x.xlsx", text, exchange.Options{})); got != "table as values: read 0, same 0, refused 7: problem.import.form.indicator" {
		t.Error(got)
	}
}

func TestWhatIsOnAForm(t *testing.T) {
	d, _, _ := owned(t)
	text := form(t, d, "nl", map[[2]string]any{})
	f, err := excelize.OpenReader(strings.NewReader(text))
	must(t, err)
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	must(t, err)
	all := ""
	for _, row := range rows {
		all += strings.Join(row, "|") + "\n"
	}
	for _, want := range []string{"I1|Bezoekers|Wie er komt||2026|<5 (2025)", "I2|Tevreden", "Voor: GGD"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if strings.Contains(all, "Van een ander") {
		t.Error("it holds what another owner fills in")
	}
	if protection, err := f.GetSheetProtection(sheet); err != nil || !protection.SelectLockedCells {
		t.Errorf("it is not protected: %+v %v", protection, err)
	}
	lists, err := f.GetDataValidations(sheet)
	must(t, err)
	if len(lists) != 2 || !strings.Contains(lists[1].Formula1, "nog niet bekend") {
		t.Errorf("the lists are %+v", lists)
	}
	if seen, err := f.GetColVisible(sheet, "N"); err != nil || seen {
		t.Error("the identities are in sight")
	}
	for cell, locked := range map[string]bool{"B7": true, "G7": false, "L7": false} {
		index, err := f.GetCellStyle(sheet, cell)
		must(t, err)
		style, err := f.GetStyle(index)
		must(t, err)
		if got := style.Protection == nil || style.Protection.Locked; got != locked {
			t.Errorf("%s is locked: %v", cell, got)
		}
	}
	if err := exchange.WriteForm(&bytes.Buffer{}, d, model.Actor{Role: "niemand"}, today, words.For("nl")); err == nil {
		t.Error("a form for nobody")
	}
	if owners := exchange.FormOwners(d, today); len(owners) != 2 {
		t.Errorf("the owners are %v", owners)
	}
}
