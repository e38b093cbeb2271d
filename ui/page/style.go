package page

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"image/color"
	"strings"
	"sync"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/ui/figure"
)

//go:embed page.css
var sheet string

// style is the style sheet of every page: the font, the colours for each way of looking, and the layout.
var style = sync.OnceValue(func() template.CSS {
	var b strings.Builder
	fmt.Fprintf(&b, "@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:400;src:url(%s) format('woff')}\n", webFont(assets.Regular))
	fmt.Fprintf(&b, "@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:700;src:url(%s) format('woff')}\n", webFont(assets.Bold))
	light := figure.Light
	b.WriteString(":root{" + colours(&light) + "}\n")
	for _, look := range []struct {
		media   string
		palette figure.Palette
	}{
		{"screen and (prefers-color-scheme: dark)", figure.Dark},
		{"screen and (prefers-contrast: more)", figure.ContrastLight},
		{"screen and (prefers-contrast: more) and (prefers-color-scheme: dark)", figure.ContrastDark},
		{"print", figure.Print},
	} {
		fmt.Fprintf(&b, "@media %s{:root{%s}%s}\n", look.media, colours(&look.palette), redrawn(&look.palette))
	}
	b.WriteString(sheet)
	return template.CSS(b.String())
})

// colours are the colours of the page by name. Figures stand on a ground of their own.
func colours(p *figure.Palette) string {
	var b strings.Builder
	for _, named := range []struct {
		name  string
		paint figure.Paint
	}{
		{"ink", figure.Ink}, {"muted", figure.MutedInk}, {"ground", figure.Ground}, {"card", figure.Card}, {"line", figure.Line},
		{"control", figure.Control}, {"accent", figure.Accent}, {"on-accent", figure.OnAccent},
	} {
		b.WriteString("--" + named.name + ":" + webColor(p.Color(named.paint)) + ";")
	}
	return b.String()
}

// redrawn gives the figures, which are drawn in the colours of paper, those of another palette. Where paints have one colour on paper, on
// which they cannot be told apart either, the first of them counts; what is white there becomes the card on which the figure lies.
func redrawn(to *figure.Palette) string {
	var b strings.Builder
	done := map[string]bool{}
	from := figure.Print
	paints := []figure.Paint{figure.Card}
	for paint := figure.Ink; paint <= figure.Party8; paint++ {
		paints = append(paints, paint)
	}
	for _, paint := range paints {
		was, is := webColor(from.Color(paint)), webColor(to.Color(paint))
		if done[was] {
			continue
		}
		if done[was] = true; was != is {
			fmt.Fprintf(&b, "svg [fill=%q]{fill:%s}svg [stroke=%q]{stroke:%s}", was, is, was, is)
		}
	}
	return b.String()
}

// accent gives the page the municipality's own colour, or the nearest that can be read, in every way of looking but those with more contrast.
func accent(colour string) template.CSS {
	rgb, ok := model.ParseColour(colour)
	if !ok {
		return ""
	}
	own := color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
	var b strings.Builder
	for _, look := range []struct {
		media   string
		palette figure.Palette
	}{
		{"(prefers-contrast: no-preference)", figure.Light},
		{"screen and (prefers-contrast: no-preference) and (prefers-color-scheme: dark)", figure.Dark},
		{"print", figure.Print},
	} {
		palette, _ := look.palette.WithAccent(own)
		fmt.Fprintf(&b, "@media %s{:root{--accent:%s;--on-accent:%s}}\n", look.media, webColor(palette.Color(figure.Accent)), webColor(palette.Color(figure.OnAccent)))
	}
	return template.CSS(b.String())
}

// logo is the municipality's logo as an address that holds it.
func logo(picture []byte) template.URL {
	if len(picture) == 0 {
		return ""
	}
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(picture))
}
