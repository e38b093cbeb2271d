package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorForm is every field of an indicator, in the order in which a group talks: what it is, how it is counted, where it stands and
// where it should go, what it is compared with, where the figures come from and who sees to it, and whether its meaning changed. One part is
// shown at a time, and each fits a screen.
type indicatorForm struct {
	page   *indicatorsPage
	object *fyne.Container
	scroll *control.Scroller
	inner  *fyne.Container // what scrolls where it does not fit
	tabs   *fyne.Container
	blocks []*formBlock
	at     int               // the block that is shown
	rows   []*fyne.Container // of lines beside each other
	lines  []*formLine
	chart  *sketchPad
	story  *indicatorStory
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
	name    string
	object  *fyne.Container
	heading *control.Prose
	tab     *control.Button
	lines   []*formLine
}

func newIndicatorForm(p *indicatorsPage) *indicatorForm {
	f := &indicatorForm{page: p, drafts: p.desk.indicators.drafts, at: p.desk.indicators.block}
	look := p.desk.look
	f.chart = newSketchPad(f)
	f.story = newIndicatorStory(p.desk)
	column := control.Column(0)
	f.tabs = container.New(&tabsLayout{})
	for i, build := range []func() *formBlock{f.whatBlock, f.countBlock, f.valueBlock, f.compareBlock, f.sourceBlock, f.whoBlock, f.meaningBlock} {
		block := build()
		block.tab = control.NewButton(look, "", "", control.Quiet, func() { f.show(i) })
		f.blocks = append(f.blocks, block)
		f.tabs.Add(block.tab)
		column.Add(block.object)
	}
	f.inner = control.Inset(0, look.Px(12), look.Px(control.Gap), look.Px(control.Gap), container.New(readable(look.Px(mostWide)), column))
	f.scroll = control.NewScroller(look, f.inner)
	p.asks.place = control.Inset(0, look.Px(12), 0, look.Px(control.Gap), p.asks.object)
	f.object = control.FillColumn(look.Px(control.Gap), f.tabs, p.asks.place, f.scroll)
	return f
}

// block gathers the lines that were made since the last block under a heading.
func (f *indicatorForm) block(name string, objects ...fyne.CanvasObject) *formBlock {
	look := f.page.desk.look
	done := 0
	for _, block := range f.blocks {
		done += len(block.lines)
	}
	heading := control.NewProse(look, "", control.Body, figure.Bold, figure.Accent)
	return &formBlock{name: name, heading: heading, lines: f.lines[done:], object: control.Column(look.Px(10), append([]fyne.CanvasObject{heading}, objects...)...)}
}

// tabsLayout puts the names of the parts side by side, and under each other where there is no room.
type tabsLayout struct{ gap float32 }

func (l *tabsLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	x, y, height := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y = 0, y+height+l.gap
		}
		put(o, x, y, size)
		x += size.Width + l.gap
		height = size.Height
	}
	return y + height
}

// HeightFor makes the height known to the layouts of the page.
func (l *tabsLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

// Layout implements fyne.Layout.
func (l *tabsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout.
func (l *tabsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

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

// figures reports whether an indicator is told in figures: a ladder and a story are told in words.
func figures(i *model.Indicator) bool {
	return i.Sort != model.LadderIndicator && i.Sort != model.StoryIndicator
}

func notLadder(i *model.Indicator) bool { return i.Sort != model.LadderIndicator }

func (f *indicatorForm) whatBlock() *formBlock {
	name := f.area("name", 4, func(i *model.Indicator) string { return i.Name }, func(i *model.Indicator, text string) error {
		i.Name = text
		return nil
	})
	definition := f.area("definition", 4, func(i *model.Indicator) string { return i.Definition }, func(i *model.Indicator, text string) error {
		i.Definition = text
		return nil
	})
	kind := f.choice("kind", optionsOf(f.page.desk, "indicatorkind", model.IndicatorKinds()), func(i *model.Indicator) string { return string(i.Sort) },
		setKind)
	ladder := []fyne.CanvasObject{
		f.rung("expect", func(l *model.Ladder) *string { return &l.Expect }),
		f.rung("like", func(l *model.Ladder) *string { return &l.Like }),
		f.rung("love", func(l *model.Ladder) *string { return &l.Love }),
	}
	goals := f.field("goals", f.goalCodes, f.setGoals)
	mandatory := f.choice("mandatory", []control.Option{
		{Value: "", Text: f.words().Say("indicators.no")}, {Value: "yes", Text: f.words().Say("indicators.yes")},
	}, func(i *model.Indicator) string {
		if i.Mandatory {
			return "yes"
		}
		return ""
	}, func(i *model.Indicator, value string) error { i.Mandatory = value != ""; return nil })
	mandatory.when = figures
	return f.block("what", f.beside(220, name.box, definition.box), kind.box, f.beside(160, ladder...), f.beside(220, goals.box, mandatory.box))
}

// setKind makes an indicator of another kind. A story begins with what suits stories: they are counted, and followed rather than steered.
func setKind(i *model.Indicator, value string) error {
	i.Sort = model.IndicatorKind(value)
	switch {
	case i.Sort == model.StoryIndicator && i.Unit == "%":
		i.Type, i.Unit, i.Direction = model.Tally, "", model.FollowOnly
	case i.Sort == model.ContextIndicator:
		i.Direction = model.FollowOnly
	}
	return nil
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
	line.when = func(i *model.Indicator) bool { return i.Sort == model.LadderIndicator }
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
	kind.when = figures
	numerator.when = func(i *model.Indicator) bool { return figures(i) && (i.Type != model.Mark || i.Numerator != "") }
	denominator := f.area("denominator", 2, func(i *model.Indicator) string { return i.Denominator }, func(i *model.Indicator, text string) error {
		i.Denominator = text
		return nil
	})
	denominator.when = func(i *model.Indicator) bool {
		return figures(i) && (i.Type != model.Mark && i.Type != model.Tally || i.Denominator != "")
	}
	unit := f.field("unit", func(i *model.Indicator) string { return i.Unit }, func(i *model.Indicator, text string) error {
		i.Unit = text
		return nil
	})
	unit.suggest(func() []string { return f.used.units })
	unit.when = figures
	decimals := f.field("decimals", func(i *model.Indicator) string { return f.words().Whole(i.Decimals) }, func(i *model.Indicator, text string) error {
		return f.readWhole(text, &i.Decimals)
	}).brief()
	decimals.when = figures
	direction := f.choice("direction", optionsOf(f.page.desk, "direction", model.Directions()), func(i *model.Indicator) string { return string(i.Direction) },
		func(i *model.Indicator, value string) error { i.Direction = model.Direction(value); return nil })
	direction.when = figures
	return f.block("count", kind.box, f.beside(220, numerator.box, denominator.box), f.beside(220, unit.box, decimals.box),
		direction.box)
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
		if isEstimate(i) {
			return "estimate"
		}
		return ""
	}, f.setEstimate)
	targets := f.list("targets", 2, func(i *model.Indicator) string { return writeTargets(f.words(), i.Targets) },
		func(i *model.Indicator, text string) (err error) {
			i.Targets, err = readTargets(f.words(), text, i.Targets)
			return err
		})
	trend := answerLine(f, "trend", model.Trends()[1:], func(s *model.Sketch) *model.Trend { return &s.Trend })
	pace := answerLine(f, "pace", model.Paces()[1:], func(s *model.Sketch) *model.Pace { return &s.Pace })
	for _, line := range []*formLine{value, period, n, sure} {
		line.when = figures
	}
	targets.when = notLadder
	for _, line := range []*formLine{value, period, targets} {
		line.field.OnWrite = func(string) { f.chart.redraw() }
	}
	return f.block("value", f.beside(120, value.box, period.box, n.box), f.beside(220, sure.box, targets.box),
		f.beside(220, trend.box, pace.box), f.chart.object)
}

func (f *indicatorForm) compareBlock() *formBlock {
	within := func(i *model.Indicator) bool {
		return figures(i) && (i.Direction == model.Within || i.RangeLow != nil || i.RangeHigh != nil)
	}
	low := f.number("low", func(i *model.Indicator) **float64 { return &i.RangeLow })
	high := f.number("high", func(i *model.Indicator) **float64 { return &i.RangeHigh })
	low.when, high.when = within, within
	norm := f.number("norm", func(i *model.Indicator) **float64 { return &i.Norm })
	forecast := f.list("forecast", 3, func(i *model.Indicator) string { return writeForecast(f.words(), i.Forecast) },
		func(i *model.Indicator, text string) (err error) {
			i.Forecast, err = readForecast(f.words(), text, i.Forecast)
			return err
		})
	references := f.list("references", 3, func(i *model.Indicator) string { return writeReferences(f.words(), i.References) },
		func(i *model.Indicator, text string) (err error) {
			i.References, err = readReferences(f.words(), text, i.References)
			return err
		})
	chart := control.NewDrawing(f.page.desk.look, chartAspect, f.drawChart)
	for _, line := range []*formLine{norm, forecast, references} {
		line.when = figures
	}
	for _, line := range []*formLine{low, high, norm, forecast, references} {
		line.field.OnWrite = func(string) { chart.Refresh() }
	}
	f.chart.beside = append(f.chart.beside, chart)
	panel := control.NewPanel(f.page.desk.look, figure.None, control.Around(f.page.desk.look.Px(control.Gap), chart))
	return f.block("compare", f.beside(120, low.box, high.box, norm.box), f.beside(220, references.box, forecast.box), panel)
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
	method := f.area("method", 4, func(i *model.Indicator) string { return i.Method }, func(i *model.Indicator, text string) error {
		i.Method = text
		return nil
	})
	return f.block("source", f.beside(220, source.box, sourceOwner.box), method.box)
}

// whoBlock is who sees to the figure, and when it comes.
func (f *indicatorForm) whoBlock() *formBlock {
	owner := f.field("owner", func(i *model.Indicator) string { return f.page.desk.dossier.ActorName(i.Owner) }, f.setOwner)
	owner.suggest(func() []string { return f.used.owners })
	frequencies := append([]model.Frequency{""}, model.Frequencies()...)
	frequency := f.choice("frequency", optionsOf(f.page.desk, "frequency", frequencies), func(i *model.Indicator) string { return string(i.Frequency) },
		func(i *model.Indicator, value string) error { i.Frequency = model.Frequency(value); return nil })
	month := f.field("month", f.monthName, f.setMonth).brief()
	due := f.field("firstDue", func(i *model.Indicator) string { return f.periodText(i.FirstDue) }, func(i *model.Indicator, text string) (err error) {
		i.FirstDue, err = f.readPeriod(text)
		return err
	}).brief()
	return f.block("who", f.beside(220, owner.box, newFetchLine(f)), frequency.box, f.beside(220, month.box, due.box))
}

func (f *indicatorForm) meaningBlock() *formBlock {
	versions := f.list("versions", 3, func(i *model.Indicator) string { return writeDefinitions(f.words(), i.Versions) },
		func(i *model.Indicator, text string) (err error) {
			i.Versions, err = readDefinitions(f.words(), text, i.Versions)
			return err
		})
	return f.block("meaning", versions.box, f.story.object)
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
	for _, line := range f.lines {
		line.show(indicator, other)
	}
	for _, row := range f.rows {
		row.Hidden = !slices.ContainsFunc(row.Objects, fyne.CanvasObject.Visible)
	}
	f.page.asks.update(indicator)
	f.chart.update(indicator)
	if !f.has(f.at) {
		f.at = 0
	}
	f.turnTabs(indicator)
	if other {
		f.scroll.Reveal(f.blocks[f.at].heading)
	}
}

// has reports whether a part has anything to fill in for the indicator at hand.
func (f *indicatorForm) has(at int) bool {
	return slices.ContainsFunc(f.blocks[at].lines, func(line *formLine) bool { return line.box.Visible() })
}

// turnTabs shows the part at hand, and the names of those that the indicator has.
func (f *indicatorForm) turnTabs(indicator *model.Indicator) {
	f.page.desk.indicators.block = f.at
	number := 0
	for i, block := range f.blocks {
		block.object.Hidden, block.tab.Hidden = i != f.at, !f.has(i)
		manner := control.Quiet
		if i == f.at {
			manner = control.Current
		}
		block.tab.SetManner(manner)
		if f.has(i) {
			number++
			block.tab.SetText(strconv.Itoa(number) + " " + f.ofKind("indicators.part."+block.name, indicator))
		}
		block.heading.SetText(f.ofKind("indicators.block."+block.name, indicator))
	}
	if f.blocks[f.at].name == "meaning" {
		f.story.update(indicator)
	}
	f.scroll.Relayout()
	f.object.Refresh()
}

// kindEndings are what the keys of texts for a kind of indicator end with.
var kindEndings = map[model.IndicatorKind]string{model.LadderIndicator: ".ladder", model.StoryIndicator: ".story"}

// ofKind is a text about an indicator: that for ladders or stories where they have one of their own.
func (f *indicatorForm) ofKind(key string, indicator *model.Indicator) string {
	if own := model.Key(key + kindEndings[indicator.Sort]); f.words().Has(own) {
		return f.words().Say(own)
	}
	return f.words().Say(model.Key(key))
}

// show turns to a part and brings the keyboard there.
func (f *indicatorForm) show(at int) {
	indicator := f.page.chosen()
	if at < 0 || at >= len(f.blocks) || indicator == nil || !f.has(at) {
		return
	}
	f.page.desk.settle()
	f.at = at
	f.turnTabs(indicator)
	f.scroll.Reveal(f.blocks[at].heading)
	f.page.desk.window.Canvas().Focus(f.first())
}

// first returns where writing in the part at hand begins.
func (f *indicatorForm) first() fyne.Focusable {
	for _, line := range f.blocks[f.at].lines {
		if line.box.Visible() {
			return line.target()
		}
	}
	return f.lines[0].target()
}

// next brings the keyboard to the line after one, which may stand in the next part.
func (f *indicatorForm) next(after *formLine) {
	at := slices.Index(f.lines, after)
	for _, line := range f.lines[at+1:] {
		if !line.box.Visible() {
			continue
		}
		if of := f.blockOf(line); of != f.at {
			f.show(of)
		} else {
			f.page.desk.window.Canvas().Focus(line.target())
		}
		return
	}
}

func (f *indicatorForm) blockOf(line *formLine) int {
	return slices.IndexFunc(f.blocks, func(b *formBlock) bool { return slices.Contains(b.lines, line) })
}

// turn brings the keyboard to the next or previous part.
func (f *indicatorForm) turn(by int) {
	for at := f.at + by; at >= 0 && at < len(f.blocks); at += by {
		if f.has(at) {
			f.show(at)
			return
		}
	}
}

// preview is the indicator as it is being written: what can be read in the fields counts already.
func (f *indicatorForm) preview() *model.Indicator {
	indicator := f.page.chosen()
	if indicator == nil {
		return nil
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
	return &preview
}

func (f *indicatorForm) drawChart(w, h float64) figure.Drawing {
	d, preview := f.page.desk, f.preview()
	if preview == nil {
		return figure.Drawing{W: w, H: h}
	}
	return figure.ChartOf(d.dossier, preview, d.look.Words, model.Keeper, figure.ChartOptions{W: w, H: h})
}
