package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"doelenboom/model"
)

// tester is what helpers need of a test, be it a common one or a run of a property.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// testEnvironment gives moments and identities that ascend from a start, so that a test always does the same. Environments with
// different starts never give the same identity.
func testEnvironment(start int) model.Environment {
	var tick atomic.Int64
	return model.Environment{
		Now: func() time.Time {
			return time.Date(2026, 11, 22, 13, 30, 0, 0, time.UTC).Add(time.Duration(tick.Add(1)) * time.Second)
		},
		NewID: func() model.ID {
			return model.ID(fmt.Sprintf("0193a0b0-%04x-7000-8000-%012x", start, tick.Add(1)))
		},
		Role: "gespreksleider",
	}
}

// sample makes a dossier with every kind of record that edits can make, goals and values in number, and a history with undo and redo.
func sample(t tester, goals, values int) *model.Dossier {
	t.Helper()
	d := model.New(testEnvironment(1))
	edit := func(title model.Key, do func(tx *model.Tx) error, pairs ...any) {
		t.Helper()
		if _, err := d.Edit(title, do, pairs...); err != nil {
			t.Fatal(err)
		}
	}
	var top, party, participant, session, indicator model.ID
	edit("edit.cover", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Title = "Zinvolle dag"; return nil })
	})
	edit("edit.party.add", func(tx *model.Tx) error {
		one := &model.Party{Name: "Inwoners", Sort: model.Resident, Mark: "I"}
		err := tx.Put(one)
		party = one.ID
		return err
	})
	edit("edit.participant.add", func(tx *model.Tx) error {
		one := &model.Participant{Party: party, Role: "ervaringsdeskundige"}
		if err := tx.Put(one); err != nil {
			return err
		}
		participant = one.ID
		return tx.Put(&model.Name{Participant: participant, Name: "Geheime Naam", Email: "geheim@voorbeeld.nl"})
	})
	edit("edit.session.add", func(tx *model.Tx) error {
		one := &model.Session{Sort: model.GoalSession, Title: "Sessie 1", Date: "2026-11-22", State: model.Planned}
		err := tx.Put(one)
		session = one.ID
		return err
	})
	edit("edit.goal.add", func(tx *model.Tx) error {
		goal, err := tx.AddGoal("", 0, "Iedereen heeft een zinvolle dag")
		if err != nil {
			return err
		}
		top = goal.ID
		return nil
	}, "goal", "Iedereen heeft een zinvolle dag", "count", 1)
	parent := top
	for i := range goals {
		edit("edit.goal.add", func(tx *model.Tx) error {
			goal, err := tx.AddGoal(parent, i, fmt.Sprintf("Doel %d – “één” & <meer>", i))
			if err == nil && i%7 == 6 {
				parent = goal.ID
			}
			return err
		})
	}
	edit("edit.indicator.add", func(tx *model.Tx) error {
		one, err := tx.AddIndicator(top, "Mensen met een zinvolle dag")
		if err != nil {
			return err
		}
		indicator = one.ID
		return nil
	})
	edit("edit.value.import", func(tx *model.Tx) error {
		for i := range values {
			number := float64(i%100) + 0.5
			if _, err := tx.SetValue(indicator, model.Period(fmt.Sprintf("%04d", 1500+i)), model.Figure{Value: &number, Source: "CBS"}); err != nil {
				return err
			}
		}
		return nil
	})
	edit("edit.card.add", func(tx *model.Tx) error {
		if _, err := tx.AddCard(session, 0, "Een kaart", party); err != nil {
			return err
		}
		_, err := tx.AddGroup(session, "Een groep")
		return err
	})
	edit("edit.others.add", func(tx *model.Tx) error {
		_, err := tx.AddAgreement(model.Action, session, "Bel de buurt")
		return errors.Join(err,
			tx.Put(&model.Term{Word: "meedoen", Meaning: "een plek hebben"}),
			tx.Put(&model.Story{Goal: top, Text: "Ik kom weer buiten", Consent: model.ThisGroup}),
			tx.Put(&model.Reading{Indicator: indicator, Session: session, Recognise: "Dit klopt"}),
			tx.Put(&model.Parked{Text: "De bus", Session: session}),
			tx.Put(&model.Observation{Date: "2026-12-01", Goal: top, Text: "Drukker dan vorig jaar"}),
			tx.Put(&model.Initiative{Name: "Buurthuis", Serves: []model.Serves{{Goal: top, Contribution: 2}}}),
			tx.Put(&model.Vote{Session: session, Goals: []model.ID{top}, Each: model.EachParty, Dots: 3, Ballots: []model.Ballot{
				{Party: party, Voters: 1, Given: []model.Dotted{{Goal: top, Dots: 2}}},
			}}))
	})
	for _, turn := range []func() (*model.Change, error){d.Undo, d.Undo, d.Redo, d.Redo} {
		if _, err := turn(); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// picture is all that can be seen of a dossier, as text, so that two can be compared.
func picture(t tester, d *model.Dossier) string {
	t.Helper()
	var out strings.Builder
	for _, kind := range model.Kinds() {
		for _, record := range d.Records(kind) {
			data, err := model.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s %s\n", kind, data)
		}
	}
	out.WriteString(historyOf(d))
	return out.String()
}

func historyOf(d *model.Dossier) string {
	var out strings.Builder
	for _, c := range d.History() {
		fmt.Fprintf(&out, "change %s %s %s %v %s %s %s\n", c.ID, c.Time.Format(time.RFC3339Nano), c.Title, c.Args, c.Role, c.Undoes, c.Redoes)
	}
	undo, redo := d.CanUndo(), d.CanRedo()
	if undo != nil {
		fmt.Fprintf(&out, "undo %s\n", undo.ID)
	}
	if redo != nil {
		fmt.Fprintf(&out, "redo %s\n", redo.ID)
	}
	return out.String()
}

// create writes a dossier to a new file and returns its path.
func create(t testing.TB, d *model.Dossier) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "zinvolle dag.doelenboom")
	f, err := Create(path, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string, o Options) *File {
	t.Helper()
	f, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func read(t tester, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wantProblem fails the test unless err is the problem of a key.
func wantProblem(t tester, err error, key model.Key) *model.Problem {
	t.Helper()
	problem, ok := model.AsProblem(err)
	if !ok || problem.Key != key {
		t.Fatalf("got %v, want the problem %s", err, key)
	}
	return problem
}

// wantNoFindings fails the test when a check of the file finds anything.
func wantNoFindings(t tester, path string) {
	t.Helper()
	found, err := Check(path)
	if err != nil || len(found) > 0 {
		t.Fatalf("check: %v, %v", found, err)
	}
}

// wantFiles fails the test unless a folder holds just these files.
// wantPrivate checks that nobody but its owner may read a file or folder. Windows has other rules, which it takes from the folder above.
func wantPrivate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		t.Fatalf("%s may be read by others: %v", path, info.Mode())
	}
}

func wantFiles(t tester, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if strings.Join(got, "|") != strings.Join(names, "|") {
		t.Fatalf("the folder holds %q, want %q", got, names)
	}
}
