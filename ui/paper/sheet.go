package paper

// millimetre is one millimetre in points, the unit of every measure in this package.
const millimetre = 72 / 25.4

// sheetSize is the paper that a page is printed on, in points.
type sheetSize struct {
	Width, Height float64
	// Scale enlarges the type and the margins, for sheets that are read from further away than an arm's length. 1 is a sheet in the hand.
	Scale float64
	// Bare sheets are cut up or filled by what is drawn on them: they have no header and no footer.
	Bare bool
}

// The sheets that municipal printers have. a1 hangs on a wall and is read from two metres.
var (
	a4 = sheetSize{Width: 210 * millimetre, Height: 297 * millimetre, Scale: 1}
	a3 = sheetSize{Width: 297 * millimetre, Height: 420 * millimetre, Scale: 1}
	a1 = sheetSize{Width: 594 * millimetre, Height: 841 * millimetre, Scale: 2}
)

// landscape is the sheet turned on its side.
func (s sheetSize) landscape() sheetSize {
	s.Width, s.Height = s.Height, s.Width
	return s
}

// bare is the sheet without header and footer.
func (s sheetSize) bare() sheetSize {
	s.Bare = true
	return s
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

func (s sheetSize) left() float64  { return sideMargin * s.Scale }
func (s sheetSize) right() float64 { return s.Width - sideMargin*s.Scale }
func (s sheetSize) top() float64   { return contentTop * s.Scale }
func (s sheetSize) bottom() float64 {
	if s.Bare {
		return s.Height
	}
	return s.Height - contentBottom*s.Scale
}
