package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// file is a PDF file in the making: numbered objects, written compactly. Objects without a stream go together into compressed streams, so that
// a tree of thousands of elements costs little.
type file struct {
	objects []object // by number; the first is not used
}

type object struct {
	dictionary string // or any other value, when there is no stream
	content    []byte // of the stream
	stream     bool
	packed     bool // content is compressed already
}

// reserve gives out the next free object number.
func (f *file) reserve() int {
	f.objects = append(f.objects, object{})
	return len(f.objects) - 1
}

// put fills an object that has no stream.
func (f *file) put(number int, value string) { f.objects[number] = object{dictionary: value} }

// putStream fills an object with a stream. The entries of its dictionary are given without brackets, and without its length and filter.
func (f *file) putStream(number int, entries string, content []byte) {
	f.objects[number] = object{dictionary: entries, content: content, stream: true}
}

// add is reserve and put in one.
func (f *file) add(value string) int {
	number := f.reserve()
	f.put(number, value)
	return number
}

// perStream is how many objects share one compressed stream.
const perStream = 250

// write puts the whole file together. Info and catalog are the numbers of the objects that the trailer names.
func (f *file) write(info, catalog int) []byte {
	places := f.packObjects()
	f.compress()
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for number, o := range f.objects {
		if o.stream {
			places[number] = place{kind: 1, at: out.Len()}
			fmt.Fprintf(&out, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n", number, o.dictionary, len(o.content))
			out.Write(o.content)
			out.WriteString("\nendstream\nendobj\n")
		}
	}
	start := out.Len()
	places = append(places, place{kind: 1, at: start})
	sum := sha256.Sum256(out.Bytes())
	var table []byte
	for _, p := range places {
		table = append(table, byte(p.kind))
		table = binary.BigEndian.AppendUint32(table, uint32(p.at))
		table = binary.BigEndian.AppendUint16(table, uint16(p.index))
	}
	table = deflated(zlib.NewWriter(nil), table)
	fmt.Fprintf(&out, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] /Filter /FlateDecode /Length %d>>\nstream\n",
		len(places)-1, len(places), catalog, info, sum[:16], sum[:16], len(table))
	out.Write(table)
	fmt.Fprintf(&out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

// place says where an object stands: by itself at an offset (1), or as the index-th in the stream with a number (2).
type place struct{ kind, at, index int }

// packObjects gathers the objects without a stream into streams of their own, at the end of the list.
func (f *file) packObjects() []place {
	places := make([]place, len(f.objects))
	places[0] = place{kind: 0, index: 0xFFFF}
	var numbers []int
	for number, o := range f.objects {
		if number > 0 && !o.stream {
			numbers = append(numbers, number)
		}
	}
	for len(numbers) > 0 {
		count := min(perStream, len(numbers))
		var heads, bodies bytes.Buffer
		holder := f.reserve()
		places = append(places, place{})
		for index, number := range numbers[:count] {
			fmt.Fprintf(&heads, "%d %d ", number, bodies.Len())
			bodies.WriteString(f.objects[number].dictionary)
			bodies.WriteByte('\n')
			places[number] = place{kind: 2, at: holder, index: index}
		}
		entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d", count, heads.Len())
		f.putStream(holder, entries, append(heads.Bytes(), bodies.Bytes()...))
		numbers = numbers[count:]
	}
	return places
}

// compress packs all streams, on all processors; the result does not depend on how many there are.
func (f *file) compress() {
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			writer := zlib.NewWriter(nil)
			for {
				number := int(next.Add(1))
				if number >= len(f.objects) {
					return
				}
				if o := &f.objects[number]; o.stream && !o.packed {
					o.content, o.packed = deflated(writer, o.content), true
				}
			}
		})
	}
	group.Wait()
}

// deflated compresses. Writing to memory cannot fail.
func deflated(writer *zlib.Writer, content []byte) []byte {
	var out bytes.Buffer
	writer.Reset(&out)
	if _, err := writer.Write(content); err != nil {
		panic(err)
	}
	if err := writer.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
