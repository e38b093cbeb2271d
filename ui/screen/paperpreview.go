package screen

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// paperPreview shows the pages that will be printed, one at a time. They are drawn behind the window: the newest wish counts, and what was
// wished before is given up.
type paperPreview struct {
	desk     *Desk
	object   *fyne.Container
	sheet    *canvas.Image
	edge     *canvas.Rectangle
	count    *control.Prose
	problem  *control.Prose
	before   *control.Button
	after    *control.Button
	pages    []figure.Drawing
	names    []string // of each page, the paper that it is of
	at       int
	turned   func()    // is called when another page is shown
	pictured fyne.Size // how large the page at hand is shown
	drawn    int       // counts the pictures, so that only the last one is put up
	wish     atomic.Int64
}

func newPaperPreview(d *Desk) *paperPreview {
	look, say := d.look, d.look.Words.Say
	p := &paperPreview{
		desk: d, sheet: canvas.NewImageFromImage(nil), edge: canvas.NewRectangle(look.Color(figure.Card)),
		count: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk), problem: control.NewProse(look, "", control.Body, figure.Regular, figure.Ink),
	}
	p.edge.StrokeColor, p.edge.StrokeWidth = look.Color(figure.Control), look.Stroke()
	p.sheet.ScaleMode = canvas.ImageScaleSmooth
	p.before = control.NewButton(look, say("print.pageBefore"), say("key.PageUp"), control.Quiet, func() { p.turn(-1) })
	p.after = control.NewButton(look, say("print.pageAfter"), say("key.PageDown"), control.Quiet, func() { p.turn(1) })
	bar := control.Row(look.Px(control.Gap), control.Cell{Object: p.count, Share: 1, Middle: true},
		control.Cell{Object: p.before, Middle: true}, control.Cell{Object: p.after, Middle: true})
	p.object = container.New(p, bar, p.edge, p.sheet, p.problem)
	return p
}

// show draws the pages of papers, and keeps the page at hand where there is one.
func (p *paperPreview) show(papers []paper.Paper, request paper.Request, keep bool) {
	wish := p.wish.Add(1)
	request.Dossier = request.Dossier.Copy() // it is read behind the window
	request.Begun = func(int) bool { return p.wish.Load() == wish }
	p.desk.behind(func() func() {
		var pages []figure.Drawing
		var names []string
		var wrong error
		for _, each := range papers {
			drawn, _, err := paper.Pages(each.Name, request)
			if err != nil {
				wrong = err
				break
			}
			for range drawn {
				names = append(names, p.desk.look.Words.Say(each.Title))
			}
			pages = append(pages, drawn...)
		}
		return func() {
			if p.wish.Load() != wish {
				return // something else was wished for in the meantime
			}
			p.problem.SetText("")
			if wrong != nil {
				p.problem.SetText(p.desk.look.Words.Problem(wrong))
				pages, names = nil, nil
			}
			p.pages, p.names = pages, names
			if !keep {
				p.at = 0
			}
			p.turn(0)
		}
	})
}

// turn goes to another page.
func (p *paperPreview) turn(by int) {
	p.at = max(0, min(p.at+by, len(p.pages)-1))
	p.before.SetEnabled(p.at > 0)
	p.after.SetEnabled(p.at < len(p.pages)-1)
	p.count.SetText("")
	if len(p.pages) > 0 {
		page := p.pages[p.at]
		p.count.SetText(p.desk.look.Words.Say("print.count", "page", p.at+1, "pages", len(p.pages), "paper", p.names[p.at], "sheet", sheetName(page)))
	}
	p.pictured = fyne.Size{}
	p.object.Refresh()
	if p.turned != nil {
		p.turned()
	}
}

// sheetName is what people call paper of a size.
func sheetName(page figure.Drawing) string {
	switch short := min(page.W, page.H); {
	case short < 700:
		return "A4"
	case short < 1000:
		return "A3"
	}
	return "A1"
}

// Layout implements fyne.Layout: the count and the buttons above, the page as large as fits under them.
func (p *paperPreview) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look := p.desk.look
	bar := control.HeightOf(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, bar))
	top := bar + look.Px(control.Gap)
	p.problem.Move(fyne.NewPos(0, top))
	p.problem.Resize(fyne.NewSize(size.Width, max(0, size.Height-top)))
	room := fyne.NewSize(size.Width, size.Height-top)
	hidden := len(p.pages) == 0 || room.Width <= 0 || room.Height <= 0
	p.sheet.Hidden, p.edge.Hidden = hidden, hidden
	if hidden {
		return
	}
	page := p.pages[p.at]
	by := min(room.Width/float32(page.W), room.Height/float32(page.H))
	shown := fyne.NewSize(float32(page.W)*by, float32(page.H)*by)
	line := look.Stroke()
	p.edge.Move(fyne.NewPos(0, top))
	p.edge.Resize(shown)
	p.sheet.Move(fyne.NewPos(line, top+line))
	p.sheet.Resize(shown.SubtractWidthHeight(2*line, 2*line))
	if shown != p.pictured {
		p.pictured = shown
		p.picture(page, shown)
	}
}

// picture draws the page at hand at the size in which it is shown, behind the window.
func (p *paperPreview) picture(page figure.Drawing, shown fyne.Size) {
	p.drawn++
	drawn, pixels := p.drawn, p.desk.window.Canvas().Scale()
	scale := float64(shown.Width*pixels) / page.W
	p.desk.behind(func() func() {
		picture, err := figure.Image(page, figure.Print, scale)
		return func() {
			if err == nil && p.drawn == drawn {
				p.sheet.Image = picture
				p.sheet.Refresh()
			}
		}
	})
}

// MinSize implements fyne.Layout.
func (p *paperPreview) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// HeightFor lets the preview stand in a column: as high as a page that stands upright.
func (p *paperPreview) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	high := float32(1.0)
	if len(p.pages) > 0 {
		high = float32(p.pages[p.at].H / p.pages[p.at].W)
	}
	return control.HeightOf(objects[0], width) + p.desk.look.Px(control.Gap) + width*high
}

// said is what the page at hand says, for tests and for who cannot see it.
func (p *paperPreview) said() string {
	if len(p.pages) == 0 {
		return ""
	}
	text := ""
	for _, op := range p.pages[p.at].Ops {
		if op.Kind == figure.Text {
			text += op.Text + " "
		}
	}
	return text
}

// requestOf puts together what is asked for with the time and the language.
func (d *Desk) requestOf(c paperChoices) paper.Request {
	audience := model.Internal
	if c.audience == "public" {
		audience = model.Public
	}
	return paper.Request{Dossier: d.dossier, Language: c.language, Audience: audience, Now: d.now(), Session: c.session, Indicator: c.indicator, Cards: c.cards, Size: c.size}
}
