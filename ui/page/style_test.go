package page

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"io"
	"regexp"
	"strings"
	"testing"

	"doelenboom/assets"
	"doelenboom/ui/figure"
)

// TestTheFontComesBack unpacks the web font as a browser does, and finds the tables of the font.
func TestTheFontComesBack(t *testing.T) {
	for _, font := range [][]byte{assets.Regular, assets.Bold} {
		address := webFont(font)
		packed, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(address, "data:font/woff;base64,"))
		if err != nil {
			t.Fatal(err)
		}
		if len(address) > 40_000 {
			t.Errorf("%d bytes for a font", len(address))
		}
		number := func(at int) int { return int(binary.BigEndian.Uint32(packed[at:])) }
		if string(packed[:4]) != "wOFF" || number(8) != len(packed) {
			t.Fatalf("begins with %q, and says %d of %d bytes", packed[:4], number(8), len(packed))
		}
		whole := 12
		for i := range int(binary.BigEndian.Uint16(packed[12:])) {
			entry, original := 44+20*i, font[12+16*i:]
			at, length, size := number(entry+4), number(entry+8), number(entry+12)
			table := packed[at : at+length]
			if at%4 != 0 {
				t.Errorf("%s begins at %d", packed[entry:entry+4], at)
			}
			if length < size {
				r, err := zlib.NewReader(bytes.NewReader(table))
				if err != nil {
					t.Fatal(err)
				}
				if table, err = io.ReadAll(r); err != nil {
					t.Fatal(err)
				}
			}
			from := binary.BigEndian.Uint32(original[8:])
			if !bytes.Equal(table, font[from:int(from)+size]) || !bytes.Equal(packed[entry:entry+4], original[:4]) {
				t.Errorf("%s came back otherwise", packed[entry:entry+4])
			}
			whole += 16 + (size+3)&^3
		}
		if number(16) != whole {
			t.Errorf("the font is said to be %d bytes, and is %d", number(16), whole)
		}
	}
}

// TestFiguresKeepTheirContrast when the style sheet gives them other colours: what is told apart on paper is told apart then, and every paint
// stands out from the ground as it does in the palette.
func TestFiguresKeepTheirContrast(t *testing.T) {
	rule := regexp.MustCompile(`\[fill="(#\w{6})"]\{fill:(#\w{6})\}`)
	for name, palette := range map[string]figure.Palette{"dark": figure.Dark, "contrast": figure.ContrastLight, "dark contrast": figure.ContrastDark} {
		paper := figure.Print
		is := map[string]string{}
		for _, match := range rule.FindAllStringSubmatch(redrawn(&palette), -1) {
			is[match[1]] = match[2]
		}
		colour := map[string]figure.Paint{}
		for paint := figure.Ink; paint <= figure.Party8; paint++ {
			colour[webColor(palette.Color(paint))] = paint
		}
		ground := palette.Color(figure.Card)
		for _, paint := range []figure.Paint{
			figure.Ink, figure.MutedInk, figure.Accent, figure.LevelEffect, figure.LevelGoal, figure.LevelResult, figure.LevelEffort, figure.OnCourse,
			figure.Attention, figure.OffCourse, figure.NoJudgement, figure.Party1, figure.Party2, figure.Party8,
		} {
			now, ok := is[webColor(paper.Color(paint))]
			if !ok {
				now = webColor(paper.Color(paint)) // it has the same colour in both
			}
			if contrast := figure.Contrast(palette.Color(colour[now]), ground); contrast < 4.5 {
				t.Errorf("%s: paint %d becomes %s, at %.1f:1 to the ground", name, paint, now, contrast)
			}
		}
	}
}

// TestNothingIsLoaded from anywhere.
func TestNothingIsLoaded(t *testing.T) {
	for _, address := range regexp.MustCompile(`(?:url\(|@import|https?:)[^)]{0,30}`).FindAllString(string(style()), -1) {
		if !strings.HasPrefix(address, "url(data:font/woff;base64,") {
			t.Errorf("the style sheet loads %s", address)
		}
	}
}
