package figure

import (
	"math"

	"doelenboom/model"
)

// StatusPaint returns the colour of a judgement, also for the word beside its icon.
func StatusPaint(judgement model.Judgement) Paint {
	switch judgement {
	case model.OnCourse:
		return OnCourse
	case model.Attention:
		return Attention
	case model.OffCourse:
		return OffCourse
	}
	return NoJudgement
}

// StatusIcon draws a judgement in a square with its upper left corner at x, y. Each has a shape of its own, so that they differ without colour:
// a filled circle with a check, a triangle with a stroke, an octagon with a cross, an open circle with a dash.
func StatusIcon(judgement model.Judgement, x, y, size float64) []Op {
	paint := StatusPaint(judgement)
	at := func(dx, dy float64) Point { return Point{x + dx*size, y + dy*size} }
	sign := func(points ...Point) Op {
		return Op{Kind: Path, Points: points, Stroke: Card, Width: size * 0.11}
	}
	switch judgement {
	case model.OnCourse:
		return []Op{
			{Kind: Disc, X: x + size/2, Y: y + size/2, W: size / 2, Fill: paint},
			sign(at(0.27, 0.52), at(0.44, 0.69), at(0.74, 0.33)),
		}
	case model.Attention:
		return []Op{
			{Kind: Path, Points: []Point{at(0.5, 0.05), at(1, 0.95), at(0, 0.95)}, Closed: true, Fill: paint},
			sign(at(0.5, 0.36), at(0.5, 0.64)),
			{Kind: Disc, X: x + size/2, Y: y + size*0.79, W: size * 0.065, Fill: Card},
		}
	case model.OffCourse:
		octagon := make([]Point, 8)
		for i := range octagon {
			sin, cos := math.Sincos(math.Pi/8 + float64(i)*math.Pi/4)
			octagon[i] = at(0.5+0.53*cos, 0.5+0.53*sin)
		}
		return []Op{
			{Kind: Path, Points: octagon, Closed: true, Fill: paint},
			sign(at(0.32, 0.32), at(0.68, 0.68)),
			sign(at(0.68, 0.32), at(0.32, 0.68)),
		}
	}
	width := size * 0.1
	return []Op{
		{Kind: Disc, X: x + size/2, Y: y + size/2, W: (size - width) / 2, Stroke: paint, Width: width},
		{Kind: Path, Points: []Point{at(0.29, 0.5), at(0.71, 0.5)}, Stroke: paint, Width: width},
	}
}
