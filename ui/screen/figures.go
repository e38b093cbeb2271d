package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// figuresPage is keeping figures, for a civil servant alone: what is due by owner, and the table of one indicator. Beside either stand the
// details of the figure at hand.
type figuresPage struct {
	desk     *Desk
	surfaces *surfaces
	body     *fyne.Container
	bar      *fyne.Container
	final    *control.Button
	offered  bool // there is something to make final
	due      *dueSurface
	list     *control.Grid
	listed   []*model.Indicator
	table    *valueTable
	details  *valueDetails
	work     *fyne.Container // the list and the details
	here     map[model.ID]bool
	at       model.ID
}

// keepingMemory is what stays as it was when the page is made anew.
type keepingMemory struct {
	owner string // whose figures are shown
	shut  bool   // the details, by key
	open  bool
}

// The surfaces of the page.
const (
	figuresDue = iota
	figuresTable
)

func newFiguresPage(d *Desk) page {
	p := &figuresPage{desk: d, body: container.New(&fillLayout{}), here: map[model.ID]bool{}}
	p.surfaces = newSurfaces(d.look, []model.Key{"figures.due", "figures.table"}, func(int) { p.turn() })
	p.final = control.NewButton(d.look, "", "", control.Plain, p.finalAll)
	return p
}

// content shows the page as it is for who comes to it: what was filled in the last time is no longer in the list.
func (p *figuresPage) content() fyne.CanvasObject {
	look := p.desk.look
	p.bar = container.New(&figuresBar{p}, control.Lines(look.Px(control.Step), control.Cell{Object: p.surfaces.bar, Middle: true}, control.Cell{Object: control.Space(0, 0), Share: 1},
		control.Cell{Object: p.final, Middle: true},
		control.Cell{Object: control.NewButton(look, look.Words.Say("form.write"), "", control.Plain, p.desk.writeForms), Middle: true},
		control.Cell{Object: control.NewButton(look, look.Words.Say("figures.import"), look.Words.Say("key.CtrlO"), control.Plain, p.desk.chooseFile), Middle: true}))
	p.here = map[model.ID]bool{}
	p.turn()
	return control.Inset(look.Px(control.Gap), look.Px(20), look.Px(control.Step), look.Px(control.Wide), control.FillColumn(look.Px(12), p.bar, p.body))
}

// figuresBar leaves the button out that makes figures final where there is no room for it: the key works all the same.
type figuresBar struct{ page *figuresPage }

// HeightFor makes the height known to the layouts of the page.
func (l *figuresBar) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	sight(l.page.final, l.page.offered && width >= l.page.desk.look.Px(figureBesideFrom))
	return control.HeightOf(objects[0], width)
}

func (l *figuresBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.HeightFor(objects, size.Width)
	objects[0].Resize(size)
	objects[0].Refresh()
}

func (l *figuresBar) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (p *figuresPage) turn() {
	p.due, p.list, p.table, p.details, p.work = nil, nil, nil, nil, nil
	var shown fyne.CanvasObject
	switch {
	case p.desk.dossier.Count(model.KindIndicator) == 0:
		shown = p.desk.invitation("figures.empty", "learn.emptyAct", func() { p.desk.show(atIndicators) })
	case p.surfaces.at == figuresDue:
		p.details = newValueDetails(p)
		p.due = newDueSurface(p)
		p.due.grid.Choose(0, 2)
		shown = p.beside(p.due.object)
	default:
		p.details = newValueDetails(p)
		shown = p.beside(p.tableSurface())
	}
	p.body.Objects = []fyne.CanvasObject{shown}
	p.body.Refresh()
	p.chose()
	if p.desk.shows(p) {
		p.desk.frame.showHints()
		p.desk.refreshScenes()
	}
}

// beside puts the details beside the work.
func (p *figuresPage) beside(work fyne.CanvasObject) fyne.CanvasObject {
	p.work = container.New(&detailsLayout{page: p}, work, p.details.object)
	return p.work
}

// detailsLayout puts the details beside the work where there is room for both; else they take its place while they are asked for.
type detailsLayout struct{ page *figuresPage }

const (
	figureDetailsWidth = 316
	figureDetailsFrom  = 860 // from here on they are there by themselves
	figureBesideFrom   = 700 // from here on there is room for both
)

func (l *detailsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look, memory := l.page.desk.look, &l.page.desk.keeping
	work, details := objects[0], objects[1]
	shown := memory.open || size.Width >= look.Px(figureDetailsFrom) && !memory.shut && l.page.table == nil
	both := size.Width >= look.Px(figureBesideFrom)
	sight(details, shown)
	sight(work, !shown || both)
	width, gap := float32(0), float32(0)
	switch {
	case shown && both:
		width, gap = look.Px(figureDetailsWidth), look.Px(control.Wide)
	case shown:
		width = size.Width
	}
	work.Move(fyne.NewPos(0, 0))
	work.Resize(fyne.NewSize(max(0, size.Width-width-gap), size.Height))
	details.Move(fyne.NewPos(size.Width-width, 0))
	details.Resize(fyne.NewSize(width, size.Height))
}

// sight shows an object or hides it, when that is news.
func sight(o fyne.CanvasObject, shown bool) {
	switch {
	case o.Visible() == shown:
	case shown:
		o.Show()
	default:
		o.Hide()
	}
}

func (l *detailsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

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

// at returns the figure at hand: of which indicator, and for which period.
func (p *figuresPage) atHand() (*model.Indicator, model.Period) {
	switch {
	case p.due != nil:
		return p.due.at()
	case p.table != nil:
		return p.table.of(), p.table.period()
	}
	return nil, ""
}

// chose turns the details to the figure at hand.
func (p *figuresPage) chose() {
	if p.details != nil {
		p.details.show(p.atHand())
	}
	p.offerFinal()
}

// shortFigure is a figure without its unit, for a narrow column; only a percentage keeps its sign.
func shortFigure(b *words.Book, indicator *model.Indicator, f model.Figures) string {
	if f.Value != nil && indicator.Unit != "%" {
		return b.Number(*f.Value, indicator.Decimals)
	}
	return b.Figures(indicator, f)
}

// tableSurface is the list of indicators with the table and the chart of the one at hand.
func (p *figuresPage) tableSurface() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	p.listed = d.dossier.Indicators()
	p.list = control.NewGrid(look, []control.GridColumn{{Width: 48}, {Title: say("figures.indicator"), Share: 1}},
		func() int { return len(p.listed) }, func(row, column int) control.GridCell {
			if column == 0 {
				return control.GridCell{Text: p.listed[row].Code, Bold: true, Paint: figure.LevelResult}
			}
			return control.GridCell{Text: p.listed[row].Name}
		})
	p.list.OnChoose = func(row int) { p.choose(p.listed[row].ID) }
	p.list.OnOpen = func(int) { d.window.Canvas().Focus(p.table.grid) }
	if model.Get[model.Indicator](d.dossier, p.at) == nil {
		p.at = p.listed[0].ID
	}
	for i, indicator := range p.listed {
		if indicator.ID == p.at {
			p.list.Choose(i, 1)
		}
	}
	p.table = newValueTable(p, p.at)
	return container.New(&valueTableLayout{look}, p.list, p.table.object)
}

// valueTableLayout puts the list of indicators beside the table, and leaves it out where the table needs the room.
type valueTableLayout struct{ look *control.Look }

func (l *valueTableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const width, from = 210, 720
	left := l.look.Px(width + control.Wide)
	sight(objects[0], size.Width >= l.look.Px(from))
	if !objects[0].Visible() {
		left = 0
	}
	objects[0].Resize(fyne.NewSize(l.look.Px(width), size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (l *valueTableLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (p *figuresPage) choose(indicator model.ID) {
	p.at = indicator
	if p.table != nil {
		p.table.show(indicator)
	}
	p.chose()
	p.desk.refreshScenes()
}

func (p *figuresPage) changed(change *model.Change) {
	switch {
	case change == nil || change.Touches(model.KindIndicator) || p.due == nil && p.table == nil:
		p.turn()
	case !change.Touches(model.KindValue):
	case p.due != nil:
		p.due.changed()
		p.chose()
	default:
		p.table.update()
		p.chose()
	}
}

// keys are the keys of the page.
func (p *figuresPage) keys() []control.Where { return []control.Where{control.OnFigures} }

// chord does what a key means on this page, wherever on it the keyboard is.
func (p *figuresPage) chord(chord control.Chord, _ bool) bool {
	does, choice := control.ActOf(control.OnFigures, chord)
	switch {
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

func (p *figuresPage) hints() []hint {
	out := []hint{{"Enter", "hint.keepDown"}}
	out = append(out, hintsOf(control.OnFigures, "keeping.reason", "keeping.details", "keeping.final")...)
	switch {
	case p.due != nil:
		out = append(out, hint{"AltRight", "keeping.nextOwner"})
	case p.table != nil:
		out = append(out, hint{"Tab", "hint.keepRight"}, hint{"AltRight", "hint.nextIndicator"})
	}
	return append(out, hint{"Delete", "hint.empty"})
}

func (p *figuresPage) focus() {
	c := p.desk.window.Canvas()
	switch {
	case p.work != nil && !p.work.Objects[0].Visible():
		p.details.goTo(0)
	case p.due != nil:
		c.Focus(p.due.grid)
	case p.table != nil:
		c.Focus(p.table.grid)
	}
}

func (p *figuresPage) step(by int) {
	if p.due != nil {
		p.due.step(by)
	}
	if p.list == nil {
		return
	}
	p.list.Choose(p.list.Chosen()+by, -1)
	p.choose(p.listed[p.list.Chosen()].ID)
}

func (p *figuresPage) turnBy(by int) {
	p.surfaces.to(p.surfaces.at + by)
	p.focus()
}

func (p *figuresPage) open(ref model.Ref) {
	if ref.Kind == model.KindIndicator {
		p.at = ref.ID
		p.surfaces.at = figuresTable
		p.surfaces.mark()
		p.turn()
	}
}

// pasteInto is the indicator that copied cells of one series are for: the one whose table is in sight.
func (p *figuresPage) pasteInto() model.ID {
	if p.table == nil {
		return ""
	}
	return p.at
}

func (p *figuresPage) selected() model.Ref {
	if p.table == nil {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindIndicator, ID: p.at}
}

// scene shows the room the chart of the indicator at hand, never the keeper's table.
func (p *figuresPage) scene() roomScene {
	d := p.desk
	indicator := model.Get[model.Indicator](d.dossier, p.at)
	if p.table == nil || indicator == nil {
		return roomScene{question: d.dossier.Cover().Title, id: "figures", stays: true}
	}
	return roomScene{question: indicator.Name, id: "figures " + string(p.at), make: func(look *control.Look) fyne.CanvasObject {
		return d.roomChart(look, indicator)
	}, update: func(o fyne.CanvasObject) { o.Refresh() }}
}

// roomChart is a chart with text that the back row reads.
func (d *Desk) roomChart(look *control.Look, indicator *model.Indicator) *control.Drawing {
	enlarged := &control.Look{Palette: look.Palette, Zoom: look.Zoom * roomSmall / control.Small, Words: look.Words, Contrast: look.Contrast}
	return d.chartOf(enlarged, indicator, model.Room, 0)
}
