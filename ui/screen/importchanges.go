package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The groups of what a file would change, in the order in which they are shown.
var importGroups = []string{"new", "different", "refused", "same"}

// changeList is one group of what would change, line by line.
type changeList struct {
	grid  *control.Grid
	group string
	items []changeItem
}

// changeItem is where a figure stands in a plan.
type changeItem struct{ series, figure int }

// The columns of the list of changes.
const (
	changeLine = iota
	changeIndicator
	changePeriod
	changeBefore
	changeAfter
	changeNote
)

// changesSurface shows what would change, in four groups with their counts.
func (p *importPage) changesSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	b := look.Words
	l := &changeList{group: d.importing.group}
	p.changes = l
	if l.group == "" {
		l.group = p.firstGroup()
	}
	choice := control.NewChoice(look, p.groupOptions(), l.group, func(group string) {
		d.importing.group, l.group = group, group
		p.listChanges()
		l.grid.Choose(0, changeNote)
	})
	l.grid = control.NewGrid(look, []control.GridColumn{
		{Title: b.Say("importing.line"), Width: 92}, {Title: b.Say("figures.indicator"), Share: 4}, {Title: b.Say("figures.period"), Width: 128},
		{Title: b.Say("importing.before"), Width: 92, Right: true}, {Title: b.Say("importing.after"), Width: 92, Right: true},
		{Title: b.Say("importing.note"), Share: 4},
	}, p.countChanges, p.changeCell)
	l.grid.OnRune = func(r rune) bool {
		if r == ' ' {
			p.toggleTake(l.grid.Chosen())
		}
		return true
	}
	l.grid.OnPress = func(row, column int) bool {
		if column == changeNote {
			p.toggleTake(row)
		}
		return true
	}
	p.listChanges()
	p.first = l.grid
	return control.FillColumn(look.Px(control.Gap), choice, l.grid)
}

func (p *importPage) counts() map[string]int {
	plan := p.plan
	return map[string]int{"new": plan.New, "different": plan.Different, "refused": len(plan.Refused), "same": plan.Same}
}

func (p *importPage) groupOptions() []control.Option {
	b, counts := p.desk.look.Words, p.counts()
	var options []control.Option
	for _, group := range importGroups {
		options = append(options, control.Option{Value: group, Text: b.Choice("importgroup", group) + " " + b.Whole(counts[group])})
	}
	return options
}

func (p *importPage) firstGroup() string {
	counts := p.counts()
	for _, group := range importGroups {
		if counts[group] > 0 {
			return group
		}
	}
	return importGroups[0]
}

// listChanges finds the figures of the group at hand.
func (p *importPage) listChanges() {
	l := p.changes
	l.items = nil
	wanted, ok := map[string]exchange.Status{"new": exchange.New, "different": exchange.Different, "same": exchange.Same}[l.group]
	if !ok {
		l.grid.Refresh()
		return
	}
	for i, s := range p.plan.Series {
		if s.Match.Skip {
			continue
		}
		for k, status := range s.Status {
			if status == wanted {
				l.items = append(l.items, changeItem{i, k})
			}
		}
	}
	l.grid.Refresh()
}

func (p *importPage) countChanges() int {
	if p.changes.group == "refused" {
		return len(p.plan.Refused)
	}
	return len(p.changes.items)
}

func (p *importPage) changeCell(row, column int) control.GridCell {
	if p.changes.group == "refused" {
		return p.refusedCell(row, column)
	}
	d, b := p.desk, p.desk.look.Words
	plan := p.plan
	item := p.changes.items[row]
	s := plan.Series[item.series]
	f := &s.Figures[item.figure]
	cell := control.GridCell{}
	if !s.Takes[item.figure] {
		cell.Paint = figure.MutedInk
	}
	var before *model.Value
	if s.Indicator != nil {
		before = d.dossier.ValueAt(s.Indicator.ID, f.Period)
	}
	switch column {
	case changeLine:
		cell.Text = p.lineText(plan.File.Sheets[f.Sheet].Name, f.Line)
	case changeIndicator:
		cell.Text = s.Name
		if s.Indicator != nil {
			cell.Text = s.Indicator.Code + "  " + s.Indicator.Name
		}
	case changePeriod:
		cell.Text = b.Period(f.Period)
	case changeBefore:
		cell.Text = p.shown(s, before)
	case changeAfter:
		cell.Text, cell.Bold = p.shown(s, &model.Value{Value: f.Value, Missing: f.Missing}), s.Takes[item.figure]
	case changeNote:
		cell.Text = p.changeText(s, item.figure, before)
	}
	return cell
}

// shown writes a figure as the indicator writes its figures.
func (p *importPage) shown(s *exchange.PlannedSeries, value *model.Value) string {
	b := p.desk.look.Words
	decimals := s.Decimals
	if s.Indicator != nil {
		decimals = max(decimals, s.Indicator.Decimals)
	}
	switch {
	case value == nil:
		return ""
	case value.Value == nil:
		return b.Choice("missing", string(value.Missing))
	}
	return b.Number(*value.Value, decimals)
}

// changeText says of a figure what is not seen from the two figures themselves.
func (p *importPage) changeText(s *exchange.PlannedSeries, at int, before *model.Value) string {
	b, f := p.desk.look.Words, &s.Figures[at]
	var parts []string
	if before != nil && s.Status[at] == exchange.Different && !s.Takes[at] {
		parts = append(parts, b.Say("importing.left"))
	} else if !s.Takes[at] && s.Status[at] == exchange.New {
		parts = append(parts, b.Say("importing.left"))
	}
	if s.Clashes != nil && s.Clashes[at] {
		parts = append(parts, b.Say("importing.clash"))
	}
	if s.Indicator == nil {
		parts = append(parts, b.Say("importing.match.new"))
	}
	return strings.Join(append(parts, nonEmpty(f.Footnote, f.Source)...), " · ")
}

func (p *importPage) refusedCell(row, column int) control.GridCell {
	b := p.desk.look.Words
	refusal := p.plan.Refused[row]
	switch column {
	case changeLine:
		return control.GridCell{Text: p.lineText(refusal.Sheet, refusal.Line)}
	case changeIndicator:
		return control.GridCell{Text: b.Problem(refusal.Problem), Spans: true}
	}
	return control.GridCell{}
}

func (p *importPage) lineText(sheet string, line int) string {
	text := p.desk.look.Words.Whole(line)
	if sheet != "" {
		text = sheet + " " + text
	}
	return text
}

// toggleTake leaves a figure out, or takes it after all.
func (p *importPage) toggleTake(row int) {
	if p.changes.group != "new" && p.changes.group != "different" || row >= len(p.changes.items) {
		return
	}
	item := p.changes.items[row]
	s := p.plan.Series[item.series]
	p.file.Take(s.Key, s.Figures[item.figure].Period, !s.Takes[item.figure])
	p.replan()
	p.listChanges()
}
