package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model/exchange/table"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// areaList is the places of a file, those with a text in their name while somebody types one.
type areaList struct {
	grid   *control.Grid
	typed  string
	shown  []table.Area
	prompt *control.Prose
}

// areasSurface lists the places in a file: one of them counts, or all, each as a series of its own.
func (p *importPage) areasSurface() fyne.CanvasObject {
	look, s := p.desk.look, p.sheet()
	b := look.Words
	l := &areaList{prompt: control.NewProse(look, b.Say("importing.areas.ask"), control.Body, figure.Regular, figure.Ink)}
	all := s.Table.Areas()
	name, chosen := s.Area()
	l.grid = control.NewGrid(look, []control.GridColumn{{Width: 40}, {Title: b.Say("importing.area"), Share: 1}, {Title: b.Say("importing.rows"), Width: 90, Right: true}},
		func() int { return len(l.shown) + 1 }, func(row, column int) control.GridCell {
			if row == 0 {
				switch {
				case column == 1:
					return control.GridCell{Text: b.Say("importing.areas.all"), Paint: figure.MutedInk}
				case column == 0 && chosen && name == "":
					return control.GridCell{Text: "•", Paint: figure.Accent}
				}
				return control.GridCell{}
			}
			area := l.shown[row-1]
			switch column {
			case 0:
				if area.Name == name {
					return control.GridCell{Text: "•", Paint: figure.Accent}
				}
				return control.GridCell{}
			case 1:
				return control.GridCell{Text: area.Name, Bold: area.Name == name}
			}
			return control.GridCell{Text: b.Whole(area.Rows)}
		})
	filter := func() {
		l.shown = l.shown[:0:0]
		for _, area := range all {
			if strings.Contains(table.Fold(area.Name), table.Fold(l.typed)) {
				l.shown = append(l.shown, area)
			}
		}
		l.prompt.SetText(b.Say("importing.areas.ask"))
		if l.typed != "" {
			l.prompt.SetText(b.Say("importing.areas.typed", "text", l.typed))
		}
		l.grid.Choose(min(1, len(l.shown)), 1)
	}
	l.grid.OnRune = func(r rune) bool {
		l.typed += string(r)
		filter()
		return true
	}
	l.grid.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyBackspace || l.typed == "" {
			return false
		}
		letters := []rune(l.typed)
		l.typed = string(letters[:len(letters)-1])
		filter()
		return true
	}
	l.grid.OnOpen = func(row int) {
		area := ""
		if row > 0 {
			area = l.shown[row-1].Name
		}
		s.SetArea(area)
		p.replan()
		p.surfaces.to(importMatches)
	}
	filter()
	for i, area := range l.shown {
		if area.Name == name && name != "" {
			l.grid.Choose(i+1, 1)
		}
	}
	p.areas, p.first = l, l.grid
	return control.FillColumn(look.Px(control.Gap), l.prompt, l.grid)
}
