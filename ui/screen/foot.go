package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// countsBar is the left of the foot: terms, parked subjects and decisions, each with its key and how many there are.
type countsBar struct {
	desk    *Desk
	object  *fyne.Container
	buttons []*control.Button
}

var counted = []hint{{"F7", "foot.terms"}, {"F8", "foot.parked"}, {"F9", "foot.agreements"}}

func newCountsBar(d *Desk) *countsBar {
	c := &countsBar{desk: d}
	cells := []control.Cell{}
	for i, open := range []func(){d.showTerms, d.showParked, d.showAgree} {
		button := control.NewButton(d.look, "", counted[i].key, control.Quiet, open)
		c.buttons = append(c.buttons, button)
		cells = append(cells, control.Cell{Object: button, Middle: true})
	}
	c.object = control.Row(d.look.Px(control.Tight), cells...)
	return c
}

func (c *countsBar) update() {
	d := c.desk
	if d.dossier == nil {
		c.object.Hide()
		return
	}
	c.object.Show()
	parked := 0
	for _, p := range model.All[model.Parked](d.dossier) {
		if !p.Dropped {
			parked++
		}
	}
	decisions := d.dossier.Count(model.KindAgreement)
	for i, n := range []int{d.dossier.Count(model.KindTerm), parked, decisions} {
		c.buttons[i].SetText(d.look.Words.Say(counted[i].does) + " " + strconv.Itoa(n))
	}
	c.object.Refresh()
}

// hintsBar is the right of the foot: keys in bold with what they do, ending at the right edge, as many as fit.
type hintsBar struct {
	look  *control.Look
	hints []hint
	texts []fyne.CanvasObject
}

func newHintsBar(look *control.Look, hints []hint) *fyne.Container {
	b := &hintsBar{look: look, hints: hints}
	for _, h := range hints {
		b.texts = append(b.texts,
			look.Line(h.keyText(look.Words), control.Small, figure.Bold, figure.MutedInk),
			look.Line(look.Words.Say(h.does), control.Small, figure.Regular, figure.MutedInk))
	}
	return container.New(b, b.texts...)
}

// Layout implements fyne.Layout. The last hint, help, is always there.
func (b *hintsBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	within, between := b.look.Px(control.Tight), b.look.Px(control.Step)
	widths := make([]float32, len(b.hints))
	total := float32(0)
	for i := range b.hints {
		widths[i] = objects[2*i].MinSize().Width + within + objects[2*i+1].MinSize().Width
		total += widths[i] + between
	}
	dropped := 0
	for ; total-between > size.Width && dropped < len(b.hints)-1; dropped++ {
		total -= widths[len(b.hints)-2-dropped] + between
	}
	x := size.Width - total + between
	for i := range b.hints {
		key, does := objects[2*i], objects[2*i+1]
		if i >= len(b.hints)-1-dropped && i != len(b.hints)-1 {
			key.Hide()
			does.Hide()
			continue
		}
		key.Show()
		does.Show()
		for _, o := range []fyne.CanvasObject{key, does} {
			least := o.MinSize()
			o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
			o.Resize(least)
			x += least.Width + within
		}
		x += between - within
	}
}

// MinSize implements fyne.Layout.
func (b *hintsBar) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, b.look.Px(control.Small))
}
