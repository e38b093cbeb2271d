package model

import (
	"cmp"
	"slices"
)

// Reading is what a group makes of an indicator in one session: recognise, explain, appreciate, improve.
type Reading struct {
	Identity
	Indicator       ID        `json:"indicator" ref:"indicator,owner"`
	Session         ID        `json:"session,omitempty" ref:"session"`
	Recognise       string    `json:"recognise,omitempty"`
	Explain         string    `json:"explain,omitempty"`
	Appreciate      string    `json:"appreciate,omitempty"`
	Improve         string    `json:"improve,omitempty"`
	Judgement       Judgement `json:"judgement,omitempty"`
	JudgementReason string    `json:"judgement_reason,omitempty"`
	Judged          Period    `json:"judged,omitempty"` // of the figure that was the last one when the group judged
	Dissent         []Dissent `json:"dissent,omitempty"`
	Works           string    `json:"works,omitempty"`    // what works
	Partners        string    `json:"partners,omitempty"` // who can help
}

// Kind implements [Record].
func (*Reading) Kind() Kind { return KindReading }

func (r *Reading) check(d *Dossier) error {
	if r.Indicator == "" {
		return NewProblem("problem.reading.indicator")
	}
	if r.Judgement != "" && !slices.Contains(Judgements(), r.Judgement) {
		return badChoice(r, "judgement", string(r.Judgement))
	}
	if r.Judgement != "" && blank(r.JudgementReason) {
		return NewProblem("problem.reading.reason")
	}
	if r.Judged != "" && !r.Judged.Valid() {
		return NewProblem("problem.period", "text", string(r.Judged))
	}
	return checkReferences(d, r)
}

// Readings returns the readings of an indicator, the latest session last and those without a session first.
func (d *Dossier) Readings(indicator ID) []*Reading {
	x := &d.index
	if x.readings == nil {
		x.readings = map[ID][]*Reading{}
		for _, reading := range All[Reading](d) {
			x.readings[reading.Indicator] = append(x.readings[reading.Indicator], reading)
		}
	}
	out := slices.Clone(x.readings[indicator])
	date := func(r *Reading) Date {
		if session := Get[Session](d, r.Session); session != nil {
			return session.Date
		}
		return ""
	}
	slices.SortStableFunc(out, func(a, b *Reading) int { return cmp.Compare(date(a), date(b)) })
	return out
}

// LatestReading returns the last reading of an indicator, or nil.
func (d *Dossier) LatestReading(indicator ID) *Reading {
	readings := d.Readings(indicator)
	if len(readings) == 0 {
		return nil
	}
	return readings[len(readings)-1]
}

// ReadingIn returns the reading of an indicator in a session, or nil.
func (d *Dossier) ReadingIn(indicator, session ID) *Reading {
	for _, reading := range d.Readings(indicator) {
		if reading.Session == session {
			return reading
		}
	}
	return nil
}

// Read changes the reading of an indicator in a session, and starts one where there is none.
func (tx *Tx) Read(indicator, session ID, change func(*Reading) error) error {
	changed := func(r *Reading) error {
		before := r.Judgement
		if err := change(r); err != nil {
			return err
		}
		if r.Judgement != before {
			r.Judged = ""
			if latest := tx.LatestValue(indicator); latest != nil && r.Judgement != "" {
				r.Judged = latest.Period
			}
		}
		return nil
	}
	if reading := tx.ReadingIn(indicator, session); reading != nil {
		return Update(tx, reading.ID, changed)
	}
	reading := &Reading{Indicator: indicator, Session: session}
	if err := changed(reading); err != nil {
		return err
	}
	return tx.Put(reading)
}
