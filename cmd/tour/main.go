// Tour draws every screen and every paper of the example dossier: for the README, and for eyes. It needs no display and no window; pages of
// papers become pictures by poppler's pdftoppm. Two runs give the same bytes.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/test"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/store"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen"
)

// moment is when the pictures are taken: in the middle of the third session of the example.
var moment = time.Date(2027, time.October, 14, 15, 20, 0, 0, time.FixedZone("CEST", 2*60*60))

func main() {
	out := flag.String("out", "build/tour", "folder for the pictures")
	only := flag.String("only", "", "draw only what has this in its name")
	flag.Parse()
	os.Setenv("HOME", "/home/lindenhage") // so that the pictures do not show where they were drawn
	if err := tour(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func tour(out, only string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := charts(out, only); err != nil {
		return err
	}
	if err := screens(out, only); err != nil {
		return err
	}
	return papers(out, only)
}

// example reads the example dossier with a clock that stands still.
func example() (*model.Dossier, error) {
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		return nil, err
	}
	environment := store.RealEnvironment("")
	environment.Now = func() time.Time { return moment }
	return exchange.ReadDossier(environment, data)
}

var (
	sizes = []image.Point{{X: 1280, Y: 720}, {X: 1920, Y: 1080}}
	modes = []screen.Mode{screen.LightMode, screen.ContrastLightMode}
)

func screens(out, only string) error {
	for _, language := range []string{"nl", "en"} {
		for _, mode := range modes {
			app := test.NewApp()
			desk := screen.NewDesk(app, screen.Options{
				Now: func() time.Time { return moment }, Settings: &screen.Settings{Language: language, Mode: mode, Zoom: 100},
			})
			for _, stop := range screen.Stops() {
				if err := stopAt(desk, stop, fmt.Sprintf("-%s-%s", language, mode), out, only); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// stopAt draws one stop in all sizes, from an example of its own.
func stopAt(desk *screen.Desk, stop screen.Stop, look, out, only string) error {
	opened := false
	for _, size := range sizes {
		name := fmt.Sprintf("%s%s-%d.png", stop.Name, look, size.X)
		if !strings.Contains(name, only) {
			continue
		}
		if !opened {
			dossier, err := example()
			if err != nil {
				return err
			}
			kind, step, index := stop.Session()
			if err := stage(dossier, kind, step, index); err != nil {
				return err
			}
			desk.Show(dossier)
			opened = true
		}
		if err := write(filepath.Join(out, name), desk.Picture(stop, size.X, size.Y)); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, picture image.Image) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	return encoder.Encode(file, picture)
}

func papers(out, only string) error {
	dossier, err := example()
	if err != nil {
		return err
	}
	for _, p := range paper.All() {
		for _, language := range []string{"nl", "en"} {
			name := "paper-" + p.Name + "-" + language
			if !strings.Contains(name, only) {
				continue
			}
			if err := draw(filepath.Join(out, name), p.Name, paper.Request{
				Dossier: dossier, Language: language, Audience: model.Internal, Now: moment,
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

// draw writes a paper as PDF and its pages as pictures.
func draw(base, name string, request paper.Request) error {
	file, err := os.Create(base + ".pdf")
	if err != nil {
		return err
	}
	if _, err := paper.Write(file, name, request); err != nil {
		file.Close()
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		fmt.Fprintln(os.Stderr, "pdftoppm (poppler-utils) is not there: papers stay PDF")
		return nil
	}
	command := exec.Command("pdftoppm", "-png", "-r", "70", base+".pdf", base)
	command.Stderr = os.Stderr
	return command.Run()
}
