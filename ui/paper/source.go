package paper

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// source is a finished file of the PDF writer, taken apart into its objects. It knows the layout of gofpdf v1.16.2 and of nothing else: a
// table of offsets at the end, the pages from object 3 on with each its contents behind it, the information and the catalog last.
type source struct {
	bodies [][]byte // by object number: what stands between "obj" and "endobj"
}

// errSource is returned when the PDF writer's file is not laid out as it is known to be.
var errSource = errors.New("paper: unexpected layout of the PDF writer's file")

func readSource(file []byte) (*source, error) {
	start := bytes.LastIndex(file, []byte("startxref\n"))
	if start < 0 {
		return nil, fmt.Errorf("%w: no startxref", errSource)
	}
	number, _, _ := bytes.Cut(file[start+len("startxref\n"):], []byte("\n"))
	tableAt, err := strconv.Atoi(string(number))
	if err != nil || tableAt < 0 || tableAt >= start {
		return nil, fmt.Errorf("%w: startxref %q", errSource, number)
	}
	offsets, err := readOffsets(string(file[tableAt:start]))
	if err != nil {
		return nil, err
	}
	// Objects stand in the file in another order than their numbers: each ends where the next one begins.
	order := slices.Clone(offsets[1:])
	slices.Sort(order)
	s := &source{bodies: make([][]byte, len(offsets))}
	for number := 1; number < len(offsets); number++ {
		at, _ := slices.BinarySearch(order, offsets[number])
		end := tableAt
		if at+1 < len(order) {
			end = order[at+1]
		}
		if offsets[number] > end || end > len(file) {
			return nil, fmt.Errorf("%w: object %d", errSource, number)
		}
		body, opened := bytes.CutPrefix(file[offsets[number]:end], fmt.Appendf(nil, "%d 0 obj\n", number))
		body, closed := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
		if !opened || !closed {
			return nil, fmt.Errorf("%w: object %d", errSource, number)
		}
		s.bodies[number] = bytes.TrimRight(body, "\n")
	}
	return s, nil
}

// readOffsets reads the table of offsets, by object number.
func readOffsets(table string) ([]int, error) {
	lines := strings.Split(table, "\n")
	var first, count int
	if len(lines) < 2 {
		return nil, fmt.Errorf("%w: table of offsets", errSource)
	}
	if _, err := fmt.Sscanf(lines[1], "%d %d", &first, &count); err != nil || first != 0 || count < 5 || len(lines) < count+2 {
		return nil, fmt.Errorf("%w: table of offsets %q", errSource, lines[1])
	}
	offsets := make([]int, count)
	for number := 1; number < count; number++ {
		entry := lines[2+number]
		if len(entry) < 10 {
			return nil, fmt.Errorf("%w: offset %q", errSource, entry)
		}
		offset, err := strconv.Atoi(entry[:10])
		if err != nil {
			return nil, fmt.Errorf("%w: offset %q", errSource, entry)
		}
		offsets[number] = offset
	}
	return offsets, nil
}

// The numbers of the objects that the PDF writer always makes.
const (
	pagesObject     = 1
	resourcesObject = 2
)

func pageObject(page int) int     { return 1 + 2*page }
func contentsObject(page int) int { return 2 + 2*page }

// The last two objects are written anew.
func (s *source) infoObject() int    { return len(s.bodies) - 2 }
func (s *source) catalogObject() int { return len(s.bodies) - 1 }

// stream splits an object into its dictionary and its stream; ok is false for an object without one.
func stream(body []byte) (dictionary, content []byte, ok bool) {
	dictionary, content, ok = bytes.Cut(body, []byte(">>\nstream\n"))
	if !ok {
		return nil, nil, false
	}
	content, ok = bytes.CutSuffix(content, []byte("\nendstream"))
	return append(slices.Clone(dictionary), ">>"...), content, ok
}
