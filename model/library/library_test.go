package library_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/library"
)

func empty() *model.Dossier {
	made := 0
	return model.New(model.Environment{Now: time.Now, NewID: func() model.ID { made++; return model.ID(fmt.Sprintf("id-%04d", made)) }})
}

// TestEveryReadyIndicatorIsWhole looks that each says how it is counted, where it comes from and where that is known from, in both languages,
// and that none raises a question.
func TestEveryReadyIndicatorIsWhole(t *testing.T) {
	if len(library.All()) < 3 {
		t.Fatalf("there are %d shelves", len(library.All()))
	}
	for _, shelf := range library.All() {
		d := empty()
		for _, language := range []string{"nl", "en"} {
			if shelf.Name[language] == "" || shelf.About[language] == "" {
				t.Errorf("the shelf %v says nothing in %s", shelf.Name, language)
			}
		}
		for _, item := range shelf.Indicators {
			if item.Definition == "" || item.Unit == "" || item.Source == "" || item.SourceOwner == "" || item.Frequency == "" || item.Direction == "" ||
				item.Knowledge == "" || item.Explanation["en"] == "" || item.Type == model.Percentage && item.Denominator == "" {
				t.Errorf("%s lacks something: %+v", item.Name, item)
			}
			if _, err := d.Edit("edit.test", func(tx *model.Tx) error { _, err := item.Add(tx, ""); return err }); err != nil {
				t.Errorf("%s: %v", item.Name, err)
			}
		}
		for _, i := range d.Indicators() {
			if doubts := d.Doubts(i); len(doubts) > 0 {
				t.Errorf("%s raises %+v", i.Name, doubts)
			}
		}
	}
}

func TestAnOwnShelfReadsAsItWasWritten(t *testing.T) {
	d := empty()
	if _, err := d.Edit("edit.test", func(tx *model.Tx) error {
		for _, item := range library.All()[0].Indicators {
			if _, err := item.Add(tx, ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	shelf := library.Of(d, "Van ons", "")
	data, err := library.Write(shelf)
	if err != nil {
		t.Fatal(err)
	}
	read, err := library.Read(data)
	if err != nil || !reflect.DeepEqual(read.Indicators, shelf.Indicators) || read.Name.In("en") != "Van ons" {
		t.Errorf("read back: %v, %+v", err, read)
	}
	if n := len(shelf.Indicators); n != len(library.All()[0].Indicators) {
		t.Errorf("%d indicators", n)
	}
}

func TestWhatIsNoShelfIsSaid(t *testing.T) {
	for _, data := range []string{"", "{", `{"name":{}}`, `{"indicators":[{"name":""}]}`, `{"indicators":[{"name":"a","kind":"never"}]}`} {
		_, err := library.Read([]byte(data))
		if _, ok := model.AsProblem(err); !ok {
			t.Errorf("%q: %v", data, err)
		}
	}
}
