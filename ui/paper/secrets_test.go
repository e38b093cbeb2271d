package paper

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"doelenboom/model"
)

// marked is a text that is found again in whatever it is printed on: one word that nothing else has, and no break fits in.
func marked(what string, number int) string { return fmt.Sprintf("%s%02dX", what, number) }

// secretsOf are what is put in a dossier and what the public may not see of it.
type secretsOf struct {
	words   []string // in a field each
	numbers []string // small ones, as they would be written
}

// withSecrets fills every field of the small dossier that is not for the public with a word that is found again, and gives it figures that are
// too small to tell.
func withSecrets(t *testing.T) (*model.Dossier, secretsOf) {
	t.Helper()
	d := lindenhage(t)
	var out secretsOf
	secret := func() string {
		out.words = append(out.words, marked("GEHEIM", len(out.words)))
		return out.words[len(out.words)-1]
	}
	if _, err := d.Edit("test", func(tx *model.Tx) error {
		if err := tx.SetCover(func(c *model.Cover) error { c.Title = marked("OPENBAAR", 1) + " in Lindenhage"; return nil }); err != nil {
			return err
		}
		for _, p := range model.All[model.Participant](tx.Dossier) {
			id := "name-" + p.ID
			if known := tx.NameOf(p.ID); known != nil {
				id = known.ID
			}
			if err := tx.Put(&model.Name{Identity: model.Identity{ID: id}, Participant: p.ID, Name: secret(), Email: secret() + "@example.nl"}); err != nil {
				return err
			}
		}
		for _, s := range d.Sessions() {
			if err := model.Update(tx, s.ID, func(s *model.Session) error {
				if len(s.Steps) == 0 {
					s.Steps = []model.Step{{Sort: model.StepScore, Title: "Scoren", Minutes: 20}}
				}
				for i := range s.Steps {
					s.Steps[i].Note = secret()
				}
				return nil
			}); err != nil {
				return err
			}
		}
		for _, v := range model.All[model.Value](d) {
			if err := model.Update(tx, v.ID, func(v *model.Value) error {
				v.Corrections = []model.Correction{{Value: pointer(731357.0), When: testNow, Role: secret(), Why: secret()}}
				return nil
			}); err != nil {
				return err
			}
		}
		for i, consent := range []model.Consent{model.ThisGroup, model.InTheReport, model.Withdrawn} {
			for k, about := range []model.Story{{Goal: "g2.1"}, {Indicator: "i7"}} {
				about.ID = model.ID(fmt.Sprintf("story-%d-%d", i, k))
				about.Text, about.Teller, about.Why, about.Consent = secret(), secret(), secret(), consent
				if err := tx.Put(&about); err != nil {
					return err
				}
			}
		}
		for _, a := range d.Agreements() {
			if err := model.Update(tx, a.ID, func(a *model.Agreement) error {
				a.Log = append(a.Log, model.StateChange{State: a.State, When: testNow, Note: secret()})
				return nil
			}); err != nil {
				return err
			}
		}
		records := []model.Record{
			&model.Observation{Identity: named("seen"), Date: "2027-02-01", Goal: "g2.1", Text: secret(), Role: secret()},
			&model.Story{Identity: named("told"), Indicator: "i7", Text: marked("OPENBAAR", 2), Consent: model.PublicConsent},
			&model.Indicator{Identity: named("few"), Code: "I20", Goals: []model.ID{"g4.1"}, Name: "Van weinig mensen", Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%", Decimals: 3, Direction: model.Higher, Choice: model.Headline},
			&model.Value{Identity: named("few-1"), Indicator: "few", Period: "2026", Value: pointer(47.139), N: pointer(8)},
			&model.Indicator{Identity: named("count"), Code: "I21", Goals: []model.ID{"g4.1"}, Name: "Een klein aantal", Sort: model.EffectIndicator, Type: model.Tally, Unit: "zeldzamen", Direction: model.Higher, Choice: model.Headline},
			&model.Value{Identity: named("count-1"), Indicator: "count", Period: "2026", Value: pointer(3.0)},
		}
		for _, record := range records {
			if err := tx.Put(record); err != nil {
				return fmt.Errorf("%s: %w", record.Ident(), err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	out.numbers = []string{"47,139", "47.139", "731.357", "731,357", "731357", "3 zeldzamen", "3\u00a0zeldzamen"}
	return d, out
}

// spellings are the ways in which a text may stand in the bytes of an uncompressed PDF: as it is, in UTF-16 as bytes, as octal escapes, and as
// hexadecimal figures, of UTF-16 or of the bytes.
func spellings(text string) [][]byte {
	var wide, octal bytes.Buffer
	for _, unit := range utf16.Encode([]rune(text)) {
		wide.Write([]byte{byte(unit >> 8), byte(unit)})
		fmt.Fprintf(&octal, `\%03o%c`, unit>>8, rune(unit&0xFF))
	}
	hexadecimal := hex.EncodeToString(wide.Bytes())
	return [][]byte{
		[]byte(text), wide.Bytes(), octal.Bytes(), []byte(hexadecimal), []byte(strings.ToUpper(hexadecimal)), []byte(hex.EncodeToString([]byte(text))),
	}
}

// has reports whether a text stands anywhere in a file.
func has(file []byte, text string) bool {
	for _, spelling := range spellings(text) {
		if bytes.Contains(file, spelling) {
			return true
		}
	}
	return false
}

// uncompressed is a paper with everything in it laid open: pages, tags, texts for who does not see, bookmarks and what the file says of itself.
func uncompressed(t *testing.T, folder string, file []byte) []byte {
	t.Helper()
	from, to := filepath.Join(folder, "paper.pdf"), filepath.Join(folder, "open.pdf")
	if err := os.WriteFile(from, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", from, to).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v: %s", err, out)
	}
	open, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

// TestNoPublicPaperTellsASecret searches every byte of every public paper in both languages. That the search finds what is there is shown by
// what may be public, and by the papers of whoever leads the session.
func TestNoPublicPaperTellsASecret(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	d, secrets := withSecrets(t)
	folder := t.TempDir()
	for _, language := range []string{"nl", "en"} {
		for _, p := range All() {
			open := uncompressed(t, folder, written(t, p.Name, Request{Dossier: d, Language: language, Audience: model.Public}))
			if !has(open, marked("OPENBAAR", 1)) {
				t.Errorf("%s in %s does not have its own title: the search is blind", p.Name, language)
			}
			for _, never := range append(secrets.words, secrets.numbers...) {
				if has(open, never) {
					t.Errorf("the public %s in %s tells %q", p.Name, language, never)
				}
			}
		}
		if open := uncompressed(t, folder, written(t, "monitoring", Request{Dossier: d, Language: language, Audience: model.Public})); !has(open, marked("OPENBAAR", 2)) {
			t.Errorf("the public story is not in the report in %s: the search is blind", language)
		}
	}
	kept := 0
	for _, name := range []string{"attendance", "run-sheet", "monitoring", "indicator-sheet"} {
		open := uncompressed(t, folder, written(t, name, Request{Dossier: d, Audience: model.Internal, Session: d.Sessions()[0].ID}))
		for _, word := range append(secrets.words, secrets.numbers...) {
			if has(open, word) {
				kept++
			}
		}
	}
	if kept < 20 {
		t.Errorf("only %d secrets are found where they may be: the search is blind", kept)
	}
}
