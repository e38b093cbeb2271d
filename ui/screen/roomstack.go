package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/ui/screen/control"
)

// roomPart is a part of what the room sees.
type roomPart struct {
	object fyne.CanvasObject
	spare  int     // 0 stays; the highest goes first when there is no room
	least  float32 // height of a part that takes what is left
}

// roomStack lays parts under each other, the last one as high as there is room for. What does not fit is left out rather than cut.
type roomStack struct {
	gap   float32
	parts []roomPart
}

func newRoomStack(gap float32, parts ...roomPart) fyne.CanvasObject {
	s := &roomStack{gap: gap, parts: parts}
	c := container.New(s)
	for _, part := range parts {
		c.Add(part.object)
	}
	return c
}

// luxury is how spare a part is for which nothing else is made smaller.
const luxury = 9

// HeightFor makes the height known: what everything needs but the luxury.
func (s *roomStack) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return s.need(slices.DeleteFunc(slices.Clone(s.parts), func(part roomPart) bool { return part.spare == luxury }), width)
}

func (s *roomStack) need(parts []roomPart, width float32) float32 {
	height := -s.gap
	for _, part := range parts {
		height += s.gap + max(part.least, control.HeightOf(part.object, width))
	}
	return height
}

// Layout implements fyne.Layout.
func (s *roomStack) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	for _, part := range s.parts {
		part.object.Show()
	}
	shown := s.parts
	for s.need(shown, size.Width) > size.Height {
		most := slices.MaxFunc(shown, func(a, b roomPart) int { return a.spare - b.spare })
		if most.spare == 0 {
			break
		}
		most.object.Hide()
		shown = slices.DeleteFunc(slices.Clone(shown), func(part roomPart) bool { return part.object == most.object })
	}
	y := float32(0)
	for i, part := range shown {
		height := max(part.least, control.HeightOf(part.object, size.Width))
		if i == len(shown)-1 {
			height = max(0, size.Height-y)
		}
		part.object.Move(fyne.NewPos(0, y))
		part.object.Resize(fyne.NewSize(size.Width, height))
		y += height + s.gap
	}
}

// MinSize implements fyne.Layout.
func (s *roomStack) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// roomList lays rows under each other, as many as there is room for: from the first one on, or so that the last one is among them. What
// does not fit is left out rather than cut, and counted.
type roomList struct {
	gap     float32
	newest  bool // the last one matters most
	leftOut int
}

// Layout implements fyne.Layout.
func (l *roomList) Layout(rows []fyne.CanvasObject, size fyne.Size) {
	from, to := l.fitting(rows, size)
	l.leftOut = len(rows) - (to - from)
	y := float32(0)
	for i, row := range rows {
		if i < from || i >= to {
			row.Hide()
			continue
		}
		row.Show()
		height := control.HeightOf(row, size.Width)
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, height))
		y += height + l.gap
	}
}

// fitting returns the first row in sight and the one after the last. One row is always there.
func (l *roomList) fitting(rows []fyne.CanvasObject, size fyne.Size) (from, to int) {
	room, count := size.Height+l.gap, 0
	for i := range rows {
		row := rows[i]
		if l.newest {
			row = rows[len(rows)-1-i]
		}
		if room -= control.HeightOf(row, size.Width) + l.gap; room < 0 && count > 0 {
			break
		}
		count++
	}
	if l.newest {
		return len(rows) - count, len(rows)
	}
	return 0, count
}

// MinSize implements fyne.Layout.
func (l *roomList) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
