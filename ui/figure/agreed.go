package figure

import (
	"doelenboom/model"
)

// AgreementIcon draws how an agreement stands in a square with its upper left corner at x, y. Each state has a shape of its own: a filled square
// with a check, one that is half filled, an open one, and an open one that is struck out.
func AgreementIcon(state model.AgreementState, x, y, size float64) []Op {
	at := func(dx, dy float64) Point { return Point{x + dx*size, y + dy*size} }
	width := size * 0.1
	box := Op{Kind: Rect, X: x + size*0.08, Y: y + size*0.08, W: size * 0.84, H: size * 0.84, Radius: size * 0.18, Stroke: AgreementPaint(state), Width: width}
	switch state {
	case model.Done:
		box.Fill = OnCourse
		return []Op{box, {Kind: Path, Points: []Point{at(0.26, 0.52), at(0.44, 0.69), at(0.74, 0.33)}, Stroke: Card, Width: size * 0.12}}
	case model.UnderWay:
		return []Op{box, {Kind: Rect, X: x + size*0.08, Y: y + size*0.5, W: size * 0.84, H: size * 0.42, Radius: size * 0.12, Fill: Accent}}
	case model.LetGo:
		return []Op{box, {Kind: Path, Points: []Point{at(0.18, 0.82), at(0.82, 0.18)}, Stroke: NoJudgement, Width: width}}
	}
	return []Op{box}
}

// AgreementPaint is the colour of a state, always beside its shape and its word.
func AgreementPaint(state model.AgreementState) Paint {
	switch state {
	case model.Done:
		return OnCourse
	case model.LetGo:
		return NoJudgement
	}
	return Accent
}

// ReviewBar is how far a group is through the agreements of last time: a piece for each, told apart by pattern as well as by colour.
type ReviewBar struct {
	States  []model.AgreementState // of those with a new state
	Waiting int                    // those without
}

// Draw draws the bar.
func (r ReviewBar) Draw(w, h float64) Drawing {
	out := Drawing{W: w, H: h}
	pieces := len(r.States) + r.Waiting
	if pieces == 0 {
		return out
	}
	gap := min(4, w/float64(pieces)/6)
	wide := (w - gap*float64(pieces-1)) / float64(pieces)
	for i := range pieces {
		piece := Op{Kind: Rect, X: float64(i) * (wide + gap), W: wide, H: h, Radius: min(3, h/2), Fill: Line}
		if i < len(r.States) {
			switch state := r.States[i]; state {
			case model.Done:
				piece.Fill = OnCourse
			case model.UnderWay:
				piece.Fill, piece.Stroke, piece.Hatch, piece.Width = Card, Accent, true, 1.5
			case model.LetGo:
				piece.Fill, piece.Stroke, piece.Dash, piece.Width = None, NoJudgement, []float64{3, 3}, 1.5
			default:
				piece.Fill, piece.Stroke, piece.Width = Card, Accent, 1.5
			}
		}
		out.Ops = append(out.Ops, piece)
	}
	return out
}
