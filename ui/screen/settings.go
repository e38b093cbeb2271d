package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/ui/figure"
)

// Mode is one of the ways in which the program can look.
type Mode string

// The modes.
const (
	LightMode         Mode = "light"
	DarkMode          Mode = "dark"
	ContrastLightMode Mode = "contrast-light"
	ContrastDarkMode  Mode = "contrast-dark"
)

// Modes lists the modes in the order in which they are offered.
func Modes() []Mode { return []Mode{LightMode, DarkMode, ContrastLightMode, ContrastDarkMode} }

func (m Mode) palette() *figure.Palette {
	switch m {
	case DarkMode:
		return &figure.Dark
	case ContrastLightMode:
		return &figure.ContrastLight
	case ContrastDarkMode:
		return &figure.ContrastDark
	}
	return &figure.Light
}

func (m Mode) contrast() bool { return m == ContrastLightMode || m == ContrastDarkMode }

// Settings are what a user chose once for this machine: they live with the program, not in a dossier.
type Settings struct {
	Language string
	Mode     Mode
	Zoom     int // in percent: 100, 125, 150, 200
	Recent   []string
	Forgets  string // "off": which files were opened is not kept
	Role     string // who is at this laptop, as a role: corrections say so
	// Checklist says that what is to be ready is gone through before a session begins.
	Checklist bool
}

// zooms are the steps of the key that enlarges everything.
var zooms = []int{100, 125, 150, 200}

const mostRecent = 8

func loadSettings(p fyne.Preferences) Settings {
	return Settings{
		Language: p.StringWithFallback("language", "nl"),
		Mode:     Mode(p.StringWithFallback("mode", string(LightMode))),
		Zoom:     p.IntWithFallback("zoom", 100),
		Recent:   p.StringList("recent"),
		Forgets:  p.String("recent-files"),
		Role:     p.String("role"),

		Checklist: p.BoolWithFallback("checklist", true),
	}
}

func (s Settings) save(p fyne.Preferences) {
	p.SetString("language", s.Language)
	p.SetString("role", s.Role)
	p.SetString("mode", string(s.Mode))
	p.SetInt("zoom", s.Zoom)
	p.SetStringList("recent", s.Recent)
	p.SetString("recent-files", s.Forgets)
	p.SetBool("checklist", s.Checklist)
}

func (s *Settings) remember(path string) {
	if s.Forgets != "" {
		s.Recent = nil
		return
	}
	recent := []string{path}
	for _, other := range s.Recent {
		if other != path && len(recent) < mostRecent {
			recent = append(recent, other)
		}
	}
	s.Recent = recent
}

// step moves the zoom up or down by one step; 0 goes back to 100 %.
func (s *Settings) step(by int) {
	if by == 0 {
		s.Zoom = zooms[0]
		return
	}
	at := 0
	for i, zoom := range zooms {
		if zoom <= s.Zoom {
			at = i
		}
	}
	s.Zoom = zooms[max(0, min(at+by, len(zooms)-1))]
}

// setForgets keeps the list of files that were opened, or forgets it and keeps none from now on.
func (d *Desk) setForgets(forgets string) {
	if d.settings.Forgets = forgets; forgets != "" {
		d.settings.Recent = nil
	}
	d.settings.save(d.app.Preferences())
	d.rebuild()
}
