package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/exchange/table"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The columns of the list of series.
const (
	matchSeries = iota
	matchFigures
	matchBecomes
	matchWhy
)

// matchesSurface lists the series of a file with the indicators that they are.
func (p *importPage) matchesSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	b := look.Words
	p.matches = control.NewGrid(look, []control.GridColumn{
		{Title: b.Say("importing.series"), Share: 5}, {Title: b.Say("importing.figures"), Width: 80, Right: true},
		{Title: b.Say("importing.becomes"), Share: 5, Editable: true}, {Title: b.Say("importing.because.title"), Share: 3},
	}, func() int { return len(p.plan.Series) }, p.matchCell)
	p.matches.Choose(0, matchBecomes)
	p.matches.Commit = func(row, _ int, text string) error {
		match, err := p.readMatch(text)
		if err != nil {
			d.tell(err)
			return err
		}
		p.setMatch(row, match)
		return nil
	}
	open := func(row int) {
		if row < len(p.plan.Series) {
			p.offerMatches(row)
		}
	}
	p.matches.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			open(p.matches.Chosen())
			return true
		}
		return false
	}
	p.matches.OnPress = func(row, column int) bool {
		if column == matchBecomes {
			open(row)
		}
		return true
	}
	p.first = p.matches
	return control.FillColumn(look.Px(control.Gap), control.NewProse(look, b.Say("importing.matches.ask"), control.Body, figure.Regular, figure.Ink), p.matches)
}

func (p *importPage) matchCell(row, column int) control.GridCell {
	d, b := p.desk, p.desk.look.Words
	s := p.plan.Series[row]
	switch column {
	case matchSeries:
		return control.GridCell{Text: s.Name}
	case matchFigures:
		return control.GridCell{Text: b.Whole(len(s.Figures))}
	case matchBecomes:
		switch {
		case s.Match.Skip:
			return control.GridCell{Text: b.Say("importing.match.skip"), Edit: b.Say("importing.match.skipWord"), Paint: figure.MutedInk}
		case s.Indicator == nil && s.Match.Goal != "":
			return control.GridCell{Text: b.Say("importing.match.under", "goal", d.dossier.Code(s.Match.Goal)), Edit: d.dossier.Code(s.Match.Goal), Bold: true, Paint: figure.Accent}
		case s.Indicator == nil:
			return control.GridCell{Text: b.Say("importing.match.new"), Edit: b.Say("importing.match.newWord"), Bold: true, Paint: figure.Accent}
		}
		return control.GridCell{Text: s.Indicator.Code + "  " + s.Indicator.Name, Edit: s.Indicator.Code, Bold: true}
	}
	return control.GridCell{Text: b.Choice("matchwhy", string(s.Why)), Paint: figure.MutedInk}
}

func (p *importPage) setMatch(row int, match exchange.Match) {
	p.file.SetMatch(p.plan.Series[row].Key, match)
	p.replan()
	p.matches.Refresh()
}

// readMatch reads what somebody wrote for what a series becomes: the code or a name of an indicator, the code of a goal for a new one under
// it, or the words for a new one and for none.
func (p *importPage) readMatch(text string) (exchange.Match, error) {
	d, b := p.desk, p.desk.look.Words
	folded := table.Fold(text)
	switch folded {
	case "", table.Fold(b.Say("importing.match.skipWord")):
		return exchange.Match{Skip: true}, nil
	case table.Fold(b.Say("importing.match.newWord")):
		return exchange.Match{}, nil
	}
	var found []*model.Indicator
	for _, indicator := range d.dossier.Indicators() {
		if table.Fold(indicator.Code) == folded {
			return exchange.Match{Indicator: indicator.ID}, nil
		}
		if strings.Contains(table.Fold(indicator.Name), folded) {
			found = append(found, indicator)
		}
	}
	if goal := d.dossier.GoalByCode(strings.TrimSpace(text)); goal != nil {
		return exchange.Match{Goal: goal.ID}, nil
	}
	switch len(found) {
	case 0:
		return exchange.Match{}, model.NewProblem("problem.importing.match", "text", text)
	case 1:
		return exchange.Match{Indicator: found[0].ID}, nil
	}
	return exchange.Match{}, model.NewProblem("problem.importing.several", "text", text, "count", len(found))
}

// offerMatches opens what a series can become: the indicators whose names are most like its own, a new one, or nothing.
func (p *importPage) offerMatches(row int) {
	d, look := p.desk, p.desk.look
	b := look.Words
	s := p.plan.Series[row]
	var items []control.MenuItem
	item := func(text string, match exchange.Match, apart bool) {
		items = append(items, control.MenuItem{Text: text, Apart: apart, Do: func() { p.setMatch(row, match) }})
	}
	for _, indicator := range likeliest(d.dossier, s) {
		item(figure.Shorten(indicator.Code+"  "+indicator.Name, 320, float64(look.Type(control.Body)), figure.Regular), exchange.Match{Indicator: indicator.ID}, false)
	}
	item(b.Say("importing.match.new"), exchange.Match{}, len(items) > 0)
	if goal := model.Get[model.Goal](d.dossier, d.goals.goal); goal != nil && d.goals.of == d.dossier {
		item(b.Say("importing.match.under", "goal", d.dossier.Code(goal.ID)), exchange.Match{Goal: goal.ID}, false)
	}
	item(b.Say("importing.match.skip"), exchange.Match{Skip: true}, false)
	x, y := p.matches.PlaceOf(row, matchBecomes)
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.matches)
	control.ShowMenu(look, d.window.Canvas(), corner.AddXY(x-look.Px(80), y+look.Px(10)), items)
}

// likeliest are the few indicators that share most words with a series.
func likeliest(d *model.Dossier, s *exchange.PlannedSeries) []*model.Indicator {
	const most = 6
	said := wordsOf(s.Name)
	shared := func(i *model.Indicator) int {
		count := 0
		for word := range wordsOf(i.Code + " " + i.Name) {
			if said[word] {
				count++
			}
		}
		if i == s.Indicator {
			count += len(said) + 1
		}
		return count
	}
	all := slices.DeleteFunc(d.Indicators(), func(i *model.Indicator) bool { return i.Choice == model.Dropped })
	slices.SortStableFunc(all, func(a, b *model.Indicator) int { return shared(b) - shared(a) })
	return all[:min(most, len(all))]
}

func wordsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.FieldsFunc(table.Fold(text), func(r rune) bool { return strings.ContainsRune(" ·/,()-_%:;", r) }) {
		if len(word) > 2 {
			out[word] = true
		}
	}
	return out
}
