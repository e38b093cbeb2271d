package paper

// millimetre is one millimetre in points, the unit of every measure in this package.
const millimetre = 72 / 25.4

// sheetSize is the paper that a page is printed on, in points.
type sheetSize struct {
	Width, Height float64
	// Scale enlarges the type and the margins, for sheets that are read from further away than an arm's length. 1 is a sheet in the hand.
	Scale float64
}

// The sheets that municipal printers have. a1 hangs on a wall and is read from two metres.
var (
	a4 = sheetSize{210 * millimetre, 297 * millimetre, 1}
	a3 = sheetSize{297 * millimetre, 420 * millimetre, 1}
	a1 = sheetSize{594 * millimetre, 841 * millimetre, 2}
)

// landscape is the sheet turned on its side.
func (s sheetSize) landscape() sheetSize {
	return sheetSize{s.Height, s.Width, s.Scale}
}

// The places on a page, measured from its edges at scale 1. The distances are those of the house's grid: multiples of 2.5 points, so that
// lines of every size fall on common rows.
const (
	sideMargin     = 57.5 // 20 mm
	headerBaseline = 52.5
	contentTop     = 72.5
	footerRule     = 50   // from the bottom edge
	footerBaseline = 37.5 // from the bottom edge
	contentBottom  = 67.5 // from the bottom edge
)

func (s sheetSize) left() float64   { return sideMargin * s.Scale }
func (s sheetSize) right() float64  { return s.Width - sideMargin*s.Scale }
func (s sheetSize) top() float64    { return contentTop * s.Scale }
func (s sheetSize) bottom() float64 { return s.Height - contentBottom*s.Scale }
