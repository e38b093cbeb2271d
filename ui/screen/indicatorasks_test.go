package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
)

func TestAQuestionIsAnsweredByOneKey(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	p.surfaces.to(indicatorFill)
	r.Finds("the example raises none", !p.asks.object.Visible())
	r.Presses("Enter").Types(" voor minstens 40%").Presses("Enter")
	r.Finds("changed words ask about the series first: "+p.asks.question.Text(), strings.Contains(p.asks.question.Text(), "zelfde reeks"))
	r.Presses("F3").Hears("I7 gaat door als dezelfde reeks")
	r.Finds("then the name is asked about: "+p.asks.question.Text(), strings.Contains(p.asks.question.Text(), "minstens 40%"))
	r.Presses("F3").Hears("I7 is aangepast")
	r.Finds("the name is itself again, and the old words with it", r.indicator("I7").Name == "De deur uit voor" && len(r.indicator("I7").Targets) == 1)
	r.Presses("Ctrl+Z", "Ctrl+Z")
	r.Finds("undone", r.indicator("I7").Name == "De deur uit" && len(r.indicator("I7").Versions) == 0)

	r.Presses("Esc", "Esc", "F2").Types(" met 10% meer").Presses("Enter", "F3").Presses("F4").Hears("blijft zoals het is")
	r.Finds("what was considered is not asked again", !p.asks.object.Visible() && len(r.indicator("I7").Considered) == 1)
}

func TestABreakIsAskedForAndDrawn(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I1")))
	r.Presses("F2", "Enter").Types(" Vanaf nu ook telefonisch.").Presses("Enter")
	r.Presses("F4")
	r.Finds("the period is filled in", p.asks.from.Text == "2028" && r.desk.window.Canvas().Focused() == fyne.Focusable(p.asks.from))
	r.Types("2027").Presses("Enter").Types("andere afname").Presses("Enter").Hears("breuk vanaf 2027")
	i := r.indicator("I1")
	r.Finds("the series breaks there", len(i.BreaksOf()) == 1 && i.BreaksOf()[0].From == "2027" && i.BreaksOf()[0].Reason == "andere afname")
	r.Finds("the old words stay with the old figures", !strings.Contains(i.DefinitionAt("2026").Text, "telefonisch") && strings.Contains(i.DefinitionAt("2027").Text, "telefonisch"))
	p.form.show(6)
	texts := strings.Join(textsOf(p.form.story.object), " ")
	r.Finds("the story tells it: "+texts, strings.Contains(texts, "Breuk vanaf 2027") && strings.Contains(texts, "14 oktober 2027"))
}

func TestTheGroupDrawsABaseline(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3").Types("Buren eten samen").Presses("Enter", "Esc", "Enter", "PgDn", "PgDn")
	r.Types("40").Presses("Enter", "Enter", "Enter", "Right", "Enter", "Enter")
	r.Finds("it is an estimate", isEstimate(r.named("Buren eten samen")))
	r.Presses("Right", "Right", "Right", "Enter", "Right", "Right")
	i := r.named("Buren eten samen")
	r.Finds("four answers make a line", i.Sketch != nil && i.Sketch.Trend == model.TrendWorse && i.Sketch.Pace == model.Fast && len(i.Forecast) > 2 && i.Forecast[0].Value == 37)
	r.desk.window.Canvas().Focus(p.form.chart.pad)
	r.Presses("Right", "Up", "Up", "Home")
	i = r.named("Buren eten samen")
	r.Finds("the arrows lift a point of it", i.Forecast[0].Value == 49 && i.Sketch.Drawn && i.Forecast[1].Value == 34)
	pad := p.form.chart.pad
	before := i.Forecast[len(i.Forecast)-1].Value
	at := fyne.NewPos(pad.Size().Width-90, 20)
	pad.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	r.Finds("nothing is written while the mouse draws", r.named("Buren eten samen").Forecast[len(i.Forecast)-1].Value == before)
	pad.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(0, 10)}})
	pad.MouseUp(&desktop.MouseEvent{})
	i = r.named("Buren eten samen")
	moved := 0
	for _, point := range i.Forecast {
		if point.Value > 49 {
			moved++
		}
	}
	r.Finds("the mouse lifts the point under it", moved == 1)
	r.Presses("Ctrl+Z")
	r.Finds("in one step that can be taken back", r.named("Buren eten samen").Forecast[len(i.Forecast)-1].Value == before)
}

func TestAMissingFigureBecomesAnAction(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	before := len(r.dossier().Agreements())
	r.Presses("Ctrl+F9").Hears("Werkplein haalt het cijfer, vóór 11 november 2027")
	r.Presses("Ctrl+F9")
	r.Finds("one action, however often it is asked", len(r.dossier().Agreements()) == before+1)
	for _, a := range r.dossier().Agreements() {
		if strings.HasPrefix(a.Text, "Nulmeting ophalen: I7") {
			r.Finds("linked to the indicator", len(a.Linked) == 1 && a.Linked[0].ID == r.indicator("I7").ID && a.Due == "2027-11-11" && a.Sort == model.Action)
		}
	}
}

func TestScoringByDots(t *testing.T) {
	r, p := atIndicatorsOf(t)
	r.Presses("Home").downTo(p, "2.3").Types("Buren eten samen").Presses("Enter", "Esc", "Ctrl+PgDn", "Enter")
	r.Presses("Space").Types("12").Presses("Right").Types("3").Presses("Down", "Left").Types("4")
	i := r.named("Buren eten samen")
	mean := meanOf(i.Scores, threeQuestions[0])
	r.Finds("twelve dots at high and four in the middle", mean.answers == 16 && mean.mean == 2.75 && len(i.Scores) == 3)
	r.Finds("dots are nobody's, so nobody is the odd one", len(oddOnes(i.Scores)) == 0)
	r.Presses("Delete")
	r.Finds("delete takes them away", len(r.named("Buren eten samen").Scores) == 2)
	r.Presses("Space").Types("2")
	r.Finds("parties count beside them", meanOf(r.named("Buren eten samen").Scores, threeQuestions[0]).answers == 13)
	r.Presses("Enter").Types("dit meet eetlust").Presses("Enter")
	r.Finds("who sees it otherwise is written down", len(r.named("Buren eten samen").Dissent) == 1)
}

func TestHelpSaysMoreOfTheFieldAtHand(t *testing.T) {
	r, p := atIndicatorsOf(t)
	p.open(model.RefTo(r.indicator("I7")))
	r.Presses("Enter", "F1")
	texts := strings.Join(textsOf(r.desk.frame.over), " ")
	r.Finds("of the name: "+texts[:min(200, len(texts))], strings.Contains(texts, "in de woorden van de inwoner"))
	r.Presses("Esc")
	r.Finds("and the keyboard is back in the field", r.desk.window.Canvas().Focused() == fyne.Focusable(p.form.lines[0].field))
}
