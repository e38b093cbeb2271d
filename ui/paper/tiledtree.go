package paper

import (
	"math"

	"doelenboom/ui/figure"
)

// The sheets of a tree that is glued together: how much two neighbours share, and the size of the letters that make it worth the glue.
const (
	tileOverlap = 28.35 // 10 mm
	tileMargin  = 28.35
	tileLetters = 14.0
)

// drawTiledTree prints the tree over sheets of A4 for who has no large printer: neighbours overlap, marks say where they meet, and no edge runs
// through a goal where it can be helped.
func drawTiledTree(r *report) error {
	goals := r.Dossier.Goals()
	if len(goals) == 0 {
		r.turn(a4)
		r.heading(1, "", span{Text: r.say("paper.goalTree.title")})
		r.nothing("paper.goalTree.empty")
		return nil
	}
	tree := figure.NewTree(r.shapes(goals)[0])
	tree.Set(r.goalCards(goals, nil).of(goals))
	drawing := tree.Drawing()
	scale := tileLetters / cardLetters
	width, height := r.sheet.Width-2*tileMargin, r.sheet.Height-2*tileMargin
	across := tiles(drawing.W*scale, width)
	down := tiles(drawing.H*scale, height)
	for row := range down {
		for column := range across {
			r.turn(r.sheet)
			r.tile(drawing, scale, row, column, across, down, width, height)
		}
	}
	return nil
}

// tiles is how many sheets a length takes.
func tiles(length, room float64) int {
	return max(1, int(math.Ceil((length-tileOverlap)/(room-tileOverlap)-0.001)))
}

// tile draws one sheet: its part of the tree, the marks where it meets its neighbours, and which sheet it is.
func (r *report) tile(drawing figure.Drawing, scale float64, row, column, across, down int, width, height float64) {
	left, top := float64(column)*(width-tileOverlap), float64(row)*(height-tileOverlap)
	part := figure.Drawing{W: width / scale, H: height / scale}
	for _, op := range drawing.Ops {
		part.Ops = append(part.Ops, op.Moved(-left/scale, -top/scale))
	}
	if row == 0 && column == 0 {
		part.Title, part.Words = drawing.Title, drawing.Words
	} else {
		part.Title = r.say("report.tile", "row", row+1, "column", column+1, "rows", down, "columns", across)
	}
	r.pdf.ClipRect(tileMargin, tileMargin+r.pen.shift, width, height, false)
	r.placed(part, tileMargin, tileMargin, scale)
	r.artifact(func() { r.pdf.ClipEnd() })
	r.forget(r.pen.shift)
	r.artifact(func() {
		mark := func(x, y float64) {
			const arm = 8.0
			r.rule(x-arm, y, x+arm, y, hairline, figure.MutedInk)
			r.rule(x, y-arm, x, y+arm, hairline, figure.MutedInk)
		}
		for _, x := range []float64{tileMargin, tileMargin + tileOverlap, tileMargin + width - tileOverlap, tileMargin + width} {
			mark(x, tileMargin)
			mark(x, tileMargin+height)
		}
		for _, y := range []float64{tileMargin + tileOverlap, tileMargin + height - tileOverlap} {
			mark(tileMargin, y)
			mark(tileMargin+width, y)
		}
		face := r.faces[faceOf(figure.Regular, false)]
		said := r.clean(r.say("report.tile", "row", row+1, "column", column+1, "rows", down, "columns", across), face)
		r.text(tileMargin+2*tileOverlap, r.sheet.Height-tileMargin/3, said, figure.Regular, smallStyle.size, figure.MutedInk)
	})
}
