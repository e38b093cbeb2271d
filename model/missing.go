package model

import "strings"

// ParseMissing reads a sign or a few words for a missing figure, in Dutch or English, as people type them and statistical offices write
// them: "n.b.", ".", "-", "niet gemeten". Nothing at all says nothing, and is not among them.
func ParseMissing(text string) (Missing, bool) {
	const longest = 24 // bytes; whatever is longer is prose
	if len(text) > longest {
		return "", false
	}
	reason, ok := missingSigns[strings.ToLower(text)]
	return reason, ok
}

var missingSigns = map[string]Missing{
	".": Withheld, "x": Withheld, "geheim": Withheld, "niet vrijgegeven": Withheld, "withheld": Withheld, // CBS
	"suppressed": Withheld, "not released": Withheld,
	"-": NotMeasured, "–": NotMeasured, "—": NotMeasured, "−": NotMeasured, "--": NotMeasured, "nan": NotMeasured,
	"na": NotMeasured, "n/a": NotMeasured, "#n/a": NotMeasured, "#n/b": NotMeasured, "null": NotMeasured,
	"none": NotMeasured, "niet gemeten": NotMeasured, "not measured": NotMeasured, "not-measured": NotMeasured,
	"n.b.": NotYetKnown, "n.b": NotYetKnown, "nb": NotYetKnown, "?": NotYetKnown, "..": NotYetKnown,
	"...": NotYetKnown, "…": NotYetKnown, "volgt": NotYetKnown, "onbekend": NotYetKnown, "unknown": NotYetKnown,
	"nog niet bekend": NotYetKnown, "not yet known": NotYetKnown, "not-yet-known": NotYetKnown,
	"niet bekend": NotYetKnown, "niet beschikbaar": NotYetKnown, "not available": NotYetKnown,
	"n.v.t.": NotApplicable, "n.v.t": NotApplicable, "nvt": NotApplicable, "niet van toepassing": NotApplicable,
	"not applicable": NotApplicable, "not-applicable": NotApplicable,
}
