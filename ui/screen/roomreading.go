package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// roomReading is an indicator as the room sees it: the chart large, and what was said under the questions, live.
type roomReading struct{ page *learningPage }

// roomReadingView is the view itself, with the parts that change.
type roomReadingView struct {
	widget.BaseWidget
	object *fyne.Container
	look   *control.Look
	chart  *control.Drawing
	said   []*control.Prose
}

func (r *roomReading) make(look *control.Look) fyne.CanvasObject {
	p := r.page
	indicator := p.indicator()
	v := &roomReadingView{look: look, chart: p.roomChart(look, indicator, 0)}
	head := p.roomHead(look, indicator)
	var cells []control.Cell
	for _, q := range fourQuestions {
		said := control.NewProse(look, "", roomSmall, figure.Regular, figure.Ink).AtMost(5)
		panel := control.NewPanel(look, figure.Accent, control.Inset(look.Px(12), look.Px(12), look.Px(12), look.Px(20), control.Column(look.Px(4),
			control.NewProse(look, look.Words.Say(q.key), roomSmall, figure.Bold, figure.Ink), said)))
		v.said = append(v.said, said)
		cells = append(cells, control.Cell{Object: panel, Share: 1})
	}
	bottom := control.Row(look.Px(control.Step), cells...)
	v.object = container.New(&roomReadingLayout{look}, head, v.chart, bottom)
	v.ExtendBaseWidget(v)
	r.update(v)
	return v
}

// CreateRenderer implements fyne.Widget.
func (v *roomReadingView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.object)
}

// roomReadingLayout gives the head what it needs, the answers the lower third, and the chart the rest.
type roomReadingLayout struct{ look *control.Look }

func (l *roomReadingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, low := control.HeightOf(objects[0], size.Width), l.look.Px(250)
	gap := l.look.Px(control.Step)
	put := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, max(0, height)))
	}
	put(objects[0], 0, head)
	put(objects[1], head+gap, size.Height-head-low-2*gap)
	put(objects[2], size.Height-low, low)
}

func (l *roomReadingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (r *roomReading) update(o fyne.CanvasObject) {
	v, ok := o.(*roomReadingView)
	if !ok || r.page.indicator() == nil {
		return
	}
	reading := &model.Reading{}
	if round := r.page.desk.round(); round != nil {
		if found := r.page.desk.dossier.ReadingIn(r.page.at, round.ID); found != nil {
			reading = found
		}
	}
	copied := *reading
	for i, q := range fourQuestions {
		v.said[i].SetText(*q.of(&copied))
	}
	v.chart.Refresh()
}
