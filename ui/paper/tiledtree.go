package paper

import (
	"cmp"
	"math"
	"slices"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// The sheets of a tree that is glued together: how much two neighbours share, the white round them, and the sizes of letters, in points, between
// which it is worth the glue.
const (
	tileOverlap = 28.35 // 10 mm
	tileMargin  = 28.35
	tileLeast   = 13.0
	tileLargest = 26.0
	allInRows   = 99 // deeper than any tree: nothing hangs
)

// tiling is how a tree is spread over sheets: where each sheet begins and ends, in units of the drawing. Each column of sheets has rows of its own,
// so that edges run between goals.
type tiling struct {
	scale   float64
	columns []stretch
	rows    [][]stretch // by column
}

// stretch is a stretch of one axis.
type stretch struct{ from, to float64 }

// drawTiledTree prints the tree over sheets of A4 for who has no large printer. Neighbours overlap, marks say where they meet, and every goal
// stands whole on a sheet. The last page shows how the sheets lie, with the legend.
func drawTiledTree(r *report) error {
	goals := r.Dossier.Goals()
	if len(goals) == 0 {
		r.turn(a4)
		r.heading(1, "", span{Text: r.say("paper.goalTree.title")})
		r.nothing("paper.goalTree.empty")
		return nil
	}
	shape := r.shapes(goals)[0]
	shape.Direction, shape.HangFrom = figure.LeftRight, allInRows // levels stand in columns, with room between them for an edge
	tree := figure.NewTree(shape)
	notes := r.longTexts(goals)
	tree.Set(r.goalCards(goals, notes).of(goals))
	w, h := tree.Size()
	whole := figure.Drawing{W: w, H: h, Ops: tree.Ops(figure.View{Area: figure.Area{W: w, H: h}, Zoom: 1}), Title: tree.Drawing().Title, Words: tree.Drawing().Words}
	t := r.tiling(tree, goals)
	for column := range t.columns {
		for row := range t.rows[column] {
			r.turn(r.sheet)
			r.tile(whole, t, column, row)
		}
	}
	r.howToGlue(tree, whole, t)
	r.listNotes(notes)
	return nil
}

// tiling finds the fewest sheets on which the letters are large enough, and then the largest letters on so many sheets.
func (r *report) tiling(tree *figure.Tree, goals []*model.Goal) tiling {
	width, height := r.sheet.Width-2*tileMargin, r.sheet.Height-2*tileMargin
	w, h := tree.Size()
	areas := make([]figure.Area, 0, len(goals))
	for _, goal := range goals {
		if area, ok := tree.AreaOf(goal.ID); ok {
			areas = append(areas, area)
		}
	}
	var best tiling
	for letters := tileLeast; letters <= tileLargest; letters++ {
		t := spread(areas, w, h, letters/cardLetters, width, height)
		if best.columns == nil || t.sheets() <= best.sheets() {
			best = t
		}
	}
	return best
}

func (t tiling) sheets() int {
	count := 0
	for _, rows := range t.rows {
		count += len(rows)
	}
	return count
}

func spread(areas []figure.Area, w, h, scale, width, height float64) tiling {
	overlap := tileOverlap / scale
	across := make([]stretch, len(areas))
	for i, a := range areas {
		across[i] = stretch{a.X, a.X + a.W}
	}
	t := tiling{scale: scale, columns: cuts(w, width/scale, overlap, across)}
	for _, column := range t.columns {
		var down []stretch
		for _, a := range areas {
			if a.X >= column.from && a.X+a.W <= column.to { // what is cut off here is whole in the next column
				down = append(down, stretch{a.Y, a.Y + a.H})
			}
		}
		t.rows = append(t.rows, cuts(h, height/scale, overlap, down))
	}
	return t
}

// cuts spreads a length over sheets of a room: each begins where the one before it ends, less the overlap, and ends where it runs through nothing,
// if there is such a place in its second half.
func cuts(length, room, overlap float64, busy []stretch) []stretch {
	var out []stretch
	busy = joined(busy)
	from := 0.0
	for from+room < length {
		to := from + room
		if free := lastFree(to, busy); free > from+room/2 {
			to = free
		}
		out = append(out, stretch{from, to})
		from = to - overlap
	}
	return append(out, stretch{from, min(from+room, max(length, from))})
}

// joined are stretches in order, those that touch each other as one.
func joined(busy []stretch) []stretch {
	busy = slices.Clone(busy)
	slices.SortFunc(busy, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	var out []stretch
	for _, b := range busy {
		if n := len(out); n > 0 && b.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, b.to)
			continue
		}
		out = append(out, b)
	}
	return out
}

// lastFree is the last place up to an end that no stretch covers, with a little air before the one that covers the end.
func lastFree(end float64, busy []stretch) float64 {
	const air = 5
	after, _ := slices.BinarySearchFunc(busy, end, func(b stretch, at float64) int { return cmp.Compare(b.from, at) })
	if after == 0 || busy[after-1].to <= end {
		return end
	}
	free := busy[after-1].from - air
	if after > 1 {
		free = max(free, busy[after-2].to)
	}
	return free
}

// tile draws one sheet: its part of the tree, the marks where it meets its neighbours, and which sheet it is.
func (r *report) tile(whole figure.Drawing, t tiling, column, row int) {
	x, y := t.columns[column], t.rows[column][row]
	part := figure.Drawing{W: x.to - x.from, H: y.to - y.from, Title: r.tileName(column, row)}
	if column == 0 && row == 0 {
		part.Title, part.Words = whole.Title, whole.Words
	}
	for _, op := range whole.Ops {
		if r.touches(op, x, y) {
			part.Ops = append(part.Ops, op.Moved(-x.from, -y.from))
		}
	}
	wide, high := part.W*t.scale, part.H*t.scale
	r.pdf.ClipRect(tileMargin, tileMargin+r.pen.shift, wide, high, false)
	r.placed(part, tileMargin, tileMargin, t.scale)
	r.pdf.ClipEnd()
	r.seen.keepWithin(tileMargin, tileMargin, wide, high)
	r.forget(r.pen.shift)
	r.artifact(func() {
		mark := func(x, y float64) {
			const arm = 7.0
			r.rule(x-arm, y, x+arm, y, hairline, figure.MutedInk)
			r.rule(x, y-arm, x, y+arm, hairline, figure.MutedInk)
		}
		if column > 0 {
			mark(tileMargin+tileOverlap, tileMargin/2)
			mark(tileMargin+tileOverlap, r.sheet.Height-tileMargin/2)
		}
		if column < len(t.columns)-1 {
			mark(tileMargin+wide, tileMargin/2)
			mark(tileMargin+wide, r.sheet.Height-tileMargin/2)
		}
		if row > 0 {
			mark(tileMargin/2, tileMargin+tileOverlap)
			mark(r.sheet.Width-tileMargin/2, tileMargin+tileOverlap)
		}
		if row < len(t.rows[column])-1 {
			mark(tileMargin/2, tileMargin+high)
			mark(r.sheet.Width-tileMargin/2, tileMargin+high)
		}
		face := r.faces[faceOf(figure.Regular, false)]
		r.text(tileMargin+2*tileOverlap, r.sheet.Height-tileMargin/3, r.clean(r.tileName(column, row), face), figure.Regular, smallStyle.size, figure.MutedInk)
	})
}

// touches tells whether an operation may be seen on a part of the tree.
func (r *report) touches(op figure.Op, x, y stretch) bool {
	left, top, right, bottom := op.X, op.Y, op.X+op.W, op.Y+op.H
	switch op.Kind {
	case figure.Text:
		width := r.faces[faceOf(op.Weight, false)].width(printable(op.Text), op.Size)
		left, right, top = op.X-width, op.X+width, op.Y-op.Size // wherever it is aligned
		bottom = op.Y + op.Size
	case figure.Disc:
		left, top, bottom = op.X-op.W, op.Y-op.W, op.Y+op.W
	case figure.Path:
		left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range op.Points {
			left, top, right, bottom = min(left, p.X), min(top, p.Y), max(right, p.X), max(bottom, p.Y)
		}
	}
	edge := op.Width
	return right+edge >= x.from && left-edge <= x.to && bottom+edge >= y.from && top-edge <= y.to
}

// tileName is how people speak of a sheet: columns have letters, rows have numbers.
func (r *report) tileName(column, row int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return r.say("report.tile", "sheet", letters+r.book.Whole(row+1))
}

// howToGlue prints the whole tree small with the sheets on it, and the legend.
func (r *report) howToGlue(tree *figure.Tree, whole figure.Drawing, t tiling) {
	sheet := r.sheet
	sheet.Bare = false
	r.turn(sheet)
	r.heading(1, "", span{Text: r.say("report.tiled.glue")})
	r.paragraph(bodyStyle, span{Text: r.say("report.tiled.how")})
	small := figure.Drawing{W: whole.W, H: whole.H, Title: r.say("report.tiled.map"), Ops: whole.Ops}
	for column, x := range t.columns {
		for row, y := range t.rows[column] {
			small.Ops = append(small.Ops, figure.Op{Kind: figure.Rect, X: x.from, Y: y.from, W: x.to - x.from, H: y.to - y.from, Stroke: figure.OffCourse, Width: 2, Dash: []float64{8, 6}},
				figure.Op{Kind: figure.Text, X: x.from + 10, Y: y.from + 34, Size: 30, Weight: figure.Bold, Fill: figure.OffCourse, Text: r.tileName(column, row)})
		}
	}
	ops, height := tree.Legend(math.Max(r.width, narrowest))
	r.flush()
	r.figure(small, r.remaining()-height-3*bodyStyle.leading, 1)
	if height > 0 {
		r.figure(figure.Drawing{W: r.width, H: height, Ops: ops, Title: r.say("report.tiled.legend")}, height, 1)
	}
}
