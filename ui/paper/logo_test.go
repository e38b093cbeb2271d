package paper

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"doelenboom/model"
)

// withHouseStyle is the example with a logo, a colour and a closing text of its municipality.
func withHouseStyle(t testing.TB) *model.Dossier {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 300, 80))
	for y := range 80 {
		for x := range 300 {
			picture.SetRGBA(x, y, color.RGBA{R: uint8(x), G: 0x42, B: 0x73, A: 0xff})
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	logo, err := model.ReadLogo(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := example(t)
	if _, err := d.Edit("test", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			c.Logo, c.LogoText, c.Colour, c.Closing = logo, "Wapen van Lindenhage", "#154273", "Vragen? Kom langs in het gemeentehuis."
			return nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLogoColourAndClosingStandOnPaper(t *testing.T) {
	d := withHouseStyle(t)
	folder := t.TempDir()
	for _, p := range All() {
		file := written(t, p.Name, Request{Dossier: d, Audience: model.Public})
		tool(t, file, "qpdf", "--check", "FILE")
		open := uncompressed(t, folder, file)
		if pictures := bytes.Count(open, []byte("/Subtype /Image")); p.sheet.Bare != (pictures == 0) || pictures > 1 {
			t.Errorf("%s has %d pictures", p.Name, pictures)
		}
		if !p.sheet.Bare && !bytes.Contains(open, []byte("(Wapen van Lindenhage)")) {
			t.Errorf("%s does not say what its logo says", p.Name)
		}
	}
	report := written(t, "monitoring", Request{Dossier: d})
	if said := textOf(t, report); strings.Count(said, "Kom langs in het gemeentehuis") != 1 {
		t.Error("the closing text does not stand once in the report")
	}
	if plain := written(t, "monitoring", Request{Dossier: example(t)}); !bytes.Contains(uncompressed(t, folder, report), []byte("0.082 0.259 0.451 rg")) || bytes.Contains(uncompressed(t, folder, plain), []byte("0.082 0.259 0.451 rg")) {
		t.Error("the municipality's colour is not used, or used without being asked for")
	}
}
