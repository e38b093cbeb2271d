package model_test

import (
	"testing"

	"doelenboom/model"
)

func TestMappings(t *testing.T) {
	d := model.New(environment())
	put := func(m model.Mapping) {
		t.Helper()
		if _, err := d.Edit("edit.import.values", func(tx *model.Tx) error { return tx.Remember(&m) }); err != nil {
			t.Fatal(err)
		}
	}
	put(model.Mapping{Source: "ggd", Shape: "jaar|waarde", Area: "Utrecht"})
	put(model.Mapping{Source: "cbs", Shape: "jaar|waarde", Area: "Zeist"})
	put(model.Mapping{Source: "ggd", Shape: "jaar|waarde", Area: "Baarn"})
	if n := d.Count(model.KindMapping); n != 2 {
		t.Errorf("%d mappings are kept", n)
	}
	for _, c := range []struct{ source, shape, area string }{
		{"ggd", "jaar|waarde", "Baarn"}, {"cbs", "jaar|waarde", "Zeist"}, {"ggd", "jaar|aantal", ""},
	} {
		area := ""
		if found := d.MappingFor(c.source, c.shape); found != nil {
			area = found.Area
		}
		if area != c.area {
			t.Errorf("for %s with %s: %q", c.source, c.shape, area)
		}
	}
	if _, err := d.Edit("edit.import.values", func(tx *model.Tx) error { return tx.Remember(&model.Mapping{Source: "x"}) }); err == nil {
		t.Error("a mapping without headers")
	}
}
