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

// SmallNumbersHidden reports whether small numbers are hidden from an audience.
func (a Audience) SmallNumbersHidden() bool { return a == Room || a == Public }

// SeesStory reports whether a story may be shown to an audience.
func (a Audience) SeesStory(story *Story) bool {
	switch story.Consent {
	case PublicConsent:
		return true
	case InTheReport:
		return a != Public
	case ThisGroup:
		return a == Keeper || a == Room
	}
	return a == Keeper && story.Consent != Withdrawn
}

// Hiding says how a figure is shown.
type Hiding int

// The ways in which a figure is shown.
const (
	Shown      Hiding = iota
	AsLessThan        // a count below the threshold: "<5"
	Hidden            // not at all: too few people are behind it
)

// Figures is a value as an audience may see it.
type Figures struct {
	Hiding      Hiding
	Value       *float64 // nil when hidden or missing
	LessThan    int      // with AsLessThan: the threshold
	Missing     Missing
	Numerator   *float64
	Denominator *float64
	N           *int
	Footnote    string
}

// Seen returns a value as an audience may see it. For the room and the public a count from 1 to below the threshold is shown as less
// than the threshold, a percentage over too few is not shown, and a numerator and its whole are left out where either would tell the
// hidden one. Footnotes are the keeper's own words; with a hidden figure they are left out, because they may say it.
func (d *Dossier) Seen(value *Value, audience Audience) Figures {
	out := Figures{
		Value: value.Value, Missing: value.Missing, Numerator: value.Numerator, Denominator: value.Denominator, N: value.N,
		Footnote: value.Footnote,
	}
	indicator := Get[Indicator](d, value.Indicator)
	if !audience.SmallNumbersHidden() || indicator == nil {
		return out
	}
	cover := d.Cover()
	small := func(count *float64) bool { return count != nil && *count > 0 && *count < float64(cover.SmallCount) }
	switch {
	case value.Value == nil:
	case indicator.Type == Tally && small(value.Value):
		out.Hiding, out.LessThan, out.Value = AsLessThan, cover.SmallCount, nil
	case indicator.Type == Percentage && wholeBelow(value, cover.SmallShare):
		out.Hiding, out.Value = Hidden, nil
	}
	few := small(value.Numerator)
	if value.Numerator != nil && value.Denominator != nil {
		rest := *value.Denominator - *value.Numerator
		few = few || small(&rest)
	}
	if out.Hiding != Shown || few || small(value.Denominator) {
		out.Numerator, out.Denominator, out.N = nil, nil, nil
	}
	if out.Hiding != Shown {
		out.Footnote = ""
	}
	return out
}

func wholeBelow(value *Value, threshold int) bool {
	if value.Denominator != nil {
		return *value.Denominator < float64(threshold)
	}
	return value.N != nil && *value.N < threshold
}
