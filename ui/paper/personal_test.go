package paper

import (
	"bytes"
	"fmt"
	"testing"

	"doelenboom/model"
)

// TestPublicPapersWarnOfWhatLeadsToOnePerson puts a number and two addresses in texts, and reads what is told of the papers on which they stand.
func TestPublicPapersWarnOfWhatLeadsToOnePerson(t *testing.T) {
	d := edited(t, func(tx *model.Tx) error {
		for _, record := range []model.Record{
			&model.Goal{Identity: named("top"), Text: "Bel 06-12345678 voor een dag die telt.", State: model.GoalAdopted},
			&model.Goal{Identity: named("goal"), Parent: "top", Text: "Inwoners doen mee.", Assumption: "Dat zei iemand met nummer 111222333", State: model.GoalAdopted},
			&model.Indicator{Identity: named("i1"), Code: "I1", Goals: []model.ID{"goal"}, Name: "De deur uit", Source: "jan@lindenhage.nl", Sort: model.EffectIndicator, Type: model.Number, Direction: model.Higher, Choice: model.Headline},
		} {
			if err := tx.Put(record); err != nil {
				return err
			}
		}
		return nil
	})
	told := func(name string, audience model.Audience) (keys string) {
		var out bytes.Buffer
		problems, err := Write(&out, name, Request{Dossier: d, Now: testNow, Audience: audience})
		if err != nil || out.Len() == 0 {
			t.Fatalf("%s: %v, %d bytes", name, err, out.Len())
		}
		for _, p := range problems {
			keys += fmt.Sprintf("%s %v %v; ", p.Key, p.Args["found"], p.Args["page"])
		}
		return keys
	}
	if got, want := told("goal-tree", model.Public), "problem.paper.phone 06-12345678 1; problem.paper.citizen 111222333 1; "; got != want {
		t.Errorf("the tree tells %q, want %q", got, want)
	}
	if got, want := told("indicator-sheet", model.Public), "problem.paper.email Jan@lindenhage.nl 1; "; got != want {
		t.Errorf("the sheet tells %q, want %q", got, want)
	}
	if got := told("goal-tree", model.Internal); got != "" {
		t.Errorf("a paper for who took part tells %q", got)
	}
}
