package paper

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"runtime/debug"
	"time"

	"github.com/jung-kurt/gofpdf"

	"doelenboom/ui/figure"
)

// cover is what every page of a document says about the whole, and what the file says about itself.
type cover struct {
	Title    string // of the dossier
	Paper    string // what kind of paper this is
	Author   string
	Subject  string
	Language string // as in BCP 47
	Made     string // the sentence at the foot of every page
	Time     time.Time
	// Page says which page of how many this is.
	Page     func(page, pages int) string
	Logo     []byte      // see [model.ReadLogo]; stands at the head of the first page
	LogoText string      // what it says
	Colour   color.NRGBA // of links and bars; nothing is the house's own
	// Decimal is the sign before the decimals, on which figures in a table stand in line.
	Decimal rune
}

// document is a paper under construction: a pen that goes down the pages, and the tree of what it wrote. Its methods draw whole blocks,
// so that no caller ever counts the room that is left on a page. Measures are in points, from the top left of the sheet.
type document struct {
	pdf   *gofpdf.Fpdf
	cover cover
	faces []*face

	sheet       sheetSize
	pages       []sheetSize
	code        string // at the right of the header, of the pages to come
	y           float64
	left, width float64 // the column that is written in
	below       float64 // white owed under the last block
	air         float64 // the part of the white between blocks that is left, 1 for all
	fresh       bool    // nothing stands in the column yet
	held        []block // headings that wait for what they stand above

	root        *element
	open        []*element
	marks       map[int]int // how many marks each page has
	inMark      bool
	annotations []*annotation
	bookmarks   []bookmark
	places      map[string]destination

	missing  map[rune]string // what the font lacks, with the first text that had it
	order    []rune          // of missing
	palette  figure.Palette
	watched  bool // see watch
	personal []personal
	pen      pen
	due      bool // what comes begins on a page of its own
	dry      bool // measuring only: nothing reaches the pages
	seen     *preview
	begun    func(page int) bool // see [Request]; nil is told nothing
}

// block is a heading that has been laid out and knows how high it is. Draw moves the pen.
type block struct {
	before, height, after float64
	draw                  func()
}

// scale is that of the sheet in hand.
func (d *document) scale() float64 { return d.sheet.Scale }

// build lets a function draw a document and writes the finished file. Whatever goes wrong inside, it returns an error and has written
// nothing: the PDF writer panics on input that it does not expect.
func build(w io.Writer, sheet sheetSize, c cover, draw func(*document) error) ([]missingSigns, error) {
	var file []byte
	d, err := compose(sheet, c, func(d *document) (err error) {
		if err = draw(d); err == nil {
			file, err = d.finish()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(file); err != nil {
		return nil, fmt.Errorf("paper: write: %w", err)
	}
	return d.missingByText(), nil
}

// compose lets a function work on a new document. A panic in it becomes an error.
func compose(sheet sheetSize, c cover, work func(*document) error) (d *document, err error) {
	defer func() {
		switch reason := recover(); reason {
		case nil:
		case errGivenUp:
			err = ErrStopped
		default:
			err = fmt.Errorf("paper: %v\n%s", reason, debug.Stack())
		}
	}()
	if d, err = newDocument(sheet, c); err != nil {
		return nil, err
	}
	return d, work(d)
}

func newDocument(sheet sheetSize, c cover) (*document, error) {
	faces, err := newFaces()
	if err != nil {
		return nil, err
	}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: sheet.Width, Ht: sheet.Height}})
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // finish compresses, on all processors
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetLineCapStyle("round")
	pdf.SetLineJoinStyle("round")
	root := &element{tag: "Document"}
	palette := figure.Print
	if c.Colour.A > 0 {
		palette, _ = palette.WithAccent(c.Colour) // or the nearest that can be read
	}
	return &document{
		left: sheet.left(), width: sheet.right() - sheet.left(), air: 1, pdf: pdf, cover: c, faces: faces, palette: palette, sheet: sheet, root: root, open: []*element{root},
		marks: map[int]int{}, places: map[string]destination{}, missing: map[rune]string{},
	}, nil
}

// missingSigns are signs that the font cannot draw and that were spelled otherwise, with the first text that had them.
type missingSigns struct {
	Signs string
	Text  string
}

// missingByText lists what could not be drawn as it was written, in the order in which it was met.
func (d *document) missingByText() []missingSigns {
	var list []missingSigns
	for _, r := range d.order {
		if n := len(list); n > 0 && list[n-1].Text == d.missing[r] {
			list[n-1].Signs += string(r)
			continue
		}
		list = append(list, missingSigns{string(r), d.missing[r]})
	}
	return list
}

// clean makes a text printable in one face and remembers what had to be replaced.
func (d *document) clean(text string, f *face) printable {
	return clean(text, f, func(r rune) {
		if _, known := d.missing[r]; !known {
			d.missing[r] = plain(text)
			d.order = append(d.order, r)
		}
	})
}

// bytes is what the PDF writer made of the pages, before finish.
func (d *document) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	return out.Bytes(), nil
}
