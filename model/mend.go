package model

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// Mend makes a set of records that lost some of its own stand together again, for a dossier that was read from a damaged file. A goal,
// indicator, session, party or participant that others cannot do without comes back under its own identity, with text in the place of
// what it said; references to anything else that is lost let go, and what cannot be without it goes too. It returns the records that
// stand, and the references to what was lost. It writes into the records.
func Mend(records []Record, text string) (mended []Record, lost []Ref) {
	there := map[Ref]bool{}
	hasTop := ID("")
	for _, record := range records {
		there[RefTo(record)] = true
		if goal, ok := record.(*Goal); ok && goal.Parent == "" {
			hasTop = goal.ID
		}
	}
	told := map[Ref]bool{}
	for more := true; more; {
		more = false
		missing := map[Ref]bool{}
		for _, record := range records {
			eachReference(record, func(ref Ref) bool {
				if !there[ref] {
					missing[ref] = true
				}
				return true
			})
		}
		if len(missing) == 0 {
			break
		}
		for _, ref := range inOrderOf(missing) {
			if !told[ref] {
				told[ref] = true
				lost = append(lost, ref)
			}
			if stand := standIn(ref, text, hasTop); stand != nil {
				if ref.Kind == KindGoal && hasTop == "" {
					hasTop = ref.ID
				}
				there[ref] = true
				records = append(records, stand)
				delete(missing, ref)
			}
		}
		kept := make([]Record, 0, len(records))
		for _, record := range records {
			v := reflect.ValueOf(record).Elem()
			if len(missing) > 0 && releaseFields(v, references(v.Type()), missing) {
				delete(there, RefTo(record))
				more = true
				continue
			}
			kept = append(kept, record)
		}
		records = kept
	}
	return records, lost
}

func inOrderOf(refs map[Ref]bool) []Ref {
	return slices.SortedFunc(maps.Keys(refs), func(a, b Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
}

// standIn is a record in the place of a lost one, or nil for a kind that the others can do without.
func standIn(ref Ref, text string, top ID) Record {
	identity := Identity{ID: ref.ID}
	switch ref.Kind {
	case KindGoal:
		return &Goal{Identity: identity, Text: text, Parent: top}
	case KindIndicator:
		return &Indicator{Identity: identity, Name: text, Sort: ContextIndicator, Type: Number, Direction: FollowOnly}
	case KindSession:
		return &Session{Identity: identity, Title: text, Sort: Preparation, State: Closed}
	case KindParty:
		return &Party{Identity: identity, Name: text, Sort: OtherParty}
	case KindParticipant:
		return &Participant{Identity: identity, Role: text}
	}
	return nil
}
