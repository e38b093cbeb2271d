package screen

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"doelenboom/ui/screen/control"
)

func TestTheMunicipalityPutsItsLogoAndColourOnPaper(t *testing.T) {
	r := newRoom(t)
	r.atPaper("monitoring")
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 120, 40))); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	good, cut := filepath.Join(folder, "logo.png"), filepath.Join(folder, "half.png")
	for path, content := range map[string][]byte{good: file.Bytes(), cut: file.Bytes()[:40]} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r.desk.showHouse()
	cover := func() (bool, string) { c := r.dossier().Cover(); return len(c.Logo) > 0, c.Colour }
	r.desk.takeLogo(cut)
	has, _ := cover()
	r.Hears("niet heel te lezen").Finds("a broken picture is no logo", !has)
	r.desk.takeLogo(filepath.Join(folder, "nothing.png"))
	has, _ = cover()
	r.Finds("nor one that is not there", !has)
	r.desk.takeLogo(good)
	has, _ = cover()
	r.Finds("a good one is", has)

	r.Presses("Tab", "Tab", "Tab")
	field := r.desk.window.Canvas().Focused().(*control.Field)
	field.SetText("")
	r.Types("#ffd700").Presses("Enter").Hears("niet goed te lezen")
	_, colour := cover()
	r.Finds("a colour that cannot be read is refused", colour == "")
	field.SetText("")
	r.Types("#154273").Presses("Enter")
	_, colour = cover()
	r.Finds("one that can be read is taken", colour == "#154273")
}

func TestASetIsMadeAsOneFile(t *testing.T) {
	r := newRoom(t)
	p := r.atPaper("goals")
	r.desk.printing.together = true
	p.print()
	made, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*.pdf"))
	r.Finds("one file", err == nil && len(made) == 1)
	folders, err := filepath.Glob(filepath.Join(r.desk.paperFolder(), "*"))
	r.Finds("and no folder", err == nil && len(folders) == 1)
}
