package screen

import (
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/ui/screen/control"
)

// The pictures of the tour of keeping figures. They are taken on a day on which half a year of figures is there.

// atDue shows what has to be filled in.
func atDue(d *Desk) {
	summer := time.Date(2028, time.July, 10, 9, 0, 0, 0, time.UTC)
	defer func(now func() time.Time) { d.now = now }(d.now)
	d.now = func() time.Time { return summer }
	p := d.page().(*figuresPage)
	p.turn()
	p.focus()
}

// dueAsked shows what is asked about a number that can hardly be.
func dueAsked(d *Desk) {
	atDue(d)
	d.writeAnd("62", fyne.KeyReturn)
	d.writeAnd("420", fyne.KeyReturn)
}

// correctedDetails shows all of a figure that was corrected once.
func correctedDetails(d *Desk) {
	p := d.page().(*figuresPage)
	p.table.grid.Choose(1, columnValue)
	d.keeping.open = true
	p.arrange()
	p.chose()
	d.window.Canvas().Focus(p.table.grid)
}

// figureCorrected shows how it is asked why a figure was corrected.
func figureCorrected(d *Desk) {
	p := d.page().(*figuresPage)
	p.table.grid.Choose(2, columnValue)
	d.window.Canvas().Focus(p.table.grid)
	d.writeAnd("78", fyne.KeyReturn)
}

// writeAnd writes where the keyboard is, and presses a key.
func (d *Desk) writeAnd(text string, key fyne.KeyName) {
	for _, letter := range text {
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(letter)
		}
	}
	control.Press(d.window.Canvas(), control.Chord{Key: key})
}
