package model

import (
	"fmt"
	"testing"
	"time"
)

// TestACopyStaysAsItWas: what happens to a dossier afterwards is not in its copy, and the other way round.
func TestACopyStaysAsItWas(t *testing.T) {
	made := 0
	d := New(Environment{Now: time.Now, NewID: func() ID { made++; return ID(fmt.Sprintf("0199c000-0000-7000-8000-%012d", made)) }})
	rename := func(d *Dossier, title string) {
		t.Helper()
		if _, err := d.Edit("test", func(tx *Tx) error {
			return tx.SetCover(func(c *Cover) error { c.Title = title; return nil })
		}); err != nil {
			t.Fatal(err)
		}
	}
	rename(d, "before")
	copied := d.Copy()
	rename(d, "after")
	if got := copied.Cover().Title; got != "before" {
		t.Errorf("the copy is called %q", got)
	}
	rename(copied, "other")
	if got := d.Cover().Title; got != "after" {
		t.Errorf("the dossier is called %q", got)
	}
}
