package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// formLine is one field of the form: its name, the field or the choice, and one line of help that makes way for what went wrong.
type formLine struct {
	form   *indicatorForm
	name   string
	box    *fyne.Container
	title  *control.Prose
	help   *control.Prose
	field  *control.Field
	choice *control.Choice
	chips  *wordChips
	short  bool // a number or a date, that is written anew rather than mended
	get    func(*model.Indicator) string
	set    func(*model.Indicator, string) error // must not write to what the indicator points at
	write  func(string) error                   // in the place of set, for what is more than a field
	when   func(*model.Indicator) bool          // nil: always there
	then   func()                               // after the text was kept
}

func (f *indicatorForm) line(name string, get func(*model.Indicator) string, set func(*model.Indicator, string) error) *formLine {
	look := f.page.desk.look
	line := &formLine{form: f, name: name, get: get, set: set}
	line.help = control.NewProse(look, line.helpText(), control.Small, figure.Regular, figure.MutedInk)
	f.lines = append(f.lines, line)
	return line
}

func (line *formLine) helpText() string {
	if indicator := line.form.page.chosen(); indicator != nil {
		return line.form.ofKind("indicators.help."+line.name, indicator)
	}
	return line.form.words().Say(model.Key("indicators.help." + line.name))
}

func (line *formLine) compose(object fyne.CanvasObject) {
	look := line.form.page.desk.look
	line.title = control.NewProse(look, look.Words.Say(model.Key("indicators.field."+line.name)), control.Small, figure.Bold, figure.Ink)
	line.box = control.Column(look.Px(2), line.title, object, line.help)
}

func (f *indicatorForm) field(name string, get func(*model.Indicator) string, set func(*model.Indicator, string) error) *formLine {
	line := f.line(name, get, set)
	line.use(control.NewField(f.page.desk.look, f.hint(name)))
	return line
}

func (f *indicatorForm) area(name string, rows int, get func(*model.Indicator) string, set func(*model.Indicator, string) error) *formLine {
	line := f.line(name, get, set)
	line.use(control.NewArea(f.page.desk.look, f.hint(name), rows))
	return line
}

// hint is an example in an empty field, for the fields that have one.
func (f *indicatorForm) hint(name string) string {
	if key := model.Key("indicators.example." + name); f.words().Has(key) {
		return f.words().Say(key)
	}
	return ""
}

// list makes an area in which Enter begins the next line, and on an empty line goes on.
func (f *indicatorForm) list(name string, rows int, get func(*model.Indicator) string, set func(*model.Indicator, string) error) *formLine {
	line := f.area(name, rows, get, set)
	usual := line.field.OnKey
	line.field.OnKey = func(ev *fyne.KeyEvent, shift bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return usual(ev, shift)
		}
		text, at := []rune(line.field.Text), line.field.CursorTextOffset()
		before, after := string(text[:at]), string(text[at:])
		first, _, _ := strings.Cut(after, "\n")
		if strings.TrimSpace(before[strings.LastIndex(before, "\n")+1:]+first) == "" {
			return false
		}
		line.field.Entry.TypedKey(ev)
		return true
	}
	return line
}

// number makes a field for a number that may be absent.
func (f *indicatorForm) number(name string, of func(*model.Indicator) **float64) *formLine {
	return f.field(name, func(i *model.Indicator) string {
		if at := *of(i); at != nil {
			return f.words().Number(*at, -1)
		}
		return ""
	}, func(i *model.Indicator, text string) error {
		if text == "" {
			*of(i) = nil
			return nil
		}
		value, err := f.readNumber(text)
		if err == nil {
			*of(i) = &value
		}
		return err
	}).brief()
}

// brief says that what stands in the field is written anew rather than mended.
func (line *formLine) brief() *formLine {
	line.short = true
	return line
}

func (line *formLine) use(field *control.Field) {
	line.field = field
	field.Commit = line.commit
	field.OnEnter = func() { line.form.next(line) }
	field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool { return line.key(ev) }
	field.OnFocus = line.focused
	line.compose(field)
}

func (f *indicatorForm) choice(name string, options []control.Option, get func(*model.Indicator) string, set func(*model.Indicator, string) error) *formLine {
	line := f.line(name, get, set)
	line.choice = control.NewChoice(f.page.desk.look, options, "", func(value string) {
		if line.keep(value) != nil {
			if indicator := f.page.chosen(); indicator != nil {
				line.choice.Mark(get(indicator))
			}
		}
	})
	line.choice.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			f.next(line)
			return true
		}
		return line.key(ev)
	}
	line.choice.OnFocus = line.focused
	line.compose(control.Inset(f.page.desk.look.Px(4), 0, f.page.desk.look.Px(4), 0, line.choice))
	return line
}

// suggest lets the field be filled with what is in use: by pointer, or with the down key.
func (line *formLine) suggest(from func() []string) {
	look := line.form.page.desk.look
	line.chips = newWordChips(look, func(text string) {
		line.field.SetText(text)
		line.field.Settle()
	})
	line.chips.from = from
	line.box.Objects = []fyne.CanvasObject{line.box.Objects[0], line.field, line.chips, line.help}
}

func (line *formLine) target() fyne.Focusable {
	if line.choice != nil {
		return line.choice
	}
	return line.field
}

func (line *formLine) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyPageDown:
		line.form.turn(1)
	case ev.Name == fyne.KeyPageUp:
		line.form.turn(-1)
	case line.chips != nil && ev.Name == fyne.KeyDown:
		line.cycle(1)
	case line.chips != nil && ev.Name == fyne.KeyUp:
		line.cycle(-1)
	default:
		return false
	}
	return true
}

// cycle puts the next or previous word that is in use in the field.
func (line *formLine) cycle(by int) {
	known := line.chips.from()
	if len(known) == 0 {
		return
	}
	at := slices.Index(known, line.field.Text)
	if at < 0 && by < 0 {
		at = 0
	}
	line.field.SetText(known[(at+by+len(known))%len(known)])
	line.toEnd()
}

func (line *formLine) focused(gained bool) {
	if !gained {
		return
	}
	line.form.page.entered(true)
	line.form.scroll.Reveal(line.box)
	switch {
	case line.field == nil:
	case line.short:
		line.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	default:
		line.toEnd()
	}
}

// toEnd puts the cursor behind what is there.
func (line *formLine) toEnd() {
	line.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func (line *formLine) draft() formDraft { return formDraft{line.form.filled, line.name} }

// commit keeps what was written; what cannot be kept waits as it is, with the reason under it.
func (line *formLine) commit(text string) error {
	err := line.keep(text)
	if err != nil {
		line.form.drafts[line.draft()] = text
	} else {
		delete(line.form.drafts, line.draft())
	}
	line.explain(err)
	if err == nil && line.then != nil {
		line.then()
	}
	return err
}

// defining are the fields of which a change may make another series of the figures.
var defining = []string{"name", "definition", "unit", "source"}

func (line *formLine) keep(text string) error {
	p := line.form.page
	if line.write != nil {
		return line.write(text)
	}
	set := func(i *model.Indicator) error { return line.set(i, strings.TrimSpace(text)) }
	indicator := p.chosen()
	if indicator == nil || !slices.Contains(defining, line.name) {
		return p.write(model.Key("edit.indicator."+line.name), set)
	}
	p.asks.watched = indicator.ID // before the change is told, so that the page is brought up to date once
	err := p.desk.try(model.Key("edit.indicator."+line.name), func(tx *model.Tx) error {
		return tx.Redefine(indicator.ID, p.desk.runningID(), set)
	}, "indicator", indicator.Name)
	p.asks.watched = ""
	return err
}

// retry keeps a text that could not be kept before.
func (line *formLine) retry() {
	if _, waits := line.form.drafts[line.draft()]; waits {
		line.field.Settle()
	}
}

// explain writes under the field what went wrong, or the help again.
func (line *formLine) explain(err error) {
	text, paint := line.helpText(), figure.MutedInk
	if _, isProblem := model.AsProblem(err); isProblem {
		text, paint = line.form.words().Problem(err), figure.OffCourse
	}
	if line.help.Text() != text {
		line.help.SetText(text)
		line.help.SetPaint(paint)
		line.form.scroll.Relayout()
	}
}

// show brings the line up to date; other says that it shows another indicator than before.
func (line *formLine) show(indicator *model.Indicator, other bool) {
	line.box.Hidden = line.when != nil && !line.when(indicator)
	line.title.SetText(line.form.ofKind("indicators.field."+line.name, indicator))
	text := line.get(indicator)
	if line.chips != nil {
		line.chips.update(text)
	}
	if line.choice != nil {
		line.choice.Mark(text)
		return
	}
	draft, waits := line.form.drafts[line.draft()]
	switch {
	case other && waits:
		line.field.Put(text)
		line.field.SetText(draft)
		copied := *indicator
		line.explain(line.set(&copied, strings.TrimSpace(draft)))
	case other:
		line.field.Put(text)
		line.explain(nil)
	case waits && line.field.Text == draft:
		// it still waits for its writer
	default:
		if waits { // it was taken back with Escape
			delete(line.form.drafts, line.draft())
			line.explain(nil)
		}
		line.field.Fill(text)
	}
}

// explain is more about the field that is written in: what to put there, with an example, and why it is asked.
func (p *indicatorsPage) explain() string {
	focused := p.desk.window.Canvas().Focused()
	for _, line := range p.form.lines {
		key := model.Key("indicators.more." + line.name)
		if focused == nil || focused != line.target() || !p.form.words().Has(key) {
			continue
		}
		return line.title.Text() + ". " + p.form.words().Say(key)
	}
	return ""
}
