package screen

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// formLine is one field of the form: its name, the field or the choice, and one line of help that makes way for what went wrong.
type formLine struct {
	form   *indicatorForm
	name   string
	box    *fyne.Container
	help   *control.Prose
	field  *control.Field
	choice *control.Choice
	chips  *wordChips
	get    func(*model.Indicator) string
	set    func(*model.Indicator, string) error // must not write to what the indicator points at
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
	return line.form.words().Say(model.Key("indicators.help." + line.name))
}

func (line *formLine) compose(object fyne.CanvasObject) {
	look := line.form.page.desk.look
	title := control.NewProse(look, look.Words.Say(model.Key("indicators.field."+line.name)), control.Small, figure.Bold, figure.Ink)
	line.box = control.Column(look.Px(2), title, object, line.help)
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
		lines := strings.Split(line.field.Text, "\n")
		if at := line.field.CursorRow; at < len(lines) && strings.TrimSpace(lines[at]) != "" {
			line.field.Entry.TypedKey(ev)
			return true
		}
		return false
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
	})
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
		line.form.turn(line, 1)
	case ev.Name == fyne.KeyPageUp:
		line.form.turn(line, -1)
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
	line.field.CursorColumn = len([]rune(line.field.Text))
	line.field.Refresh()
}

func (line *formLine) focused(gained bool) {
	if gained {
		line.form.page.entered(true)
		line.form.scroll.Reveal(line.box)
	}
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

func (line *formLine) keep(text string) error {
	return line.form.page.write(model.Key("edit.indicator."+line.name), func(i *model.Indicator) error { return line.set(i, strings.TrimSpace(text)) })
}

// retry keeps a text that could not be kept before.
func (line *formLine) retry() {
	if _, waits := line.form.drafts[line.draft()]; waits {
		line.field.Settle()
	}
}

// explain writes under the field what went wrong, or the help again.
func (line *formLine) explain(err error) {
	if err != nil {
		line.help.SetText(line.form.words().Problem(err))
		line.help.SetPaint(figure.OffCourse)
	} else {
		line.help.SetText(line.helpText())
		line.help.SetPaint(figure.MutedInk)
	}
	line.form.scroll.Relayout()
}

// show brings the line up to date; other says that it shows another indicator than before.
func (line *formLine) show(indicator *model.Indicator, other bool) {
	line.box.Hidden = line.when != nil && !line.when(indicator)
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

func (f *indicatorForm) words() *words.Book { return f.page.desk.look.Words }

func (f *indicatorForm) readNumber(text string) (float64, error) {
	value, ok := f.words().ReadNumber(text)
	if !ok {
		return 0, model.NewProblem("problem.indicators.number", "text", text)
	}
	return value, nil
}

func (f *indicatorForm) readWhole(text string, into *int) error {
	value := 0.0
	if text != "" {
		var ok bool
		if value, ok = f.words().ReadNumber(text); !ok || value != float64(int(value)) || value < 0 {
			return model.NewProblem("problem.indicators.whole", "text", text)
		}
	}
	*into = int(value)
	return nil
}

func (f *indicatorForm) periodText(p model.Period) string {
	if p == "" {
		return ""
	}
	return f.words().Period(p)
}

func (f *indicatorForm) readPeriod(text string) (model.Period, error) {
	if text == "" {
		return "", nil
	}
	period, ok := model.ParsePeriod(text)
	if !ok {
		return "", model.NewProblem("problem.indicators.period", "text", text)
	}
	return period, nil
}

// goalCodes writes under which goals an indicator stands: "2.1; 3".
func (f *indicatorForm) goalCodes(i *model.Indicator) string {
	var codes []string
	for _, goal := range i.Goals {
		codes = append(codes, f.page.desk.dossier.Code(goal))
	}
	return strings.Join(codes, "; ")
}

func (f *indicatorForm) setGoals(i *model.Indicator, text string) error {
	var goals []model.ID
	for _, code := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
		goal := f.page.desk.dossier.GoalByCode(code)
		if goal == nil {
			return model.NewProblem("problem.indicators.goal", "code", code)
		}
		if !slices.Contains(goals, goal.ID) {
			goals = append(goals, goal.ID)
		}
	}
	i.Goals = goals
	return nil
}

func (f *indicatorForm) baselineValue(i *model.Indicator) string {
	if i.Baseline == nil {
		return ""
	}
	return f.words().Number(i.Baseline.Value, -1)
}

// setBaselineValue begins the baseline, about the last year that is over unless the period says otherwise; an empty value ends it.
func (f *indicatorForm) setBaselineValue(i *model.Indicator, text string) error {
	if text == "" {
		i.Baseline = nil
		return nil
	}
	value, err := f.readNumber(text)
	if err != nil {
		return err
	}
	baseline := model.Baseline{Period: model.YearPeriod(f.page.desk.today().Time().Year() - 1)}
	if i.Baseline != nil {
		baseline = *i.Baseline
	}
	baseline.Value = value
	i.Baseline = &baseline
	return nil
}

func (f *indicatorForm) changeBaseline(i *model.Indicator, change func(*model.Baseline) error) error {
	if i.Baseline == nil {
		return model.NewProblem("problem.indicators.baselineFirst")
	}
	baseline := *i.Baseline
	err := change(&baseline)
	if err == nil {
		i.Baseline = &baseline
	}
	return err
}

func (f *indicatorForm) baselinePeriod(i *model.Indicator) string {
	if i.Baseline == nil {
		return ""
	}
	return f.periodText(i.Baseline.Period)
}

func (f *indicatorForm) setBaselinePeriod(i *model.Indicator, text string) error {
	return f.changeBaseline(i, func(b *model.Baseline) (err error) {
		if text == "" {
			return model.NewProblem("problem.indicators.period", "text", text)
		}
		b.Period, err = f.readPeriod(text)
		return err
	})
}

func (f *indicatorForm) baselineN(i *model.Indicator) string {
	if i.Baseline == nil || i.Baseline.N == nil {
		return ""
	}
	return f.words().Whole(*i.Baseline.N)
}

func (f *indicatorForm) setBaselineN(i *model.Indicator, text string) error {
	return f.changeBaseline(i, func(b *model.Baseline) error {
		if b.N = nil; text == "" {
			return nil
		}
		n := 0
		err := f.readWhole(text, &n)
		b.N = &n
		return err
	})
}

func (f *indicatorForm) monthName(i *model.Indicator) string {
	if i.Month == 0 {
		return ""
	}
	return f.words().Month(time.Month(i.Month))
}

// setMonth reads a month by its name, the beginning of it, or its number.
func (f *indicatorForm) setMonth(i *model.Indicator, text string) error {
	if text == "" {
		i.Month = 0
		return nil
	}
	for month := time.January; month <= time.December; month++ {
		name := strings.ToLower(f.words().Month(month))
		if len(text) >= 3 && strings.HasPrefix(name, strings.TrimSuffix(strings.ToLower(text), ".")) {
			i.Month = int(month)
			return nil
		}
	}
	number := 0
	if f.readWhole(text, &number) != nil || number < 1 || number > 12 {
		return model.NewProblem("problem.indicators.month", "text", text)
	}
	i.Month = number
	return nil
}

// setOwner reads who sees to the figure: a party by its name or mark, else a role.
func (f *indicatorForm) setOwner(i *model.Indicator, text string) error {
	owner := i.Owner
	owner.Party, owner.Role = "", text
	for _, party := range model.All[model.Party](f.page.desk.dossier) {
		if strings.EqualFold(party.Name, text) || party.Mark != "" && party.Mark == text {
			owner.Party, owner.Role = party.ID, ""
		}
	}
	i.Owner = owner
	return nil
}

// optionsOf makes the choices of a field from the values of the model.
func optionsOf[T ~string](d *Desk, field string, values []T) []control.Option {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return d.options(field, texts)
}

// usedWords are the units, sources and owners that the dossier uses, the most used first, and after them what most dossiers use.
type usedWords struct {
	units, sources, sourceOwners, owners []string
}

func (u *usedWords) read(d *Desk) {
	units, sources, sourceOwners, owners := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, party := range model.All[model.Party](d.dossier) {
		owners[party.Name] = 0
	}
	for _, i := range model.All[model.Indicator](d.dossier) {
		units[i.Unit]++
		sources[i.Source]++
		sourceOwners[i.SourceOwner]++
		owners[d.dossier.ActorName(i.Owner)]++
	}
	usual := func(key model.Key) []string { return strings.Split(d.look.Words.Say(key), ";") }
	u.units = mostUsed(units, usual("indicators.usual.units"))
	u.sources = mostUsed(sources, usual("indicators.usual.sources"))
	u.sourceOwners = mostUsed(sourceOwners, nil)
	u.owners = mostUsed(owners, nil)
}

func mostUsed(counts map[string]int, usual []string) []string {
	const most = 12
	delete(counts, "")
	out := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, text := range usual {
		if _, known := counts[text]; !known {
			out = append(out, text)
		}
	}
	return out[:min(most, len(out))]
}
