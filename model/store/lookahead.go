package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The fields of a page and of the meta page of bbolt that are looked at, by their place in the page.
const (
	pageHeaderSize = 16
	elementSize    = 16
	metaSize       = 64
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	noFreelist     = ^uint64(0)

	branchPage   = 0x01
	leafPage     = 0x02
	metaPage     = 0x04
	freelistPage = 0x10
)

var (
	errNoDatabase = errors.New("no database")
	errCutOff     = errors.New("the file is cut off")
	errStructure  = errors.New("the pages of the file do not hang together")
	errFreePages  = errors.New("the list of free pages is damaged")
)

// survey is what a look ahead tells of a database that is whole.
type survey struct {
	transaction uint64
	pages       uint64 // below this number pages may be in use
	root        uint64
	freelist    uint64
	halfMeta    bool   // one of the two meta pages is damaged: the state may be that of the other one
	lost        uint64 // pages that are neither in use nor free: wasted, and harmless
	freeDamage  error  // what is wrong with the list of free pages: nothing may be written, but all can be read
}

// lookAhead examines a database before anything of it is mapped: both meta pages, every page that can be reached from the root, and
// the list of free pages. bbolt trusts its pages; on a damaged file it may read outside the file, run in circles, or take a page that
// is in use for a free one. A file that passes is safe to read, and without freeDamage to write. What stands on the pages is for the checksums to tell.
func lookAhead(file io.ReaderAt, size int64) (survey, error) {
	out, err := readMetas(file, size)
	if err != nil {
		return out, err
	}
	w := &walk{file: file, survey: out, seen: make([]bool, out.pages)}
	if err := w.bucket(out.root); err != nil {
		return out, err
	}
	if out.freelist == noFreelist {
		return out, nil
	}
	if err := w.free(out.freelist); err != nil {
		out.freeDamage = errors.Join(errFreePages, err)
		return out, nil
	}
	for _, seen := range w.seen[2:] {
		if !seen {
			out.lost++
		}
	}
	return out, nil
}

// readMetas reads the two meta pages and follows the newest one, as bbolt does.
func readMetas(file io.ReaderAt, size int64) (survey, error) {
	var out survey
	valid, traces, wrong := 0, 0, false
	for number := range uint64(2) {
		page := make([]byte, pageHeaderSize+metaSize)
		if _, err := file.ReadAt(page, int64(number)*pageSize); err == io.EOF {
			continue
		} else if err != nil {
			return out, err
		}
		if binary.LittleEndian.Uint64(page) != number || kindOf(page) != metaPage {
			wrong = true
		}
		meta := page[pageHeaderSize:]
		if binary.LittleEndian.Uint32(meta) == boltMagic {
			traces++
		}
		one, ok := parseMeta(meta)
		if !ok {
			continue
		}
		valid++
		if valid == 1 || one.transaction > out.transaction {
			out = one
		}
	}
	switch {
	case valid == 0 && traces == 0:
		return out, errNoDatabase
	case valid == 0:
		return out, fmt.Errorf("%w: no meta page", errStructure)
	case int64(out.pages)*pageSize > size:
		return out, fmt.Errorf("%w: %d bytes of %d", errCutOff, size, out.pages*pageSize)
	case out.root < 2 || out.root >= out.pages || out.freelist != noFreelist && (out.freelist < 2 || out.freelist >= out.pages):
		return out, fmt.Errorf("%w: root %d, freelist %d of %d pages", errStructure, out.root, out.freelist, out.pages)
	}
	out.halfMeta = valid == 1 || wrong
	return out, nil
}

func parseMeta(meta []byte) (survey, bool) {
	word, long := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	if word(meta) != boltMagic || word(meta[4:]) != boltVersion || word(meta[8:]) != pageSize {
		return survey{}, false
	}
	sum := fnv.New64a()
	sum.Write(meta[:56])
	const most = 1 << 40 // pages: far above what bbolt can map
	out := survey{root: long(meta[16:]), freelist: long(meta[32:]), pages: long(meta[40:]), transaction: long(meta[48:])}
	return out, sum.Sum64() == long(meta[56:]) && out.pages < most
}
