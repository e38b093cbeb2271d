package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doelenboom/ui/figure"
)

// Scroller shows content that may be higher than its place. It tells the content its width first, so that running text knows its height.
type Scroller struct {
	widget.BaseWidget
	look   *Look
	scroll *container.Scroll
	root   *flowRoot
	mark   *canvas.Rectangle // where in the content this is
}

// NewScroller makes a place in which content scrolls up and down.
func NewScroller(look *Look, content fyne.CanvasObject) *Scroller {
	s := &Scroller{look: look, root: &flowRoot{content: content}, mark: canvas.NewRectangle(look.Color(figure.Control))}
	s.root.ExtendBaseWidget(s.root)
	s.scroll = container.NewVScroll(s.root)
	s.scroll.OnScrolled = func(fyne.Position) { s.placeMark() }
	s.mark.CornerRadius = look.Px(2)
	s.ExtendBaseWidget(s)
	return s
}

// SetContent replaces the content and goes back to its beginning.
func (s *Scroller) SetContent(content fyne.CanvasObject) {
	s.root.content = content
	s.root.Refresh()
	s.scroll.ScrollToTop()
	s.Relayout()
}

// Relayout asks the content anew how high it is, after something in it changed.
func (s *Scroller) Relayout() {
	s.root.width = s.Size().Width
	s.root.content.Refresh() // a container of the same size would leave its parts where they were
	s.root.Refresh()
	s.scroll.Refresh()
	s.placeMark()
}

// placeMark shows at the right edge which part of the content is in sight; nothing when all of it is.
func (s *Scroller) placeMark() {
	seen, all := s.scroll.Size().Height, s.root.Size().Height
	s.mark.Hidden = all <= seen+1 || all == 0
	if s.mark.Hidden {
		s.mark.Refresh()
		return
	}
	width := s.look.Px(Tight)
	s.mark.Move(fyne.NewPos(s.Size().Width-width, s.scroll.Offset.Y/all*seen))
	s.mark.Resize(fyne.NewSize(width, seen/all*seen))
}

// Reveal scrolls as little as needed to show an object of the content.
func (s *Scroller) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.root).Y
	bottom := top + o.Size().Height
	offset := s.scroll.Offset
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+s.scroll.Size().Height:
		offset.Y = bottom - s.scroll.Size().Height
	default:
		return
	}
	s.scroll.ScrollToOffset(offset)
}

// Key scrolls by a line, a page, or to an end, for whoever has no wheel; other keys do nothing.
func (s *Scroller) Key(key fyne.KeyName) {
	page := s.scroll.Size().Height - s.look.Px(Wide)
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -s.look.Px(Wide), fyne.KeyDown: s.look.Px(Wide), fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -s.root.Size().Height, fyne.KeyEnd: s.root.Size().Height,
	}[key]
	if by != 0 {
		last := max(0, s.root.Size().Height-s.scroll.Size().Height)
		s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, s.scroll.Offset.Y+by), last)))
	}
}

// Resize implements fyne.CanvasObject.
func (s *Scroller) Resize(size fyne.Size) {
	s.root.width = size.Width
	s.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer { return &scrollerRenderer{s} }

type scrollerRenderer struct{ scroller *Scroller }

func (r *scrollerRenderer) Destroy() {}
func (r *scrollerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.scroller.scroll, r.scroller.mark}
}
func (r *scrollerRenderer) MinSize() fyne.Size { return r.scroller.scroll.MinSize() }
func (r *scrollerRenderer) Layout(size fyne.Size) {
	r.scroller.scroll.Resize(size)
	r.scroller.placeMark()
}
func (r *scrollerRenderer) Refresh() { r.scroller.Relayout() }

type flowRoot struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
}

func (r *flowRoot) CreateRenderer() fyne.WidgetRenderer { return &flowRootRenderer{r} }

type flowRootRenderer struct{ root *flowRoot }

func (r *flowRootRenderer) Destroy() {}
func (r *flowRootRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.root.content}
}
func (r *flowRootRenderer) Layout(size fyne.Size) {
	r.root.content.Move(fyne.NewPos(0, 0))
	r.root.content.Resize(size)
}
func (r *flowRootRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, HeightOf(r.root.content, r.root.width))
}
func (r *flowRootRenderer) Refresh() { r.Layout(r.root.Size()) }
