package screen

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// askMeaning asks what was meant by a figure that can be two, or hardly can be.
func (e *figureEntry) askMeaning(indicator *model.Indicator, period model.Period, text string, entry model.Entry) {
	about := string(indicator.ID) + " " + string(period) + " " + text
	if e.asked != nil && e.asked.about == about {
		return // whoever presses an answer leaves the cell first
	}
	say := e.desk.look.Words.Say
	take := func(figure model.Figure) func() { return func() { e.putAnd(indicator, period, figure) } }
	again := func() {
		e.asked = nil
		e.host.again()
	}
	question, why := e.meaningWords(indicator, period, text, entry)
	first := answer{text: e.meaningOf(indicator, entry, 0), do: take(entry.Meanings[0])}
	second := answer{text: say("keeping.ask.again"), do: again}
	if len(entry.Meanings) > 1 {
		second = answer{text: e.meaningOf(indicator, entry, 1), do: take(entry.Meanings[1])}
	}
	strip, _ := e.strip(question, why, first, second)
	e.asked.about = about
	e.host.below(period, strip, nil)
}

// meaningWords is what is asked, and why.
func (e *figureEntry) meaningWords(indicator *model.Indicator, period model.Period, text string, entry model.Entry) (question, why string) {
	b := e.desk.look.Words
	written := e.exact(indicator, entry.Meanings[len(entry.Meanings)-1])
	switch entry.Question {
	case model.WhichMark:
		return b.Say("keeping.ask.mark", "text", text), b.Say("keeping.ask.mark.why")
	case model.NoShare:
		return b.Say("keeping.ask.share", "text", text), b.Say("keeping.ask.share.why", "unit", indicator.Unit)
	case model.CannotBe:
		return b.Say("keeping.ask.impossible", "figure", written), e.whyImpossible(indicator)
	}
	_, before := e.desk.dossier.NewFigure(indicator, period)
	key := model.Key("keeping.ask.more")
	last := ""
	if before != nil {
		last = b.Say("keeping.ask.last", "figure", b.Figures(indicator, e.desk.dossier.Seen(before, model.Keeper)), "period", before.Period)
		if v := entry.Meanings[len(entry.Meanings)-1].Number(indicator); v != nil && math.Abs(*v) < math.Abs(*before.Value) {
			key = "keeping.ask.less"
		}
	}
	return b.Say(key, "figure", written), last
}

// whyImpossible says what figures an indicator can have.
func (e *figureEntry) whyImpossible(indicator *model.Indicator) string {
	b := e.desk.look.Words
	switch indicator.Type {
	case model.Percentage:
		return b.Say("keeping.ask.percentage")
	case model.Mark:
		return b.Say("keeping.ask.schoolMark")
	case model.Tally:
		return b.Say("keeping.ask.count")
	}
	return ""
}

// meaningOf is an answer: one of the figures that may have been meant.
func (e *figureEntry) meaningOf(indicator *model.Indicator, entry model.Entry, at int) string {
	b := e.desk.look.Words
	exact := e.exact(indicator, entry.Meanings[at])
	switch {
	case entry.Question == model.WhichMark && *entry.Meanings[at].Value != math.Trunc(*entry.Meanings[at].Value):
		return b.Say("keeping.ask.part", "figure", exact)
	case entry.Question == model.WhichMark:
		return b.Say("keeping.ask.whole", "figure", exact)
	case entry.Question == model.NoShare, len(entry.Meanings) == 1:
		return b.Say("keeping.ask.yes", "figure", exact)
	case at == len(entry.Meanings)-1:
		return b.Say("keeping.ask.asWritten", "figure", exact)
	}
	return b.Say("keeping.ask.meant", "figure", exact)
}

// exact writes a figure as it is, with its unit where that is short: nothing between thousands that could be taken for a comma.
func (e *figureEntry) exact(indicator *model.Indicator, f model.Figure) string {
	b := e.desk.look.Words
	if f.Numerator != nil && f.Denominator != nil {
		return b.Say("keeping.outOf", "part", *f.Numerator, "whole", *f.Denominator)
	}
	if f.Value == nil {
		return b.Choice("missing", string(f.Missing))
	}
	text := b.Ungrouped(*f.Value)
	const short = 12
	switch unit := indicator.Unit; {
	case unit == "%":
		return text + "%"
	case unit != "" && len(unit) <= short:
		return text + " " + unit
	}
	return text
}

// askNote points out that the note beside a figure says another number.
func (e *figureEntry) askNote(indicator *model.Indicator, period model.Period, says float64) {
	look := e.desk.look
	value := e.desk.dossier.ValueAt(indicator.ID, period)
	if value == nil {
		e.next()
		return
	}
	said := e.exact(indicator, model.Figure{Value: &says})
	strip, leave := e.strip(
		look.Words.Say("keeping.note", "note", said, "figure", look.Words.Figures(indicator, e.desk.dossier.Seen(value, model.Keeper))),
		look.Words.Say("keeping.note.why"),
		answer{text: look.Words.Say("keeping.note.mend", "figure", said), do: func() { e.putAnd(indicator, period, model.Figure{Value: &says}) }},
		answer{text: look.Words.Say("keeping.note.leave"), do: e.next})
	e.host.below(period, strip, leave)
}

// strip is a question with two answers, each with its key; it returns the button of the second one too.
func (e *figureEntry) strip(question, why string, first, second answer) (fyne.CanvasObject, *control.Button) {
	look := e.desk.look
	e.asked = &figureAsked{first: first.do, second: second.do}
	button := func(a answer, key model.Key, manner control.Manner) *control.Button {
		return control.NewButton(look, a.text, look.Words.Say(key), manner, a.do)
	}
	mend, leave := button(first, "key.F3", control.Primary), button(second, "key.F4", control.Plain)
	rows := []fyne.CanvasObject{control.NewProse(look, question, control.Body, figure.Bold, figure.Ink)}
	if why != "" {
		rows = append(rows, control.NewProse(look, why, control.Small, figure.Regular, figure.MutedInk))
	}
	rows = append(rows, control.Inset(look.Px(control.Tight), 0, 0, 0, control.Lines(look.Px(control.Gap), control.Cell{Object: mend}, control.Cell{Object: leave})))
	return e.panel(rows...), leave
}

func (e *figureEntry) panel(rows ...fyne.CanvasObject) fyne.CanvasObject {
	look := e.desk.look
	return control.Inset(look.Px(control.Tight), 0, look.Px(control.Gap), 0, control.NewPanel(look, figure.Attention,
		control.Inset(look.Px(control.Gap), look.Px(12), look.Px(10), look.Px(control.Step), control.Column(look.Px(2), rows...))))
}

// askWhy asks why a figure was corrected, and by whom where that is not known. Both may stay empty.
func (e *figureEntry) askWhy(indicator *model.Indicator, value *model.Value) {
	d, look := e.desk, e.desk.look
	say := look.Words.Say
	why, role := control.NewField(look, say("keeping.why.hint")), control.NewField(look, say("keeping.role.hint"))
	role.Put(d.settings.Role)
	done := func(kept bool) {
		if text := strings.TrimSpace(why.Text); kept {
			d.setRole(strings.TrimSpace(role.Text))
			if text != "" || d.settings.Role != "" {
				d.edit("edit.value.why", func(tx *model.Tx) error { return tx.Explain(value.ID, text) },
					"indicator", indicator.Name, "period", look.Words.Period(value.Period))
			}
		}
		why.Put(why.Text)
		e.next()
	}
	for _, field := range []*control.Field{why, role} {
		field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
			switch ev.Name {
			case fyne.KeyReturn, fyne.KeyEnter:
				done(true)
			case fyne.KeyEscape:
				done(false)
			default:
				return false
			}
			return true
		}
	}
	was := value.Corrections[len(value.Corrections)-1]
	e.asked = nil
	e.host.below(value.Period, e.panel(
		control.NewProse(look, say("keeping.why", "figure", d.correctedFigure(indicator, was)), control.Body, figure.Bold, figure.Ink),
		control.Inset(look.Px(control.Tight), 0, 0, 0, control.Lines(look.Px(control.Gap),
			control.Cell{Object: why, Width: look.Px(240), Share: 2}, control.Cell{Object: role, Width: look.Px(160), Share: 1},
			control.Cell{Object: control.NewButton(look, say("keeping.why.done"), say("key.Enter"), control.Plain, func() { done(true) })})),
	), why)
}

// correctedFigure is what stood there before a correction.
func (d *Desk) correctedFigure(indicator *model.Indicator, was model.Correction) string {
	return d.look.Words.Figures(indicator, d.dossier.Seen(&model.Value{
		Indicator: indicator.ID, Value: was.Value, Missing: was.Missing, LessThan: was.LessThan,
	}, model.Keeper))
}

// historyOf tells what a value was before, oldest first: "was 61%, gewijzigd op 3 maart 2027 door beleidsadviseur: telfout".
func (d *Desk) historyOf(indicator *model.Indicator, value *model.Value) []string {
	b := d.look.Words
	var out []string
	for _, was := range value.Corrections {
		key := model.Key("keeping.was")
		if was.Role != "" {
			key = "keeping.wasBy"
		}
		text := b.Say(key, "figure", d.correctedFigure(indicator, was), "date", model.DateOf(was.When), "role", was.Role)
		if was.State == model.Final {
			text = b.Say("keeping.wasFinal", "was", text)
		}
		if was.Why != "" {
			text += ": " + was.Why
		}
		out = append(out, words.Sentence(text))
	}
	return out
}
