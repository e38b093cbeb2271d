package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSVG(t *testing.T) {
	d := Drawing{W: 100, H: 50.5, Title: `A & "B"`, Words: "1 < 2\nnext", Ops: []Op{
		{Kind: Rect, X: 1, Y: 2, W: 30, H: 20, Fill: Card, Stroke: Line, Width: 1, Radius: 6},
		{Kind: Path, Points: []Point{{0, 0}, {10.126, -0.001}}, Stroke: Accent, Width: 2, Dash: []float64{2, 4}, Fill: Ink},
		{Kind: Disc, X: 5, Y: 6, W: 3, Fill: OnCourse, Hint: "<5"},
		{Kind: Text, X: 50, Y: 20, Size: 15, Weight: Bold, Align: Center, Fill: Ink, Text: "één & ander"},
	}}
	const want = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.5" viewBox="0 0 100 50.5" role="img" aria-labelledby="t1yf9bys d1yf9bys" lang="nl" xml:lang="nl" font-family="'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif">
<title id="t1yf9bys">A &amp; &#34;B&#34;</title>
<desc id="d1yf9bys">1 &lt; 2
next</desc>
<rect width="100" height="50.5" fill="#faf8f4"/>
<rect x="1" y="2" width="30" height="20" rx="6" fill="#ffffff" stroke="#d5d0c6" stroke-width="1"/>
<polyline points="0,0 10.13,0" fill="none" stroke="#0b6e6e" stroke-width="2" stroke-linejoin="round" stroke-dasharray="2 4"/>
<circle cx="5" cy="6" r="3" fill="#1a7f37"><title>&lt;5</title></circle>
<text x="50" y="20" font-size="15" font-weight="700" text-anchor="middle" fill="#1b2a33" textLength="85.56" lengthAdjust="spacingAndGlyphs">één &amp; ander</text>
</svg>
`
	var got bytes.Buffer
	if err := SVG(&got, d, Light, "nl"); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// wellFormed reads a document to its end.
func wellFormed(t interface{ Fatalf(string, ...any) }, document []byte) {
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, document)
		}
	}
}

func TestSVGIsWellFormedAndTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := NewTree(drawOptions(t))
		tree.Set(drawGoals(t))
		d := tree.Drawing()
		d.Title = rapid.String().Draw(t, "title")
		d.Ops = append(d.Ops, Op{Kind: Text, Size: 10, Text: rapid.String().Draw(t, "text"), Fill: Ink})
		data, options := drawChart(t)
		d.Ops = append(d.Ops, Chart(data, options).Ops...)
		var first, second bytes.Buffer
		if err := SVG(&first, d, Dark, "en"); err != nil {
			t.Fatalf("%v", err)
		}
		if err := SVG(&second, d, Dark, "en"); err != nil {
			t.Fatalf("%v", err)
		}
		if first.String() != second.String() {
			t.Fatalf("two runs differ")
		}
		wellFormed(t, first.Bytes())
	})
}

func TestSVGKeepsHatchingAsLines(t *testing.T) {
	var b bytes.Buffer
	d := Drawing{W: 40, H: 40, Ops: []Op{{Kind: Rect, X: 5, Y: 5, W: 30, H: 8, Stroke: OffCourse, Hatch: true}}}
	if err := SVG(&b, d, Light, "nl"); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<polyline"); n < 4 {
		t.Errorf("%d lines of hatching in\n%s", n, b.String())
	}
}
