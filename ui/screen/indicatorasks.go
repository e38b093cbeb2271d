package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorAsks is the line above the form in which the program asks the group something about an indicator: first whether changed words
// still measure the same, then whatever may be amiss. It never stands in the way: two keys answer, and who does not answer goes on.
type indicatorAsks struct {
	page     *indicatorsPage
	object   *control.Panel
	place    *fyne.Container // round it, gone with it
	question *control.Prose
	why      *control.Prose
	first    *control.Button
	second   *control.Button
	from     *control.Field
	reason   *control.Field
	settling *fyne.Container // the period and the reason of a break
	room     *fyne.Container

	doubts  []model.Doubt
	watched model.ID // whose words are being changed
	changed model.ID // whose words were changed a moment ago
	breaks  bool     // the group said that it is another series now
}

func newIndicatorAsks(p *indicatorsPage) *indicatorAsks {
	look := p.desk.look
	a := &indicatorAsks{page: p}
	a.question = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(2)
	a.why = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	a.first = control.NewButton(look, "", look.Words.Say("key.F3"), control.Plain, func() { a.answer(true) })
	a.second = control.NewButton(look, "", look.Words.Say("key.F4"), control.Plain, func() { a.answer(false) })
	a.from = control.NewField(look, "")
	a.from.OnKey = a.key(func() { p.desk.window.Canvas().Focus(a.reason) })
	a.reason = control.NewField(look, look.Words.Say("definition.reason.hint"))
	a.reason.OnKey = a.key(a.settle)
	a.settling = control.Row(look.Px(control.Gap), control.Cell{Object: a.from, Width: look.Px(120)}, control.Cell{Object: a.reason, Share: 1})
	buttons := control.Row(look.Px(control.Gap), control.Cell{Object: a.first, Middle: true}, control.Cell{Object: a.second, Middle: true})
	a.room = control.Column(look.Px(2), a.question, a.why, control.Inset(look.Px(4), 0, 0, 0, buttons), a.settling)
	a.object = control.NewPanel(look, figure.Attention, control.Inset(look.Px(6), look.Px(12), look.Px(8), look.Px(12), a.room))
	return a
}

// key lets Enter do something in a field of the line, and Escape answer that nothing broke.
func (a *indicatorAsks) key(enter func()) func(*fyne.KeyEvent, bool) bool {
	return func(ev *fyne.KeyEvent, _ bool) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			enter()
		case fyne.KeyEscape:
			a.breaks = false
			a.page.update()
			a.page.toSurface()
		default:
			return false
		}
		return true
	}
}

// wording tells the line that the words of an indicator were changed, so that it asks what that means for the series.
func (a *indicatorAsks) wording(indicator *model.Indicator) {
	a.changed, a.breaks = "", false
	if n := len(indicator.Versions); n > 1 && indicator.Versions[n-1].From == a.page.desk.dossier.NextPeriod(indicator) {
		a.changed = indicator.ID
	}
}

func (a *indicatorAsks) update(indicator *model.Indicator) {
	if a.watched == indicator.ID {
		a.wording(indicator)
	}
	say := a.page.desk.look.Words.Say
	a.doubts = a.page.desk.dossier.Doubts(indicator)
	asksSeries := a.changed == indicator.ID && len(indicator.Versions) > 1
	a.object.Hidden = !asksSeries && len(a.doubts) == 0
	a.place.Hidden = a.object.Hidden
	a.settling.Hidden = !asksSeries || !a.breaks
	switch {
	case asksSeries:
		version := indicator.Versions[len(indicator.Versions)-1]
		a.question.SetText(say("definition.ask", "period", version.From))
		a.why.SetText(say("definition.ask.why"))
		a.first.SetText(say("definition.same"))
		a.second.SetText(say("definition.break"))
		a.first.Show()
	case len(a.doubts) > 0:
		doubt := a.doubts[0]
		key := model.Key("quality." + string(doubt.Concern))
		question := say(key, "about", doubt.About)
		if len(a.doubts) > 1 {
			question = say("quality.ofMany", "question", question, "count", len(a.doubts))
		}
		a.question.SetText(question)
		a.why.SetText(say(key + ".why"))
		if doubt.Mendable {
			a.first.SetText(say(key+".mend", "about", a.mendWords(doubt)))
		}
		a.second.SetText(say("quality.considered"))
		a.first.Hidden = !doubt.Mendable
	}
	a.room.Refresh()
}

// mendWords is what the mend puts in the place of what is there.
func (a *indicatorAsks) mendWords(doubt model.Doubt) string {
	if doubt.Frequency != "" {
		return a.page.desk.look.Words.Choice("frequency", string(doubt.Frequency))
	}
	return doubt.About
}

// answer gives the first or the second answer to what is asked.
func (a *indicatorAsks) answer(first bool) {
	d, indicator := a.page.desk, a.page.chosen()
	if indicator == nil || a.object.Hidden {
		return
	}
	d.settle()
	switch {
	case a.changed == indicator.ID && first:
		a.changed = ""
		a.page.update()
		d.say("definition.stays", "indicator", indicator.Code)
	case a.changed == indicator.ID:
		a.breaks = true
		a.page.update()
		a.from.Put(d.look.Words.Period(indicator.Versions[len(indicator.Versions)-1].From))
		d.window.Canvas().Focus(a.from)
		a.from.TypedShortcut(&fyne.ShortcutSelectAll{})
	case len(a.doubts) == 0 || first && !a.doubts[0].Mendable:
	case first:
		doubt := a.doubts[0]
		if d.edit("edit.indicator.mend", func(tx *model.Tx) error { return tx.Mend(indicator.ID, doubt) }, "indicator", indicator.Name) {
			d.say("quality.mended", "indicator", indicator.Code)
		}
	default:
		concern := a.doubts[0].Concern
		if d.edit("edit.indicator.consider", func(tx *model.Tx) error { return tx.Consider(indicator.ID, concern) }, "indicator", indicator.Name) {
			d.say("quality.leftAsIs", "indicator", indicator.Code)
		}
	}
}

// settle keeps the break with its period and reason.
func (a *indicatorAsks) settle() {
	d, indicator := a.page.desk, a.page.chosen()
	if indicator == nil {
		return
	}
	text := strings.TrimSpace(a.from.Text)
	from, ok := model.ParsePeriod(text)
	if !ok {
		d.tell(model.NewProblem("problem.indicators.period", "text", text))
		d.window.Canvas().Focus(a.from)
		return
	}
	if !d.edit("edit.indicator.settle", func(tx *model.Tx) error {
		return tx.Settle(indicator.ID, from, true, strings.TrimSpace(a.reason.Text))
	}, "indicator", indicator.Name, "period", string(from)) {
		return
	}
	a.changed, a.breaks = "", false
	a.reason.Put("")
	a.page.update()
	a.page.toSurface()
	d.say("definition.broken", "indicator", indicator.Code, "period", from)
}

// answerer is a page on which the program asks something that a key answers.
type answerer interface{ answer(first bool) }

func (d *Desk) answer(first bool) {
	if a, ok := d.page().(answerer); ok {
		a.answer(first)
	}
}

func (p *indicatorsPage) answer(first bool) { p.asks.answer(first) }
