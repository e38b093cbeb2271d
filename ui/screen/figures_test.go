package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// atDue goes to what has to be filled in, on a day on which much of it is there.
func (r *room) atDue() *dueSurface {
	r.t.Helper()
	return r.atDueOn(time.Date(2028, time.July, 10, 9, 0, 0, 0, time.UTC))
}

func (r *room) atDueOn(day time.Time) *dueSurface {
	r.t.Helper()
	r.now = day
	r.Goes(atFigures)
	due := r.desk.page().(*figuresPage).due
	if due == nil || len(due.rows) < 2 || !due.rows[1].expected {
		r.t.Fatalf("nothing is due on %v", day)
	}
	return due
}

// atTable goes to the table of an indicator, with its last figure at hand.
func (r *room) atTable(code string) *valueTable {
	r.t.Helper()
	r.Goes(atFigures)
	p := r.desk.page().(*figuresPage)
	p.open(model.Ref{Kind: model.KindIndicator, ID: r.indicator(code).ID})
	p.table.grid.Choose(len(p.table.values)-1, columnValue)
	p.chose()
	p.focus()
	return p.table
}

func (r *room) valueOf(code string, period model.Period) *model.Value {
	return r.dossier().ValueAt(r.indicator(code).ID, period)
}

// says checks a figure.
func (r *room) says(code string, period model.Period, want float64) *room {
	r.t.Helper()
	if value := r.valueOf(code, period); value == nil || value.Value == nil || *value.Value != want {
		r.t.Errorf("%s %s is %+v, not %v", code, period, value, want)
	}
	return r
}

// SeesThere checks that a text is in sight.
func (r *room) SeesThere(part string) *room {
	r.t.Helper()
	if !r.there(part) {
		r.t.Errorf("%q is not in sight among\n%q", part, r.textsInSight())
	}
	return r
}

func (r *room) there(part string) bool {
	return strings.Contains(strings.Join(r.textsInSight(), " "), part)
}

func (r *room) textsInSight() []string { return textsOf(r.desk.window.Content()) }

// TestAYearOfFiguresInAMinute: whoever keeps the figures types a number and Enter, and is at the next one. What is filled in stays in sight,
// and the page counts what is left.
func TestAYearOfFiguresInAMinute(t *testing.T) {
	r := newRoom(t).withExample()
	due := r.atDueOn(time.Date(2028, time.November, 6, 9, 0, 0, 0, time.UTC))
	var rows []dueRow
	for _, row := range due.rows {
		if row.expected {
			rows = append(rows, row)
		}
	}
	keys := 0
	for i, row := range rows {
		if at, _ := due.at(); at != row.indicator {
			t.Fatalf("row %d is %s, and %s is at hand", i, row.indicator.Code, at.Code)
		}
		text := "7"
		if row.last != nil && row.last.Value != nil {
			text = r.desk.look.Words.Ungrouped(*row.last.Value + 1)
		}
		r.Types(text).Presses("Enter")
		keys += len(text) + 1
		value := r.dossier().ValueAt(row.indicator.ID, row.period)
		if value == nil || value.State != model.Provisional {
			t.Fatalf("%s is %+v", row.indicator.Code, value)
		}
		if before := row.last; before != nil && (value.Source != before.Source || value.Certainty != before.Certainty) {
			t.Errorf("%s is not taken over from last time: %+v", row.indicator.Code, value)
		}
		if left := len(rows) - i - 1; left > 1 {
			r.SeesThere(fmt.Sprintf("Nog %d cijfers in te vullen.", left))
		}
	}
	if len(rows) < 12 {
		t.Errorf("only %d figures are due", len(rows))
	}
	t.Logf("%d figures with %d keys: %.1f a figure", len(rows), keys, float64(keys)/float64(len(rows)))
	if keys > 4*len(rows) {
		t.Errorf("%d figures cost %d keys", len(rows), keys)
	}
	r.SeesThere("Alles is ingevuld")
	r.Finds("what is filled in stays in sight", len(due.rows) > len(rows) && due.rows[1].indicator == rows[0].indicator)
	r.Goes(atStart).Goes(atFigures)
	for _, row := range r.desk.page().(*figuresPage).due.rows {
		if row.expected {
			t.Errorf("%s %s is still asked", row.indicator.Code, row.period)
		}
	}
}

func TestAReasonWithOneKey(t *testing.T) {
	r := newRoom(t).withExample()
	due := r.atDue()
	for i, reason := range model.MissingReasons()[:2] {
		indicator, period := due.at()
		before := due.grid.Chosen()
		r.Presses(fmt.Sprintf("Ctrl+%d", i+1))
		value := r.dossier().ValueAt(indicator.ID, period)
		r.Finds("the reason is kept: "+string(reason), value != nil && value.Missing == reason)
		next, _ := due.at()
		r.Finds("and the next row is at hand", next != nil && due.grid.Chosen() > before)
	}
	r.Types("<5").Presses("Enter").Presses("Up")
	indicator, period := due.at()
	value := r.dossier().ValueAt(indicator.ID, period)
	r.Finds("fewer than five is what is known", value.Missing == model.Withheld && value.LessThan == 5).SeesThere("<5")
	r.Presses("Delete").Finds("it can be emptied", r.dossier().ValueAt(indicator.ID, period) == nil)
}

func TestTheFiguresOfOneOwner(t *testing.T) {
	r := newRoom(t).withExample()
	due := r.atDue()
	all := len(due.rows)
	r.Presses("Alt+Right")
	owners := map[string]bool{}
	for _, row := range due.rows {
		if row.indicator != nil {
			owners[due.ownerName(row.indicator)] = true
		}
	}
	r.Finds("one owner is shown", len(owners) == 1 && len(due.rows) < all)
	r.Presses("Alt+Left").Finds("and all of them again", len(due.rows) == all)
	r.Presses("Alt+Right").Types("61").Presses("Enter").Presses("Ctrl+Shift+Enter").Hears("definitief")
	for _, value := range r.dossier().Provisional(nil) {
		if indicator := model.Get[model.Indicator](r.dossier(), value.Indicator); owners[due.ownerName(indicator)] {
			t.Errorf("%s %s is still provisional", indicator.Code, value.Period)
		}
	}
	r.Finds("those of others are", len(r.dossier().Provisional(nil)) > 0)
	r.Clicks("Ongedaan maken").Finds("all of it is one step back", len(r.dossier().Provisional(nil)) > 3)
}

// TestADoubtfulNumberIsAsked: the question stands under what was written, a key answers it, and nothing was entered before that.
func TestADoubtfulNumberIsAsked(t *testing.T) {
	r := newRoom(t).withExample()
	table := r.atTable("I11")
	r.Types("3090").Presses("Enter")
	r.says("I11", "2027", 309).SeesThere("3090").SeesThere("veel meer")
	r.Presses("Esc").Finds("Escape leaves it as it was", table.grid.Below() == nil)
	r.Types("3.12").Presses("Enter").SeesThere("312").Presses("F3").says("I11", "2027", 312)
	r.Presses("Esc")                                                       // no reason why
	r.Presses("Up").Types("120").Presses("Enter").says("I11", "2027", 120) // a figure that is possible is not asked
	r.Presses("Esc", "Ctrl+Z", "Ctrl+Z")

	r.atTable("I7")
	r.Types("120").Presses("Enter").SeesThere("120% kan niet").SeesThere("Ik bedoel 12%")
	r.Types("5") // who goes on writing has answered
	r.Finds("the question is gone", !r.there("kan niet"))
	r.Presses("Esc").Types("120").Presses("Enter", "F4").says("I7", "2027", 120).Presses("Esc", "Ctrl+Z")

	r.Presses("Up").Types("120").Presses("Enter").Clicks("Ik bedoel 12%")
	r.says("I7", "2027", 12)
}

func TestAPointOrACommaIsAsked(t *testing.T) {
	r := newRoom(t).withExample()
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error {
		return tx.Put(&model.Indicator{Code: "I90", Name: "Uitgaven", Goals: []model.ID{tx.Top().ID}, Sort: model.EffectIndicator, Type: model.Number, Unit: "€", Direction: model.Lower, Choice: model.Headline})
	}); err != nil {
		t.Fatal(err)
	}
	r.Goes(atFigures)
	p := r.desk.page().(*figuresPage)
	p.open(model.Ref{Kind: model.KindIndicator, ID: r.indicator("I90").ID})
	p.focus()
	r.Types("2027").Presses("Enter").Types("1,234").Presses("Enter")
	r.SeesThere("1,234 €, met cijfers achter de komma").SeesThere("1234 €, zonder cijfers achter de komma")
	r.Finds("nothing is guessed", r.valueOf("I90", "2027") == nil)
	r.Presses("F4").says("I90", "2027", 1234)
	r.Types("2028").Presses("Enter").Types("1,301").Presses("Enter").says("I90", "2028", 1301)
}

// TestANoteThatContradictsIsPointedOut: the note says 3 and the figure 0; one key mends it, and it can stay.
func TestANoteThatContradictsIsPointedOut(t *testing.T) {
	r := newRoom(t).withExample()
	table := r.atTable("I9")
	r.Types("0").Presses("Enter", "Esc")
	table.grid.Choose(len(table.values)-1, columnFootnote)
	r.desk.window.Canvas().Focus(table.grid)
	r.Types("3").Presses("Enter").SeesThere("In de toelichting staat 3 personen, en het cijfer is 0 personen.")
	r.says("I9", "2027", 0).Presses("F4").says("I9", "2027", 0)
	r.Finds("it stays", r.valueOf("I9", "2027").Footnote == "3" && !r.there("Laat staan"))
	table.grid.Choose(len(table.values)-1, columnFootnote)
	r.desk.window.Canvas().Focus(table.grid)
	r.Types("er deden 4 personen mee").Presses("Enter", "F3").says("I9", "2027", 4)
}

// TestACorrectionSaysWhatWasThere, when, by whom and why.
func TestACorrectionSaysWhatWasThere(t *testing.T) {
	r := newRoom(t).withExample()
	r.atTable("I2")
	r.Types("78").Presses("Enter").SeesThere("Er stond 79%.")
	r.Types("telfout").Presses("Tab").Types("beleidsadviseur").Presses("Enter")
	was := r.valueOf("I2", "2027").Corrections
	if len(was) != 1 || *was[0].Value != 79 || was[0].Why != "telfout" || was[0].Role != "beleidsadviseur" || was[0].State != model.Final {
		t.Fatalf("what was there: %+v", was)
	}
	r.Presses("Up", "F4").SeesThere("Was 79%, gewijzigd op 14 oktober 2027 door beleidsadviseur (het was definitief): telfout")
	r.Finds("the laptop knows who is at it", r.desk.settings.Role == "beleidsadviseur" && strings.Contains(r.desk.app.Preferences().String("role"), "beleid"))

	r.Presses("Esc").Presses("Down", "Left").Types("2029").Presses("Enter").Types("70").Presses("Enter")
	r.Presses("Up").Presses("Right").Types("71").Presses("Enter")
	r.Finds("of what was typed a moment ago no reason is asked", !r.there("Waarom is het nu anders") && len(r.valueOf("I2", "2029").Corrections) == 1)
}

func TestFinalIsAStepOfItsOwn(t *testing.T) {
	r := newRoom(t).withExample()
	r.atTable("I7")
	r.Presses("Ctrl+Enter").Hears("definitief")
	r.Finds("one is final", r.valueOf("I7", "2027").State == model.Final && r.valueOf("I1", "2027").State == model.Provisional)
	r.Presses("Ctrl+Enter").Hears("geen voorlopig cijfer")
	r.Presses("Ctrl+Shift+Enter")
	for _, value := range r.dossier().Provisional(nil) {
		if value.Period == "2027" {
			t.Errorf("of 2027 %s is still provisional", value.Indicator)
		}
	}
}

// TestAllOfAFigureInOnePlace: the part and the whole make the percentage, last time's source is taken over, and Enter goes on.
func TestAllOfAFigureInOnePlace(t *testing.T) {
	r := newRoom(t).withExample()
	due := r.atDue()
	p := r.desk.page().(*figuresPage)
	for indicator, period := due.at(); indicator.Type != model.Percentage; indicator, period = due.at() {
		_ = period
		r.Presses("Down")
	}
	indicator, period := due.at()
	row := due.grid.Chosen()
	r.Presses("F4").Finds("the details have the keyboard", r.desk.window.Canvas().Focused() == p.details.value)
	r.SeesThere("Bron, zoals in")
	r.Presses("Enter").Types("34").Presses("Enter").Types("85").Presses("Enter")
	value := r.dossier().ValueAt(indicator.ID, period)
	if value == nil || !value.Computed() || *value.Value != 40 || value.Source == "" || value.Certainty == "" {
		t.Fatalf("34 of 85 is %+v", value)
	}
	r.SeesThere("34 van 85 is 40%")
	r.Finds("the number of people is next", focusedField(r) == p.details.n && slices.Contains(p.details.order, focusedField(r)))
	r.Types("85").Presses("Enter").Types("Andere bron").Presses("Enter").Types("Met de hand geteld").Presses("Enter")
	value = r.dossier().ValueAt(indicator.ID, period)
	r.Finds("all of it is kept", *value.N == 85 && value.Footnote == "Met de hand geteld" && strings.Contains(value.Source, "Andere bron"))
	r.Finds("and the list has the keyboard again", r.desk.window.Canvas().Focused() == due.grid && due.grid.Chosen() == row)
	r.Presses("F4").Types("41").Presses("Enter")
	value = r.dossier().ValueAt(indicator.ID, period)
	r.Finds("a number of its own takes the place of the counts", *value.Value == 41 && value.Numerator == nil && value.Denominator == nil)
	r.Presses("F4").Finds("F4 there leaves them out", !p.details.object.Visible())
}

// TestNothingIsExpectedYet: with an indicator of which nobody said how often it comes, the page says what to do.
func TestNothingIsExpectedYet(t *testing.T) {
	r := newRoom(t).withEmpty()
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error {
		return tx.Put(&model.Indicator{Code: "I1", Name: "Buren groeten elkaar", Sort: model.EffectIndicator, Type: model.Percentage, Direction: model.Higher})
	}); err != nil {
		t.Fatal(err)
	}
	r.Goes(atFigures).SeesThere("Er wordt nog geen cijfer verwacht")
	r.Finds("there are no details of nothing", !r.there("Teller"))
	r.Presses("F4", "Ctrl+1", "Ctrl+Enter", "F3", "Alt+Right", "Enter", "Delete").Types("1")
	r.Finds("and no key does anything", r.dossier().Count(model.KindValue) == 0)
	r.Presses("Ctrl+PgDn").Types("2027").Presses("Enter").Types("62,5").Presses("Enter").says("I1", "2027", 62.5)
}

func focusedField(r *room) *control.Field {
	field, _ := r.desk.window.Canvas().Focused().(*control.Field)
	return field
}

// TestNothingOverlapsWhereFiguresAreKept, in all sizes and both languages, with a question and with a reason asked.
func TestNothingOverlapsWhereFiguresAreKept(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, zoom := range []int{100, 200} {
			for _, size := range []fyne.Size{{Width: 1024, Height: 700}, {Width: 1280, Height: 720}, {Width: 1920, Height: 1080}} {
				r := newRoom(t).withExample()
				r.desk.settings.Language, r.desk.settings.Zoom = language, zoom
				r.desk.railsGone = zoom > 100
				if zoom > 100 && size.Width < 1280 {
					continue // nobody enlarges everything twofold in so small a window
				}
				r.desk.window.Resize(size)
				r.desk.rebuild()
				check := func(what string) {
					t.Helper()
					for _, complaint := range overlaps(r.desk.window.Content()) {
						t.Errorf("%s, %s %d%% %v: %s", what, language, zoom, size, complaint)
					}
				}
				r.atDue()
				check("due")
				r.Types("1200").Presses("Enter")
				check("asked")
				r.Presses("Esc", "F4")
				check("details")
				r.Presses("Esc")
				r.atTable("I2")
				r.Types("78").Presses("Enter")
				check("why")
			}
		}
	}
}
