package exchange_test

import (
	"os"
	"path/filepath"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
	roles "doelenboom/model/exchange/table"
)

// settled makes a dossier with a little of what imports may meet.
func settled(t testing.TB) *model.Dossier {
	d := model.New(environment())
	five := 5.0
	if _, err := d.Edit("edit.goal.add", func(tx *model.Tx) error {
		top, err := tx.AddGoal("", 0, "Top")
		if err != nil {
			return err
		}
		if _, err := tx.AddGoal(top.ID, 0, "a"); err != nil {
			return err
		}
		indicator, err := tx.AddIndicator(top.ID, "a")
		if err != nil {
			return err
		}
		if _, err := tx.SetValue(indicator.ID, "2024", model.Figure{Value: &five}); err != nil {
			return err
		}
		_, err = tx.AddCard("", 3, "a", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return d
}

// survives imports anything at all, and sees that it came in whole, or not at all.
func survives(t *testing.T, name string, data []byte, as string) {
	d := settled(t)
	before := keep(t, d)
	dry, dryErr := exchange.Import(d, name, data, exchange.Options{As: as, DryRun: true})
	if keep(t, d) != before {
		t.Fatal("a dry run changed the dossier")
	}
	first, err := exchange.Import(d, name, data, exchange.Options{As: as})
	if err != nil {
		if _, forPeople := model.AsProblem(err); !forPeople || dryErr == nil {
			t.Fatalf("%v, after a dry run with %v", err, dryErr)
		}
		if keep(t, d) != before {
			t.Fatal("what was refused changed the dossier")
		}
		return
	}
	if outcome(dry) != outcome(first) {
		t.Fatalf("a dry run says %s, and then %s", outcome(dry), outcome(first))
	}
	if broken := d.Verify(); len(broken) > 0 {
		t.Fatal(broken[0])
	}
	after := keep(t, d)
	again, err := exchange.Import(d, name, data, exchange.Options{As: as})
	if err != nil || again.Read != 0 || again.Change != nil || keep(t, d) != after {
		t.Fatalf("%s, and again %s: %v", outcome(first), outcome(again), err)
	}
	if first.Change == nil {
		return
	}
	if _, err := d.Undo(); err != nil || keep(t, d) != before {
		t.Fatalf("one undo does not take an import back: %v", err)
	}
}

func keep(t testing.TB, d *model.Dossier) string {
	var out stringWriter
	if err := exchange.WriteDossier(&out, d, model.Keeper); err != nil {
		t.Fatal(err)
	}
	return string(out)
}

type stringWriter []byte

func (w *stringWriter) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

// seed adds the real files of a kind, where they are.
func seed(f *testing.F, pattern string, add func([]byte)) {
	files, err := filepath.Glob(filepath.Join(samples, filepath.FromSlash(pattern)))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		const longest = 20_000 // a long seed makes every mutation slow
		add(data[:min(len(data), longest)])
	}
}

func FuzzMindMap(f *testing.F) {
	seed(f, "mm/*", func(data []byte) { f.Add(data, true) })
	f.Add([]byte(smallMap), false)
	f.Add([]byte("<map><node TEXT='Top'><node TEXT='a'/><node/><node><node TEXT='b'/></node></node><node TEXT='Top'/></map>"), false)
	f.Add([]byte("<?xml version='1.0' encoding='ISO-8859-1'?><map><node TEXT='\xe9'/></map>"), false)
	f.Add([]byte("<map><node TEXT='&lt;html>&lt;p>a&lt;br>b'/></map>"), true)
	f.Fuzz(func(t *testing.T, data []byte, cards bool) {
		as := exchange.Goals
		if cards {
			as = exchange.Cards
		}
		survives(t, "x.mm", data, as)
	})
}

func FuzzTable(f *testing.F) {
	for _, pattern := range []string{"nl-limburg/*.csv", "sdgbuild/*", "ons/*", "nl-cbs/*", "outline/*"} {
		seed(f, pattern, func(data []byte) { f.Add(data, byte(0)) })
	}
	for _, text := range []string{
		"Jaar;a\n2024;6\n2025;1.234\n", "a;2023;2024\nx;1;2\n", "Code;Doel\n0;Top\n1;a\n", "Niveau 1;Niveau 2\nTop;a\n", "Code,Naam,Eenheid\nI1,b,%\n",
		"\"a;\"b\n\"\"\"c\"\n", "sep=,\na,2024\nb,1\n", "Jaar\tMaand\ta\n2024\t3\t5\n", "Top\n\ta\n\t\tb\n", "Indicator;Jaar;Waarde\nI1;2024;.\n",
		"\xff\xfea\x00;\x002\x000\x002\x004\x00\n\x00b\x00;\x001\x00", "Jaar;a;A;a (2)\n2024;1;2;3\n",
	} {
		for as := range byte(5) {
			f.Add([]byte(text), as)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, as byte) {
		kinds := []string{"", exchange.Values, exchange.Goals, exchange.Indicators, exchange.Cards}
		survives(t, "x.csv", data, kinds[int(as)%len(kinds)])
	})
}

// FuzzPlan decides all sorts of things about a file, and sees that a plan changes nothing, and that what it brings in is what it said.
func FuzzPlan(f *testing.F) {
	for _, pattern := range []string{"nl-limburg/*", "sdgbuild/*"} {
		seed(f, pattern, func(data []byte) { f.Add(data, byte(1), byte(2), byte(3)) })
	}
	f.Add([]byte("Jaar;Wijk;a;b\n2024;x;1.234;5\n2025;y;6;7\n2025;;<5;\n"), byte(1), byte(4), byte(0))
	f.Add([]byte("Wijk;Aantal;Score\nx;1;2\ny;3;4\n"), byte(0), byte(14), byte(9))
	f.Fuzz(func(t *testing.T, data []byte, column, role, area byte) {
		d := settled(t)
		file, figures, err := exchange.Open("x.csv", data)
		if err != nil || !figures {
			return
		}
		file.Recall(d)
		for _, s := range file.Sheets {
			s.SetRole(int(column)%len(s.Table.Columns), roles.Roles()[int(role)%len(roles.Roles())])
			if areas := s.Table.Areas(); len(areas) > 0 {
				s.SetArea(areas[int(area)%len(areas)].Name)
			}
			if !s.Table.HasPeriods() {
				s.SetPeriod("2024")
			}
		}
		before := keep(t, d)
		p := file.Plan(d)
		if keep(t, d) != before {
			t.Fatal("a plan changed the dossier")
		}
		values, comes := d.Count(model.KindValue), p.New
		if _, err := p.Apply(d, "x"); err != nil {
			if _, forPeople := model.AsProblem(err); !forPeople || keep(t, d) != before {
				t.Fatal(err)
			}
			return
		}
		if now := d.Count(model.KindValue); now != values+comes {
			t.Fatalf("%d figures would be new, and %d are", comes, now-values)
		}
		if broken := d.Verify(); len(broken) > 0 {
			t.Fatal(broken[0])
		}
		if again := file.Plan(d); again.Comes() != 0 {
			t.Fatalf("brought in, and still %d would come", again.Comes())
		}
	})
}

func FuzzDossier(f *testing.F) {
	f.Add([]byte(keep(f, settled(f))))
	for _, text := range []string{
		`{"format":"doelenboom","version":1,"records":{}}`,
		`{"format":"doelenboom","version":2,"records":{}}`,
		`{"format":"doelenboom","version":1,"records":{"goal":[{"id":"a","position":1,"text":"x","new":{"b":[1]}}]}}`,
		`{"format":"doelenboom","version":1,"records":{"indicator":[{"id":"i","code":"I1","name":"n","kind":"effect","type":"count","direction":"follow"}],` +
			`"value":[{"id":"v","indicator":"i","period":"2024","value":3,"n":4,"corrections":[{"value":2,"when":"2027-10-14T13:30:00Z"}]}],` +
			`"story":[{"id":"s","text":"t","consent":"withdrawn"}],"agreement":[{"id":"g","kind":"action","number":1,"text":"t","state":"open",` +
			`"linked":[{"kind":"story","id":"s"}]}]}}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := exchange.ReadDossier(environment(), data)
		if err != nil {
			if _, forPeople := model.AsProblem(err); !forPeople {
				t.Fatal(err)
			}
			return
		}
		first := keep(t, d)
		again, err := exchange.ReadDossier(environment(), []byte(first))
		if err != nil {
			t.Fatalf("%v in\n%s", err, first)
		}
		if second := keep(t, again); second != first {
			t.Fatalf("written\n%s\nand then\n%s", first, second)
		}
		public := written(t, d, model.Public)
		if _, err := exchange.ReadDossier(environment(), []byte(public)); err != nil {
			t.Fatalf("%v in\n%s", err, public)
		}
	})
}
