package screen

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// lookBack shows another state of the dossier, to look at only: as it was, or as a backup has it. Escape goes back to now.
func (d *Desk) lookBack(past *model.Dossier, text string) {
	d.closeSheet()
	d.settle()
	if d.present == nil {
		d.present = d.dossier
	}
	d.dossier, d.pastText = past, text
	d.rebuild()
	d.sayPast()
}

// sayPast says that this is not the dossier of now.
func (d *Desk) sayPast() {
	d.frame.say(d.pastText, d.look.Words.Say("past.now"), d.backToNow)
}

// backToNow shows the dossier as it is.
func (d *Desk) backToNow() {
	if d.present == nil {
		return
	}
	d.closeSheet()
	d.dossier, d.present, d.pastText = d.present, nil, ""
	if d.releasePast != nil {
		d.releasePast()
		d.releasePast = nil
	}
	d.rebuild()
}

// lookAfter shows the dossier as it was after so many changes.
func (d *Desk) lookAfter(changes int, when time.Time) {
	from := d.dossier
	if d.present != nil {
		from = d.present
	}
	past, err := from.AsAfter(changes)
	if err != nil {
		d.tell(err)
		return
	}
	d.lookBack(past, d.look.Words.Say("past.was", "when", d.look.Words.Moment(when.In(d.now().Location()))))
}

// lookAt shows what a backup holds.
func (d *Desk) lookAt(b store.Backup) {
	file, err := store.Open(b.Path, store.Options{ReadOnly: true})
	if err != nil {
		d.tell(err)
		return
	}
	d.lookBack(file.Dossier(), d.look.Words.Say("past.backup", "when", d.look.Words.Moment(b.Made.In(d.now().Location()))))
	d.releasePast = func() {
		if err := file.Close(); err != nil {
			d.tell(err)
		}
	}
}

// momentField asks for a day, and shows the dossier as it was at the end of that.
func (d *Desk) momentField() fyne.CanvasObject {
	look := d.look
	field := control.NewField(look, look.Words.Say("past.hint"))
	field.OnEnter = func() {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			return
		}
		day, err := readDate(text)
		if err != nil || !day.Valid() {
			d.frame.say(look.Words.Say("past.noDate", "text", text), "", nil)
			return
		}
		from := d.dossier
		if d.present != nil {
			from = d.present
		}
		end := day.Time()
		end = time.Date(end.Year(), end.Month(), end.Day()+1, 0, 0, 0, 0, d.now().Location())
		d.lookAfter(from.ChangesUntil(end), end.Add(-time.Minute))
	}
	return control.Row(look.Px(control.Step),
		control.Cell{Object: control.NewProse(look, look.Words.Say("past.ask"), control.Body, figure.Regular, figure.Ink), Width: look.Px(190), Middle: true},
		control.Cell{Object: field, Share: 1})
}

// showClearing says what the history of more than two years ago costs, and clears it away for who wants that.
func (d *Desk) showClearing() {
	if d.file == nil || d.file.ReadOnly() {
		return
	}
	const years = 2
	before := d.now().AddDate(-years, 0, 0)
	cost, err := d.file.HistoryCost(before)
	if err != nil {
		d.tell(err)
		return
	}
	book := d.look.Words
	if cost.Bytes == 0 {
		d.frame.say(book.Say("clear.nothing", "file", book.Size(cost.File)), "", nil)
		return
	}
	d.frame.say(book.Count("clear.cost", cost.Changes, "bytes", book.Size(cost.Bytes), "file", book.Size(cost.File)), book.Say("clear.do"), func() {
		saved, err := d.file.ForgetBefore(before)
		if err != nil {
			d.tell(err)
			return
		}
		d.frame.say(book.Say("clear.done", "bytes", book.Size(max(0, saved))), "", nil)
	})
}
