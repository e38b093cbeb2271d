package screen

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"doelenboom/assets"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

var (
	fontRegular = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Regular.ttf", assets.Regular)
	fontBold    = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Bold.ttf", assets.Bold)
	fontItalic  = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Italic.ttf", assets.Italic)
)

// readFonts has the toolkit read the fonts of the window's texts, and find those of the machine for signs that ours lack. It takes about as
// long as making a window, which has nothing to do with fonts, so a program that starts does both at once.
func readFonts() (done <-chan struct{}) {
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		for _, weight := range []figure.Weight{figure.Regular, figure.Bold} {
			fyne.MeasureText("n", control.Body, control.Style(weight))
		}
	}()
	return finished
}

// appearance gives Fyne's own parts (text fields, scroll bars, dialogs) the colours, the font and the sizes of the design. It is a table
// of its own in each of its modes, and does not turn dark because the system does.
type appearance struct {
	palette  *figure.Palette
	zoom     float32
	contrast bool
	dark     bool
}

func (a *appearance) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return fontBold
	case style.Italic:
		return fontItalic
	}
	return fontRegular
}

func (a *appearance) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

func (a *appearance) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	paint := func(p figure.Paint) color.Color { return a.palette.Color(p) }
	thin := func(p figure.Paint, alpha uint8) color.Color {
		c := a.palette.Color(p)
		c.A = alpha
		return c
	}
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground:
		return paint(figure.Ground)
	case theme.ColorNameForeground:
		return paint(figure.Ink)
	case theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return paint(figure.Card)
	case theme.ColorNameInputBorder:
		return paint(figure.Control)
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return paint(figure.MutedInk)
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameFocus:
		return paint(figure.Accent)
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return paint(figure.OnAccent)
	case theme.ColorNameSelection:
		return thin(figure.Accent, 0x50)
	case theme.ColorNameHover, theme.ColorNamePressed:
		return thin(figure.Accent, 0x22)
	case theme.ColorNameSeparator:
		return paint(figure.Line)
	case theme.ColorNameButton, theme.ColorNameDisabledButton:
		return paint(figure.Card)
	case theme.ColorNameScrollBar:
		return thin(figure.Control, 0xc0)
	case theme.ColorNameScrollBarBackground, theme.ColorNameShadow:
		return color.Transparent
	case theme.ColorNameError:
		return paint(figure.OffCourse)
	case theme.ColorNameSuccess:
		return paint(figure.OnCourse)
	case theme.ColorNameWarning:
		return paint(figure.Attention)
	}
	variant := theme.VariantLight
	if a.dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

func (a *appearance) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return whole(15 * a.zoom)
	case theme.SizeNameCaptionText:
		return whole(13 * a.zoom)
	case theme.SizeNameSubHeadingText:
		return whole(20 * a.zoom)
	case theme.SizeNameHeadingText:
		return whole(26 * a.zoom)
	case theme.SizeNameInnerPadding:
		return 8 * a.zoom
	case theme.SizeNamePadding:
		return 4 * a.zoom
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6 * a.zoom
	case theme.SizeNameInputBorder:
		if a.contrast {
			return 2
		}
		return 1
	case theme.SizeNameScrollBar:
		return 10 * a.zoom
	case theme.SizeNameScrollBarSmall:
		return 0 // a text field would draw it over its own text; control.Scroller has a mark of its own
	case theme.SizeNameInlineIcon:
		return 20 * a.zoom
	}
	return theme.DefaultTheme().Size(name)
}

// whole rounds a size of type, which Fyne would draw larger than it measures it.
func whole(size float32) float32 { return float32(math.Round(float64(size))) }
