package model

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Ref names a record of any kind.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// RefTo returns the reference to a record.
func RefTo(record Record) Ref { return Ref{record.Kind(), record.Ident()} }

// What a record refers to stands in the tags of its fields: `ref:"party"` on an ID or a list of IDs. When the record that is referred to
// goes, the field lets go of it; with `ref:"goal,owner"` the whole record goes along, or, within a list of structs, that element. A
// field of type Ref or a list of them refers to the kind that it names. So one place knows how records hang together, and a new field
// cannot be forgotten by it.

type reference struct {
	index []int // path of fields from the record, or from the element of a list
	kind  Kind  // empty: the field is a Ref and says so itself
	owner bool
	list  bool
	inner []reference // for a list of structs that hold references
}

var referencesOf sync.Map // reflect.Type -> []reference

func references(t reflect.Type) []reference {
	if found, ok := referencesOf.Load(t); ok {
		return found.([]reference)
	}
	var out []reference
	for _, field := range reflect.VisibleFields(t) {
		if !field.IsExported() || field.Anonymous {
			continue
		}
		kind, option, _ := strings.Cut(field.Tag.Get("ref"), ",")
		of := reference{index: field.Index, kind: Kind(kind), owner: option == "owner"}
		element := field.Type
		if element.Kind() == reflect.Slice {
			of.list, element = true, element.Elem()
		}
		switch {
		case kind != "", element == reflect.TypeFor[Ref]():
			out = append(out, of)
		case element.Kind() == reflect.Struct && of.list:
			if of.inner = references(element); len(of.inner) > 0 {
				out = append(out, of)
			}
		case element.Kind() == reflect.Struct:
			for _, inner := range references(element) {
				inner.index = append(slices.Clone(field.Index), inner.index...)
				out = append(out, inner)
			}
		}
	}
	referencesOf.Store(t, out)
	return out
}

// target returns what a single field refers to; an empty ID when it refers to nothing.
func (r reference) target(v reflect.Value) Ref {
	if ref, ok := v.Interface().(Ref); ok {
		return ref
	}
	return Ref{r.kind, ID(v.String())}
}

// eachReference calls visit for all that a record refers to, until visit returns false.
func eachReference(record Record, visit func(Ref) bool) {
	v := reflect.ValueOf(record).Elem()
	visitReferences(v, references(v.Type()), visit)
}

func visitReferences(v reflect.Value, refs []reference, visit func(Ref) bool) bool {
	for _, r := range refs {
		field := v.FieldByIndex(r.index)
		if !r.list {
			if ref := r.target(field); ref.ID != "" && !visit(ref) {
				return false
			}
			continue
		}
		for i := range field.Len() {
			if r.inner != nil {
				if !visitReferences(field.Index(i), r.inner, visit) {
					return false
				}
			} else if ref := r.target(field.Index(i)); ref.ID != "" && !visit(ref) {
				return false
			}
		}
	}
	return true
}

// checkReferences reports the first record that is referred to but is not there.
func checkReferences(d *Dossier, record Record) error {
	var err error
	eachReference(record, func(ref Ref) bool {
		if d.Record(ref.Kind, ref.ID) == nil {
			err = NewProblem("problem.reference", "kind", record.Kind().Word(), "to", ref.Kind.Word(), "id", string(record.Ident()))
		}
		return err == nil
	})
	return err
}

// release makes record let go of all that gone holds; it reports whether the record must go too. It writes into record.
func release(record Record, gone map[Ref]bool) (owned bool) {
	v := reflect.ValueOf(record).Elem()
	return releaseFields(v, references(v.Type()), gone)
}

func releaseFields(v reflect.Value, refs []reference, gone map[Ref]bool) (owned bool) {
	for _, r := range refs {
		field := v.FieldByIndex(r.index)
		if !r.list {
			if gone[r.target(field)] {
				if r.owner {
					return true
				}
				field.SetZero()
			}
			continue
		}
		kept := reflect.MakeSlice(field.Type(), 0, field.Len())
		for i := range field.Len() {
			element := field.Index(i)
			drop := false
			if r.inner != nil {
				drop = releaseFields(element, r.inner, gone)
			} else {
				drop = gone[r.target(element)]
			}
			if !drop {
				kept = reflect.Append(kept, element)
			}
		}
		if kept.Len() != field.Len() {
			if kept.Len() == 0 {
				kept = reflect.Zero(field.Type())
			}
			field.Set(kept)
		}
	}
	return false
}

// refersTo reports whether a kind of record can refer to one of the kinds.
func refersTo(kind Kind, targets map[Kind]bool) bool {
	return reachable(references(reflect.TypeOf(newRecord(kind)).Elem()), targets)
}

func reachable(refs []reference, targets map[Kind]bool) bool {
	for _, r := range refs {
		if r.inner != nil {
			if reachable(r.inner, targets) {
				return true
			}
		} else if r.kind == "" || targets[r.kind] {
			return true
		}
	}
	return false
}

// detach deletes a record and, wave by wave, whatever it owns, and makes the rest let go.
func (tx *Tx) detach(kind Kind, id ID) {
	wave := []Ref{{kind, id}}
	if kind == KindGoal {
		for _, goal := range tx.Branch(id)[1:] {
			wave = append(wave, Ref{KindGoal, goal.ID})
		}
	}
	for len(wave) > 0 {
		gone, kinds := map[Ref]bool{}, map[Kind]bool{}
		for _, ref := range wave {
			gone[ref], kinds[ref.Kind] = true, true
			tx.set(ref.Kind, ref.ID, nil)
		}
		wave = wave[:0]
		for _, other := range Kinds() {
			if !refersTo(other, kinds) {
				continue
			}
			for _, record := range tx.Records(other) {
				hit := false
				eachReference(record, func(ref Ref) bool { hit = gone[ref]; return !hit })
				if !hit {
					continue
				}
				copied := clone(record)
				if release(copied, gone) {
					wave = append(wave, RefTo(record))
				} else {
					tx.set(other, record.Ident(), copied)
				}
			}
		}
	}
}
