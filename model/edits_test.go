package model_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// environment is a clock and a source of identities that are the same in every run.
func environment() model.Environment {
	made := 0
	return model.Environment{
		Now: func() time.Time {
			return time.Date(2027, 10, 14, 13, 30, 0, 0, time.UTC).Add(time.Duration(made) * time.Second)
		},
		NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%06d", made)) },
		Role:  "gespreksleider",
	}
}

// picture is all that a dossier holds, by kind and identity.
type picture map[string]string

func pictureOf(t rapid.TB, d *model.Dossier) picture {
	t.Helper()
	out := picture{}
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			data, err := model.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			out[string(kind)+" "+string(record.Ident())] = string(data)
		}
	}
	return out
}

func (p picture) withoutNames() picture {
	out := maps.Clone(p)
	maps.DeleteFunc(out, func(key, _ string) bool { return strings.HasPrefix(key, string(model.KindName)+" ") })
	return out
}

// difference names the records in which two pictures differ.
func difference(a, b picture) []string {
	var out []string
	for key := range maps.Keys(mergeKeys(a, b)) {
		if a[key] != b[key] {
			out = append(out, fmt.Sprintf("%s\n  %s\n  %s", key, a[key], b[key]))
		}
	}
	slices.Sort(out)
	return out
}

func mergeKeys(a, b picture) picture {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

func expectSame(t rapid.TB, what string, got, want picture) {
	t.Helper()
	if diff := difference(got, want); len(diff) > 0 {
		t.Fatalf("%s: these records differ (got, want):\n%s", what, strings.Join(diff, "\n"))
	}
}

var errOnPurpose = errors.New("on purpose")

// history is a dossier that is edited at random, with what undo and redo should bring.
type history struct {
	d      *model.Dossier
	before []picture // by change that can be undone: what the dossier was before it
	after  []picture // by change that can be redone: what the dossier was after it
	told   int       // changes that an observer heard of
	handed []handed  // slices that the dossier handed out
}

// handed is a slice that a dossier handed out, with what stood in it.
type handed struct {
	goals, were   []*model.Goal
	values, stood []*model.Value
}

// look asks for what the dossier hands out shared, and remembers it.
func (h *history) look() {
	for _, goal := range h.d.Goals() {
		children := h.d.Children(goal.ID)
		h.handed = append(h.handed, handed{goals: children, were: slices.Clone(children)})
	}
	for _, indicator := range h.d.Indicators() {
		values := h.d.Values(indicator.ID)
		h.handed = append(h.handed, handed{values: values, stood: slices.Clone(values)})
	}
}

func (h *history) checkHanded(t *rapid.T) {
	for _, handed := range h.handed {
		if !slices.Equal(handed.goals, handed.were) || !slices.Equal(handed.values, handed.stood) {
			t.Fatal("a slice that was handed out was written to")
		}
	}
}

func (h *history) edit(t *rapid.T) {
	was, changes, undoable := pictureOf(t, h.d), len(h.d.History()), h.d.CanUndo()
	change, err := h.run(t)
	now := pictureOf(t, h.d)
	switch {
	case err != nil:
		expectSame(t, fmt.Sprintf("an edit that failed (%v)", err), now, was)
		if len(h.d.History()) != changes || h.d.CanUndo() != undoable {
			t.Fatal("an edit that failed stands in the history")
		}
	case change == nil:
		expectSame(t, "an edit without a change", now, was)
	default:
		checkTouched(t, change, was, now)
		h.before, h.after = append(h.before, was), nil
	}
}

// run does a few random operations in one edit. Some of them fail, which may be taken lightly or end the edit; some edits end in an
// error or a panic after all.
func (h *history) run(t *rapid.T) (change *model.Change, err error) {
	defer func() {
		if p := recover(); p != nil {
			if p != any(errOnPurpose) {
				panic(p)
			}
			change, err = nil, errOnPurpose
		}
	}()
	return h.d.Edit("edit.test", func(tx *model.Tx) error {
		for range rapid.IntRange(1, 4).Draw(t, "operations") {
			name := rapid.SampledFrom(operationNames).Draw(t, "operation")
			if err := operations[name](t, tx); err != nil && rapid.Bool().Draw(t, "give up") {
				return err
			}
		}
		switch rapid.IntRange(0, 15).Draw(t, "end") {
		case 14:
			return errOnPurpose
		case 15:
			panic(errOnPurpose)
		}
		return nil
	}, "number", 1)
}

// checkTouched holds what a change says of itself against what happened.
func checkTouched(t *rapid.T, change *model.Change, was, now picture) {
	touched, err := change.Touched()
	if err != nil {
		t.Fatal(err)
	}
	named := picture{}
	for _, item := range touched {
		key := string(item.Kind) + " " + string(item.ID)
		named[key] = "touched"
		for _, side := range []struct {
			record model.Record
			want   string
		}{{item.Before, was[key]}, {item.After, now[key]}} {
			text := ""
			if side.record != nil {
				data, err := model.Encode(side.record)
				if err != nil {
					t.Fatal(err)
				}
				text = string(data)
			}
			if text != side.want {
				t.Fatalf("a change says of %s %q, and it was %q", key, text, side.want)
			}
		}
		if was[key] == now[key] {
			t.Fatalf("a change names %s, which stayed as it was", key)
		}
	}
	for key := range mergeKeys(was, now) {
		if was[key] != now[key] && named[key] == "" {
			t.Fatalf("a change does not name %s", key)
		}
	}
}

func (h *history) undo(t *rapid.T) {
	if len(h.before) == 0 {
		if _, err := h.d.Undo(); !errors.Is(err, model.ErrNothingToUndo) || h.d.CanUndo() != nil {
			t.Fatalf("undo of nothing: %v", err)
		}
		return
	}
	was, wants := pictureOf(t, h.d), h.d.CanUndo()
	change, err := h.d.Undo()
	if err != nil {
		t.Fatal(err)
	}
	if change.Undoes != wants.ID || change.Title != wants.Title {
		t.Fatalf("undo of %s %s is called %s %s", wants.ID, wants.Title, change.Undoes, change.Title)
	}
	last := len(h.before) - 1
	expectSame(t, "undone", pictureOf(t, h.d), h.before[last])
	h.before, h.after = h.before[:last], append(h.after, was)
}

func (h *history) redo(t *rapid.T) {
	if len(h.after) == 0 {
		if _, err := h.d.Redo(); !errors.Is(err, model.ErrNothingToRedo) || h.d.CanRedo() != nil {
			t.Fatalf("redo of nothing: %v", err)
		}
		return
	}
	was := pictureOf(t, h.d)
	if _, err := h.d.Redo(); err != nil {
		t.Fatal(err)
	}
	last := len(h.after) - 1
	expectSame(t, "redone", pictureOf(t, h.d), h.after[last])
	h.before, h.after = append(h.before, was), h.after[:last]
}

func (h *history) bringBack(t *rapid.T) {
	if len(h.d.History()) == 0 {
		return
	}
	of := rapid.SampledFrom(h.d.History()).Draw(t, "change")
	was := pictureOf(t, h.d)
	change, err := h.d.BringBack(of)
	now := pictureOf(t, h.d)
	switch {
	case err != nil:
		if _, forPeople := model.AsProblem(err); !forPeople {
			t.Fatalf("bringing back failed with %v", err)
		}
		expectSame(t, "brought back in vain", now, was)
	case change == nil:
		expectSame(t, "nothing to bring back", now, was)
	default:
		h.before, h.after = append(h.before, was), nil
	}
	touched, _ := of.Touched()
	for _, item := range touched {
		if err == nil && item.Before != nil && item.After == nil && h.d.Record(item.Kind, item.ID) == nil {
			t.Fatalf("%s %s was deleted and not brought back", item.Kind, item.ID)
		}
	}
}

func TestAnyEditsUndoneAreTheDossierBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &history{d: model.New(environment())}
		h.d.Subscribe(func(*model.Change) { h.told++ })
		start := pictureOf(t, h.d)
		t.Repeat(map[string]func(*rapid.T){
			"edit":      h.edit,
			"edit too":  h.edit,
			"undo":      h.undo,
			"redo":      h.redo,
			"bringBack": h.bringBack,
			"": func(t *rapid.T) {
				if problems := h.d.Verify(); len(problems) > 0 {
					t.Fatalf("rules are broken: %v", problems)
				}
				if h.told != len(h.d.History()) {
					t.Fatalf("the observer heard of %d changes, of %d", h.told, len(h.d.History()))
				}
				if rapid.Bool().Draw(t, "look") { // indexes that were never asked for are made afresh, the others are kept up
					checkIndexes(t, h.d)
					h.look()
				}
				h.checkHanded(t)
			},
		})
		reopened := reopen(t, h.d)
		for h.d.CanUndo() != nil {
			h.undo(t)
			if _, err := reopened.Undo(); err != nil {
				t.Fatal(err)
			}
			expectSame(t, "undone after reopening", pictureOf(t, reopened).withoutNames(), pictureOf(t, h.d).withoutNames())
			if problems := reopened.Verify(); len(problems) > 0 {
				t.Fatalf("rules are broken after reopening: %v", problems)
			}
		}
		expectSame(t, "all undone", pictureOf(t, h.d), start)
		checkIndexes(t, h.d)
		for h.d.CanRedo() != nil {
			h.redo(t)
			if _, err := reopened.Redo(); err != nil {
				t.Fatal(err)
			}
			expectSame(t, "redone after reopening", pictureOf(t, reopened).withoutNames(), pictureOf(t, h.d).withoutNames())
		}
		checkIndexes(t, h.d)
	})
}

// reopen makes the dossier again of what a file would hold of it: records and journal as JSON.
func reopen(t rapid.TB, d *model.Dossier) *model.Dossier {
	var records []model.Record
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			data, err := model.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			again, err := model.Decode(kind, data)
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, again)
		}
	}
	var changes []*model.Change
	for _, change := range d.History() {
		changes = append(changes, restored(t, change))
	}
	return model.Load(environment(), records, changes)
}

func restored(t rapid.TB, change *model.Change) *model.Change {
	touched, err := change.Touched()
	if err != nil {
		t.Fatal(err)
	}
	data, err := model.EncodeTouched(touched)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), secret) {
		t.Fatalf("a name stands in the journal: %s", data)
	}
	header := model.Change{
		ID: change.ID, Time: change.Time, Title: change.Title, Role: change.Role, Undoes: change.Undoes, Redoes: change.Redoes,
	}
	args, err := json.Marshal(change.Args)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(args, &header.Args); err != nil {
		t.Fatal(err)
	}
	return model.RestoredChange(header, func() ([]model.Touched, error) { return model.DecodeTouched(data) })
}
