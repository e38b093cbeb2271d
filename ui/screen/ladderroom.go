package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// scene is the ladder as the room sees it, live: the question, the goal large, the rung above it and those below.
func (s *ladderSurface) scene() roomScene {
	return roomScene{
		id: "goal.ladder", question: s.rungs().question,
		make: func(look *control.Look) fyne.CanvasObject {
			v := &ladderRoom{look: look, body: container.New(&fillLayout{})}
			v.ExtendBaseWidget(v)
			v.show(s)
			return v
		},
		update: func(o fyne.CanvasObject) {
			if v, ok := o.(*ladderRoom); ok {
				v.show(s)
			}
		},
	}
}

// ladderRoom is the room's view of the ladder.
type ladderRoom struct {
	widget.BaseWidget
	look *control.Look
	body *fyne.Container
}

// CreateRenderer implements fyne.Widget.
func (v *ladderRoom) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.body) }

func (v *ladderRoom) show(s *ladderSurface) {
	look, px, r := v.look, v.look.Px, s.rungs()
	prose := func(text string, size float32, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, text, size, weight, paint)
	}
	var parts []roomPart
	if r.about != "" {
		parts = append(parts, roomPart{object: prose(r.about, roomSmall, figure.Regular, figure.MutedInk).AtMost(2), spare: 3})
	}
	if r.above != "" {
		parts = append(parts, roomPart{object: control.NewPanel(look, figure.LevelPaint(r.level-1),
			control.Inset(px(14), px(24), px(14), px(28), prose(r.above, roomBody, figure.Regular, figure.Ink).AtMost(2))), spare: 2})
		if r.because != "" {
			parts = append(parts, roomPart{object: control.Inset(0, 0, 0, px(28), prose(r.because, roomSmall, figure.Italic, figure.MutedInk).AtMost(2)), spare: 3})
		}
	}
	large := []fyne.CanvasObject{prose(r.text, roomQuestion-8, figure.Bold, figure.Ink).AtMost(4)}
	if r.head != "" {
		large = append([]fyne.CanvasObject{prose(r.head, roomSmall, figure.Bold, figure.MutedInk)}, large...)
	}
	panel := control.NewPanel(look, figure.LevelPaint(r.level), control.Inset(px(20), px(32), px(24), px(32), control.Column(px(6), large...)))
	panel.SetChosen(true)
	parts = append(parts, roomPart{object: control.Around(px(6), panel)})
	list := &latestRows{look: look, more: prose("", roomSmall, figure.Regular, figure.MutedInk)}
	objects := []fyne.CanvasObject{}
	for _, child := range r.children {
		weight, text := figure.Regular, child.text
		if child.draft {
			weight = figure.Bold
		}
		if child.code != "" {
			text = child.code + "  " + text
		}
		lines := []fyne.CanvasObject{prose(text, roomBody, weight, figure.Ink).AtMost(3)}
		if child.because != "" {
			lines = append(lines, prose(child.because, roomSmall, figure.Italic, figure.MutedInk).AtMost(2))
		}
		objects = append(objects, control.NewPanel(look, figure.LevelPaint(child.level), control.Inset(px(12), px(24), px(12), px(28), control.Column(px(2), lines...))))
	}
	list.rows = objects
	parts = append(parts, roomPart{object: control.Inset(0, 0, 0, px(64), container.New(list, append(objects, list.more)...))})
	v.body.Objects = []fyne.CanvasObject{newRoomStack(px(16), parts...)}
	v.body.Refresh()
}

// latestRows stacks rows as far as there is room, the last ones, in which somebody is writing; it says how many more there are above them.
type latestRows struct {
	look *control.Look
	rows []fyne.CanvasObject
	more *control.Prose
}

// Layout implements fyne.Layout.
func (l *latestRows) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, line := l.look.Px(12), l.look.Type(roomSmall)*figure.LineHeight
	first, height := len(l.rows), float32(0)
	for first > 0 {
		next := height + control.HeightOf(l.rows[first-1], size.Width)
		room := size.Height
		if first > 1 {
			room -= line + gap // what says that there are more
		}
		if next > room {
			break
		}
		height = next + gap
		first--
	}
	for _, row := range l.rows[:first] {
		row.Hide()
	}
	y := float32(0)
	l.more.Hidden = first == 0
	if first > 0 {
		l.more.SetText(l.look.Words.Count("goal.rung.more", first))
		l.more.Resize(fyne.NewSize(size.Width, line))
		y = line + gap
	}
	for _, row := range l.rows[first:] {
		h := control.HeightOf(row, size.Width)
		row.Show()
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, h))
		y += h + gap
	}
}

// MinSize implements fyne.Layout.
func (l *latestRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
