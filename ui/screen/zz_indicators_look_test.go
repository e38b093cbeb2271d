//go:build lookindicators

package screen

import (
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange/dossier"
	"doelenboom/model/store"
	"doelenboom/ui/screen/control"
)

func lookDossier(t *testing.T) *model.Dossier {
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := dossier.Read(store.RealEnvironment(""), data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLookIndicators(t *testing.T) {
	dir := os.Getenv("LOOKDIR")
	now := time.Now()
	shot := func(name string, lang string, mode Mode, zoom int, w, h float32, session bool, prepare func(d *Desk, p *indicatorsPage)) {
		app := test.NewApp()
		defer app.Quit()
		desk := NewDesk(app, Options{Now: func() time.Time { return now }, Settings: &Settings{Language: lang, Mode: mode, Zoom: zoom}})
		desk.Show(lookDossier(t))
		desk.window.Resize(fyne.NewSize(w, h))
		if session {
			closeRunning(desk); desk.startSession(model.IndicatorSession)
		}
		if !session { closeRunning(desk) }; desk.show(atIndicators)
		prepare(desk, desk.page().(*indicatorsPage))
		f, _ := os.Create(fmt.Sprintf("%s/%s.png", dir, name))
		png.Encode(f, desk.window.Canvas().Capture())
		f.Close()
		win := test.NewWindow(newScene(desk, &control.Keyboard{}).object)
		win.SetPadded(false)
		win.Resize(fyne.NewSize(1920, 1080))
		f, _ = os.Create(fmt.Sprintf("%s/%s-room.png", dir, name))
		png.Encode(f, win.Canvas().Capture())
		f.Close()
	}
	pick := func(p *indicatorsPage, code string) {
		for _, line := range p.list.lines {
			if i := model.Get[model.Indicator](p.desk.dossier, line.indicator); i != nil && i.Code == code {
				p.choose(line.goal, line.indicator)
				return
			}
		}
	}
	fill := func(d *Desk, p *indicatorsPage) { pick(p, "I7"); p.toSurface() }
	fill3 := func(d *Desk, p *indicatorsPage) {
		pick(p, "I7")
		p.toSurface()
		p.form.turn(p.form.blocks[0].lines[0], 1)
		p.form.turn(p.form.blocks[1].lines[0], 1)
	}
	fill2 := func(d *Desk, p *indicatorsPage) {
		pick(p, "I7")
		p.toSurface()
		p.form.turn(p.form.blocks[0].lines[0], 1)
	}
	fill4 := func(d *Desk, p *indicatorsPage) {
		pick(p, "I7")
		p.toSurface()
		p.form.turn(p.form.blocks[2].lines[0], 1)
	}
	score := func(d *Desk, p *indicatorsPage) { pick(p, "I7"); p.surfaces.to(indicatorScore); p.toSurface() }
	choose := func(d *Desk, p *indicatorsPage) { pick(p, "I1"); p.surfaces.to(indicatorChoose); p.toSurface() }
	goal := func(d *Desk, p *indicatorsPage) { p.choose(p.list.lines[0].goal, ""); p.toTypeIn() }
	_ = choose; shots := map[string]func(d *Desk, p *indicatorsPage){"fill1": fill, "fill2": fill2, "fill3": fill3, "fill4": fill4, "score": score, "choose": choose, "goal": goal}
	for name, prepare := range shots {
		if only := os.Getenv("ONLY"); only != "" && only != name { continue }
		if os.Getenv("FEW") != "" {
			shot(name+"-720", "nl", LightMode, 100, 1280, 720, true, prepare)
			shot(name+"-contrast", "nl", ContrastLightMode, 125, 1280, 720, true, prepare)
			shot(name+"-200", "nl", LightMode, 200, 1280, 720, true, prepare)
			continue
		}
		shot(name+"-720", "nl", LightMode, 100, 1280, 720, true, prepare)
		shot(name+"-1080", "nl", LightMode, 100, 1920, 1080, false, prepare)
		shot(name+"-200", "nl", LightMode, 200, 1280, 720, true, prepare)
		shot(name+"-en-contrast", "en", ContrastDarkMode, 150, 1920, 1080, true, prepare)
		shot(name+"-1024", "en", LightMode, 100, 1024, 700, true, prepare)
	}
}

func closeRunning(d *Desk) {
	if r := d.dossier.RunningSession(); r != nil {
		d.edit("edit.session.close", func(tx *model.Tx) error { return model.Update(tx, r.ID, func(s *model.Session) error { s.State = model.Closed; return nil }) })
	}
}
