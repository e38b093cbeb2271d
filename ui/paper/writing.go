package paper

import "doelenboom/ui/figure"

// handLine is the room from one line to write on to the next, at scale 1: 9 mm, what a pen needs.
const handLine = 25.0

// writingLines leaves room to write: so many lines under each other. Nobody needs to hear them.
func (d *document) writingLines(count int) {
	step := handLine * d.scale()
	if count < 1 {
		return
	}
	d.begin(0, step*float64(count))
	d.artifact(func() {
		for i := range count {
			y := d.y + step*float64(i+1)
			d.rule(d.left, y, d.left+d.width, y, hairline*d.scale(), figure.MutedInk)
		}
	})
	d.y += step * float64(count)
	d.end(bodyStyle.leading * d.scale())
}

// writingColumns leaves room to write in columns beside each other, each under a title, down to the foot of the page.
func (d *document) writingColumns(titles ...string) {
	shares := make([]float64, len(titles))
	draws := make([]func(), len(titles))
	d.flush()
	room := d.remaining() - d.ahead(sectionStyle.before*d.scale()/2)
	for i, title := range titles {
		shares[i] = 1 / float64(len(titles))
		draws[i] = func() {
			s := bodyStyle
			s.after = 0
			if title != "" {
				s.weight = figure.Bold
				d.paragraph(s, span{Text: title})
			}
			left := room - d.y
			if !d.dry {
				left = d.remaining()
			}
			d.writingLines(int((left - bodyStyle.leading*d.scale()) / (handLine * d.scale())))
		}
	}
	d.beside(sectionStyle.before*d.scale()/2, listGutter*d.scale(), shares, draws...)
}
