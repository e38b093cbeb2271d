package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// valueDetails is all that there is to say of one figure, in one place: the number or why there is none, what it is counted of, how sure it
// is, where it comes from and what it was before.
type valueDetails struct {
	page      *figuresPage
	desk      *Desk
	object    *control.Scroller
	all       *fyne.Container // gone while no figure is at hand
	indicator model.ID
	period    model.Period
	entry     *figureEntry

	name, when, counted *control.Prose
	state               *control.Prose
	final               *control.Button
	value               *control.Field
	place               *fyne.Container // of what is asked about the figure
	missing             *control.Choice
	part, whole, n      *control.Field
	parts               []fyne.CanvasObject // the part and the whole, of a percentage
	step                *fyne.Container     // whether it is final
	sourceName, sure    *control.Prose
	source, note        *control.Field
	certainty           *control.Choice
	history             *fyne.Container
	order               []*control.Field
}

func newValueDetails(p *figuresPage) *valueDetails {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	v := &valueDetails{page: p, desk: d, place: control.Column(0), history: control.Column(look.Px(control.Tight))}
	small := func(key model.Key) *control.Prose {
		return control.NewProse(look, say(key), control.Small, figure.Regular, figure.MutedInk)
	}
	v.name = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(2)
	v.when = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	v.counted = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	v.state = control.NewProse(look, "", control.Small, figure.Bold, figure.Ink)
	v.final = control.NewButton(look, say("keeping.final"), control.KeyText(look.Words, control.OnFigures, "keeping.final"), control.Plain, p.finalOne)
	v.entry = &figureEntry{desk: d, host: v, here: p.here}
	v.value = v.field("keeping.value.hint", v.writeValue)
	v.value.OnWrite = func(string) { v.entry.forget() }
	v.missing = control.NewChoice(look, optionsOf(d, "missing", model.MissingReasons()), "", func(reason string) { v.setMissing(model.Missing(reason)) })
	v.part = v.field("", v.writeCount(func(f *model.Figure) **float64 { return &f.Numerator }))
	v.whole = v.field("", v.writeCount(func(f *model.Figure) **float64 { return &f.Denominator }))
	v.n = v.field("", v.writer(func(f *model.Figure, text string) error { return d.writeColumn(f, columnN, text) }))
	v.source = v.field("", v.writer(func(f *model.Figure, text string) error { return d.writeColumn(f, columnSource, text) }))
	v.note = control.NewArea(look, "", 2)
	v.take(v.note, v.writer(func(f *model.Figure, text string) error { return d.writeColumn(f, columnFootnote, text) }))
	v.certainty = control.NewChoice(look, optionsOf(d, "certainty", model.Certainties()), "", func(choice string) {
		if err := v.writer(func(f *model.Figure, text string) error { f.Certainty = model.Certainty(text); return nil })(choice); err != nil {
			v.update()
		}
	})
	v.sourceName, v.sure = small("figures.source"), small("figures.certainty")
	v.parts = []fyne.CanvasObject{d.named("keeping.part", v.part), d.named("keeping.whole", v.whole)}
	third := func(o fyne.CanvasObject) control.Cell { return control.Cell{Object: o, Width: look.Px(80), Share: 1} }
	counts := control.Lines(look.Px(control.Gap), third(v.parts[0]), third(v.parts[1]), third(d.named("keeping.respondents", v.n)))
	v.step = control.Lines(look.Px(control.Gap), control.Cell{Object: v.state, Width: look.Px(84), Middle: true}, control.Cell{Object: v.final})
	tight := look.Px(2)
	v.all = control.Inset(0, look.Px(control.Gap), look.Px(control.Gap), look.Px(control.Step), control.Column(look.Px(10),
		control.Column(0, v.name, v.when),
		control.Column(tight, small("keeping.value"), v.value, v.place, v.history),
		v.step,
		control.Column(tight, control.NewProse(look, say("keeping.missing", "keys", control.KeyText(look.Words, control.OnFigures, "keeping.reason")), control.Small, figure.Regular, figure.MutedInk), v.missing),
		control.Column(tight, counts, v.counted),
		control.Column(tight, v.sure, v.certainty),
		control.Column(tight, v.sourceName, v.source),
		control.Column(tight, small("figures.footnote"), v.note)))
	v.object = control.NewScroller(look, v.all)
	return v
}

func (v *valueDetails) field(hint model.Key, commit func(text string) error) *control.Field {
	text := ""
	if hint != "" {
		text = v.desk.look.Words.Say(hint)
	}
	return v.take(control.NewField(v.desk.look, text), commit)
}

// take makes a field one of the details: Enter goes on from it, Escape goes back to the list.
func (v *valueDetails) take(f *control.Field, commit func(text string) error) *control.Field {
	f.Commit = func(text string) error { return commit(strings.TrimSpace(text)) }
	at := len(v.order)
	v.order = append(v.order, f)
	f.OnEnter = func() {
		if len(v.place.Objects) > 0 {
			return // what is asked goes first
		}
		v.goTo(at + 1)
	}
	f.OnFocus = func(gained bool) {
		if gained {
			v.object.Reveal(f)
		}
	}
	f.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyEscape || f.Text != v.shown(f) {
			return false
		}
		v.page.focusList()
		return true
	}
	return f
}

// goTo gives the keyboard to a field that can be seen, from one on; after the last it goes back to the list.
func (v *valueDetails) goTo(at int) {
	for ; v.all.Visible() && at < len(v.order); at++ {
		if f := v.order[at]; f != v.part && f != v.whole || v.parts[0].Visible() {
			v.desk.window.Canvas().Focus(f)
			if f != v.note { // what is written takes the place of what was there
				f.TypedShortcut(&fyne.ShortcutSelectAll{})
			}
			return
		}
	}
	v.page.focusList()
}

func (v *valueDetails) of() *model.Indicator {
	return model.Get[model.Indicator](v.desk.dossier, v.indicator)
}

func (v *valueDetails) at() *model.Value { return v.desk.dossier.ValueAt(v.indicator, v.period) }

// figure is what is there, or what a new figure begins with; a note may come before the figure.
func (v *valueDetails) figure() model.Figure {
	if value := v.at(); value != nil {
		return model.FigureOf(value)
	}
	figure, _ := v.desk.dossier.NewFigure(v.of(), v.period)
	figure.Missing = model.NotYetKnown
	return figure
}

// writer makes a field write a part of the figure.
func (v *valueDetails) writer(write func(f *model.Figure, text string) error) func(string) error {
	return func(text string) error {
		if v.of() == nil {
			return nil
		}
		figure := v.figure()
		if err := write(&figure, text); err != nil {
			v.desk.tell(err)
			return err
		}
		return v.set(figure)
	}
}

func (v *valueDetails) set(figure model.Figure) error {
	before := v.at()
	if err := v.desk.setFigure(v.of(), v.period, figure); err != nil {
		return err
	}
	v.entry.follow(v.of(), v.period, before)
	return nil
}

func (v *valueDetails) writeValue(text string) error {
	indicator := v.of()
	if indicator == nil {
		return nil
	}
	if text == "" {
		return v.desk.emptyFigure(indicator, v.period)
	}
	return v.entry.write(indicator, v.period, text)
}

func (v *valueDetails) setMissing(reason model.Missing) {
	if indicator := v.of(); indicator != nil {
		if _, err := v.entry.put(indicator, v.period, model.Figure{Missing: reason}); err != nil {
			v.update()
		}
	}
}

// writeCount writes the part or the whole; the percentage follows from the two.
func (v *valueDetails) writeCount(of func(*model.Figure) **float64) func(string) error {
	return v.writer(func(f *model.Figure, text string) error {
		var count *int
		if err := v.desk.writeCount(&count, text); err != nil {
			return err
		}
		*of(f) = nil
		if count != nil {
			number := float64(*count)
			*of(f) = &number
		}
		value := v.at()
		switch {
		case f.Numerator != nil && f.Denominator != nil && (*f.Denominator == 0 || *f.Numerator > *f.Denominator):
			return model.NewProblem("problem.value.share", "part", *f.Numerator, "whole", *f.Denominator)
		case f.Numerator != nil && f.Denominator != nil:
			f.Value, f.Missing, f.LessThan = nil, "", 0
		case f.Value == nil && f.Missing == "" && value != nil:
			f.Value = value.Value // it was computed, and is only known as a number now
		}
		return nil
	})
}

// show turns to the figure of an indicator for a period.
func (v *valueDetails) show(indicator *model.Indicator, period model.Period) {
	id := model.ID("")
	if indicator != nil && period != "" {
		id = indicator.ID
	}
	if v.indicator != id || v.period != period {
		v.indicator, v.period = id, period
		v.entry.asked = nil
		v.below("", nil, nil)
	}
	v.update()
}

// shown is what stands in a field while nothing is changed in it.
func (v *valueDetails) shown(f *control.Field) string {
	b, indicator := v.desk.look.Words, v.of()
	if indicator == nil {
		return ""
	}
	value := v.at()
	begin := v.figure()
	count := func(n *float64) string {
		if n == nil {
			return ""
		}
		return b.Ungrouped(*n)
	}
	switch f {
	case v.value:
		switch {
		case value == nil || value.Value == nil && value.LessThan == 0:
			return ""
		case value.Computed():
			return b.Number(*value.Value, indicator.Decimals)
		}
		return v.desk.editText(indicator, value)
	case v.part:
		return count(begin.Numerator)
	case v.whole:
		return count(begin.Denominator)
	case v.source:
		return begin.Source
	case v.note:
		return begin.Footnote
	case v.n:
		if begin.N != nil {
			return b.Whole(*begin.N)
		}
	}
	return ""
}

func (v *valueDetails) update() {
	b, d, indicator := v.desk.look.Words, v.desk, v.of()
	sight(v.all, indicator != nil)
	if indicator == nil {
		return
	}
	value, begin := v.at(), v.figure()
	v.name.SetText(indicator.Code + "  " + indicator.Name)
	v.when.SetText(strings.Join(nonEmpty(b.Period(v.period), indicator.Unit), " · "))
	for _, f := range v.order {
		f.Fill(v.shown(f))
	}
	v.missing.Mark("")
	if value != nil {
		v.missing.Mark(string(value.Missing))
	}
	v.certainty.Mark(string(begin.Certainty))
	for _, part := range v.parts {
		sight(part, indicator.Type == model.Percentage)
	}
	counted := ""
	switch {
	case indicator.Type != model.Percentage:
	case value != nil && value.Computed():
		counted = b.Say("keeping.computed", "part", *value.Numerator, "whole", *value.Denominator, "figure", b.Figures(indicator, d.dossier.Seen(value, model.Keeper)))
	case indicator.Numerator != "" && indicator.Denominator != "":
		counted = indicator.Numerator + " / " + indicator.Denominator
	}
	v.counted.SetText(counted)
	v.counted.Hidden = counted == ""
	_, before := d.dossier.NewFigure(indicator, v.period)
	v.sourceName.SetText(v.takenOver("figures.source", before, before != nil && before.Source != "" && before.Source == begin.Source))
	v.sure.SetText(v.takenOver("figures.certainty", before, before != nil && before.Certainty != "" && before.Certainty == begin.Certainty))
	v.state.SetText(words.Sentence(b.Choice("valuestate", string(begin.State))))
	known := value != nil && value.Missing != model.NotYetKnown
	v.state.Hidden = !known || begin.State == ""
	v.final.Hidden = !known || begin.State == model.Final
	v.step.Hidden = v.state.Hidden && v.final.Hidden
	v.history.Objects, v.history.Hidden = nil, value == nil || len(value.Corrections) == 0
	if value != nil {
		for _, text := range d.historyOf(indicator, value) {
			v.history.Add(control.NewProse(d.look, text, control.Small, figure.Regular, figure.MutedInk))
		}
	}
	v.object.Relayout()
}

// takenOver names a field, and says when it stands as it did last time.
func (v *valueDetails) takenOver(name model.Key, before *model.Value, same bool) string {
	text := v.desk.look.Words.Say(name)
	if same {
		text = v.desk.look.Words.Say("keeping.takenOver", "name", text, "period", before.Period)
	}
	return text
}

// below implements figureHost: what is asked stands under the figure.
func (v *valueDetails) below(_ model.Period, o fyne.CanvasObject, answering fyne.Focusable) {
	v.place.Objects = nil
	if o != nil {
		v.place.Objects = []fyne.CanvasObject{o}
	}
	v.place.Refresh()
	v.object.Relayout()
	if answering != nil {
		v.desk.window.Canvas().Focus(answering)
	}
}

func (v *valueDetails) goOn() { v.goTo(1) }

func (v *valueDetails) drop() {
	v.below("", nil, nil)
	v.value.Put(v.shown(v.value))
}

func (v *valueDetails) again() {
	v.below("", nil, nil)
	v.desk.window.Canvas().Focus(v.value)
}
