package paper

import "doelenboom/ui/figure"

// style is the look of a block of text, in points at the sheet's scale 1.
type style struct {
	size    float64
	leading float64 // from baseline to baseline
	before  float64 // white above, merged with the white below the block before it
	after   float64
	weight  figure.Weight
	paint   figure.Paint
}

// The one type scale. Leading and white are multiples of 2.5 points.
var (
	titleStyle      = style{size: 28, leading: 32.5, after: 7.5, weight: figure.Bold, paint: figure.Ink}
	sectionStyle    = style{size: 15, leading: 20, before: 25, after: 7.5, weight: figure.Bold, paint: figure.Ink}
	subsectionStyle = style{size: 12, leading: 15, before: 17.5, after: 2.5, weight: figure.Bold, paint: figure.Ink}
	figuresStyle    = style{size: 33, leading: 40, weight: figure.Bold, paint: figure.Ink}
	leadStyle       = style{size: 12, leading: 17.5, after: 10, paint: figure.Ink}
	bodyStyle       = style{size: 11, leading: 15, after: 7.5, paint: figure.Ink}
	mutedStyle      = style{size: 11, leading: 15, after: 7.5, paint: figure.MutedInk}
	asideStyle      = style{size: 10, leading: 15, after: 7.5, paint: figure.Ink}
	smallStyle      = style{size: 9, leading: 12.5, after: 5, paint: figure.MutedInk}
	cellStyle       = style{size: 11, leading: 15, paint: figure.Ink}
	denseStyle      = style{size: 9.5, leading: 12.5, paint: figure.Ink}
)

// scaled is the style on a sheet that is read from further away.
func (s style) scaled(scale float64) style {
	s.size *= scale
	s.leading *= scale
	s.before *= scale
	s.after *= scale
	return s
}
