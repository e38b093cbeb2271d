package model_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
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

// secret stands in every name that the operations make up.
const secret = "Geheimnaam"

var operationNames = slices.Sorted(maps.Keys(operations))

// any returns the identity of some record of a kind, now and then one that does not exist.
func some(t *rapid.T, tx *model.Tx, kind model.Kind) model.ID {
	ids := []model.ID{"id-none"}
	for _, record := range tx.Records(kind) {
		ids = append(ids, record.Ident())
	}
	return rapid.SampledFrom(ids).Draw(t, string(kind))
}

func someOrNone(t *rapid.T, tx *model.Tx, kind model.Kind) model.ID {
	if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
		return ""
	}
	return some(t, tx, kind)
}

func text(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", " ", "a", "Inwoners doen mee", "één <b> & \"twee\""}).Draw(t, "text")
}

func somePeriod(t *rapid.T) model.Period {
	return rapid.SampledFrom([]model.Period{"2025", "2026", "2025-H1", "2024/25", "2025-Q3", "2025-13", ""}).Draw(t, "period")
}

func someDate(t *rapid.T) model.Date {
	return rapid.SampledFrom([]model.Date{"", "2026-01-31", "2027-10-14", "2027-02-30"}).Draw(t, "date")
}

func someNumber(t *rapid.T) *float64 {
	return rapid.SampledFrom([]*float64{nil, number(0), number(3), number(61.5), number(-1e9), number(math.NaN()), number(math.Inf(1))}).Draw(t, "number")
}

func number(v float64) *float64 { return &v }

func whole(v int) *int { return &v }

func someRef(t *rapid.T, tx *model.Tx) model.Ref {
	kind := rapid.SampledFrom([]model.Kind{model.KindGoal, model.KindIndicator, model.KindTerm, model.KindCard}).Draw(t, "kind")
	return model.Ref{Kind: kind, ID: some(t, tx, kind)}
}

func pick[T any](t *rapid.T, from []T) T { return rapid.SampledFrom(from).Draw(t, "choice") }

var operations = map[string]func(*rapid.T, *model.Tx) error{
	"add goal": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddGoal(someOrNone(t, tx, model.KindGoal), rapid.IntRange(-1, 5).Draw(t, "position"), text(t))
		return err
	},
	"seed": func(t *rapid.T, tx *model.Tx) error { return seed(tx) },
	"place goal": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindGoal), func(g *model.Goal) error {
			g.Position = pick(t, []float64{1, math.Nextafter(1, 2), 1 << 53, -math.MaxFloat64, math.MaxFloat64, math.Inf(1), math.NaN()})
			return nil
		})
	},
	"move goal": func(t *rapid.T, tx *model.Tx) error {
		return tx.MoveGoal(some(t, tx, model.KindGoal), someOrNone(t, tx, model.KindGoal), rapid.IntRange(-1, 5).Draw(t, "position"))
	},
	"change goal": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindGoal), func(g *model.Goal) error {
			g.Text, g.Contribution = text(t), rapid.IntRange(0, 4).Draw(t, "contribution")
			switch rapid.IntRange(0, 4).Draw(t, "part") {
			case 0:
				g.Also = append(g.Also, model.GoalLink{Goal: some(t, tx, model.KindGoal), Assumption: text(t)})
			case 1:
				g.Support = append(g.Support, model.Support{Party: some(t, tx, model.KindParty), Stance: pick(t, model.Stances())})
			case 2:
				g.State = pick(t, append(model.GoalStates(), "never"))
			case 3:
				return errOnPurpose
			}
			return nil
		})
	},
	"delete": func(t *rapid.T, tx *model.Tx) error {
		kind := pick(t, model.Kinds())
		return tx.Delete(kind, some(t, tx, kind))
	},
	"add card": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddCard(someOrNone(t, tx, model.KindSession), rapid.IntRange(-1, 4).Draw(t, "number"), text(t), someOrNone(t, tx, model.KindParty))
		return err
	},
	"change card": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindCard), func(c *model.Card) error {
			c.Groups = append(c.Groups, some(t, tx, model.KindGroup))
			c.Became = append(c.Became, someRef(t, tx))
			c.Number = rapid.IntRange(1, 9).Draw(t, "number")
			return nil
		})
	},
	"add group": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddGroup(someOrNone(t, tx, model.KindSession), text(t))
		return err
	},
	"add indicator": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddIndicator(someOrNone(t, tx, model.KindGoal), text(t))
		return err
	},
	"change indicator": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindIndicator), func(i *model.Indicator) error {
			switch rapid.IntRange(0, 5).Draw(t, "part") {
			case 0:
				i.Code = pick(t, []string{"I1", "I2", "I30", "V1", "los"})
			case 1:
				i.Goals = append(i.Goals, some(t, tx, model.KindGoal))
			case 2:
				i.Owner = model.Actor{Party: someOrNone(t, tx, model.KindParty), Role: text(t)}
			case 3:
				i.Baseline = &model.Baseline{Period: somePeriod(t), Value: 61}
				i.Targets = append(i.Targets, model.Target{Period: somePeriod(t), Value: *pick(t, []*float64{number(70), number(math.NaN())})})
			case 4:
				i.Scores = append(i.Scores, model.Score{Party: someOrNone(t, tx, model.KindParty), Data: rapid.IntRange(0, 4).Draw(t, "score")})
				i.Dissent = append(i.Dissent, model.Dissent{Party: someOrNone(t, tx, model.KindParty), Text: text(t)})
			case 5:
				i.Versions = append(i.Versions, model.Definition{From: somePeriod(t), Session: someOrNone(t, tx, model.KindSession)})
			}
			return nil
		})
	},
	"choose": func(t *rapid.T, tx *model.Tx) error {
		return tx.Choose(some(t, tx, model.KindIndicator), pick(t, append(model.Choices(), "never")), text(t))
	},
	"set value": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.SetValue(some(t, tx, model.KindIndicator), somePeriod(t), model.Figure{
			Value: someNumber(t), Missing: pick(t, append(model.MissingReasons(), "", "")), Numerator: someNumber(t), Denominator: someNumber(t),
			N: whole(12), Footnote: text(t),
		})
		return err
	},
	"put value": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Value{Indicator: someOrNone(t, tx, model.KindIndicator), Period: somePeriod(t), Value: someNumber(t)})
	},
	"move value": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindValue), func(v *model.Value) error {
			v.Indicator, v.Period = some(t, tx, model.KindIndicator), somePeriod(t)
			return nil
		})
	},
	"read": func(t *rapid.T, tx *model.Tx) error {
		return tx.Read(some(t, tx, model.KindIndicator), someOrNone(t, tx, model.KindSession), func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = pick(t, model.Judgements()), text(t)
			r.Dissent = append(r.Dissent, model.Dissent{Party: someOrNone(t, tx, model.KindParty), Text: text(t)})
			return nil
		})
	},
	"add agreement": func(t *rapid.T, tx *model.Tx) error {
		agreement, err := tx.AddAgreement(pick(t, model.AgreementKinds()), someOrNone(t, tx, model.KindSession), text(t))
		if err != nil {
			return err
		}
		return model.Update(tx, agreement.ID, func(a *model.Agreement) error {
			a.Linked, a.Due = []model.Ref{someRef(t, tx), someRef(t, tx)}, someDate(t)
			return nil
		})
	},
	"agreement state": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetAgreementState(some(t, tx, model.KindAgreement), pick(t, model.AgreementStates()), someOrNone(t, tx, model.KindSession), text(t))
	},
	"put session": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Session{
			Sort: pick(t, append(model.SessionKinds(), "never")), State: pick(t, model.SessionStates()), Date: someDate(t),
			Steps: []model.Step{{Sort: pick(t, model.StepKinds()), Minutes: rapid.IntRange(-1, 20).Draw(t, "minutes")}},
		})
	},
	"put party": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Party{Name: text(t), Sort: pick(t, model.PartyKinds()), Mark: pick(t, []string{"", "A", "B"}), Pattern: rapid.IntRange(0, 8).Draw(t, "pattern")})
	},
	"put participant": func(t *rapid.T, tx *model.Tx) error {
		participant := &model.Participant{Party: someOrNone(t, tx, model.KindParty), Role: text(t)}
		if err := tx.Put(participant); err != nil || rapid.Bool().Draw(t, "no name") {
			return err
		}
		return tx.Put(&model.Name{Participant: participant.ID, Name: secret})
	},
	"put name": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Name{Participant: someOrNone(t, tx, model.KindParticipant), Name: secret, Email: secret + "@example.org"})
	},
	"erase names": func(_ *rapid.T, tx *model.Tx) error { tx.EraseNames(); return nil },
	"put term": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Term{Word: text(t), Others: []model.OtherMeaning{{Party: some(t, tx, model.KindParty), Meaning: text(t)}}})
	},
	"put parked": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Parked{Text: text(t), Session: someOrNone(t, tx, model.KindSession), Owner: model.Actor{Party: someOrNone(t, tx, model.KindParty)}})
	},
	"put observation": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Observation{Text: text(t), Date: someDate(t), Goal: someOrNone(t, tx, model.KindGoal)})
	},
	"put story": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Story{
			Goal: someOrNone(t, tx, model.KindGoal), Indicator: someOrNone(t, tx, model.KindIndicator), Period: somePeriod(t),
			Text: text(t), Consent: pick(t, append(model.Consents(), "")),
		})
	},
	"put initiative": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Initiative{
			Name: text(t), Parties: []model.ID{some(t, tx, model.KindParty)}, Stage: rapid.IntRange(0, 8).Draw(t, "stage"),
			Serves: []model.Serves{{Goal: some(t, tx, model.KindGoal)}}, Evidence: []model.Evidence{{Goal: someOrNone(t, tx, model.KindGoal)}},
		})
	},
	"cover": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			c.Title, c.From, c.To = text(t), rapid.IntRange(2025, 2028).Draw(t, "from"), 2027
			c.Adoptions = append(c.Adoptions, model.Adoption{Date: someDate(t), Decision: someOrNone(t, tx, model.KindAgreement)})
			return nil
		})
	},
	"second cover": func(_ *rapid.T, tx *model.Tx) error { return tx.Put(&model.Cover{Title: "nog een"}) },
}

// seed adds a little of everything, hanging together.
func seed(tx *model.Tx) error {
	if tx.Top() == nil {
		if _, err := tx.AddGoal("", 0, "Een zinvolle dag"); err != nil {
			return err
		}
	}
	first, err := tx.AddGoal(tx.Top().ID, 0, "Een plek die past")
	if err != nil {
		return err
	}
	second, err := tx.AddGoal(first.ID, 9, "Zo binnenlopen")
	if err != nil {
		return err
	}
	party := &model.Party{Name: "Cliëntenraad", Sort: model.Council}
	participant := &model.Participant{Role: "ervaringsdeskundige"}
	session := &model.Session{Sort: model.FollowingSession, State: model.Closed, Date: "2027-10-14"}
	for _, record := range []model.Record{party, participant, session} {
		if err := tx.Put(record); err != nil {
			return err
		}
	}
	if err := tx.Put(&model.Name{Participant: participant.ID, Name: secret}); err != nil {
		return err
	}
	indicator, err := tx.AddIndicator(second.ID, "De deur uit")
	if err != nil {
		return err
	}
	for _, period := range []model.Period{"2026", "2025", "2025-H1"} {
		if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: number(38)}); err != nil {
			return err
		}
	}
	agreement, err := tx.AddAgreement(model.Decision, session.ID, "Vaste consulent")
	if err != nil {
		return err
	}
	group, err := tx.AddGroup(session.ID, "Vervoer")
	if err != nil {
		return err
	}
	return errors.Join(
		tx.Read(indicator.ID, session.ID, func(r *model.Reading) error { r.Explain = "Bus vervallen"; return nil }),
		model.Update(tx, agreement.ID, func(a *model.Agreement) error {
			a.Linked = []model.Ref{model.RefTo(indicator), model.RefTo(second)}
			a.Who.Party = party.ID
			return nil
		}),
		model.Update(tx, first.ID, func(g *model.Goal) error {
			g.Also = []model.GoalLink{{Goal: second.ID}}
			g.Support = []model.Support{{Party: party.ID, Stance: model.Doubts}}
			return nil
		}),
		tx.Put(&model.Card{
			Number: tx.NextCardNumber(), Text: "Busje", Session: session.ID, Party: party.ID, Groups: []model.ID{group.ID},
			Became: []model.Ref{model.RefTo(second), model.RefTo(indicator)},
		}),
		tx.Put(&model.Initiative{Name: "Inloophuis", Serves: []model.Serves{{Goal: second.ID}}}),
	)
}
