package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// walk visits the pages of a database, each at most once.
type walk struct {
	file io.ReaderAt
	survey
	seen []bool
	leaf []byte // the leaf at hand; branches and the leaves that hold buckets have memory of their own
}

// page reads a page with what it runs over into, after claiming all of it.
func (w *walk) page(id uint64) ([]byte, error) {
	if id < 2 || id >= w.pages {
		return nil, fmt.Errorf("%w: page %d of %d", errStructure, id, w.pages)
	}
	header := make([]byte, pageHeaderSize)
	if _, err := w.file.ReadAt(header, int64(id)*pageSize); err != nil {
		return nil, err
	}
	over := uint64(binary.LittleEndian.Uint32(header[12:]))
	if binary.LittleEndian.Uint64(header) != id || id+over >= w.pages {
		return nil, fmt.Errorf("%w: page %d has a wrong header", errStructure, id)
	}
	for i := id; i <= id+over; i++ {
		if w.seen[i] {
			return nil, fmt.Errorf("%w: page %d is used twice", errStructure, i)
		}
		w.seen[i] = true
	}
	size := int(over+1) * pageSize
	if cap(w.leaf) < size {
		w.leaf = make([]byte, size)
	}
	page := w.leaf[:size]
	if kindOf(header) == branchPage {
		page = make([]byte, size)
	}
	_, err := w.file.ReadAt(page, int64(id)*pageSize)
	return page, err
}

func kindOf(page []byte) uint16 { return binary.LittleEndian.Uint16(page[8:]) }

// element is one key of a page, with its value or the page below it.
type element struct {
	key, value []byte
	child      uint64
	bucket     bool
}

// elements reads the keys of a branch or a leaf, which ascend; it checks that all of it lies within the page.
func elements(page []byte) ([]element, error) {
	if len(page) < pageHeaderSize {
		return nil, fmt.Errorf("%w: a page without header", errStructure)
	}
	kind, count := kindOf(page), int(binary.LittleEndian.Uint16(page[10:]))
	if kind != branchPage && kind != leafPage || kind == branchPage && count == 0 || pageHeaderSize+count*elementSize > len(page) {
		return nil, fmt.Errorf("%w: page kind %x with %d elements", errStructure, kind, count)
	}
	out := make([]element, count)
	for i := range out {
		at := pageHeaderSize + i*elementSize
		field := func(n int) uint64 { return uint64(binary.LittleEndian.Uint32(page[at+4*n:])) }
		e := &out[i]
		var begin, keySize, valueSize uint64
		if kind == branchPage {
			begin, keySize, e.child = field(0), field(1), binary.LittleEndian.Uint64(page[at+8:])
		} else {
			begin, keySize, valueSize = field(1), field(2), field(3)
			e.bucket = field(0) == 1
			if field(0) > 1 {
				return nil, fmt.Errorf("%w: element flags %x", errStructure, field(0))
			}
		}
		begin += uint64(at)
		if begin < uint64(pageHeaderSize+count*elementSize) || begin+keySize+valueSize > uint64(len(page)) {
			return nil, fmt.Errorf("%w: an element lies outside its page", errStructure)
		}
		e.key, e.value = page[begin:begin+keySize], page[begin+keySize:begin+keySize+valueSize]
		if i > 0 && bytes.Compare(out[i-1].key, e.key) >= 0 {
			return nil, fmt.Errorf("%w: keys do not ascend", errStructure)
		}
	}
	return out, nil
}

// bucket visits the tree of a bucket and the buckets within it.
func (w *walk) bucket(root uint64) error { return w.tree(root, nil, nil) }

// tree visits a page and what lies below it; its keys lie from low up to, not including, high. No bound is nil.
func (w *walk) tree(id uint64, low, high []byte) error {
	page, err := w.page(id)
	if err != nil {
		return err
	}
	all, err := elements(page)
	if err != nil {
		return err
	}
	if len(all) > 0 && (low != nil && bytes.Compare(all[0].key, low) < 0 || high != nil && bytes.Compare(all[len(all)-1].key, high) >= 0) {
		return fmt.Errorf("%w: page %d holds keys of another page", errStructure, id)
	}
	if kindOf(page) == leafPage {
		return w.within(all)
	}
	for i, e := range all {
		next := high
		if i+1 < len(all) {
			next = all[i+1].key
		}
		if err := w.tree(e.child, e.key, next); err != nil {
			return err
		}
	}
	return nil
}

// within visits the buckets that stand in a leaf: a small one in the leaf itself, any other one in a tree of its own.
func (w *walk) within(all []element) error {
	var roots []uint64
	for _, e := range all {
		if !e.bucket {
			continue
		}
		if len(e.value) < pageHeaderSize {
			return fmt.Errorf("%w: a bucket without header", errStructure)
		}
		if root := binary.LittleEndian.Uint64(e.value); root != 0 {
			roots = append(roots, root)
			continue
		}
		page := e.value[pageHeaderSize:]
		inner, err := elements(page)
		if err != nil {
			return err
		}
		if kindOf(page) != leafPage || slices.ContainsFunc(inner, func(e element) bool { return e.bucket }) {
			return fmt.Errorf("%w: a small bucket with pages below it", errStructure)
		}
	}
	for _, root := range roots {
		if err := w.bucket(root); err != nil {
			return err
		}
	}
	return nil
}

// free visits the list of free pages: none of them may be in use. Call it after the tree.
func (w *walk) free(id uint64) error {
	page, err := w.page(id)
	if err != nil {
		return err
	}
	if kindOf(page) != freelistPage {
		return fmt.Errorf("%w: page %d is no list of free pages", errStructure, id)
	}
	const many = 0xffff // the number that means: the true one comes first
	count, ids := uint64(binary.LittleEndian.Uint16(page[10:])), page[pageHeaderSize:]
	if count == many {
		count, ids = binary.LittleEndian.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return fmt.Errorf("%w: %d free pages do not fit in their list", errStructure, count)
	}
	for i := range count {
		free := binary.LittleEndian.Uint64(ids[i*8:])
		if free < 2 || free >= w.pages || w.seen[free] {
			return fmt.Errorf("%w: page %d is free and in use", errStructure, free)
		}
		w.seen[free] = true
	}
	return nil
}
