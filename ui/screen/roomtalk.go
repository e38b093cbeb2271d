package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// roomProgramme is the programme of a session for the room.
type roomProgramme struct {
	widget.BaseWidget
	desk *Desk
	look *control.Look
	list *roomList
	rows *fyne.Container
}

func newRoomProgramme(d *Desk, look *control.Look) *roomProgramme {
	r := &roomProgramme{desk: d, look: look, list: &roomList{gap: look.Px(12)}}
	r.rows = container.New(r.list)
	r.ExtendBaseWidget(r)
	r.fill()
	return r
}

func (r *roomProgramme) fill() {
	r.rows.Objects = nil
	if session := r.desk.opening(); session != nil {
		for _, line := range r.desk.programme(session) {
			r.rows.Add(r.desk.programmeRow(r.look, line, roomLine, r.look.Px(180)))
		}
	}
	r.rows.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *roomProgramme) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.rows)
}

// LeftOut implements [partial].
func (r *roomProgramme) LeftOut() int { return r.list.leftOut }

// roomText is running text for the room: as large as fits, and when it does not fit at letters that the back row can read its end, which is
// what is being written.
type roomText struct {
	widget.BaseWidget
	look  *control.Look
	text  string
	lines *fyne.Container
	list  *roomList
}

// roomTextSizes are the sizes of running text, from large to small.
var roomTextSizes = []float32{56, 48, 44, 40, roomLine, roomBody, roomSmall}

func newRoomText(look *control.Look, text string) *roomText {
	r := &roomText{look: look, text: text}
	r.list = &roomList{newest: true}
	r.lines = container.New(r.list)
	r.ExtendBaseWidget(r)
	return r
}

func (r *roomText) show(text string) {
	if r.text != text {
		r.text = text
		r.set(r.Size())
		r.Refresh()
	}
}

// set breaks the text into lines for a place.
func (r *roomText) set(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	const widest = 75 // letters on a line, so that the eye finds the next one
	for _, letters := range roomTextSizes {
		width := min(size.Width, r.look.Type(letters)*widest/2)
		lines, _ := figure.Wrap(r.text, float64(width), float64(r.look.Type(letters)), figure.Regular, 0)
		r.lines.Objects = nil
		for _, line := range lines {
			r.lines.Add(control.NewProse(r.look, line, letters, figure.Regular, figure.Ink))
		}
		if float32(len(lines))*r.look.Type(letters)*figure.LineHeight <= size.Height {
			break
		}
	}
	r.lines.Resize(size)
	r.lines.Refresh()
}

// Resize implements fyne.CanvasObject.
func (r *roomText) Resize(size fyne.Size) {
	if size != r.Size() {
		r.BaseWidget.Resize(size)
		r.set(size)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *roomText) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.lines)
}

// LeftOut implements [partial]: the lines that are not in sight.
func (r *roomText) LeftOut() int { return r.list.leftOut }
