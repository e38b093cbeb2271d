package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// drawnWords returns what each figure in a part of the window says.
func drawnWords(o fyne.CanvasObject) string {
	var out []string
	walkWidgets(o, func(o fyne.CanvasObject) {
		if drawing, ok := o.(*control.Drawing); ok && drawing.Words() != "" {
			out = append(out, drawing.Words())
		}
	})
	return strings.Join(out, "\n")
}

func TestAllLinesOfAGoalStandBesideEachOther(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	r.goalsPage().open(model.RefTo(r.desk.dossier.GoalByCode("2")))
	r.Presses("F12")
	words := drawnWords(r.desk.sheet.content)
	r.Finds("those of the goal and of the goals under it: "+words, strings.Contains(words, "Eenzaamheid") && strings.Contains(words, "Minder belast") && !strings.Contains(words, "De deur uit"))
	before := r.desk.sheet.body
	r.Presses("PgDn", "End", "Up", "Home")
	r.Finds("keys scroll what has no keyboard of its own", before == r.desk.sheet.body)
	r.Presses("Esc")
	r.Finds("Escape goes back", r.desk.sheet == nil)
}

func TestWhatStandsBehindFiguresIsAskedFor(t *testing.T) {
	r := newRoom(t).withExample().Goes(atFigures)
	page := r.desk.page().(*figuresPage)
	indicator := r.indicator("I7")
	page.open(model.RefTo(indicator))
	said := func() string { return drawnWords(r.desk.frame.object) }
	r.Finds("not unless asked: "+said(), said() != "" && !strings.Contains(said(), "n = 510"))
	r.Presses("Ctrl+F8")
	r.Finds("asked, it is told of the same indicator: "+said(), strings.Contains(said(), "Achter het cijfer van 2025: n = 510, registratie."))
	r.Presses("Ctrl+F8")
	r.Finds("and taken away", !strings.Contains(said(), "n = 510"))
}
