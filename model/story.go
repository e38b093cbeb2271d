package model

import (
	"cmp"
	"slices"
)

// Consent is how far a story may travel.
type Consent string

// The consents.
const (
	ThisGroup     Consent = "group"
	InTheReport   Consent = "report"
	PublicConsent Consent = "public"
	Withdrawn     Consent = "withdrawn"
)

// Consents lists the consents.
func Consents() []Consent { return []Consent{ThisGroup, InTheReport, PublicConsent, Withdrawn} }

// Story is what somebody told, as far as that person allows.
type Story struct {
	Identity
	Goal        ID      `json:"goal,omitempty" ref:"goal"`
	Indicator   ID      `json:"indicator,omitempty" ref:"indicator"`
	Period      Period  `json:"period,omitempty"`
	Text        string  `json:"text"`
	Teller      string  `json:"teller,omitempty"` // a role
	ReadBack    bool    `json:"read_back,omitempty"`
	Consent     Consent `json:"consent"`
	ConsentDate Date    `json:"consent_date,omitempty"`
	Why         string  `json:"why,omitempty"`                   // why the group chose it
	Session     ID      `json:"session,omitempty" ref:"session"` // in which it was told
}

// Kind implements [Record].
func (*Story) Kind() Kind { return KindStory }

func (s *Story) check(d *Dossier) error {
	if !slices.Contains(Consents(), s.Consent) {
		return badChoice(s, "consent", string(s.Consent))
	}
	if s.Period != "" && !s.Period.Valid() {
		return NewProblem("problem.period", "text", string(s.Period))
	}
	if err := checkDate(s.ConsentDate); err != nil {
		return err
	}
	return checkReferences(d, s)
}

// SetConsent says how far a story may travel from a day on. Who takes back what was allowed is not asked why.
func (tx *Tx) SetConsent(story ID, consent Consent, day Date) error {
	return Update(tx, story, func(s *Story) error {
		if s.Consent != consent {
			s.Consent, s.ConsentDate = consent, day
		}
		return nil
	})
}

// Stories returns the stories that an audience may see, the newest period first; within a period what was told last comes first.
func (d *Dossier) Stories(audience Audience) []*Story {
	out := slices.DeleteFunc(All[Story](d), func(s *Story) bool { return !audience.SeesStory(s) })
	slices.SortStableFunc(out, func(a, b *Story) int {
		return cmp.Or(cmp.Compare(b.Period.Last(), a.Period.Last()), cmp.Compare(b.ID, a.ID))
	})
	return out
}

// StoriesOf returns the stories about a goal, or about an indicator of it, that an audience may see.
func (d *Dossier) StoriesOf(goal ID, audience Audience) []*Story {
	return slices.DeleteFunc(d.Stories(audience), func(s *Story) bool {
		if s.Goal != "" {
			return s.Goal != goal
		}
		indicator := Get[Indicator](d, s.Indicator)
		return indicator == nil || !slices.Contains(indicator.Goals, goal)
	})
}
