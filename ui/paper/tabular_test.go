package paper

import (
	"testing"

	"golang.org/x/image/font/sfnt"

	"doelenboom/assets"
	"doelenboom/ui/figure"
)

func TestTabularFiguresAreOfOneWidth(t *testing.T) {
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, weight := range []figure.Weight{figure.Regular, figure.Bold} {
		plain, tabular := faces[faceOf(weight, false)], faces[faceOf(weight, true)]
		if plain.advance('0') == plain.advance('1') {
			t.Fatal("the font's own figures are of one width already: the tabular face has no use")
		}
		for figure := '0'; figure <= '9'; figure++ {
			if tabular.advance(figure) != tabular.advance('0') {
				t.Errorf("%c is %v wide, 0 is %v", figure, tabular.advance(figure), tabular.advance('0'))
			}
		}
		for r := rune(' '); r < 0x3000; r++ {
			if (r < '0' || r > '9') && plain.advance(r) != tabular.advance(r) {
				t.Errorf("%c is %v wide in the font and %v in the tabular face", r, plain.advance(r), tabular.advance(r))
			}
		}
	}
}

func TestWithTabularFiguresLeavesTheFontAlone(t *testing.T) {
	before := string(assets.Regular)
	changed := withTabularFigures(assets.Regular)
	if string(assets.Regular) != before {
		t.Fatal("the embedded font was written to")
	}
	if _, err := sfnt.Parse(changed); err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"glyf", "hmtx", "loca", "head"} {
		if string(fontTable(changed, tag)) != string(fontTable(assets.Regular, tag)) {
			t.Errorf("table %s changed", tag)
		}
	}
}
