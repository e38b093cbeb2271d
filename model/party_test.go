package model_test

import (
	"slices"
	"testing"

	"doelenboom/model"
)

func TestPartiesGetAMarkAndAPatternOfTheirOwn(t *testing.T) {
	d := model.New(environment())
	var marks []string
	for _, name := range []string{
		"Ervaringsdeskundigen", "Cliëntenraad", "Aanbieders van welzijn", "Gemeente", "Werkplein", "Werkgevers", "Vrijwilligerscentrale", "Inwoners", "Gemeente", "Ø",
	} {
		edit(t, d, func(tx *model.Tx) error {
			party, err := tx.AddParty(" "+name, model.OtherParty, "")
			if err == nil {
				marks = append(marks, party.Mark)
			}
			return err
		})
	}
	if want := []string{"E", "C", "A", "G", "W", "R", "V", "I", "M", "Ø"}; !slices.Equal(marks, want) {
		t.Errorf("the marks are %q, want %q", marks, want)
	}
	patterns := map[int]int{}
	for _, party := range model.All[model.Party](d) {
		patterns[party.Pattern]++
	}
	if len(patterns) != 8 {
		t.Errorf("the patterns are %v", patterns)
	}
	if mark := d.FreeMark("Gemeente"); mark != "N" {
		t.Errorf("one more would be %q", mark)
	}
	if mark := d.FreeMark("WW"); mark != "WW" {
		t.Errorf("two letters are %q", mark)
	}
	if mark := d.FreeMark("12"); mark != "" {
		t.Errorf("without letters it is %q", mark)
	}
	edit(t, d, func(tx *model.Tx) error { _, err := tx.AddParty("Bewoners", model.Resident, "bw"); return err })
	if last := model.All[model.Party](d)[10]; last.Mark != "BW" {
		t.Errorf("the mark is %q", last.Mark)
	}
}

func TestPresenceAndNames(t *testing.T) {
	d := seeded(t)
	var person *model.Participant
	session := only[model.Session](t, d)
	edit(t, d, func(tx *model.Tx) error {
		person = &model.Participant{Role: "jobcoach"}
		return tx.Put(person)
	})
	for _, present := range []bool{true, true, false} {
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetPresent(person.ID, session.ID, present) }); err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(model.Get[model.Participant](d, person.ID).Sessions, session.ID); got != present {
			t.Errorf("present: %t, want %t", got, present)
		}
	}
	for _, name := range []string{"", "Anneke", "Anneke de Boer", " "} {
		before := d.Count(model.KindName)
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetName(person.ID, name) }); err != nil {
			t.Fatal(err)
		}
		known := d.NameOf(person.ID)
		switch {
		case name == "" && d.Count(model.KindName) != before, name == " " && known != nil:
			t.Errorf("no name became %+v", known)
		case len(name) > 1 && known.Name != name:
			t.Errorf("%q became %+v", name, known)
		}
	}
	people := d.Participants()
	if last := people[len(people)-1]; last.Party != "" && len(people) > 1 {
		t.Errorf("the last one is %+v", last)
	}
}

func TestTheTopIsWordedAndTakenBack(t *testing.T) {
	d := model.New(environment())
	for _, text := range []string{"", "Iedereen hoort erbij", "Iedereen in de buurt hoort erbij", ""} {
		if _, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetTop(text) }); err != nil {
			t.Fatal(err)
		}
		if top := d.Top(); (top == nil) != (text == "") || top != nil && top.Text != text {
			t.Errorf("%q became %+v", text, top)
		}
	}
	d = seeded(t)
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { return tx.SetTop(" ") })
	expectProblem(t, err, "problem.goal.topNeeded")
}
