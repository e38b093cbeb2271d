package model

import "slices"

// index answers the questions that every redraw asks, without walking all records. It is derived: any part may be thrown away, and is
// made again when asked for.
type index struct {
	children   map[ID][]*Goal      // by parent, in order; a slice that was handed out is never written to again
	ordered    []*Goal             // all goals, as the tree reads; handed out, so never written to; nil: to be made
	codes      map[ID]string       // of goals
	coded      bool                // whether the codes are those of now; until then the old ones are kept, for most stay as they were
	indicators map[ID][]*Indicator // by goal
	readings   map[ID][]*Reading   // by indicator
	series     map[ID]*series      // by indicator
	seen       map[ID]*seenSeries  // by indicator
	covered    map[whole]bool      // numbers of people that are left out somewhere

	cardNumbers    takers[int]
	highestNumber  int // of a card; 0: to be looked up
	indicatorCodes takers[string]
	highestCode    map[string]int // of an indicator, by its letters; nil: to be looked up
}

func newIndex() index {
	return index{series: map[ID]*series{}, cardNumbers: takers[int]{}, indicatorCodes: takers[string]{}}
}

// takers says which records have taken a number or a code. More than one has only while a rule is broken.
type takers[K comparable] map[K][]ID

func (t takers[K]) add(key K, id ID) { t[key] = append(t[key], id) }

func (t takers[K]) remove(key K, id ID) {
	t[key] = slices.DeleteFunc(t[key], func(other ID) bool { return other == id })
	if len(t[key]) == 0 {
		delete(t, key)
	}
}

// replace keeps the indexes right when a record takes the place of another one with its identity; either may be nil.
func (x *index) replace(kind Kind, before, after Record) {
	switch kind {
	case KindGoal:
		x.replaceGoal(asA[Goal](before), asA[Goal](after))
	case KindIndicator:
		x.replaceIndicator(asA[Indicator](before), asA[Indicator](after))
	case KindReading:
		x.readings = nil
	case KindCard:
		x.replaceCard(asA[Card](before), asA[Card](after))
	case KindValue:
		x.replaceValue(asA[Value](before), asA[Value](after))
	case KindCover:
		x.seen, x.covered = nil, nil
	}
}

// forgetSeen lets it be decided again what can be seen of the figures of an indicator.
func (x *index) forgetSeen(indicator ID) {
	delete(x.seen, indicator)
	x.covered = nil
}

func asA[R any, P pointerTo[R]](record Record) P {
	typed, _ := record.(P) // nil for no record
	return typed
}

func (x *index) replaceGoal(before, after *Goal) {
	stays := before != nil && after != nil && before.Parent == after.Parent && before.Position == after.Position
	if stays {
		x.ordered = withGoal(x.ordered, before, after)
	} else {
		x.ordered, x.coded = nil, false
	}
	if before != nil && after == nil {
		delete(x.codes, before.ID)
	}
	if x.children == nil {
		return
	}
	if stays {
		siblings := slices.Clone(x.children[after.Parent])
		if at, found := slices.BinarySearchFunc(siblings, after, inOrder); found {
			siblings[at] = after
		}
		x.children[after.Parent] = siblings
		return
	}
	if before != nil {
		x.children[before.Parent] = without(x.children[before.Parent], before)
	}
	if after != nil {
		siblings := x.children[after.Parent]
		at, _ := slices.BinarySearchFunc(siblings, after, inOrder)
		if at < len(siblings) {
			siblings = slices.Clip(siblings) // whoever was handed the slice keeps what it saw
		}
		x.children[after.Parent] = slices.Insert(siblings, at, after)
	}
}

// withGoal returns goals with one in the place of another, and leaves the slice that was handed out as it is.
func withGoal(goals []*Goal, before, after *Goal) []*Goal {
	at := slices.Index(goals, before)
	if at < 0 {
		return nil
	}
	out := slices.Clone(goals)
	out[at] = after
	return out
}

// without returns siblings without one of them, and leaves the slice that was handed out as it is.
func without(siblings []*Goal, goal *Goal) []*Goal {
	at, found := slices.BinarySearchFunc(siblings, goal, inOrder)
	switch {
	case !found:
		return siblings
	case at == len(siblings)-1:
		return slices.Clip(siblings[:at])
	}
	return slices.Delete(slices.Clone(siblings), at, at+1)
}

func (x *index) replaceIndicator(before, after *Indicator) {
	x.indicators = nil
	for _, indicator := range []*Indicator{before, after} {
		if indicator != nil {
			x.forgetSeen(indicator.ID)
		}
	}
	if before != nil && after != nil && before.Code == after.Code {
		return
	}
	if before != nil {
		x.indicatorCodes.remove(before.Code, before.ID)
		x.highestCode = nil
	}
	if after != nil {
		x.indicatorCodes.add(after.Code, after.ID)
		if letters, number := splitCode(after.Code); x.highestCode != nil {
			x.highestCode[letters] = max(x.highestCode[letters], number)
		}
	}
}

func (x *index) replaceCard(before, after *Card) {
	if before != nil && after != nil && before.Number == after.Number {
		return
	}
	if before != nil {
		x.cardNumbers.remove(before.Number, before.ID)
		x.highestNumber = 0
	}
	if after != nil {
		x.cardNumbers.add(after.Number, after.ID)
		if x.highestNumber > 0 {
			x.highestNumber = max(x.highestNumber, after.Number)
		}
	}
}

// nextNumber returns the number after the highest in the codes that begin with some letters.
func (d *Dossier) nextNumber(letters string) int {
	x := &d.index
	if x.highestCode == nil {
		x.highestCode = map[string]int{}
		for code := range x.indicatorCodes {
			prefix, number := splitCode(code)
			x.highestCode[prefix] = max(x.highestCode[prefix], number)
		}
	}
	return x.highestCode[letters] + 1
}
