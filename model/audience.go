package model

// Audience is who looks. What each may see is decided here and nowhere else.
type Audience int

// The audiences, from the one who sees all to the one who sees least.
const (
	Keeper   Audience = iota // the civil servant at the keyboard
	Internal                 // papers for those who took part
	Room                     // the projector
	Public                   // papers and exports that leave the house
)

// SeesNames reports whether an audience may see personal names.
func (a Audience) SeesNames() bool { return a == Keeper }

// SeesNotes reports whether an audience may see the facilitator's private notes.
func (a Audience) SeesNotes() bool { return a == Keeper }

// SeesProgress reports whether an audience may see what was noted of how an agreement goes: it is written for who took part.
func (a Audience) SeesProgress() bool { return a != Public }

// SmallNumbersHidden reports whether small numbers are hidden from an audience.
func (a Audience) SmallNumbersHidden() bool { return a != Keeper && a != Internal }

// SeesStory reports whether a story may be shown to an audience.
func (a Audience) SeesStory(story *Story) bool {
	switch story.Consent {
	case PublicConsent:
		return true
	case InTheReport:
		return a == Keeper || a == Internal || a == Room
	case ThisGroup:
		return a == Keeper || a == Room
	}
	return a == Keeper && story.Consent != Withdrawn
}
