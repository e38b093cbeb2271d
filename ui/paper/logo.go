package paper

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"doelenboom/ui/figure"
)

// The room for the logo, above the header at the right, at scale 1.
const (
	logoTop    = 14.0
	logoRoom   = 28.0
	logoAcross = 160.0
	logoName   = "logo"
)

// drawLogo sets the logo of the municipality at the head of the page at hand, and first in reading order.
func (d *document) drawLogo() {
	if d.dry {
		return
	}
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	info := d.pdf.RegisterImageOptionsReader(logoName, options, bytes.NewReader(d.cover.Logo))
	if info == nil || d.pdf.Err() {
		return // finish tells of it
	}
	high := logoRoom * d.scale()
	wide := info.Width() / info.Height() * high
	if most := logoAcross * d.scale(); wide > most {
		wide, high = most, high*most/wide
	}
	left, top := d.sheet.right()-wide, logoTop*d.scale()
	bottom := d.sheet.Height - top - high
	e := &element{
		tag: "Figure", alternate: plain(d.cover.LogoText),
		attributes: fmt.Sprintf("<</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", left, bottom, left+wide, bottom+high),
	}
	d.root.kids = append([]kid{{element: e}}, d.root.kids...)
	d.reopen(e, func() {
		d.marked(func() { d.pdf.ImageOptions(logoName, left, top+d.pen.shift, wide, high, false, options, 0, "") })
	})
	d.watch(d.cover.LogoText)
	d.seen.add(figure.Op{Kind: figure.Rect, X: left, Y: top, W: wide, H: high, Stroke: figure.Line, Width: hairline})
	text := d.shortened(d.cover.LogoText, figure.Regular, smallStyle.size*d.scale()*0.75, wide-4*d.scale())
	d.seen.text(d.faces[faceOf(figure.Regular, false)], 0, left+2*d.scale(), top+high/2+2*d.scale(), text, smallStyle.size*d.scale()*0.75, figure.MutedInk)
}

// closing prints what the municipality says at the end of what leaves the house.
func (r *report) closing() {
	if text := r.Dossier.Cover().Closing; text != "" {
		r.callout(func() {
			s := bodyStyle
			s.after = 0
			r.paragraph(s, span{Text: text})
		})
	}
}
