package figure

import (
	"strconv"

	"doelenboom/model"
)

// TalkRow is an indicator that a group may choose to talk about.
type TalkRow struct {
	Item         model.ID
	Text, Figure string
	Judgement    model.Judgement
	Word         string
	Dots, Place  int // dots that it got; the place in the talk, from 1, or 0
	At           bool
}

// TalkPicture is what a group chooses from: every indicator with how it stands, and those that were chosen in their order.
type TalkPicture struct{ Rows []TalkRow }

// Draw draws the indicators in one or two columns, in letters of at least a size; what does not fit is left out and counted.
func (p TalkPicture) Draw(w, h, size float64) (Drawing, int) {
	out := Drawing{W: w, H: h}
	for _, row := range p.Rows {
		out.Words += row.Text + ": " + row.Figure + ", " + row.Word + "\n"
	}
	gap := size * 0.4
	columns := 1
	letters := size * 1.25
	high := letters * 1.9
	if float64(len(p.Rows))*(high+gap) > h {
		columns, letters = 2, size
		high = letters * 1.9
	}
	inColumn := max(1, int((h+gap)/(high+gap)))
	shown := min(len(p.Rows), inColumn*columns)
	per := (shown + columns - 1) / columns
	wide := (w - float64(columns-1)*size) / float64(columns)
	for i, row := range p.Rows[:shown] {
		x, y := float64(i/max(1, per))*(wide+size), float64(i%max(1, per))*(high+gap)
		out.Ops = append(out.Ops, p.row(row, x, y, wide, high, letters)...)
	}
	return out, len(p.Rows) - shown
}

func (p TalkPicture) row(row TalkRow, x, y, w, h, size float64) []Op {
	face := Op{Kind: Rect, X: x, Y: y, W: w, H: h, Radius: 6, Fill: Card, Stroke: Line, Width: 1, Item: row.Item}
	ink := Ink
	if row.Place > 0 {
		face.Fill, face.Stroke, ink = Accent, Accent, OnAccent
	}
	if row.At {
		face.Stroke, face.Width = Accent, 4
	}
	ops := []Op{face}
	base := y + h/2 + size*0.35
	text := func(s string, x float64, weight Weight, align Align) {
		ops = append(ops, Op{Kind: Text, X: x, Y: base, Size: size, Weight: weight, Align: align, Fill: ink, Text: s, Item: row.Item})
	}
	left := x + size*0.6
	if row.Place > 0 {
		text(strconv.Itoa(row.Place), left+size*0.3, Bold, Center)
	}
	left += size * 1.2
	right := x + w - size*0.6
	if row.Dots > 0 {
		ops = append(ops, Op{Kind: Disc, X: right - size*0.4, Y: y + h/2, W: size * 0.38, Fill: ink})
		text(strconv.Itoa(row.Dots), right-size, Bold, Right)
	}
	right -= size * 2.4
	if row.Place == 0 { // on the accent the colours of a judgement cannot be told
		ops = append(ops, StatusIcon(row.Judgement, right-size*1.1, y+h/2-size*0.55, size*1.1)...)
	} else {
		word := row.Word
		text(word, right, Regular, Right)
		right -= Measure(word, size, Regular) - size*1.1
	}
	right -= size * 1.7
	text(row.Figure, right, Regular, Right)
	room := right - Measure(row.Figure, size, Regular) - size*0.8 - left
	text(Shorten(row.Text, room, size, Bold), left, Bold, Left)
	return ops
}
