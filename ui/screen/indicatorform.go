package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorForm is every field of an indicator, in the order in which a group talks: what it is, how it is counted, where it stands and
// where it should go, where the figures come from and who sees to it, and whether its meaning changed. Each block fits a screen.
type indicatorForm struct {
	page   *indicatorsPage
	scroll *control.Scroller
	small  *control.Prose // code, goals and choice
	blocks []*formBlock
	rows   []*fyne.Container // of lines beside each other
	lines  []*formLine
	chart  *control.Drawing
	filled model.ID // the indicator that the fields show
	drafts map[formDraft]string
	used   usedWords
}

// formDraft names a text that could not be kept, so that it waits for its writer while other indicators are looked at.
type formDraft struct {
	indicator model.ID
	line      string
}

// formBlock is a part of the form.
type formBlock struct {
	object fyne.CanvasObject
	lines  []*formLine
}

func newIndicatorForm(p *indicatorsPage) *indicatorForm {
	f := &indicatorForm{page: p, drafts: p.desk.indicators.drafts}
	look := p.desk.look
	f.chart = control.NewDrawing(look, 0.72, f.drawChart)
	f.small = control.NewProse(look, "", control.Small, figure.Bold, figure.LevelResult).AtMost(1)
	column := control.Column(look.Px(20), f.small)
	for _, build := range []func() *formBlock{f.whatBlock, f.countBlock, f.valueBlock, f.sourceBlock, f.meaningBlock} {
		block := build()
		f.blocks = append(f.blocks, block)
		column.Add(block.object)
	}
	f.scroll = control.NewScroller(look, control.Inset(0, look.Px(12), look.Px(control.Wide), look.Px(control.Gap),
		container.New(readable(look.Px(mostWide)), column)))
	return f
}

// block gathers the lines that were made since the last block under a heading.
func (f *indicatorForm) block(name string, objects ...fyne.CanvasObject) *formBlock {
	look := f.page.desk.look
	done := 0
	for _, block := range f.blocks {
		done += len(block.lines)
	}
	heading := control.Column(look.Px(control.Tight), look.Rule(),
		control.NewProse(look, look.Words.Say(model.Key("indicators.block."+name)), control.Body, figure.Bold, figure.Accent))
	return &formBlock{lines: f.lines[done:], object: control.Column(look.Px(12), append([]fyne.CanvasObject{heading}, objects...)...)}
}

// beside lays lines side by side, each at least so wide; where there is no room, under each other.
func (f *indicatorForm) beside(least float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	look := f.page.desk.look
	row := container.New(&formRow{least: look.Px(least), gap: look.Px(12)}, objects...)
	f.rows = append(f.rows, row)
	return row
}

// mostWide is how wide a form is at most, so that no line is too long to read.
const mostWide = 860

// readable keeps an object from being wider than is good to read.
type readable float32

// Layout implements fyne.Layout.
func (r readable) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(size.Width, float32(r)), size.Height))
}

// MinSize implements fyne.Layout.
func (r readable) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// HeightFor makes the height known to the layouts of the page.
func (r readable) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return control.HeightOf(objects[0], min(width, float32(r)))
}

// formRow gives the lines that are there an equal share of the width.
type formRow struct{ least, gap float32 }

func (r *formRow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	columns := min(len(shown), max(1, int((width+r.gap)/(r.least+r.gap))))
	y := float32(0)
	for start := 0; start < len(shown); start += columns {
		w := (width - r.gap*float32(columns-1)) / float32(columns)
		height := float32(0)
		line := shown[start:min(start+columns, len(shown))]
		for _, o := range line {
			height = max(height, control.HeightOf(o, w))
		}
		for i, o := range line {
			put(o, float32(i)*(w+r.gap), y, w, height)
		}
		y += height + r.gap
	}
	return max(0, y-r.gap)
}

// HeightFor makes the height known to the layouts of the page.
func (r *formRow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return r.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout implements fyne.Layout.
func (r *formRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// MinSize implements fyne.Layout.
func (r *formRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (f *indicatorForm) whatBlock() *formBlock {
	name := f.field("name", func(i *model.Indicator) string { return i.Name }, func(i *model.Indicator, text string) error {
		i.Name = text
		return nil
	})
	definition := f.area("definition", 3, func(i *model.Indicator) string { return i.Definition }, func(i *model.Indicator, text string) error {
		i.Definition = text
		return nil
	})
	kind := f.choice("kind", optionsOf(f.page.desk, "indicatorkind", model.IndicatorKinds()), func(i *model.Indicator) string { return string(i.Sort) },
		func(i *model.Indicator, value string) error { i.Sort = model.IndicatorKind(value); return nil })
	ladder := []fyne.CanvasObject{
		f.rung("expect", func(l *model.Ladder) *string { return &l.Expect }),
		f.rung("like", func(l *model.Ladder) *string { return &l.Like }),
		f.rung("love", func(l *model.Ladder) *string { return &l.Love }),
	}
	goals := f.field("goals", f.goalCodes, f.setGoals)
	return f.block("what", name.box, definition.box, kind.box, f.beside(160, ladder...), goals.box)
}

// rung is one of the three texts of a ladder.
func (f *indicatorForm) rung(name string, of func(*model.Ladder) *string) fyne.CanvasObject {
	line := f.area(name, 2, func(i *model.Indicator) string {
		if i.Ladder == nil {
			return ""
		}
		return *of(i.Ladder)
	}, func(i *model.Indicator, text string) error {
		ladder := model.Ladder{}
		if i.Ladder != nil {
			ladder = *i.Ladder
		}
		*of(&ladder) = text
		if i.Ladder = &ladder; ladder.Expect+ladder.Like+ladder.Love == "" {
			i.Ladder = nil
		}
		return nil
	})
	line.when = func(i *model.Indicator) bool { return i.Sort == model.LadderIndicator || i.Ladder != nil }
	return line.box
}

func (f *indicatorForm) countBlock() *formBlock {
	kind := f.choice("type", optionsOf(f.page.desk, "valuetype", model.ValueTypes()), func(i *model.Indicator) string { return string(i.Type) },
		func(i *model.Indicator, value string) error {
			if i.Type = model.ValueType(value); i.Type == model.Percentage && i.Unit == "" {
				i.Unit = "%"
			} else if i.Type != model.Percentage && i.Unit == "%" {
				i.Unit = "" // an honest gap rather than persons in percent
			}
			return nil
		})
	numerator := f.area("numerator", 2, func(i *model.Indicator) string { return i.Numerator }, func(i *model.Indicator, text string) error {
		i.Numerator = text
		return nil
	})
	numerator.when = func(i *model.Indicator) bool { return i.Type != model.Mark || i.Numerator != "" }
	denominator := f.area("denominator", 2, func(i *model.Indicator) string { return i.Denominator }, func(i *model.Indicator, text string) error {
		i.Denominator = text
		return nil
	})
	denominator.when = func(i *model.Indicator) bool {
		return i.Type != model.Mark && i.Type != model.Tally || i.Denominator != ""
	}
	unit := f.field("unit", func(i *model.Indicator) string { return i.Unit }, func(i *model.Indicator, text string) error {
		i.Unit = text
		return nil
	})
	unit.suggest(func() []string { return f.used.units })
	decimals := f.field("decimals", func(i *model.Indicator) string { return f.words().Whole(i.Decimals) }, func(i *model.Indicator, text string) error {
		return f.readWhole(text, &i.Decimals)
	}).brief()
	direction := f.choice("direction", optionsOf(f.page.desk, "direction", model.Directions()), func(i *model.Indicator) string { return string(i.Direction) },
		func(i *model.Indicator, value string) error { i.Direction = model.Direction(value); return nil })
	within := func(i *model.Indicator) bool {
		return i.Direction == model.Within || i.RangeLow != nil || i.RangeHigh != nil
	}
	low := f.number("low", func(i *model.Indicator) **float64 { return &i.RangeLow })
	high := f.number("high", func(i *model.Indicator) **float64 { return &i.RangeHigh })
	low.when, high.when = within, within
	return f.block("count", kind.box, f.beside(220, numerator.box, denominator.box), f.beside(220, unit.box, decimals.box),
		direction.box, f.beside(220, low.box, high.box))
}

func (f *indicatorForm) valueBlock() *formBlock {
	look := f.page.desk.look
	value := f.field("baseline", f.baselineValue, f.setBaselineValue).brief()
	period := f.field("baselinePeriod", f.baselinePeriod, f.setBaselinePeriod).brief()
	n := f.field("baselineN", f.baselineN, f.setBaselineN).brief()
	value.then = func() { period.retry(); n.retry() }
	sure := f.choice("estimate", []control.Option{
		{Value: "", Text: look.Words.Say("indicators.measured")}, {Value: "estimate", Text: look.Words.Say("indicators.estimated")},
	}, func(i *model.Indicator) string {
		if i.Baseline != nil && i.Baseline.Estimate {
			return "estimate"
		}
		return ""
	}, func(i *model.Indicator, value string) error {
		return f.changeBaseline(i, func(b *model.Baseline) error { b.Estimate = value != ""; return nil })
	})
	targets := f.list("targets", 3, func(i *model.Indicator) string { return writeTargets(f.words(), i.Targets) },
		func(i *model.Indicator, text string) (err error) {
			i.Targets, err = readTargets(f.words(), text, i.Targets)
			return err
		})
	norm := f.number("norm", func(i *model.Indicator) **float64 { return &i.Norm })
	forecast := f.list("forecast", 2, func(i *model.Indicator) string { return writeForecast(f.words(), i.Forecast) },
		func(i *model.Indicator, text string) (err error) {
			i.Forecast, err = readForecast(f.words(), text, i.Forecast)
			return err
		})
	references := f.list("references", 2, func(i *model.Indicator) string { return writeReferences(f.words(), i.References) },
		func(i *model.Indicator, text string) (err error) {
			i.References, err = readReferences(f.words(), text, i.References)
			return err
		})
	for _, line := range []*formLine{value, period, targets, norm, forecast, references} {
		line.field.OnWrite = func(string) { f.chart.Refresh() }
	}
	chart := control.NewPanel(look, figure.None, control.Around(look.Px(control.Gap), f.chart))
	return f.block("value", f.beside(130, value.box, period.box, n.box),
		f.beside(230, control.Column(look.Px(12), sure.box, targets.box), chart), f.beside(150, norm.box, forecast.box, references.box))
}

func (f *indicatorForm) sourceBlock() *formBlock {
	text := func(name string, of func(*model.Indicator) *string) *formLine {
		return f.field(name, func(i *model.Indicator) string { return *of(i) }, func(i *model.Indicator, text string) error {
			*of(i) = text
			return nil
		})
	}
	source := text("source", func(i *model.Indicator) *string { return &i.Source })
	source.suggest(func() []string { return f.used.sources })
	sourceOwner := text("sourceOwner", func(i *model.Indicator) *string { return &i.SourceOwner })
	sourceOwner.suggest(func() []string { return f.used.sourceOwners })
	method := f.area("method", 2, func(i *model.Indicator) string { return i.Method }, func(i *model.Indicator, text string) error {
		i.Method = text
		return nil
	})
	frequencies := append([]model.Frequency{""}, model.Frequencies()...)
	frequency := f.choice("frequency", optionsOf(f.page.desk, "frequency", frequencies), func(i *model.Indicator) string { return string(i.Frequency) },
		func(i *model.Indicator, value string) error { i.Frequency = model.Frequency(value); return nil })
	month := f.field("month", f.monthName, f.setMonth).brief()
	due := f.field("firstDue", func(i *model.Indicator) string { return f.periodText(i.FirstDue) }, func(i *model.Indicator, text string) (err error) {
		i.FirstDue, err = f.readPeriod(text)
		return err
	}).brief()
	owner := f.field("owner", func(i *model.Indicator) string { return f.page.desk.dossier.ActorName(i.Owner) }, f.setOwner)
	owner.suggest(func() []string { return f.used.owners })
	mandatory := f.choice("mandatory", []control.Option{
		{Value: "", Text: f.words().Say("indicators.no")}, {Value: "yes", Text: f.words().Say("indicators.yes")},
	}, func(i *model.Indicator) string {
		if i.Mandatory {
			return "yes"
		}
		return ""
	}, func(i *model.Indicator, value string) error { i.Mandatory = value != ""; return nil })
	return f.block("source", f.beside(220, source.box, sourceOwner.box), method.box, frequency.box, f.beside(220, month.box, due.box),
		f.beside(220, owner.box, mandatory.box))
}

func (f *indicatorForm) meaningBlock() *formBlock {
	versions := f.list("versions", 3, func(i *model.Indicator) string { return writeDefinitions(f.words(), i.Versions) },
		func(i *model.Indicator, text string) (err error) {
			i.Versions, err = readDefinitions(f.words(), text, i.Versions)
			return err
		})
	return f.block("meaning", versions.box)
}

// update shows the indicator at hand: all of it when it is another one, else what changed, with whatever is being written left alone.
func (f *indicatorForm) update() {
	indicator := f.page.chosen()
	if indicator == nil {
		return
	}
	f.used.read(f.page.desk)
	other := f.filled != indicator.ID
	f.filled = indicator.ID
	f.small.SetText(f.page.desk.indicatorWords(f.page.desk.look, indicator))
	for _, line := range f.lines {
		line.show(indicator, other)
	}
	for _, row := range f.rows {
		row.Hidden = !slices.ContainsFunc(row.Objects, fyne.CanvasObject.Visible)
	}
	f.chart.Refresh()
	f.scroll.Relayout()
	if other {
		f.scroll.Reveal(f.small)
	}
}

// first returns where writing begins.
func (f *indicatorForm) first() fyne.Focusable { return f.lines[0].target() }

// next brings the keyboard to the line after one.
func (f *indicatorForm) next(after *formLine) {
	at := slices.Index(f.lines, after)
	for _, line := range f.lines[at+1:] {
		if line.box.Visible() {
			f.page.desk.window.Canvas().Focus(line.target())
			return
		}
	}
}

// turn brings the keyboard to the next or previous block.
func (f *indicatorForm) turn(from *formLine, by int) {
	at := slices.IndexFunc(f.blocks, func(b *formBlock) bool { return slices.Contains(b.lines, from) }) + by
	if at < 0 || at >= len(f.blocks) {
		return
	}
	f.scroll.Reveal(f.blocks[len(f.blocks)-1].object) // so that the block comes at the top of the screen
	f.scroll.Reveal(f.blocks[at].object)
	f.page.desk.window.Canvas().Focus(f.blocks[at].lines[0].target())
}

// drawChart draws the indicator as it is being written: what can be read in the fields counts already.
func (f *indicatorForm) drawChart(w, h float64) figure.Drawing {
	d, indicator := f.page.desk, f.page.chosen()
	if indicator == nil {
		return figure.Drawing{W: w, H: h}
	}
	preview := *indicator
	for _, line := range f.lines {
		if line.field == nil || line.field.OnWrite == nil || line.field.Text == line.get(indicator) {
			continue
		}
		if written := preview; line.set(&written, strings.TrimSpace(line.field.Text)) == nil {
			preview = written
		}
	}
	return figure.ChartOf(d.dossier, &preview, d.look.Words, model.Keeper, figure.ChartOptions{W: w, H: h})
}
