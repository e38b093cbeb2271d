package store

import (
	"bytes"
	"encoding/binary"
	"slices"

	"doelenboom/model"
)

// piece is a value that was found in the bytes of a file, wherever: its checksum says that it is what was once written there.
type piece struct {
	bucket  string
	key     string
	payload []byte
	inUse   bool // it stands on a page that the file says is in use; other pages hold what was so earlier, or what the file lost track of
	free    bool // it stands on a page that the file says is free
}

// scan finds every value in the bytes of a file of which key, value and checksum are whole, without trusting anything else: no page, no
// list and no order.
func scan(data []byte) []piece {
	used, free := pagesInUse(data)
	var out []piece
	for at := 0; at+envelopeSize < len(data); at++ {
		next := bytes.IndexByte(data[at:], encodingJSON)
		if next < 0 {
			break
		}
		at += next
		begin := at + envelopeSize
		if begin >= len(data) || !bytes.ContainsRune([]byte(`{["`), rune(data[begin])) {
			continue
		}
		end := jsonEnd(data, begin)
		if end < 0 {
			continue
		}
		if bucket, key, ok := whose(data, at, data[at:end]); ok {
			page := at / pageSize
			out = append(out, piece{bucket: bucket, key: string(key), payload: data[begin:end:end], inUse: page < len(used) && used[page], free: page < len(free) && free[page]})
			at = end - 1
		}
	}
	return out
}

// whose finds in which bucket and under which key an envelope was sealed. The key stands right before it.
func whose(data []byte, at int, envelope []byte) (bucket string, key []byte, ok bool) {
	fits := func(bucket string, key []byte) bool {
		return checksum(bucket, key, envelope[0], envelope[envelopeSize:]) == storedChecksum(envelope)
	}
	before := func(size int) []byte {
		if at < size {
			return nil
		}
		return data[at-size : at]
	}
	if key := before(len(headKey)); string(key) == headKey && fits(metaBucket, key) {
		return metaBucket, key, true
	}
	if key := before(8); key != nil && key[0] == 0 && key[1] == 0 {
		for _, bucket := range []string{journalBucket, recordsBucket} {
			if fits(bucket, key) {
				return bucket, key, true
			}
		}
	}
	if envelope[envelopeSize] != '{' {
		return "", nil, false
	}
	if key := before(16); key != nil {
		for _, kind := range model.Kinds() {
			if fits(string(kind), key) {
				return string(kind), key, true
			}
		}
	}
	const longest = 200
	for size := 2; size < longest && size <= at; size++ {
		if data[at-size] != textMark {
			continue
		}
		for _, kind := range model.Kinds() {
			if key := before(size); fits(string(kind), key) {
				return string(kind), key, true
			}
		}
	}
	return "", nil, false
}

// jsonEnd returns where a JSON text ends, or -1 when it does not within what one value may hold.
func jsonEnd(data []byte, at int) int {
	const longest = 64 << 20
	depth, text := 0, false
	for i := at; i < len(data) && i-at < longest; i++ {
		switch c := data[i]; {
		case text && c == '\\':
			i++
		case text && c == '"':
			text = false
			if depth == 0 {
				return i + 1
			}
		case text && c < ' ':
			return -1
		case text:
		case c == '"':
			text = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case c < ' ' || c >= 0x7f:
			return -1
		}
	}
	return -1
}

// pagesInUse says which pages can still be reached from the newest meta page that is whole, past whatever is damaged, and which are in the
// list of free pages.
func pagesInUse(data []byte) (used, free []bool) {
	found, err := readMetas(bytes.NewReader(data), int64(len(data)))
	if err != nil && found.transaction == 0 {
		return nil, nil
	}
	w := &walk{file: bytes.NewReader(data), survey: found, seen: make([]bool, min(found.pages, uint64(len(data)/pageSize)+1))}
	w.pages = uint64(len(w.seen))
	reach(w, found.root)
	used = slices.Clone(w.seen)
	if found.freelist != noFreelist && w.free(found.freelist) == nil {
		free = make([]bool, len(w.seen))
		for i := range free {
			free[i] = w.seen[i] && !used[i]
		}
	}
	return used, free
}

// reach visits what lies below a page and goes on past pages that are damaged.
func reach(w *walk, id uint64) {
	page, err := w.page(id)
	if err != nil {
		return
	}
	page = bytes.Clone(page)
	all, err := elements(page)
	if err != nil {
		return
	}
	for _, e := range all {
		switch {
		case kindOf(page) == branchPage:
			reach(w, e.child)
		case e.bucket && len(e.value) >= pageHeaderSize:
			if root := binary.LittleEndian.Uint64(e.value); root != 0 {
				reach(w, root)
			}
		}
	}
}
