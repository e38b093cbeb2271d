package control

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Picture is how an object looked at one moment: its texts, lines and surfaces, copied. Whatever happens afterwards to the object or to what
// it shows, the picture stays as it was. It can be shown in more than one window, at any size.
type Picture struct {
	pieces []piece
	size   fyne.Size
}

// piece is one text, line or surface of a picture.
type piece struct {
	object fyne.CanvasObject
	at     fyne.Position // in the picture
	clip   bounds        // what is outside is not seen
}

type bounds struct{ x, y, x2, y2 float32 }

func (b bounds) meet(o bounds) bounds {
	return bounds{max(b.x, o.x), max(b.y, o.y), min(b.x2, o.x2), min(b.y2, o.y2)}
}

func boundsOf(at fyne.Position, size fyne.Size) bounds {
	return bounds{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

// PictureOf copies how an object that was laid out looks now.
func PictureOf(o fyne.CanvasObject) *Picture {
	p := &Picture{size: o.Size()}
	p.add(o, fyne.NewPos(0, 0).Subtract(o.Position()), boundsOf(fyne.NewPos(0, 0), o.Size()).grown(ringRoom))
	return p
}

// add copies an object that stands at its own position from a point.
func (p *Picture) add(o fyne.CanvasObject, from fyne.Position, clip bounds) {
	if !o.Visible() {
		return
	}
	at := from.Add(o.Position())
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			p.add(inner, at, clip)
		}
	case *container.Clip:
		p.add(o.Content, at, clip.meet(boundsOf(at, o.Size())))
	case *container.Scroll:
		p.add(o.Content, at, clip.meet(boundsOf(at, o.Size())))
	case fyne.Widget:
		renderer := o.CreateRenderer() // one of its own: the one that is in use belongs to Fyne
		renderer.Layout(o.Size())
		for _, inner := range renderer.Objects() {
			p.add(inner, at, clip)
		}
		renderer.Destroy()
	default:
		if seen := clip.meet(boundsOf(at, o.Size()).grown(reach)); seen.x2 > seen.x && seen.y2 > seen.y {
			p.pieces = append(p.pieces, piece{object: copied(o), at: at, clip: clip})
		}
	}
}

// ringRoom is how far the ring round what is chosen sticks out of its place.
const ringRoom = 16

// reach is how far a line can stick out of its place.
const reach = 4

func (b bounds) grown(by float32) bounds { return bounds{b.x - by, b.y - by, b.x2 + by, b.y2 + by} }

// copied is a copy of something that Fyne draws by itself; of what is drawn from bytes that never change it is the thing itself.
func copied(o fyne.CanvasObject) fyne.CanvasObject {
	switch o := o.(type) {
	case *canvas.Text:
		c := *o
		return &c
	case *canvas.Rectangle:
		c := *o
		return &c
	case *canvas.Line:
		c := *o
		return &c
	case *canvas.Circle:
		c := *o
		return &c
	case *canvas.ArbitraryPolygon:
		c := *o
		c.Points = append([]fyne.Position(nil), o.Points...)
		return &c
	}
	return o
}

// scaledCopy is a copy of a piece, larger or smaller.
func scaledCopy(o fyne.CanvasObject, by float32) fyne.CanvasObject {
	c := copied(o)
	switch c := c.(type) {
	case *canvas.Text:
		c.TextSize = float32(math.Floor(float64(c.TextSize*by) + 0.02)) // Fyne would draw a fraction larger than its place
	case *canvas.Rectangle:
		c.StrokeWidth *= by
		c.CornerRadius *= by
	case *canvas.Line:
		c.StrokeWidth *= by // which way it goes is in its ends
		at := o.Position()
		c.Position1 = fyne.NewPos((c.Position1.X-at.X)*by, (c.Position1.Y-at.Y)*by)
		c.Position2 = fyne.NewPos((c.Position2.X-at.X)*by, (c.Position2.Y-at.Y)*by)
		return c
	case *canvas.Circle:
		c.StrokeWidth *= by
	case *canvas.ArbitraryPolygon:
		for i := range c.Points {
			c.Points[i] = fyne.NewPos(c.Points[i].X*by, c.Points[i].Y*by)
		}
	}
	c.Resize(fyne.NewSize(o.Size().Width*by, o.Size().Height*by))
	return c
}

// Show makes an object that shows the picture as large as fits in the place that it gets.
func (p *Picture) Show() fyne.CanvasObject {
	s := &still{picture: p}
	s.ExtendBaseWidget(s)
	return s
}

// still is a picture on a screen.
type still struct {
	widget.BaseWidget
	picture *Picture
}

// CreateRenderer implements fyne.Widget.
func (s *still) CreateRenderer() fyne.WidgetRenderer { return &stillRenderer{still: s} }

// AccessibilityLabel implements fyne.Accessible: the texts of the picture.
func (s *still) AccessibilityLabel() string {
	var texts []string
	for _, p := range s.picture.pieces {
		if text, ok := p.object.(*canvas.Text); ok && text.Text != "" {
			texts = append(texts, text.Text)
		}
	}
	return strings.Join(texts, "\n")
}

type stillRenderer struct {
	still   *still
	objects []fyne.CanvasObject
	size    fyne.Size // for which they were made
}

func (r *stillRenderer) Destroy()                     {}
func (r *stillRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *stillRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *stillRenderer) Refresh()                     { canvas.Refresh(r.still) }

func (r *stillRenderer) Layout(size fyne.Size) {
	p := r.still.picture
	if size == r.size || p.size.Width <= 0 || p.size.Height <= 0 {
		return
	}
	r.size, r.objects = size, nil
	by := min(size.Width/p.size.Width, size.Height/p.size.Height)
	left := (size.Width - p.size.Width*by) / 2
	for i := 0; i < len(p.pieces); {
		clip := p.pieces[i].clip
		inner := container.NewWithoutLayout()
		for ; i < len(p.pieces) && p.pieces[i].clip == clip; i++ { // what is cut by the same edges goes together
			c := scaledCopy(p.pieces[i].object, by)
			c.Move(fyne.NewPos((p.pieces[i].at.X-clip.x)*by, (p.pieces[i].at.Y-clip.y)*by))
			inner.Add(c)
		}
		window := Clip(inner)
		window.Move(fyne.NewPos(left+clip.x*by, clip.y*by))
		window.Resize(fyne.NewSize((clip.x2-clip.x)*by, (clip.y2-clip.y)*by))
		r.objects = append(r.objects, window)
	}
}
