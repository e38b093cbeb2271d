package page

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
)

// webFont is a TrueType font as a web font (WOFF 1.0, W3C Recommendation of 13 December 2012) in an address of its own.
func webFont(font []byte) string {
	return "data:font/woff;base64," + base64.StdEncoding.EncodeToString(woff(font))
}

const (
	sfntEntry  = 16 // bytes in the table of contents of a TrueType font, after a header of 12
	woffHeader = 44
	woffEntry  = 20
)

// woff packs the tables of a font one by one. The fonts are part of the program, so one that is not laid out as a font is a broken build.
func woff(font []byte) []byte {
	count := int(binary.BigEndian.Uint16(font[4:]))
	directory := make([]byte, 0, count*woffEntry)
	var tables bytes.Buffer
	whole := 12 + count*sfntEntry
	for i := range count {
		entry := font[12+i*sfntEntry:]
		sum, at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		packed := pack(font[at : at+size])
		directory = append(directory, entry[:4]...)
		for _, number := range []uint32{uint32(woffHeader + count*woffEntry + tables.Len()), uint32(len(packed)), size, sum} {
			directory = binary.BigEndian.AppendUint32(directory, number)
		}
		tables.Write(packed)
		tables.Write(make([]byte, -len(packed)&3))
		whole += int(size+3) &^ 3
	}
	length := woffHeader + len(directory) + tables.Len()
	out := append([]byte("wOFF"), font[:4]...)
	out = binary.BigEndian.AppendUint32(out, uint32(length))
	out = binary.BigEndian.AppendUint16(out, uint16(count))
	out = binary.BigEndian.AppendUint16(out, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(whole))
	out = append(out, make([]byte, woffHeader-len(out))...) // version, and the places of metadata and private data: none
	return append(append(out, directory...), tables.Bytes()...)
}

// pack compresses a table, unless that makes it larger.
func pack(table []byte) []byte {
	var out bytes.Buffer
	// Writing to a buffer never fails, and the level is one that exists.
	w, _ := zlib.NewWriterLevel(&out, zlib.BestCompression)
	_, _ = w.Write(table)
	_ = w.Close()
	if out.Len() < len(table) {
		return out.Bytes()
	}
	return table
}
