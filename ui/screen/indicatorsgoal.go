package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalHead is a goal above what is said of it: its level and code small, its text large. Without a goal it says so.
type goalHead struct {
	page   *indicatorsPage
	object *fyne.Container
	small  *control.Prose
	text   *control.Prose
}

func newGoalHead(p *indicatorsPage) *goalHead {
	look := p.desk.look
	h := &goalHead{page: p,
		small: control.NewProse(look, "", control.Small, figure.Bold, figure.LevelGoal).AtMost(1),
		text:  control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink).AtMost(3)}
	h.object = control.Column(0, h.small, h.text)
	return h
}

func (h *goalHead) update() {
	d, goal := h.page.desk, h.page.about()
	h.small.Hidden = goal == nil
	if goal == nil {
		h.text.SetText(d.look.Words.Say("indicators.unplacedAll"))
		return
	}
	h.small.SetText(d.goalWords(d.look, goal))
	h.small.SetPaint(figure.LevelPaint(d.dossier.LevelOf(goal)))
	h.text.SetText(goal.Text)
}

// goalOverview is the indicators of a goal as people say them, beside how they are counted; or the invitation to name the first.
type goalOverview struct {
	page    *indicatorsPage
	object  *fyne.Container
	head    *goalHead
	empty   *control.Prose
	rows    *control.Rows
	ids     []model.ID
	wrapper figure.Wrapper
}

func newGoalOverview(p *indicatorsPage) *goalOverview {
	look := p.desk.look
	o := &goalOverview{page: p, head: newGoalHead(p), empty: control.NewProse(look, "", 17, figure.Regular, figure.MutedInk)}
	o.rows = control.NewRows(look, o)
	o.rows.OnEnter = func(at int) {
		p.choose(p.goal, o.ids[at])
		p.toSurface()
	}
	o.rows.OnFocus = func(gained bool) {
		if gained {
			p.entered(true)
		}
	}
	o.object = container.New(readable(look.Px(mostWide)), control.FillColumn(look.Px(control.Step), control.Inset(0, 0, 0, look.Px(control.Gap), control.Column(look.Px(control.Step), o.head.object, o.empty)), o.rows))
	return o
}

func (o *goalOverview) update() {
	d := o.page.desk
	o.ids = o.ids[:0]
	for _, indicator := range d.dossier.IndicatorsOf(o.page.goal) {
		o.ids = append(o.ids, indicator.ID)
	}
	text := model.Key("indicators.goal.empty")
	if o.page.goal == "" {
		text = "indicators.noGoals"
	}
	o.head.update()
	o.head.object.Hidden = o.page.about() == nil
	o.empty.SetText(d.look.Words.Say(text))
	o.empty.Hidden = len(o.ids) > 0
	o.rows.Hidden = len(o.ids) == 0
	o.rows.Reload()
	o.object.Refresh()
}

const overviewNarrow = 380 // below this width the definition stands under the name

// Len implements control.RowSource.
func (o *goalOverview) Len() int { return len(o.ids) }

// Heading implements control.RowSource.
func (o *goalOverview) Heading(int) bool { return false }

func (o *goalOverview) widths(width float32) (name, definition float32, narrow bool) {
	px := o.page.desk.look.Px
	room := width - 2*px(candidateRoom)
	if width < px(overviewNarrow) {
		return room, room, true
	}
	room -= px(control.Step)
	return room * 0.42, room * 0.58, false
}

func (o *goalOverview) texts(id model.ID) (name, definition string) {
	look := o.page.desk.look
	indicator := model.Get[model.Indicator](o.page.desk.dossier, id)
	if indicator == nil {
		return "", ""
	}
	if definition = indicator.Definition; definition == "" {
		definition = look.Words.Say("indicators.undefined")
	}
	return indicator.Code + "  " + indicator.Name, definition
}

// HeightFor implements control.RowSource.
func (o *goalOverview) HeightFor(at int, width float32) float32 {
	look := o.page.desk.look
	name, definition := o.texts(o.ids[at])
	nameWidth, definitionWidth, narrow := o.widths(width)
	height := func(text string, size, width float32, weight figure.Weight) float32 {
		lines, _ := o.wrapper.Lines(text, figure.Wrapping{Width: float64(width), Size: float64(look.Type(size)), Weight: weight, Max: 4})
		return float32(len(lines)) * look.Type(size) * figure.LineHeight
	}
	first, second := height(name, control.Body, nameWidth, figure.Bold), height(definition, control.Small, definitionWidth, figure.Regular)
	if narrow {
		return first + second + look.Px(2*lineRoom)
	}
	return max(first, second) + look.Px(2*lineRoom)
}

// Make implements control.RowSource.
func (o *goalOverview) Make() fyne.CanvasObject {
	look := o.page.desk.look
	row := &overviewRow{overview: o,
		name:       control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(4),
		definition: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(4)}
	return container.New(row, row.name, row.definition)
}

// Fill implements control.RowSource.
func (o *goalOverview) Fill(made fyne.CanvasObject, at int) {
	c := made.(*fyne.Container)
	row := c.Layout.(*overviewRow)
	name, definition := o.texts(o.ids[at])
	row.name.SetText(name)
	row.definition.SetText(definition)
	row.Layout(c.Objects, c.Size())
}

// overviewRow lays name and definition beside each other.
type overviewRow struct {
	overview         *goalOverview
	name, definition *control.Prose
}

// Layout implements fyne.Layout.
func (r *overviewRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	px := r.overview.page.desk.look.Px
	name, definition, narrow := r.overview.widths(size.Width)
	x, y := px(candidateRoom), px(lineRoom)
	r.name.Move(fyne.NewPos(x, y))
	r.name.Resize(fyne.NewSize(name, r.name.HeightFor(name)))
	if narrow {
		y += r.name.HeightFor(name)
	} else {
		x += name + px(control.Step)
	}
	r.definition.Move(fyne.NewPos(x, y))
	r.definition.Resize(fyne.NewSize(definition, r.definition.HeightFor(definition)))
}

// MinSize implements fyne.Layout.
func (r *overviewRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
