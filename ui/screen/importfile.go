package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// fileSurface shows the file as it stands there, with what each column is for above it and why beneath it.
func (p *importPage) fileSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := p.sheet()
	t := s.Table
	p.reason = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink).AtMost(2)
	c := control.NewCells(look)
	c.Columns = func() int { return len(t.Columns) }
	c.Rows = t.Rows
	c.Line = func(row int) string { return look.Words.Whole(t.Line(row)) }
	c.Text = t.Text
	c.Head = func(column int) control.CellsHead {
		found := t.Columns[column]
		return control.CellsHead{
			Role: p.roleName(found.Role), Header: found.Header, Sure: found.Why == table.ByChoice || found.Why == table.ByMemory, Quiet: unused(found.Role),
		}
	}
	c.OnChoose = func(column int) {
		d.importing.column = column
		p.tellWhy()
	}
	c.OnOpen = p.offerRoles
	c.Choose(d.importing.column)
	p.cells, p.first = c, c
	p.tellWhy()
	top := control.Flow(look.Px(control.Step))
	if len(p.file.Sheets) > 1 {
		var options []control.Option
		for _, sheet := range p.file.Sheets {
			options = append(options, control.Option{Value: sheet.Name, Text: sheet.Name})
		}
		choice := control.NewChoice(look, options, s.Name, func(name string) {
			for i, sheet := range p.file.Sheets {
				if sheet.Name == name {
					d.importing.sheet, d.importing.column = i, 0
				}
			}
			p.redo()
		})
		comes := say("importing.sheet.comes")
		if s.Leave {
			comes = say("importing.sheet.leaves")
		}
		top = control.Lines(look.Px(control.Step), control.Cell{Object: choice, Width: look.Px(240), Share: 1, Middle: true},
			control.Cell{Object: control.NewButton(look, comes, "", control.Plain, func() {
				s.Leave = !s.Leave
				p.redo()
			}), Middle: true})
	}
	lower := control.Column(look.Px(control.Gap), p.reason)
	if !t.HasPeriods() {
		lower.Add(p.periodField())
	}
	return container.New(betweenLayout{look.Px(control.Gap)}, top, c, lower)
}

// periodField asks over which period the figures are, where the file does not say it.
func (p *importPage) periodField() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	s := p.sheet()
	field := control.NewField(look, look.Words.Say("importing.period.hint"))
	if period := s.Table.Period(); period != "" {
		field.Put(look.Words.Period(period))
	}
	field.Commit = func(text string) error {
		text = strings.TrimSpace(text)
		period, ok := model.ParsePeriod(text)
		if !ok && text != "" {
			err := model.NewProblem("problem.period", "text", text)
			d.tell(err)
			return err
		}
		s.SetPeriod(period)
		p.replan()
		p.tellWhy()
		return nil
	}
	return control.Row(look.Px(control.Gap), control.Cell{Object: control.NewProse(look, look.Words.Say("importing.period"), control.Body, figure.Bold, figure.Ink), Width: look.Px(250), Middle: true},
		control.Cell{Object: field, Width: look.Px(220)}, control.Cell{Object: control.Space(0, 0), Share: 1})
}

// betweenLayout gives the first and the last what they need, and what stands between them what it needs of the rest.
type betweenLayout struct{ gap float32 }

func (b betweenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, low := control.HeightOf(objects[0], size.Width), control.HeightOf(objects[2], size.Width)
	if top > 0 {
		top += b.gap
	}
	middle := max(0, min(size.Height-top-low-b.gap, control.HeightOf(objects[1], size.Width)))
	y := float32(0)
	for i, height := range []float32{top, middle, low} {
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, height))
		if y += height; i == 1 {
			y += b.gap
		}
	}
}

func (betweenLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// unused reports whether nothing is done with a column of a role.
func unused(role table.Role) bool { return role == table.Ignored || role == table.Other }

func (p *importPage) roleName(role table.Role) string {
	return words.Sentence(p.desk.look.Words.Choice("columnrole", string(role)))
}

// tellWhy says beneath the table why the column at hand is taken for what it is.
func (p *importPage) tellWhy() {
	b, t := p.desk.look.Words, p.sheet().Table
	at := p.cells.Chosen()
	if at >= len(t.Columns) {
		return
	}
	c := t.Columns[at]
	header := c.Header
	if header == "" {
		header = b.Say("importing.noHeader")
	}
	text := b.Say("importing.why", "column", header, "role", b.Choice("columnrole", string(c.Role)), "why", b.Choice("columnwhy", string(c.Why)))
	if c.Decimal != 0 && c.Role == table.ValueRole {
		mark := model.Key("importing.decimal.comma")
		if c.Decimal == '.' {
			mark = "importing.decimal.point"
		}
		text += " " + b.Say("importing.decimals", "mark", b.Say(mark), "why", b.Choice("columnwhy", string(c.WhyMark)))
	}
	p.reason.SetText(text)
}

// offerRoles opens what a column can be.
func (p *importPage) offerRoles(column int, at fyne.Position) {
	look, s := p.desk.look, p.sheet()
	c := s.Table.Columns[column]
	var items []control.MenuItem
	chosen := 0
	for _, role := range table.Roles() {
		if role == c.Role {
			chosen = len(items)
		}
		items = append(items, control.MenuItem{Text: p.roleName(role), Do: func() { p.decide(func() { s.SetRole(column, role) }) }})
	}
	if c.Role == table.ValueRole {
		other, mark := byte('.'), model.Key("importing.decimal.asPoint")
		if c.Decimal == '.' {
			other, mark = ',', "importing.decimal.asComma"
		}
		items = append(items, control.MenuItem{Text: look.Words.Say(mark), Apart: true, Do: func() { p.decide(func() { s.SetDecimal(column, other) }) }})
	}
	if c.Why == table.ByChoice || c.Why == table.ByMemory {
		items = append(items, control.MenuItem{Text: look.Words.Say("importing.guessAgain"), Apart: true, Do: func() { p.decide(func() { s.SetRole(column, "") }) }})
	}
	control.ShowMenu(look, p.desk.window.Canvas(), at, items).Start(chosen)
}

// decide does what somebody decided, and shows what became of it with the column still at hand.
func (p *importPage) decide(do func()) {
	do()
	p.replan()
	p.cells.Refresh()
	p.tellWhy()
	p.desk.frame.showHints()
}
