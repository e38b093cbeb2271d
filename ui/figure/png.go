package figure

import (
	"errors"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// ErrTooLarge is returned for a picture with more than [MaxPixels] pixels, or one without any.
var ErrTooLarge = errors.New("figure: the picture would have too many pixels")

// MaxPixels is how large a picture may become: 12,000 by 10,000.
const MaxPixels = 120_000_000

// LargestScale returns the scale up to a wanted one at which a drawing stays within [MaxPixels].
func LargestScale(d Drawing, wanted float64) float64 {
	area := (d.W + 1) * (d.H + 1)
	return math.Min(wanted, math.Sqrt(MaxPixels/area)*0.999)
}

// PNG writes a drawing as a picture of its size times scale, on the palette's ground. The same drawing gives the same bytes.
func PNG(w io.Writer, d Drawing, p Palette, scale float64) error {
	picture, err := Image(d, p, scale)
	if err != nil {
		return err
	}
	return png.Encode(w, picture)
}

// Image draws a drawing as a picture of its size times scale, smoothed, on the palette's ground.
func Image(d Drawing, p Palette, scale float64) (*image.NRGBA, error) {
	w, h := math.Ceil(d.W*scale), math.Ceil(d.H*scale)
	if !(w >= 1 && h >= 1 && w*h <= MaxPixels) {
		return nil, ErrTooLarge
	}
	c := canvas{
		picture: image.NewNRGBA(image.Rect(0, 0, int(w), int(h))),
		palette: p,
		scale:   scale,
		raster:  vector.NewRasterizer(0, 0),
	}
	draw.Draw(c.picture, c.picture.Bounds(), image.NewUniform(p[Ground]), image.Point{}, draw.Src)
	for _, op := range d.Ops {
		c.op(op)
	}
	return c.picture, nil
}

type canvas struct {
	picture *image.NRGBA
	palette Palette
	scale   float64
	raster  *vector.Rasterizer
	shapes  [][]Point // closed, in pixels, of the op at hand
}

func (c *canvas) op(op Op) {
	if op.Kind == Text {
		c.text(op)
		return
	}
	if op.Dash != nil || op.Hatch {
		for _, plain := range Plain(op) {
			c.op(plain)
		}
		return
	}
	points, closed := Outline(op)
	if closed && op.Fill != None {
		c.add(points)
		c.fill(op.Fill)
	}
	if op.Stroke != None && op.Width > 0 {
		c.stroke(points, closed, op.Width/2)
		c.fill(op.Stroke)
	}
}

// add takes a closed shape, in units of the drawing. All shapes of one fill run the same way round, so that they add up where they overlap.
func (c *canvas) add(points []Point) {
	area := 0.0
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - b.X*a.Y
	}
	shape := make([]Point, len(points))
	for i, p := range points {
		to := i
		if area < 0 {
			to = len(points) - 1 - i
		}
		shape[to] = Point{p.X * c.scale, p.Y * c.scale}
	}
	c.shapes = append(c.shapes, shape)
}

// stroke covers a line: a bar for each piece and a disc at each inner corner.
func (c *canvas) stroke(points []Point, closed bool, half float64) {
	n := len(points)
	pieces := n - 1
	if closed {
		pieces = n
	}
	for i := range pieces {
		a, b := points[i], points[(i+1)%n]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		if length == 0 {
			continue
		}
		dx, dy := (b.X-a.X)/length*half, (b.Y-a.Y)/length*half
		c.add([]Point{{a.X - dy, a.Y + dx}, {b.X - dy, b.Y + dx}, {b.X + dy, b.Y - dx}, {a.X + dy, a.Y - dx}})
		if !closed && i == 0 {
			continue
		}
		before := points[(i-1+n)%n]
		turn := (a.X-before.X)*dy - (a.Y-before.Y)*dx
		straight := (a.X-before.X)*dx+(a.Y-before.Y)*dy > 0
		if math.Abs(turn) > 1e-9 || !straight {
			c.add(arc(nil, a.X, a.Y, half, 0, 2*math.Pi, false))
		}
	}
}

// fill paints the shapes that were added.
func (c *canvas) fill(paint Paint) {
	shapes := c.shapes
	c.shapes = c.shapes[:0]
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, shape := range shapes {
		for _, p := range shape {
			x1, y1, x2, y2 = math.Min(x1, p.X), math.Min(y1, p.Y), math.Max(x2, p.X), math.Max(y2, p.Y)
		}
	}
	area, ok := c.begin(x1, y1, x2, y2)
	if !ok {
		return
	}
	for _, shape := range shapes {
		for i, p := range shape {
			x, y := float32(p.X-float64(area.Min.X)), float32(p.Y-float64(area.Min.Y))
			if i == 0 {
				c.raster.MoveTo(x, y)
			} else {
				c.raster.LineTo(x, y)
			}
		}
		c.raster.ClosePath()
	}
	c.paint(area, paint)
}

// begin readies the rasteriser for an area of the picture, in pixels. What lies outside the picture is not drawn.
func (c *canvas) begin(x1, y1, x2, y2 float64) (area image.Rectangle, ok bool) {
	bounds := c.picture.Bounds()
	limit := func(v float64) int { return int(math.Max(-1, math.Min(v, 1<<20))) }
	area = image.Rect(limit(math.Floor(x1)), limit(math.Floor(y1)), limit(math.Ceil(x2))+1, limit(math.Ceil(y2))+1).Intersect(bounds)
	if area.Empty() {
		return area, false
	}
	c.raster.Reset(area.Dx(), area.Dy())
	return area, true
}

func (c *canvas) paint(area image.Rectangle, paint Paint) {
	c.raster.DrawOp = draw.Over
	c.raster.Draw(c.picture, area, image.NewUniform(c.palette.Color(paint)), image.Point{})
}

func (c *canvas) text(op Op) {
	width := Measure(op.Text, op.Size, op.Weight)
	x := op.X
	switch op.Align {
	case Center:
		x -= width / 2
	case Right:
		x -= width
	}
	size := op.Size * c.scale
	left, base := x*c.scale, op.Y*c.scale
	area, ok := c.begin(left-size, base-size*1.2, left+width*c.scale+size, base+size*0.5)
	if !ok {
		return
	}
	f := faceOf(op.Weight)
	pen := Point{left - float64(area.Min.X), base - float64(area.Min.Y)}
	for _, r := range op.Text {
		for _, segment := range f.glyph(r) {
			at := func(i int) (float32, float32) {
				return float32(pen.X + segment.points[i].X*size), float32(pen.Y + segment.points[i].Y*size)
			}
			switch segment.op {
			case sfnt.SegmentOpMoveTo:
				c.raster.ClosePath()
				c.raster.MoveTo(at(0))
			case sfnt.SegmentOpLineTo:
				c.raster.LineTo(at(0))
			case sfnt.SegmentOpQuadTo:
				bx, by := at(0)
				cx, cy := at(1)
				c.raster.QuadTo(bx, by, cx, cy)
			case sfnt.SegmentOpCubeTo:
				bx, by := at(0)
				cx, cy := at(1)
				dx, dy := at(2)
				c.raster.CubeTo(bx, by, cx, cy, dx, dy)
			}
		}
		c.raster.ClosePath()
		pen.X += f.width(r) * size
	}
	c.paint(area, op.Fill)
}

// segment is a piece of a letter's outline, at size 1.
type segment struct {
	op     sfnt.SegmentOp
	points [3]Point
}

// glyphs holds outlines that were read once, by weight and rune.
var glyphs sync.Map

type glyphKey struct {
	face *face
	rune rune
}

func (f *face) glyph(r rune) []segment {
	key := glyphKey{f, r}
	if known, ok := glyphs.Load(key); ok {
		return known.([]segment)
	}
	var buffer sfnt.Buffer
	var out []segment
	const exact = 1 << 10
	index, err := f.font.GlyphIndex(&buffer, r)
	if err != nil {
		index = 0
	}
	// A letter without an outline, such as one in colour, is drawn as nothing.
	segments, err := f.font.LoadGlyph(&buffer, index, fixed.I(exact), nil)
	if err == nil {
		for _, s := range segments {
			piece := segment{op: s.Op}
			for i, p := range s.Args {
				piece.points[i] = Point{float64(p.X) / 64 / exact, float64(p.Y) / 64 / exact}
			}
			out = append(out, piece)
		}
	}
	glyphs.Store(key, out)
	return out
}
