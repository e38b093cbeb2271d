package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// toggleDetails shows the details and goes there, or leaves them out.
func (p *figuresPage) toggleDetails() {
	if p.work == nil {
		return
	}
	memory := &p.desk.keeping
	p.desk.settle()
	switch shown := p.details.object.Visible(); {
	case shown && !p.inDetails():
		p.details.goTo(0)
		return
	case shown:
		memory.open, memory.shut = false, true
	default:
		memory.open, memory.shut = true, false
	}
	p.arrange()
	if p.details.object.Visible() {
		p.details.goTo(0)
	} else {
		p.focus()
	}
}

// arrange lays the page out anew.
func (p *figuresPage) arrange() {
	p.work.Layout.Layout(p.work.Objects, p.work.Size())
	p.work.Refresh()
}

func (p *figuresPage) inDetails() bool {
	field, ok := p.desk.window.Canvas().Focused().(*control.Field)
	return ok && slices.Contains(p.details.order, field)
}

// focusList goes from the details back to the list, which comes back where both have no room.
func (p *figuresPage) focusList() {
	if p.work != nil && !p.work.Objects[0].Visible() {
		p.desk.keeping.open, p.desk.keeping.shut = false, true
		p.arrange()
	}
	p.focus()
}

// keys are the keys of the page.
func (p *figuresPage) keys() []control.Where { return []control.Where{control.OnFigures} }

// chord does what a key means on this page, wherever on it the keyboard is.
func (p *figuresPage) chord(chord control.Chord, _ bool) bool {
	does, choice := control.ActOf(control.OnFigures, chord)
	switch {
	case does == "figures.paste":
		p.desk.pasteFigures()
	case p.work == nil:
		return false
	case chord.Modifier == 0 && (chord.Key == fyne.KeyF3 || chord.Key == fyne.KeyF4) && p.answers(chord.Key == fyne.KeyF3):
	case does == "keeping.details":
		p.toggleDetails()
	case does == "keeping.reason":
		p.giveReason(model.MissingReasons()[choice])
	case does == "keeping.final":
		p.finalOne()
	case does == "keeping.finalAll":
		p.finalAll()
	default:
		return false
	}
	return true
}

// answers gives an answer to what is asked about a figure; it reports whether anything was asked.
func (p *figuresPage) answers(first bool) bool {
	for _, entry := range p.entries() {
		if entry.answer(first) {
			return true
		}
	}
	return false
}

func (p *figuresPage) entries() []*figureEntry {
	var out []*figureEntry
	if p.details != nil {
		out = append(out, p.details.entry)
	}
	if p.due != nil {
		out = append(out, p.due.entry)
	}
	if p.table != nil {
		out = append(out, p.table.entry)
	}
	return out
}

// giveReason says why there is no figure at hand, and goes on to the next one.
func (p *figuresPage) giveReason(reason model.Missing) {
	indicator, period := p.atHand()
	if indicator == nil || period == "" {
		return
	}
	entry := p.details.entry
	if !p.inDetails() {
		entry = p.entries()[1]
	}
	entry.putAnd(indicator, period, model.Figure{Missing: reason})
}

// finalOne makes the figure at hand final.
func (p *figuresPage) finalOne() {
	indicator, period := p.atHand()
	if indicator == nil {
		return
	}
	p.desk.settle()
	var values []*model.Value
	if value := p.desk.dossier.ValueAt(indicator.ID, period); value != nil {
		values = append(values, value)
	}
	p.desk.makeFinal(values)
}

// finalAll makes all provisional figures final of the owner that is shown; in the table, all of the period at hand.
func (p *figuresPage) finalAll() { p.desk.makeFinal(p.provisional()) }

func (p *figuresPage) provisional() []*model.Value {
	d := p.desk
	switch {
	case p.due != nil:
		owner := d.keeping.owner
		return d.dossier.Provisional(func(i *model.Indicator, v *model.Value) bool {
			return v.Missing != model.NotYetKnown && (owner == everyOwner || p.due.ownerName(i) == owner)
		})
	case p.table != nil && p.table.period() != "":
		period := p.table.period()
		return d.dossier.Provisional(func(_ *model.Indicator, v *model.Value) bool {
			return v.Missing != model.NotYetKnown && v.Period == period
		})
	}
	return nil
}

// offerFinal names what can be made final at once, when there is anything.
func (p *figuresPage) offerFinal() {
	b := p.desk.look.Words
	count := len(p.provisional())
	p.offered = count > 0
	if count > 0 {
		text := b.Count("keeping.finalAll.count", count)
		if p.table != nil {
			text = b.Count("keeping.finalAll.period", count, "period", b.ShortPeriod(p.table.period()))
		}
		p.final.SetText(text)
	}
	p.bar.Refresh()
}
