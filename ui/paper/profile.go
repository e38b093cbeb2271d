package paper

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// writeIntent says what the colours of the file mean, as an entry for the catalog: those of sRGB (IEC 61966-2-1).
func (d *document) writeIntent(to *file) string {
	number := to.reserve()
	to.putStream(number, "/N 3 /Alternate /DeviceRGB", colourProfile())
	return fmt.Sprintf("/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]", number)
}

// colourProfile makes an ICC profile (version 2.1, for displays) of the sRGB colour space from its published definition: the primaries adapted
// to D50, and the curve as a table of 1024 steps.
func colourProfile() []byte {
	point := func(x, y, z float64) []byte {
		out := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range []float64{x, y, z} {
			out = binary.BigEndian.AppendUint32(out, uint32(int32(math.Round(v*65536))))
		}
		return out
	}
	curve := []byte("curv\x00\x00\x00\x00\x00\x00\x04\x00")
	for i := range 1024 {
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(linearLight(float64(i)/1023)*65535)))
	}
	const name = "sRGB IEC61966-2.1\x00"
	description := append([]byte("desc\x00\x00\x00\x00\x00\x00\x00"), byte(len(name)))
	description = append(append(description, name...), make([]byte, 4+4+2+1+67)...)
	tags := []struct {
		name    string
		content []byte
	}{
		{"desc", description},
		{"cprt", []byte("text\x00\x00\x00\x00No copyright, use freely\x00")},
		{"wtpt", point(0.9642, 1, 0.8249)},
		{"rXYZ", point(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", point(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", point(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	var directory, data bytes.Buffer
	const header = 128
	start := header + 4 + 12*len(tags)
	curveAt := 0
	for _, tag := range tags {
		at := start + data.Len()
		switch {
		case &tag.content[0] == &curve[0] && curveAt > 0:
			at = curveAt
		default:
			if &tag.content[0] == &curve[0] {
				curveAt = at
			}
			data.Write(tag.content)
			data.Write(make([]byte, (4-len(tag.content)%4)%4))
		}
		directory.WriteString(tag.name)
		directory.Write(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(at)), uint32(len(tag.content))))
	}
	out := make([]byte, header, start+data.Len())
	binary.BigEndian.PutUint32(out, uint32(start+data.Len()))
	copy(out[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(out[24:], []byte{0x07, 0xE2, 0, 1, 0, 1}) // a date that never changes: 1 January 2018
	copy(out[36:], "acsp")
	copy(out[68:], point(0.9642, 1, 0.8249)[8:]) // the white that profiles are connected by
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	return append(append(out, directory.Bytes()...), data.Bytes()...)
}

// linearLight is the light that a part of full strength in sRGB stands for.
func linearLight(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
