package script_test

import (
	"strings"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/script"
)

// TestTheWarmUp: eight sentences in each language with a reason each, of all three kinds, in the same order, and then the group's own.
func TestTheWarmUp(t *testing.T) {
	made := 0
	d := model.New(model.Environment{Now: time.Now, NewID: func() model.ID { made++; return model.ID(strings.Repeat("i", made)) }})
	nl, en := script.WarmUp(d, "nl"), script.WarmUp(d, "en")
	if len(nl) != 8 || len(en) != 8 {
		t.Fatalf("%d sentences in Dutch and %d in English", len(nl), len(en))
	}
	of := map[model.SentenceKind]int{}
	for i, sentence := range nl {
		of[sentence.Is]++
		if sentence.Is != en[i].Is || sentence.Text == en[i].Text {
			t.Errorf("%q is not %q", sentence.Text, en[i].Text)
		}
		if sentence.Text == "" || sentence.Why == "" || en[i].Text == "" || en[i].Why == "" {
			t.Errorf("sentence %d lacks a text or a reason", i+1)
		}
	}
	for _, kind := range model.SentenceKinds() {
		if of[kind] < 2 {
			t.Errorf("%d sentences are a %s", of[kind], kind)
		}
	}
	if len(of) != 3 {
		t.Errorf("the kinds are %v", of)
	}
	if got := script.WarmUp(d, "fr"); got[0].Text != nl[0].Text {
		t.Errorf("in a language that the program does not speak it says %q", got[0].Text)
	}
	own := model.Sentence{Text: "Inwoners slapen goed", Is: model.SaysResult}
	if _, err := d.Edit("edit.warmup.add", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.WarmUp = append(c.WarmUp, own); return nil })
	}); err != nil {
		t.Fatal(err)
	}
	if got := script.WarmUp(d, "nl"); len(got) != 9 || got[8].Text != own.Text {
		t.Errorf("with an own sentence there are %d", len(got))
	}
}
