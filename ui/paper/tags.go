package paper

import "fmt"

// element is one part of the document as software that reads aloud sees it: a heading, a paragraph, a table cell. The elements form a
// tree whose order is the reading order; what is drawn on the pages points into it.
type element struct {
	tag        string // a standard structure type of PDF 1.7
	alternate  string // what the element says to whoever does not see it
	attributes string // PDF dictionary, "" for none
	kids       []kid
	number     int // of its object in the finished file
}

// kid is what an element holds, in order: another element, a marked piece of a page, or a link on a page.
type kid struct {
	element    *element
	page       int // from 1
	mark       int
	annotation *annotation
}

// annotation is a place on a page that leads somewhere when it is pressed.
type annotation struct {
	page                     int
	left, top, width, height float64
	target                   string // "#name" of a destination in this document, or a web address
	words                    string
	owner                    *element
	number, key              int // of its object, and in the way back to its element
}

// destination is a place that links and bookmarks lead to.
type destination struct {
	page int
	y    float64
}

// bookmark is one line of the outline beside the pages.
type bookmark struct {
	title string
	level int // from 1
	place destination
}

// within draws the contents of one element of the tree.
func (d *document) within(tag, attributes string, draw func()) *element {
	e := &element{tag: tag, attributes: attributes}
	d.inside(e, draw)
	return e
}

func (d *document) inside(e *element, draw func()) {
	if d.dry {
		draw()
		return
	}
	parent := d.open[len(d.open)-1]
	parent.kids = append(parent.kids, kid{element: e})
	d.reopen(e, draw)
}

// reopen draws more of an element that already stands in the tree, for instance the second half of a cell on the next page.
func (d *document) reopen(e *element, draw func()) {
	if d.dry {
		draw()
		return
	}
	d.open = append(d.open, e)
	draw()
	d.open = d.open[:len(d.open)-1]
}

// marked draws something that belongs to the innermost open element. Nothing inside may begin another page: marked content must end
// on the page where it began, or readers lose the whole tree.
func (d *document) marked(draw func()) {
	if d.dry {
		draw()
		return
	}
	d.enterMark()
	e := d.open[len(d.open)-1]
	page := len(d.pages)
	number := d.marks[page]
	d.marks[page]++
	e.kids = append(e.kids, kid{page: page, mark: number})
	d.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.tag, number))
	draw()
	d.pdf.RawWriteStr("EMC")
	d.inMark = false
}

// artifact draws what nobody needs to hear: rules, page numbers, a table's header when it is repeated.
func (d *document) artifact(draw func()) {
	if d.dry {
		draw()
		return
	}
	d.enterMark()
	d.pdf.RawWriteStr("/Artifact BMC")
	draw()
	d.pdf.RawWriteStr("EMC")
	d.inMark = false
}

func (d *document) enterMark() {
	if d.inMark {
		panic("paper: marked content inside marked content")
	}
	d.inMark = true
}

// link makes a place on the current page lead somewhere, as part of the innermost open element.
func (d *document) link(left, top, width, height float64, target, words string) {
	if d.dry {
		return
	}
	owner := d.open[len(d.open)-1]
	a := &annotation{page: len(d.pages), left: left, top: top, width: width, height: height, target: target, words: plain(words), owner: owner}
	d.annotations = append(d.annotations, a)
	owner.kids = append(owner.kids, kid{page: a.page, annotation: a})
}
