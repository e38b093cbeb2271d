package model

import "slices"

// WheelField is a field of the Participatiewiel: a part of taking part in society that a goal is about (Movisie; method.md 10).
type WheelField string

// The six fields of the wheel.
const (
	WheelIndependence  WheelField = "independence"  // zelfstandig functioneren
	WheelContacts      WheelField = "contacts"      // sociale contacten
	WheelParticipation WheelField = "participation" // maatschappelijk deelnemen
	WheelContribution  WheelField = "contribution"  // maatschappelijk bijdragen
	WheelSkills        WheelField = "skills"        // opdoen van vaardigheden
	WheelWork          WheelField = "work"          // betaald werk
)

// WheelFields lists the fields in the order of the wheel.
func WheelFields() []WheelField {
	return []WheelField{WheelIndependence, WheelContacts, WheelParticipation, WheelContribution, WheelSkills, WheelWork}
}

// Law is a law that a goal or an initiative falls under.
type Law string

// The laws of the social domain, and any other one.
const (
	LawWmo             Law = "wmo"
	LawParticipatiewet Law = "participatiewet"
	LawJeugdwet        Law = "jeugdwet"
	LawOther           Law = "other"
)

// Laws lists the laws in the order in which they are offered.
func Laws() []Law { return []Law{LawWmo, LawParticipatiewet, LawJeugdwet, LawOther} }

// Scale is for whom a goal makes a difference.
type Scale string

// The scales of a goal.
const (
	ScaleIndividual   Scale = "individual"
	ScaleOrganisation Scale = "organisation"
	ScaleSociety      Scale = "society"
)

// Scales lists the scales, from small to large.
func Scales() []Scale { return []Scale{ScaleIndividual, ScaleOrganisation, ScaleSociety} }

// Marked returns marks with one of them on or off. Marks that this version does not know stay: a newer one put them there.
func Marked(marks []string, mark string, on bool) []string {
	out := slices.DeleteFunc(slices.Clone(marks), func(other string) bool { return other == mark })
	if on {
		out = append(out, mark)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
