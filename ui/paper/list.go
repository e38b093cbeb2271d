package paper

import "doelenboom/ui/figure"

// list sets items behind a bullet, or behind labels of their own.
func (d *document) list(s style, items []entry) {
	if len(items) == 0 {
		return
	}
	s = s.scaled(d.scale())
	indent := d.labelWidth(s, items)
	d.begin(s.before, max(unbroken(d.lines(items[0].Runs, s, d.width-indent), s), s.leading))
	d.within("L", "", func() {
		for i, item := range items {
			if i > 0 {
				d.end(s.leading / 6)
			}
			d.item(s, item, indent)
		}
	})
	d.end(s.after)
}

// entry is one item of a list.
type entry struct {
	Label string // "" for a bullet
	Runs  []span
}

// labelWidth is the room for the labels of a list.
func (d *document) labelWidth(s style, items []entry) float64 {
	widest := 0.0
	face := d.faces[faceOf(figure.Bold, false)]
	for _, item := range items {
		widest = max(widest, face.width(d.clean(item.Label, face), s.size))
	}
	if widest == 0 {
		return s.size
	}
	return widest + s.size*0.6
}

func (d *document) item(s style, item entry, indent float64) {
	label := span{Text: "•"}
	if item.Label != "" {
		label = span{Text: item.Label, Weight: figure.Bold}
	}
	marker := d.lines([]span{label}, s, indent)
	body := d.lines(item.Runs, s, d.width-indent)
	d.begin(0, max(unbroken(body, s), s.leading))
	d.within("LI", "", func() {
		left, width, top := d.left, d.width, d.y
		d.within("Lbl", "", func() { d.drawLines(marker[:min(len(marker), 1)], s) })
		if len(body) > 0 {
			d.y = top
		}
		d.left, d.width = left+indent, width-indent
		d.within("LBody", "", func() { d.flow(body, s) })
		d.left, d.width = left, width
	})
}

// The narrowest column of a list, and the white between two, at scale 1.
const (
	narrowest  = 220.0
	listGutter = 25.0
)

// inColumns sets a list in as many columns as the sheet is wide, as high as each other, and over to the next page when they are full.
func (d *document) inColumns(s style, items []entry) {
	gutter := listGutter * d.scale()
	count := int((d.width + gutter) / (narrowest*d.scale() + gutter))
	if count < 2 {
		d.list(s, items)
		return
	}
	width := (d.width - gutter*float64(count-1)) / float64(count)
	gap := d.white(s.leading*d.scale()/6, 0)
	heights := make([]float64, len(items)) // with the white below
	for i := range items {
		left, whole := d.left, d.width
		d.width = width
		heights[i] = d.measure(func() { d.list(s, items[i:i+1]) }) + gap
		d.left, d.width = left, whole
	}
	shares := make([]float64, count)
	for i := range shares {
		shares[i] = 1 / float64(count)
	}
	for len(items) > 0 {
		d.ensure(s.before, heights[0]-gap)
		room := max(d.remaining()-d.ahead(s.before)+gap, heights[0])
		if d.dry {
			room = d.fullHeight() + gap // a measure knows no foot of the page
		}
		taken := total(fill(heights, count, room))
		if taken == 0 {
			d.list(s, items[:1]) // higher than a page
			items, heights = items[1:], heights[1:]
			continue
		}
		columns := fill(heights[:taken], count, evenest(heights[:taken], count, room))
		draws := make([]func(), count)
		at := 0
		for i, n := range columns {
			part := items[at : at+n]
			draws[i] = func() { d.list(s, part) }
			at += n
		}
		d.beside(s.before, gutter, shares, draws...)
		items, heights = items[taken:], heights[taken:]
	}
	d.end(s.after * d.scale())
}

// fill tells how many things go in each of some columns of a height, in order.
func fill(heights []float64, columns int, height float64) []int {
	counts := make([]int, columns)
	at, used := 0, 0.0
	for _, h := range heights {
		if used+h > height+slack {
			if at++; at == columns {
				break
			}
			used = 0
		}
		if h > height+slack {
			break
		}
		counts[at]++
		used += h
	}
	return counts
}

func total(counts []int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// evenest is the smallest height of columns that still takes everything.
func evenest(heights []float64, columns int, most float64) float64 {
	low := 0.0
	for range 20 {
		if middle := (low + most) / 2; total(fill(heights, columns, middle)) == len(heights) {
			most = middle
		} else {
			low = middle
		}
	}
	return most
}

// fact is a name and what it is.
type fact struct {
	Name string
	Runs []span
}

// running are facts as a paragraph in which each name leads what it is.
func running(facts []fact) []span {
	var runs []span
	for i, f := range facts {
		name := f.Name + ": "
		if i > 0 {
			name = " " + name
		}
		runs = append(runs, span{Text: name, Weight: figure.Bold})
		for _, run := range f.Runs {
			run.Text = sentence(run.Text)
			runs = append(runs, run)
		}
	}
	return runs
}

// entries are facts as a list: names in a column of their own and beside them what they are. Facts without a value are left out.
func entries(facts []fact) []entry {
	items := make([]entry, 0, len(facts))
	for _, f := range facts {
		if len(f.Runs) > 0 {
			items = append(items, entry{Label: f.Name, Runs: f.Runs})
		}
	}
	return items
}
