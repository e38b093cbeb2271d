package paper

import (
	"bytes"
	"encoding/binary"
	"sort"
	"sync"

	"golang.org/x/image/font/sfnt"

	"doelenboom/assets"
)

// The font has figures of one width, but only behind the OpenType feature "tnum", which the PDF writer does not know. So the program
// makes a font in memory whose character map leads the ten figures straight to those glyphs; nothing else of the font changes.
var (
	tabularRegular = sync.OnceValue(func() []byte { return withTabularFigures(assets.Regular) })
	tabularBold    = sync.OnceValue(func() []byte { return withTabularFigures(assets.Bold) })
)

// withTabularFigures gives the same font back when it has no such figures: columns then still align at the decimal sign.
func withTabularFigures(program []byte) []byte {
	substitutes := tabularGlyphs(fontTable(program, "GSUB"))
	font, err := sfnt.Parse(program)
	if err != nil || len(substitutes) == 0 {
		return program
	}
	var buffer sfnt.Buffer
	glyphs := map[rune]uint16{}
	for r := rune(1); r < 0xFFFF; r++ {
		glyph, err := font.GlyphIndex(&buffer, r)
		if err != nil || glyph == 0 {
			continue
		}
		glyphs[r] = uint16(glyph)
		if substitute, found := substitutes[uint16(glyph)]; found && r >= '0' && r <= '9' {
			glyphs[r] = substitute
		}
	}
	return withTable(program, "cmap", characterMap(glyphs))
}

// fontTable is the content of one table of a TrueType file, nil when there is none.
func fontTable(program []byte, tag string) []byte {
	if entry := tableEntry(program, tag); entry != nil {
		start, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		return program[start : start+length]
	}
	return nil
}

// tableEntry is the sixteen bytes of the table directory that tell where a table stands.
func tableEntry(program []byte, tag string) []byte {
	count := int(binary.BigEndian.Uint16(program[4:]))
	for i := range count {
		entry := program[12+16*i : 28+16*i]
		if string(entry[:4]) == tag {
			return entry
		}
	}
	return nil
}

// withTable is a copy of the file with one table replaced; the new one stands at the end.
func withTable(program []byte, tag string, content []byte) []byte {
	changed := bytes.Clone(program)
	for len(changed)%4 != 0 {
		changed = append(changed, 0)
	}
	entry := tableEntry(changed, tag)
	binary.BigEndian.PutUint32(entry[8:], uint32(len(changed)))
	binary.BigEndian.PutUint32(entry[12:], uint32(len(content)))
	padded := append(bytes.Clone(content), make([]byte, (4-len(content)%4)%4)...)
	sum := uint32(0)
	for i := 0; i < len(padded); i += 4 {
		sum += binary.BigEndian.Uint32(padded[i:])
	}
	binary.BigEndian.PutUint32(entry[4:], sum)
	return append(changed, padded...)
}

// tabularGlyphs reads the single substitutions of the feature "tnum" from a GSUB table.
func tabularGlyphs(gsub []byte) map[uint16]uint16 {
	at := func(offset int) int { return int(binary.BigEndian.Uint16(gsub[offset:])) }
	glyphs := map[uint16]uint16{}
	if gsub == nil {
		return glyphs
	}
	features, lookups := at(6), at(8)
	for i := range at(features) {
		record := features + 2 + 6*i
		if string(gsub[record:record+4]) != "tnum" {
			continue
		}
		feature := features + at(record+4)
		for j := range at(feature + 2) {
			lookup := lookups + at(lookups+2+2*at(feature+4+2*j))
			for k := range at(lookup + 4) {
				readSubstitution(gsub, lookup+at(lookup+6+2*k), glyphs)
			}
		}
	}
	return glyphs
}

// readSubstitution adds one subtable of lookup type 1 (one glyph for another), in both its formats.
func readSubstitution(gsub []byte, subtable int, glyphs map[uint16]uint16) {
	at := func(offset int) int { return int(binary.BigEndian.Uint16(gsub[offset:])) }
	for i, glyph := range coverage(gsub, subtable+at(subtable+2)) {
		if at(subtable) == 1 {
			glyphs[glyph] = glyph + uint16(at(subtable+4))
		} else {
			glyphs[glyph] = uint16(at(subtable + 6 + 2*i))
		}
	}
}

// coverage lists the glyphs of a coverage table, in both its formats.
func coverage(gsub []byte, offset int) []uint16 {
	at := func(offset int) int { return int(binary.BigEndian.Uint16(gsub[offset:])) }
	var glyphs []uint16
	for i := range at(offset + 2) {
		if at(offset) == 1 {
			glyphs = append(glyphs, uint16(at(offset+4+2*i)))
			continue
		}
		record := offset + 4 + 6*i
		for glyph := at(record); glyph <= at(record+2); glyph++ {
			glyphs = append(glyphs, uint16(glyph))
		}
	}
	return glyphs
}

// characterMap writes a cmap table with one Unicode subtable of format 4, a segment for every unbroken row of characters and glyphs.
func characterMap(glyphs map[rune]uint16) []byte {
	type segment struct {
		first, last rune
		glyph       uint16
	}
	runes := make([]rune, 0, len(glyphs))
	for r := range glyphs {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	var segments []segment
	for _, r := range runes {
		if n := len(segments); n > 0 && segments[n-1].last+1 == r && segments[n-1].glyph+uint16(r-segments[n-1].first) == glyphs[r] {
			segments[n-1].last = r
			continue
		}
		segments = append(segments, segment{r, r, glyphs[r]})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 0})

	count := len(segments)
	search, selector := 2, 0
	for search*2 <= count*2 {
		search *= 2
		selector++
	}
	var out []byte
	put := func(values ...int) {
		for _, v := range values {
			out = binary.BigEndian.AppendUint16(out, uint16(v))
		}
	}
	put(0, 1, 3, 1, 0, 12) // one subtable, for Windows Unicode, twelve bytes from here
	put(4, 16+8*count, 0, 2*count, search, selector, 2*count-search)
	for _, s := range segments {
		put(int(s.last))
	}
	put(0)
	for _, s := range segments {
		put(int(s.first))
	}
	for _, s := range segments {
		put(int(s.glyph) - int(s.first))
	}
	for range segments {
		put(0)
	}
	return out
}
