package paper

import (
	"fmt"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// extremes are dossiers that nobody has in mind and somebody will have.
func extremes(t testing.TB) map[string]*model.Dossier {
	chain := func(tx *model.Tx) error {
		for i := range 1000 {
			goal := &model.Goal{Identity: named(fmt.Sprintf("g%d", i)), Text: fmt.Sprintf("Stap %d brengt de vorige dichterbij.", i), State: model.GoalAdopted}
			if i > 0 {
				goal.Parent = model.ID(fmt.Sprintf("g%d", i-1))
			}
			if err := tx.Put(goal); err != nil {
				return err
			}
		}
		return nil
	}
	goal := &model.Goal{Identity: named("g0"), Text: "Iedereen hoort erbij.", State: model.GoalAdopted}
	indicator := func() *model.Indicator {
		return &model.Indicator{Identity: named("i1"), Code: "I1", Goals: []model.ID{"g0"}, Name: "De deur uit", Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%", Direction: model.Higher, Choice: model.Headline}
	}
	of := func(records ...model.Record) func(*model.Tx) error {
		return func(tx *model.Tx) error {
			for _, record := range records {
				if err := tx.Put(record); err != nil {
					return err
				}
			}
			return nil
		}
	}
	missing := []model.Record{goal, indicator()}
	for year := range 12 {
		missing = append(missing, &model.Value{Identity: named(fmt.Sprintf("v%d", year)), Indicator: "i1", Period: model.Period(fmt.Sprint(2020 + year)), Missing: model.NotMeasured})
	}
	return map[string]*model.Dossier{
		"empty":            model.New(testEnvironment()),
		"one goal":         edited(t, of(goal)),
		"one indicator":    edited(t, of(goal, indicator())),
		"one value":        edited(t, of(goal, indicator(), &model.Value{Identity: named("v1"), Indicator: "i1", Period: "2026", Value: pointer(41.0)})),
		"all missing":      edited(t, of(missing...)),
		"2,000 goals":      manyGoals(t, 2000),
		"chain of 1,000":   edited(t, chain),
		"one with 300":     wideTree(t, 300),
		"endless words":    wordy(t, strings.Repeat("Doelenbomenvergadering", 23)[:500]),
		"endless sentence": wordy(t, strings.Repeat("Iedereen in Lindenhage hoort erbij en telt mee. ", 210)[:10000]),
		"lines":            wordy(t, strings.Repeat("Regel.\n", 400)),
	}
}

// wideTree is a goal with so many under it.
func wideTree(t testing.TB, count int) *model.Dossier {
	return edited(t, func(tx *model.Tx) error {
		for i := range count + 1 {
			goal := &model.Goal{Identity: named(fmt.Sprintf("g%d", i)), Position: float64(i), Text: "Inwoners tellen mee in hun eigen straat.", State: model.GoalAdopted, WhiteSpot: i%3 == 1}
			if i > 0 {
				goal.Parent = "g0"
			}
			if err := tx.Put(goal); err != nil {
				return err
			}
		}
		return nil
	})
}

// wordy is a dossier in which every text is the same, as far as the rules allow.
func wordy(t testing.TB, some string) *model.Dossier {
	put := func(tx *model.Tx, record model.Record) {
		if err := tx.Put(record); err != nil {
			t.Fatalf("%s: %v", record.Kind(), err)
		}
	}
	return edited(t, func(tx *model.Tx) error {
		if err := tx.SetCover(func(c *model.Cover) error {
			c.Title, c.Municipality, c.Theme, c.FutureImage, c.DataStatement = some, some, some, some, some
			return nil
		}); err != nil {
			return err
		}
		put(tx, &model.Party{Identity: named("party"), Name: some, Sort: model.Council, Mark: "C"})
		for n, sort := range model.SessionKinds() {
			id := fmt.Sprintf("s%d", n+1)
			put(tx, &model.Session{Identity: named(id), Sort: sort, Title: some, Place: some, Date: "2027-10-14", State: model.Closed,
				Steps: []model.Step{{Sort: model.StepTalk, Title: some, Prompt: some, Note: some, Minutes: 10}}})
			put(tx, &model.Card{Identity: named("c" + id), Session: model.ID(id), Number: n + 1, Text: some})
			put(tx, &model.Group{Identity: named("group" + id), Session: model.ID(id), Name: some})
			put(tx, &model.Agreement{Identity: named("a" + id), Sort: model.Action, Number: n + 1, Text: some, Session: model.ID(id), Who: model.Actor{Role: some}, State: model.Open, Tells: some})
			put(tx, &model.Parked{Identity: named("k" + id), Session: model.ID(id), Text: some, Reason: some})
		}
		put(tx, &model.Participant{Identity: named("person"), Party: "party", Role: some, Sessions: []model.ID{"s1"}})
		put(tx, &model.Name{Identity: named("name"), Participant: "person", Name: some})
		put(tx, &model.Goal{Identity: named("g0"), Text: some, State: model.GoalAdopted})
		for i := range 3 {
			put(tx, &model.Goal{Identity: named(fmt.Sprintf("g%d", i+1)), Parent: "g0", Position: float64(i), Text: some, Assumption: some, WhiteSpot: i == 0, Dots: 3, State: model.GoalAdopted,
				Support: []model.Support{{Party: "party", Stance: model.Doubts, Reason: some}}})
		}
		put(tx, &model.Term{Identity: named("term"), Word: some, Meaning: some, Others: []model.OtherMeaning{{Party: "party", Meaning: some}}})
		put(tx, &model.Indicator{Identity: named("i1"), Code: "I1", Goals: []model.ID{"g1"}, Name: some, Definition: some, Unit: some, Source: some, SourceOwner: some, Method: some, Sort: model.EffectIndicator,
			Type: model.Number, Direction: model.Higher, Owner: model.Actor{Role: some}, Choice: model.Headline, ChoiceReason: some, Dissent: []model.Dissent{{Party: "party", Text: some}},
			Targets: []model.Target{{Period: "2028", Value: 12, Reason: some}}, Versions: []model.Definition{{Text: some}, {From: "2026", Text: some, Reason: some, Breaks: true}}})
		for year := range 3 {
			put(tx, &model.Value{Identity: named(fmt.Sprintf("v%d", year)), Indicator: "i1", Period: model.Period(fmt.Sprint(2025 + year)), Value: pointer(123456789.0 * float64(year+1)), Footnote: some, Source: some})
		}
		put(tx, &model.Reading{Identity: named("r1"), Indicator: "i1", Session: "s3", Recognise: some, Explain: some, Appreciate: some, Improve: some, Judgement: model.Attention, JudgementReason: some,
			Dissent: []model.Dissent{{Party: "party", Text: some}}, Works: some})
		put(tx, &model.Story{Identity: named("st"), Indicator: "i1", Text: some, Teller: some, Why: some, Consent: model.PublicConsent})
		put(tx, &model.Vote{Identity: named("vote"), Session: "s1", Question: some, Goals: []model.ID{"g1", "g2"}, Each: model.EachParty, Dots: 2, Closed: true,
			Ballots: []model.Ballot{{Party: "party", Voters: 1, Given: []model.Dotted{{Goal: "g1", Dots: 2}}}}, Dissent: []model.Dissent{{Party: "party", Text: some}}})
		return nil
	})
}

// TestExtremesComeOutWhole prints every paper of every extreme dossier, and looks where each text stands: none may be off the
// sheet, and no sheet without text.
func TestExtremesComeOutWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("printing hundreds of pages takes its time")
	}
	faces, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range extremes(t) {
		for _, p := range All() {
			t.Run(name+"/"+p.Name, func(t *testing.T) {
				pages, _, err := Pages(p.Name, Request{Dossier: d, Now: testNow})
				if err != nil {
					t.Fatal(err)
				}
				outside := 0
				for n, page := range pages {
					letters := 0
					for _, op := range page.Ops {
						if op.Kind != figure.Text {
							continue
						}
						letters += len(op.Text)
						// What a tile has outside its part of the tree is cut off.
						if fault := misplaced(faces, op, page); fault != "" && !(p.Name == "goal-tree-tiled" && n < len(pages)-1) {
							if outside++; outside <= 3 {
								t.Errorf("page %d of %d: %s", n+1, len(pages), fault)
							}
						}
					}
					if letters == 0 {
						t.Errorf("page %d of %d is empty", n+1, len(pages))
					}
				}
				if len(written(t, p.Name, Request{Dossier: d})) == 0 {
					t.Error("nothing is written")
				}
			})
		}
	}
}

// misplaced says where a text stands that is not wholly on its sheet.
func misplaced(faces []*face, op figure.Op, page figure.Drawing) string {
	face := faces[op.Weight]
	width := face.width(printable(strings.TrimRight(op.Text, " ")), op.Size)
	left := op.X
	switch op.Align {
	case figure.Center:
		left -= width / 2
	case figure.Right:
		left -= width
	}
	said := []rune(op.Text)
	if len(said) > 40 {
		said = append(said[:40], '…')
	}
	if left < -slack || left+width > page.W+slack || op.Y-op.Size < -slack || op.Y > page.H+slack {
		return fmt.Sprintf("%q stands at %.0f to %.0f, %.0f on a sheet of %.0f by %.0f", string(said), left, left+width, op.Y, page.W, page.H)
	}
	return ""
}
