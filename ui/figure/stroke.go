package figure

import "math"

// What follows breaks an op down for devices that know neither dashes nor hatching nor round corners.

// Plain returns what an op comes to with whole lines only: the op itself when it has neither dashes nor hatching, else its fill, the
// lines of its hatching and the pieces of its dashes, all with its Item and Hint.
func Plain(op Op) []Op {
	if op.Kind == Text || op.Dash == nil && !op.Hatch {
		return []Op{op}
	}
	line := Op{Kind: Path, Stroke: op.Stroke, Width: op.Width, Item: op.Item, Hint: op.Hint}
	var out []Op
	if op.Hatch {
		for _, points := range Hatching(op) {
			hatch := line
			hatch.Width = hatchWidth
			hatch.Points = points
			out = append(out, hatch)
		}
	} else if op.Fill != None {
		fill := op
		fill.Stroke, fill.Width, fill.Dash = None, 0, nil
		out = append(out, fill)
	}
	if op.Stroke == None || op.Width == 0 {
		return out
	}
	points, closed := Outline(op)
	for _, piece := range Dashes(points, closed, op.Dash) {
		dash := line
		dash.Points = piece
		out = append(out, dash)
	}
	return out
}

// Outline returns the line that an op draws, round corners and circles in short straight pieces, and whether it ends where it began. A text
// has none.
func Outline(op Op) (points []Point, closed bool) {
	switch op.Kind {
	case Rect:
		return roundedRect(op.X, op.Y, op.W, op.H, op.Radius), true
	case Disc:
		return arc(nil, op.X, op.Y, op.W, 0, 2*math.Pi, false), true
	case Path:
		return op.Points, op.Closed
	}
	return nil, false
}

func roundedRect(x, y, w, h, radius float64) []Point {
	radius = math.Min(radius, math.Min(w, h)/2)
	if radius <= 0 {
		return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	}
	points := make([]Point, 0, 40)
	points = arc(points, x+w-radius, y+radius, radius, -math.Pi/2, 0, true)
	points = arc(points, x+w-radius, y+h-radius, radius, 0, math.Pi/2, true)
	points = arc(points, x+radius, y+h-radius, radius, math.Pi/2, math.Pi, true)
	return arc(points, x+radius, y+radius, radius, math.Pi, 3*math.Pi/2, true)
}

// arc appends the points of an arc, so close together that no eye sees the corners at three times the size.
func arc(points []Point, x, y, radius, from, to float64, withEnd bool) []Point {
	steps := max(4, int(math.Ceil((to-from)/(2*math.Acos(1-math.Min(0.5, 0.02/math.Max(radius, 0.05)))))))
	last := steps
	if !withEnd {
		last--
	}
	for i := 0; i <= last; i++ {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(steps))
		points = append(points, Point{x + radius*cos, y + radius*sin})
	}
	return points
}

// Dashes cuts a line into the pieces that a dash pattern leaves. Without a pattern it is one piece.
func Dashes(points []Point, closed bool, dash []float64) [][]Point {
	if len(points) == 0 {
		return nil
	}
	if closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	period := 0.0
	for _, length := range dash {
		period += math.Max(0, length)
	}
	if period <= 0 {
		return [][]Point{points}
	}
	var pieces [][]Point
	piece := []Point{points[0]}
	step, left := 0, dash[0]
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		for done := 0.0; done < length; {
			if left > length-done {
				left -= length - done
				if step%2 == 0 {
					piece = append(piece, b)
				}
				break
			}
			done += left
			at := Point{a.X + (b.X-a.X)*done/length, a.Y + (b.Y-a.Y)*done/length}
			if step%2 == 0 {
				pieces = append(pieces, append(piece, at))
				piece = nil
			} else {
				piece = []Point{at}
			}
			step++
			left = math.Max(0, dash[step%len(dash)])
		}
	}
	if len(piece) > 1 {
		pieces = append(pieces, piece)
	}
	return pieces
}

const (
	hatchPitch = 4.0
	hatchWidth = 0.75
)

// Hatching returns the lines, rising at 45 degrees, that fill the outline of an op. They stand at fixed places of the drawing, so that
// neighbouring areas join.
func Hatching(op Op) [][]Point {
	points, closed := Outline(op)
	if !closed || len(points) < 3 {
		return nil
	}
	// On a rising line x+y is the same everywhere; t runs along it.
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = math.Min(low, p.X+p.Y), math.Max(high, p.X+p.Y)
	}
	pitch := hatchPitch * math.Sqrt2
	var lines [][]Point
	for sum := math.Ceil(low/pitch) * pitch; sum < high; sum += pitch {
		var cuts []float64
		for i, a := range points {
			b := points[(i+1)%len(points)]
			da, db := a.X+a.Y-sum, b.X+b.Y-sum
			if (da < 0) == (db < 0) {
				continue
			}
			cuts = append(cuts, a.X+(b.X-a.X)*da/(da-db))
		}
		for i := 1; i < len(cuts); i++ { // insertion sort: nearly always two
			for k := i; k > 0 && cuts[k] < cuts[k-1]; k-- {
				cuts[k], cuts[k-1] = cuts[k-1], cuts[k]
			}
		}
		for i := 0; i+1 < len(cuts); i += 2 {
			lines = append(lines, []Point{{cuts[i], sum - cuts[i]}, {cuts[i+1], sum - cuts[i+1]}})
		}
	}
	return lines
}
