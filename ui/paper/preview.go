package paper

import (
	"errors"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// ErrStopped is returned when [Request.Begun] gave a paper up.
var ErrStopped = errors.New("paper: stopped")

// errGivenUp leaves a document that nobody wants any more, from wherever its drawing is.
var errGivenUp = errors.New("paper: given up")

// Pages draws a paper as [Write] does, and gives its pages to look at instead of a file: the same pages, in points, with every text, line and
// surface where the print has it. The errors and problems are those of Write.
func Pages(name string, r Request) ([]figure.Drawing, []*model.Problem, error) {
	p, err := requested(name, r)
	if err != nil {
		return nil, nil, err
	}
	r = p.meant(r)
	book := words.For(r.Language)
	d, err := compose(p.sheet, coverOf(p, r, book), func(d *document) error {
		d.seen, d.begun = &preview{}, r.Begun
		if err := p.draw(&report{document: d, Request: r, book: book}); err != nil {
			return err
		}
		d.close()
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return d.seen.pages, signProblems(d.missingByText()), nil
}

// preview takes in what a document draws. A nil one takes in nothing, so that who draws need not ask whether anybody looks.
type preview struct {
	pages []figure.Drawing
	at    int // the page that is drawn on
}

func (p *preview) begin(sheet sheetSize) {
	if p != nil {
		p.pages = append(p.pages, figure.Drawing{W: sheet.Width, H: sheet.Height})
		p.at = len(p.pages) - 1
	}
}

func (p *preview) turnTo(page int) {
	if p != nil {
		p.at = page
	}
}

func (p *preview) add(op figure.Op) {
	if p == nil {
		return
	}
	page := &p.pages[p.at]
	page.Ops = append(page.Ops, op)
}

// text takes in a line of text. Figures that stand in columns are wider or narrower in print than those of a drawing, so each of them is put
// in the middle of its place.
func (p *preview) text(f *face, index int, x, baseline float64, text printable, size float64, paint figure.Paint) {
	if p == nil {
		return
	}
	op := figure.Op{Kind: figure.Text, X: x, Y: baseline, Size: size, Fill: paint, Text: string(text), Weight: figure.Weight(index)}
	if f.family != tabularFamily {
		p.add(op)
		return
	}
	if op.Weight = figure.Regular; index == faceOf(figure.Bold, true) {
		op.Weight = figure.Bold
	}
	op.Align = figure.Center
	for _, letter := range text {
		width := f.advance(letter) * size / 1000
		op.X, op.Text = x+width/2, string(letter)
		p.add(op)
		x += width
	}
}

// keepWithin covers what the page at hand has outside a rectangle, as the print cuts it off.
func (p *preview) keepWithin(x, y, width, height float64) {
	if p == nil {
		return
	}
	const edge = 4 // over the edge of the sheet, where a line may stick out
	sheet := p.pages[p.at]
	blank := func(x, y, width, height float64) {
		p.add(figure.Op{Kind: figure.Rect, X: x, Y: y, W: width, H: height, Fill: figure.Ground})
	}
	blank(0, 0, sheet.W+edge, y)
	blank(0, y+height, sheet.W+edge, sheet.H-y-height+edge)
	blank(0, y, x, height)
	blank(x+width, y, sheet.W-x-width+edge, height)
}

// scaledOp is an operation as it is drawn at a place and scale.
func scaledOp(op figure.Op, left, top, scale float64) figure.Op {
	op.X, op.Y, op.W, op.H = left+op.X*scale, top+op.Y*scale, op.W*scale, op.H*scale
	op.Width, op.Radius = op.Width*scale, op.Radius*scale
	points := make([]figure.Point, len(op.Points))
	for i, p := range op.Points {
		points[i] = figure.Point{X: left + p.X*scale, Y: top + p.Y*scale}
	}
	op.Points = points
	if op.Dash != nil {
		dash := make([]float64, len(op.Dash))
		for i, length := range op.Dash {
			dash[i] = length * scale
		}
		op.Dash = dash
	}
	return op
}
