package screen

import (
	"fmt"
	"image/color"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// showHouse lets the municipality put its logo, its colour and a closing text on everything that is printed.
func (d *Desk) showHouse() {
	look, say := d.look, d.look.Words.Say
	prose := func(text string, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, text, control.Small, weight, paint)
	}
	var syncs []func()
	field := func(name model.Key, f *control.Field, get func(*model.Cover) *string, commit func(string) error) fyne.CanvasObject {
		f.Commit = commit
		if commit == nil {
			f.Commit = func(text string) error {
				return d.try("edit.cover", func(tx *model.Tx) error {
					return tx.SetCover(func(c *model.Cover) error { *get(c) = strings.TrimSpace(text); return nil })
				})
			}
		}
		syncs = append(syncs, func() {
			copied := *d.dossier.Cover()
			f.Fill(*get(&copied))
		})
		return control.Column(look.Px(control.Tight), prose(say(name), figure.Bold, figure.Ink), f)
	}
	state := prose("", figure.Regular, figure.MutedInk)
	choose := control.NewButton(look, say("print.house.choose"), "", control.Plain, func() { d.pickFile(d.takeLogo) })
	remove := control.NewButton(look, say("print.house.remove"), "", control.Quiet, func() {
		d.edit("edit.cover", func(tx *model.Tx) error {
			return tx.SetCover(func(c *model.Cover) error { c.Logo = nil; return nil })
		})
	})
	syncs = append(syncs, func() {
		cover := d.dossier.Cover()
		state.SetText(say("print.house.none"))
		remove.SetEnabled(len(cover.Logo) > 0)
		if len(cover.Logo) > 0 {
			text := cover.LogoText
			if text == "" {
				text = say("paper.logo", "municipality", cover.Municipality)
			}
			state.SetText(say("print.house.has", "text", text))
		}
	})
	content := control.Column(look.Px(control.Step),
		control.NewProse(look, say("print.house.what"), control.Body, figure.Regular, figure.Ink),
		control.Column(look.Px(control.Tight), prose(say("print.house.logo"), figure.Bold, figure.Ink), state,
			control.Row(look.Px(control.Gap), control.Cell{Object: choose, Middle: true}, control.Cell{Object: remove, Middle: true})),
		control.Lines(look.Px(control.Step),
			control.Cell{Object: field("print.house.says", control.NewField(look, say("print.house.says.hint")), func(c *model.Cover) *string { return &c.LogoText }, nil), Width: look.Px(300), Share: 2},
			control.Cell{Object: field("print.house.colour", control.NewField(look, say("print.house.colour.hint")), func(c *model.Cover) *string { return &c.Colour }, d.setColour), Width: look.Px(240), Share: 1}),
		field("print.house.closing", control.NewArea(look, say("print.house.closing.hint"), 2), func(c *model.Cover) *string { return &c.Closing }, nil))
	update := func() {
		for _, sync := range syncs {
			sync()
		}
	}
	update()
	d.openSheet("print.house", content, choose, update)
}

// setColour takes over a colour that can be read on paper; of another it says which one comes nearest.
func (d *Desk) setColour(text string) error {
	text = strings.ToLower(strings.TrimSpace(text))
	if text != "" {
		rgb, ok := model.ParseColour(text)
		if !ok {
			problem := model.NewProblem("problem.colour", "text", text)
			d.tell(problem)
			return problem
		}
		text = fmt.Sprintf("#%06x", rgb)
		own := color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
		if palette, reads := figure.Print.WithAccent(own); !reads {
			c := palette.Color(figure.Accent)
			problem := model.NewProblem("problem.colour.contrast", "text", text, "nearest", fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
			d.tell(problem)
			return problem
		}
	}
	return d.try("edit.cover", func(tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error { c.Colour = text; return nil })
	})
}

// takeLogo makes a file the logo, if it is a picture that can be printed.
func (d *Desk) takeLogo(path string) {
	d.behind(func() func() {
		logo, err := readLogo(path)
		return func() {
			if err != nil {
				d.tell(err)
				return
			}
			d.edit("edit.cover", func(tx *model.Tx) error {
				return tx.SetCover(func(c *model.Cover) error { c.Logo = logo; return nil })
			})
		}
	})
}

func readLogo(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	content, err := io.ReadAll(io.LimitReader(file, model.LogoFileBytes+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return model.ReadLogo(content)
}
