package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The candidates as [control.Rows] reads them.

const (
	candidateCell   = 68 // one question
	candidateRoom   = 12
	candidateNarrow = 420 // below this width the scores stand under the name
)

// Len implements control.RowSource.
func (s *choosingSurface) Len() int { return len(s.ids) }

// Heading implements control.RowSource.
func (s *choosingSurface) Heading(int) bool { return false }

func (s *choosingSurface) narrow(width float32) bool {
	return width < s.page.desk.look.Px(candidateNarrow)
}

func (s *choosingSurface) nameWidth(width float32) float32 {
	px := s.page.desk.look.Px
	if s.narrow(width) {
		return width - 2*px(candidateRoom)
	}
	return width - 2*px(candidateRoom) - 3*px(candidateCell) - px(control.Gap)
}

// texts are the name of a candidate and under it its choice with the reason.
func (s *choosingSurface) texts(id model.ID) (name, choice string) {
	d := s.page.desk
	indicator := model.Get[model.Indicator](d.dossier, id)
	if indicator == nil {
		return "", ""
	}
	choice = d.look.Words.Choice("choice", string(indicator.Choice))
	if indicator.ChoiceReason != "" {
		choice += ": " + indicator.ChoiceReason
	}
	return indicator.Code + "  " + indicator.Name, choice
}

// HeightFor implements control.RowSource.
func (s *choosingSurface) HeightFor(at int, width float32) float32 {
	look := s.page.desk.look
	name, choice := s.texts(s.ids[at])
	height := look.Px(2 * lineRoom)
	for _, text := range []struct {
		text   string
		size   float32
		weight figure.Weight
	}{{name, control.Body, figure.Bold}, {choice, control.Small, figure.Regular}} {
		lines, _ := s.wrapper.Lines(text.text, figure.Wrapping{Width: float64(s.nameWidth(width)), Size: float64(look.Type(text.size)), Weight: text.weight, Max: 2})
		height += float32(len(lines)) * look.Type(text.size) * figure.LineHeight
	}
	if s.narrow(width) {
		height += look.Px(control.Broad)
	}
	return height
}

// Make implements control.RowSource.
func (s *choosingSurface) Make() fyne.CanvasObject {
	look := s.page.desk.look
	row := &candidateRow{surface: s,
		name:   control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(2),
		choice: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)}
	objects := []fyne.CanvasObject{row.name, row.choice}
	for i := range threeQuestions {
		row.means[i] = look.Line("", control.Body, figure.Bold, figure.Ink)
		row.under[i], row.bars[i] = look.Surface(figure.Line), look.Surface(figure.Accent)
		objects = append(objects, row.means[i], row.under[i], row.bars[i])
	}
	return container.New(row, objects...)
}

// Fill implements control.RowSource.
func (s *choosingSurface) Fill(o fyne.CanvasObject, at int) {
	c := o.(*fyne.Container)
	row := c.Layout.(*candidateRow)
	name, choice := s.texts(s.ids[at])
	row.name.SetText(name)
	row.choice.SetText(choice)
	row.scores = [3]scoreMean{}
	if indicator := model.Get[model.Indicator](s.page.desk.dossier, s.ids[at]); indicator != nil {
		for i, question := range threeQuestions {
			row.scores[i] = meanOf(indicator.Scores, question)
		}
	}
	row.Layout(c.Objects, c.Size())
}

// candidateRow lays a candidate beside its three scores.
type candidateRow struct {
	surface      *choosingSurface
	name, choice *control.Prose
	scores       [3]scoreMean
	means        [3]*canvas.Text
	under, bars  [3]*canvas.Rectangle
}

// Layout implements fyne.Layout.
func (r *candidateRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	s, look := r.surface, r.surface.page.desk.look
	px := look.Px
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	width := s.nameWidth(size.Width)
	y := px(lineRoom)
	put(r.name, px(candidateRoom), y, width, r.name.HeightFor(width))
	y += r.name.HeightFor(width)
	put(r.choice, px(candidateRoom), y, width, r.choice.HeightFor(width))
	y += r.choice.HeightFor(width)
	left, top := size.Width-px(candidateRoom)-3*px(candidateCell), px(lineRoom)
	if s.narrow(size.Width) {
		left, top = px(candidateRoom), y+px(2)
	}
	for i, mean := range r.scores {
		text := r.means[i]
		text.Text, text.Color = look.Words.Number(mean.mean, 1), look.Color(figure.Ink)
		if mean.answers == 0 {
			text.Text, text.Color = "–", look.Color(figure.MutedInk)
		}
		least := text.MinSize()
		x, bar := left+float32(i)*px(candidateCell), px(candidateCell-control.Step)
		put(text, x, top, least.Width, least.Height)
		put(r.under[i], x, top+least.Height, bar, px(4))
		put(r.bars[i], x, top+least.Height, bar*float32(mean.mean)/highestScore, px(4))
		r.under[i].Hidden, r.bars[i].Hidden = mean.answers == 0, mean.answers == 0
	}
}

// MinSize implements fyne.Layout.
func (r *candidateRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// candidateHead lays the three questions above their columns.
type candidateHead struct{ look *control.Look }

// Layout implements fyne.Layout.
func (h *candidateHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	px := h.look.Px
	left := size.Width - px(candidateRoom) - 3*px(candidateCell)
	if size.Width < px(candidateNarrow) {
		left = px(candidateRoom)
	}
	for i, o := range objects {
		least := o.MinSize()
		o.Move(fyne.NewPos(left+float32(i)*px(candidateCell), (size.Height-least.Height)/2))
		o.Resize(least)
	}
}

// MinSize implements fyne.Layout.
func (h *candidateHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, h.look.Px(20)) }
