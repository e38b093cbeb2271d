package screen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/exchange/table"
)

// importStops are the pictures of the tour of a file that is brought in.
func importStops() []Stop {
	on := func(surface int, then func(*importPage)) func(*Desk) {
		return func(d *Desk) {
			d.importData(d.tourFile())
			p := d.page().(*importPage)
			p.surfaces.to(surface)
			if then != nil {
				then(p)
			}
			p.focus()
		}
	}
	return []Stop{
		{Name: "laptop-import-file", at: atFigures, then: on(importFile, func(p *importPage) {
			p.sheet().SetRole(4, table.Ignored)
			p.redo()
			p.cells.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		})},
		{Name: "laptop-import-role", at: atFigures, then: on(importFile, func(p *importPage) {
			p.cells.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			p.cells.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		})},
		{Name: "laptop-import-areas", at: atFigures, then: on(importAreas, nil)},
		{Name: "laptop-import-matches", at: atFigures, then: on(importMatches, nil)},
		{Name: "laptop-import-changes", at: atFigures, then: on(importChanges, nil)},
	}
}

// tourFile is a file as an office would send it for the dossier at hand: two places, figures that are known, others and new ones, one that
// is none, and a column that nobody needs.
func (d *Desk) tourFile() (name string, data []byte, o exchange.Options) {
	b := d.look.Words
	var out strings.Builder
	first, second := d.tourIndicators()
	fmt.Fprintf(&out, "%s;%s;%s;%s;%s\n", b.Say("export.column.period"), b.Say("importing.area"), first.Name, second.Name, b.Say("importing.rows"))
	home := d.dossier.Cover().Municipality
	for i, place := range []string{home, home + "-2", home + "-3"} {
		for k, value := range d.dossier.Values(first.ID) {
			if value.Value != nil {
				fmt.Fprintf(&out, "%s;%s;%s;%s;%d\n", value.Period, place, b.Number(*value.Value+float64(k%2)/2, 1), b.Number(float64(10+k+i), 1), 100*(i+1)+k)
			}
		}
		fmt.Fprintf(&out, "2028;%s;%s;?!;%d\n", place, b.Number(50.5+float64(i), 1), 100*(i+1)+50)
	}
	return fileName(b.Say("figures.table")) + " 2028.csv", []byte(out.String()), exchange.Options{}
}

// tourIndicators are the one of the dossier with most figures, and one with few.
func (d *Desk) tourIndicators() (first, second *model.Indicator) {
	for _, indicator := range d.dossier.Indicators() {
		n := len(d.dossier.Values(indicator.ID))
		if first == nil || n > len(d.dossier.Values(first.ID)) {
			first = indicator
		}
		if second == nil || n < len(d.dossier.Values(second.ID)) {
			second = indicator
		}
	}
	return first, second
}
