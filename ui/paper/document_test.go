package paper

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestIndependentReaders(t *testing.T) {
	file := sample(t)
	t.Run("qpdf", func(t *testing.T) { tool(t, file, "qpdf", "--check", "FILE") })
	t.Run("fonts", func(t *testing.T) {
		for _, line := range strings.Split(strings.TrimSpace(tool(t, file, "pdffonts", "FILE")), "\n")[2:] {
			if !strings.Contains(line, "AtkinsonHyperlegibleNext") || !regexp.MustCompile(`yes yes yes`).MatchString(line) {
				t.Errorf("not embedded, not a part, or without Unicode: %s", line)
			}
		}
	})
	t.Run("text", func(t *testing.T) {
		text := tool(t, file, "pdftotext", "-layout", "FILE", "-")
		for _, want := range []string{"Eén consulent was langdurig ziek", "1.111,25%", "1 van 6", "6 van 6", "Gemaakt op 14 oktober 2027, 15:20"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in the text", want)
			}
		}
		if count := strings.Count(text, "Peilmoment"); count != 4 {
			t.Errorf("the header of a table stands %d times, want once for the short and three times for the long one", count)
		}
	})
	t.Run("about", func(t *testing.T) {
		about := tool(t, file, "pdfinfo", "FILE")
		for _, want := range []string{"Een zinvolle dag in Lindenhage · indicatorblad", "Gemeente Lindenhage", "Tagged:          yes", "Metadata Stream: yes"} {
			if !strings.Contains(about, want) {
				t.Errorf("%q is not in\n%s", want, about)
			}
		}
	})
	t.Run("tags", func(t *testing.T) {
		var short bytes.Buffer // poppler reads a page again for every element
		if _, err := build(&short, a4, sampleCover(), func(d *document) error { drawBlocks(d); return nil }); err != nil {
			t.Fatal(err)
		}
		tags := regexp.MustCompile(`\s+`).ReplaceAllString(tool(t, short.Bytes(), "pdfinfo", "-struct-text", "FILE"), " ")
		for _, want := range []string{
			`Document H1 (block) "De deur uit" P (block) "Inwoners met langer dan drie jaar bijstand doen iets buitenshuis. " Link (inline) "doel 3.1"`,
			`Figure: /Placement /Block`,
			`TR TH: /Scope /Column "Peilmoment"`,
			`TD "1.111,25%"`,
			`H2 (block) "Wat we ervan vinden sessie 3, 14 oktober 2027" P (block) "Herkennen. Consulenten herkennen`,
			`LI (block) Lbl (block) "Eigenaar" LBody (block) "Consulenten`,
		} {
			if !strings.Contains(tags, want) {
				t.Errorf("the tree of elements lacks %s", want)
			}
		}
		if count := strings.Count(tags, `"Peilmoment"`); count != 1 {
			t.Errorf("the header of a table is read aloud %d times", count)
		}
	})
	t.Run("outline", func(t *testing.T) {
		var read struct {
			Outlines []struct {
				Title string
				Kids  []struct{ Title string }
			}
		}
		if err := json.Unmarshal([]byte(tool(t, file, "qpdf", "--json", "--json-key=outlines", "FILE")), &read); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, entry := range read.Outlines {
			got = append(got, entry.Title)
			for _, kid := range entry.Kids {
				got = append(got, "- "+kid.Title)
			}
		}
		want := []string{"De deur uit", "- Wat we ervan vinden sessie 3, 14 oktober 2027", "- Veel rijen", "- Op zijn kant"}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("outline %q, want %q", got, want)
		}
	})
}

func TestSameInputSameBytes(t *testing.T) {
	if first, second := sample(t), sample(t); !bytes.Equal(first, second) {
		t.Errorf("two runs gave %d and %d bytes that differ", len(first), len(second))
	}
}

func TestRepeatedHeadersAreNotReadAloud(t *testing.T) {
	var d *document
	var out bytes.Buffer
	if _, err := build(&out, a4, sampleCover(), func(drawn *document) error { d = drawn; d.table(sampleTable(60)); return nil }); err != nil {
		t.Fatal(err)
	}
	headers := 0
	for _, row := range d.root.kids[0].element.kids {
		if row.element.kids[0].element.tag == "TH" {
			headers++
		}
	}
	if headers != 1 || len(d.pages) < 2 {
		t.Errorf("%d header rows in the tree over %d pages", headers, len(d.pages))
	}
}

func TestLargeSheetsHaveLargeType(t *testing.T) {
	var out bytes.Buffer
	_, err := build(&out, a1.landscape(), sampleCover(), func(d *document) error { d.paragraph(bodyStyle, span{Text: "Aan de muur"}); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if about := tool(t, out.Bytes(), "pdfinfo", "FILE"); !strings.Contains(about, "2383.94 x 1683.78 pts") {
		t.Error(about)
	}
	var small bytes.Buffer
	if _, err := build(&small, a4, sampleCover(), func(d *document) error { d.paragraph(bodyStyle, span{Text: "Aan de muur"}); return nil }); err != nil {
		t.Fatal(err)
	}
	if wall, hand := heightOf(t, out.Bytes(), "muur"), heightOf(t, small.Bytes(), "muur"); wall < 1.9*hand {
		t.Errorf("a word is %v points high on the wall and %v in the hand", wall, hand)
	}
}

// heightOf is how high an independent reader finds a word to be.
func heightOf(t *testing.T, file []byte, word string) float64 {
	t.Helper()
	box := regexp.MustCompile(`yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">` + word).FindStringSubmatch(tool(t, file, "pdftotext", "-bbox", "FILE", "-"))
	if box == nil {
		t.Fatalf("%q is not found", word)
	}
	top, err := strconv.ParseFloat(box[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	bottom, err := strconv.ParseFloat(box[2], 64)
	if err != nil {
		t.Fatal(err)
	}
	return bottom - top
}

func TestFaultsBecomeErrors(t *testing.T) {
	asked := errors.New("asked for")
	for name, draw := range map[string]func(*document) error{
		"a panic":                   func(*document) error { panic("broken") },
		"an error":                  func(*document) error { return asked },
		"a link that leads nowhere": func(d *document) error { d.paragraph(bodyStyle, span{Text: "x", Link: "#nowhere"}); return nil },
		"a page that ends inside marked content": func(d *document) error {
			d.newPage()
			d.within("P", "", func() { d.marked(d.newPage) })
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if _, err := build(&out, a4, sampleCover(), draw); err == nil || out.Len() > 0 {
				t.Errorf("error %v, %d bytes written", err, out.Len())
			}
		})
	}
}

func TestEmptyDocumentHasAPage(t *testing.T) {
	var out bytes.Buffer
	if _, err := build(&out, a4, sampleCover(), func(*document) error { return nil }); err != nil {
		t.Fatal(err)
	}
	tool(t, out.Bytes(), "qpdf", "--check", "FILE")
}

// anyText is what people may paste: words, endless words, emoji, cut-off UTF-8, line breaks.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`([A-Za-zé]{1,14}[ \-/]?){0,60}`),
		rapid.StringMatching(`[a-z]{80,300}`),
		rapid.SampledFrom([]string{"🎉🎉 feest", "caf\xc3", "\xff", "a\nb\n\nc", "", " \n\u200B\n\n", "€\u00a01.234.567,89", strings.Repeat("Donaudampfschiff", 40), "👩\u200D👩\u200D👧"}),
	)
}

func TestAnyTextStaysInItsColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, err := newDocument(a4, sampleCover())
		if err != nil {
			t.Fatal(err)
		}
		width := rapid.Float64Range(30, 480).Draw(t, "width")
		runs := []span{{Text: anyText().Draw(t, "first")}, {Text: anyText().Draw(t, "second"), Weight: 1, Size: 14}}
		letters := 0
		for _, l := range d.lines(runs, bodyStyle, width) {
			end := 0.0
			for _, p := range l.parts {
				if p.x < end-slack {
					t.Fatalf("%q starts at %v, before what stands left of it ends (%v)", p.text, p.x, end)
				}
				end = p.x + d.faces[p.face].width(printable(strings.TrimRight(string(p.text), " ")), p.size)
				letters += len(strings.ReplaceAll(string(p.text), " ", ""))
			}
			if end > width+slack {
				t.Fatalf("a line of %v points in a column of %v: %v", end, width, l.parts)
			}
		}
		want := 0
		for _, run := range runs {
			cleaned := d.clean(run.Text, d.faces[run.Weight])
			want += len(strings.NewReplacer(" ", "", "\n", "").Replace(string(cleaned)))
		}
		if letters != want {
			t.Fatalf("%d bytes of text came out of %d", letters, want)
		}
	})
}

// headingText is at most the first hundred runes: the promise about headings is for headings that leave room under them.
func headingText(text string) string {
	if runes := []rune(text); len(runes) > 100 {
		return string(runes[:100])
	}
	return text
}

// anyBlocks draws a document of blocks in any order.
func anyBlocks(t *rapid.T, d *document) {
	for range rapid.IntRange(1, 14).Draw(t, "blocks") {
		some := anyText().Draw(t, "text")
		switch rapid.IntRange(0, 7).Draw(t, "kind") {
		case 0:
			d.heading(rapid.IntRange(1, 3).Draw(t, "level"), "", span{Text: headingText(some) + "."})
		case 1:
			d.paragraph(bodyStyle, span{Text: some})
		case 2:
			d.list(bodyStyle, []entry{{Runs: text(some)}, {Label: "a1", Runs: text(some)}})
		case 3:
			d.callout(func() { d.paragraph(bodyStyle, lead("Lead.", some)...) })
		case 4:
			table := sampleTable(rapid.IntRange(0, 40).Draw(t, "rows"))
			for i := range table.Rows {
				table.Rows[i][4] = text(some)
			}
			d.table(table)
		case 5:
			d.figure(sampleFigure(), rapid.Float64Range(20, 600).Draw(t, "height"), 2)
		case 6:
			d.paragraph(bodyStyle, span{Text: strings.Repeat(some+" ", rapid.IntRange(1, 40).Draw(t, "times"))})
		case 7:
			d.beside(10, 20, []float64{0.4, 0.6}, func() { d.paragraph(bodyStyle, span{Text: some}) }, func() { d.paragraph(asideStyle, span{Text: some}) })
		}
	}
}

// firstMark is where an element begins on the pages, lastMark where it ends; 0 when nothing of it is drawn.
func firstMark(e *element) int {
	for _, k := range e.kids {
		page := k.page
		if k.element != nil {
			page = firstMark(k.element)
		}
		if page > 0 {
			return page
		}
	}
	return 0
}

func lastMark(e *element) int {
	last := 0
	for _, k := range e.kids {
		last = max(last, k.page)
		if k.element != nil {
			last = max(last, lastMark(k.element))
		}
	}
	return last
}

func TestAnyBlocksKeepThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d *document
		var out bytes.Buffer
		_, err := build(&out, a4, sampleCover(), func(drawn *document) error { d = drawn; anyBlocks(t, d); return nil })
		if err != nil {
			t.Fatal(err)
		}
		blocks := d.root.kids
		for i, k := range blocks {
			isHeading := strings.HasPrefix(k.element.tag, "H")
			if isHeading && i+1 < len(blocks) && firstMark(blocks[i+1].element) > 0 && firstMark(blocks[i+1].element) != lastMark(k.element) {
				t.Fatalf("a heading on page %d stands alone: what follows begins on page %d", lastMark(k.element), firstMark(blocks[i+1].element))
			}
		}
		for page := range d.pages {
			if d.marks[page+1] == 0 && len(d.pages) > 1 {
				t.Fatalf("page %d of %d is empty", page+1, len(d.pages))
			}
		}
		if len(d.open) != 1 || len(d.held) != 0 || d.inMark {
			t.Fatal("the document is finished with something still open")
		}
	})
}

func TestBlocksWithoutTextTakeNoRoom(t *testing.T) {
	for _, blank := range []string{"", "  ", "\n\n\n", "\u200D \n"} {
		none := text(blank)
		for name, draw := range map[string]func(*document){
			"heading":      func(d *document) { d.heading(2, "", none...) },
			"introduction": func(d *document) { d.introduction(bodyStyle, none...) },
			"paragraph":    func(d *document) { d.paragraph(bodyStyle, none...) },
			"callout":      func(d *document) { d.callout(func() { d.paragraph(bodyStyle, none...) }) },
			"beside":       func(d *document) { d.beside(10, 20, []float64{1}, func() { d.paragraph(bodyStyle, none...) }) },
		} {
			var d *document
			var out bytes.Buffer
			_, err := build(&out, a4, sampleCover(), func(drawn *document) error {
				d = drawn
				d.newPage()
				d.figure(sampleFigure(), d.remaining(), 100)
				d.y = d.sheet.bottom()
				draw(d)
				d.flush()
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.pages) != 1 || len(d.root.kids) != 1 || len(d.bookmarks) != 0 {
				t.Errorf("%s of %q: %d pages, %d elements, %d bookmarks", name, blank, len(d.pages), len(d.root.kids), len(d.bookmarks))
			}
		}
	}
	d, err := newDocument(a4, sampleCover())
	if err != nil {
		t.Fatal(err)
	}
	if got := len(d.lines(text("\n\na\n\n\n\nb\n\n"), bodyStyle, 100)); got != 3 {
		t.Errorf("%d lines, want two with one empty line between them", got)
	}
}

func TestNothingIsDrawnOutsideTheMargins(t *testing.T) {
	var out bytes.Buffer
	_, err := build(&out, a4, sampleCover(), func(d *document) error {
		endless := strings.Repeat("Wereldgezondheidsorganisatie", 30)
		d.heading(1, "", span{Text: endless})
		d.paragraph(bodyStyle, span{Text: "≥→🎉 " + endless + "\xc3"})
		d.list(bodyStyle, []entry{{Label: "B1", Runs: text(endless)}})
		table := sampleTable(4)
		for i := range table.Rows {
			table.Rows[i][i] = text(endless)
		}
		d.table(table)
		long := sampleTable(1)
		long.Rows[0][4] = text(strings.Repeat(sampleText+" ", 60))
		d.table(long)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	box := regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)`)
	words := box.FindAllStringSubmatch(tool(t, out.Bytes(), "pdftotext", "-bbox", "FILE", "-"), -1)
	if len(words) < 500 {
		t.Fatalf("only %d words were found", len(words))
	}
	for _, word := range words {
		at := func(i int) float64 {
			v, err := strconv.ParseFloat(word[i], 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		if at(1) < a4.left()-0.5 || at(3) > a4.right()+0.5 || at(2) < 30 || at(4) > a4.Height-25 {
			t.Errorf("%q stands at %v", word[5], word[1:5])
		}
	}
}

func TestRowsStayOnOnePage(t *testing.T) {
	var d *document
	var out bytes.Buffer
	_, err := build(&out, a4, sampleCover(), func(drawn *document) error {
		d = drawn
		table := sampleTable(60)
		for i := range table.Rows {
			table.Rows[i][4] = text(strings.Repeat("uitleg ", i%30))
		}
		table.Rows[30][4] = text(strings.Repeat(sampleText+" ", 40)) // longer than a page
		d.table(table)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := d.root.kids[0].element.kids
	if len(rows) != 61 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		if first, last := firstMark(row.element), lastMark(row.element); (first != last) != (i == 31) {
			t.Errorf("row %d stands on pages %d to %d", i, first, last)
		}
	}
}

func TestFiguresStandByTheirDecimals(t *testing.T) {
	d, err := newDocument(a4, sampleCover())
	if err != nil {
		t.Fatal(err)
	}
	l := &laidTable{document: d, style: cellStyle, table: table{
		Columns: []column{{Title: "Waarde", Figures: true}},
		Rows:    [][]cell{{text("38,5%")}, {text("1.111,25%")}, {text("7%")}, {text("−12,0")}, {text("<5")}},
	}}
	l.layOut(300, 1)
	want := 0.0
	for i, row := range l.table.Rows {
		one := l.row(row, 0)[0]
		if len(one) != 1 {
			t.Fatalf("row %d has %d lines", i, len(one))
		}
		whole, part := l.halves(row[0][0].Text)
		axis := l.indent(0, one[0]) + whole
		if i == 0 {
			want = axis
		}
		if axis != want || axis+part > l.widths[0]+slack {
			t.Errorf("the decimals of %s stand at %v, those above at %v, in a column of %v", row[0][0].Text, axis, want, l.widths[0])
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		var out bytes.Buffer
		_, err := build(&out, a4, sampleCover(), func(d *document) error {
			for range 10 {
				if err := drawSample(d); err != nil {
					return err
				}
				d.turn(a4)
			}
			pages = len(d.pages)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
}
