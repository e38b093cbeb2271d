package model

import (
	"slices"
	"strconv"
)

// Definition is what an indicator meant from a period on. With Breaks the series before it cannot be compared with the series after it.
type Definition struct {
	From    Period `json:"from,omitempty"` // empty: from the start
	Text    string `json:"text"`
	Name    string `json:"name,omitempty"`   // what it was called then
	Unit    string `json:"unit,omitempty"`   // what it was counted in
	Source  string `json:"source,omitempty"` // where it came from
	Reason  string `json:"reason,omitempty"`
	Breaks  bool   `json:"breaks,omitempty"`
	Day     Date   `json:"day,omitempty"` // on which it was decided
	Session ID     `json:"session,omitempty" ref:"session"`

	newer
}

// BreaksOf returns the periods from which an indicator cannot be compared with what came before, by time.
func (i *Indicator) BreaksOf() []Definition {
	var out []Definition
	for _, definition := range i.Versions {
		if definition.Breaks && definition.From != "" {
			out = append(out, definition)
		}
	}
	slices.SortStableFunc(out, func(a, b Definition) int { return a.From.Compare(b.From) })
	return out
}

// DefinitionAt returns what the figure of a period means: the last definition that held when the period began.
func (i *Indicator) DefinitionAt(period Period) Definition {
	var at *Definition
	for k := range i.Versions {
		version := &i.Versions[k]
		if version.From != "" && version.From.First() > period.First() {
			continue
		}
		if at == nil || version.From != "" && version.From.Compare(at.From) >= 0 {
			at = version
		}
	}
	if at == nil {
		return i.definition()
	}
	return *at
}

// definition is what the indicator means as it reads now.
func (i *Indicator) definition() Definition {
	return Definition{Text: i.Definition, Name: i.Name, Unit: i.Unit, Source: i.Source}
}

func sameMeaning(a, b Definition) bool {
	return a.Text == b.Text && a.Name == b.Name && a.Unit == b.Unit && a.Source == b.Source
}

// Redefine changes an indicator, and remembers what it meant when its name, definition, unit or source becomes another one while there are
// figures already: the old words stay with the old figures. The new words hold from the period after the last figure, as the same series,
// until [Tx.Settle] says otherwise. Words that are changed back leave nothing behind.
func (tx *Tx) Redefine(indicator, session ID, change func(*Indicator) error) error {
	before := Get[Indicator](tx.Dossier, indicator)
	if before == nil {
		return noSuch(KindIndicator)
	}
	from, today := tx.NextPeriod(before), DateOf(tx.env.Now())
	return Update(tx, indicator, func(i *Indicator) error {
		if err := change(i); err != nil {
			return err
		}
		was, now := before.definition(), i.definition()
		if from == "" || sameMeaning(was, now) {
			return nil
		}
		if len(i.Versions) == 0 {
			i.Versions = []Definition{was}
		}
		last := &i.Versions[len(i.Versions)-1]
		if last.From != "" && last.From == from && len(i.Versions) > 1 {
			last.Text, last.Name, last.Unit, last.Source = now.Text, now.Name, now.Unit, now.Source
		} else {
			now.From, now.Day, now.Session = from, today, session
			i.Versions = append(i.Versions, now)
		}
		i.forgetSame()
		return nil
	})
}

// forgetSame takes the last definition away when it says what the one before it said, and the first one when it is all that is left.
func (i *Indicator) forgetSame() {
	if n := len(i.Versions); n > 1 && sameMeaning(i.Versions[n-1], i.Versions[n-2]) && i.Versions[n-1].Reason == "" {
		i.Versions = i.Versions[:n-1]
	}
	if len(i.Versions) == 1 && i.Versions[0].From == "" && sameMeaning(i.Versions[0], i.definition()) {
		i.Versions = nil
	}
}

// NextPeriod returns the period after the last figure of an indicator, its baseline included; empty when there is none.
func (d *Dossier) NextPeriod(indicator *Indicator) Period {
	var latest Period
	if values := d.Values(indicator.ID); len(values) > 0 {
		latest = values[len(values)-1].Period
	} else if indicator.Baseline != nil {
		latest = indicator.Baseline.Period
	}
	if latest == "" {
		return ""
	}
	if months(indicator.Frequency) == 0 {
		return latest.Next()
	}
	return following(indicator.Frequency, latest)
}

// Settle says whether the last definition of an indicator goes on with the series or breaks it, from when and why.
func (tx *Tx) Settle(indicator ID, from Period, breaks bool, reason string) error {
	return Update(tx, indicator, func(i *Indicator) error {
		if len(i.Versions) < 2 {
			return NewProblem("problem.indicator.settle", "indicator", i.Name)
		}
		before, last := i.Versions[len(i.Versions)-2], &i.Versions[len(i.Versions)-1]
		if before.From != "" && from.Compare(before.From) <= 0 {
			return NewProblem("problem.indicator.settleBefore", "period", before.From)
		}
		last.From, last.Breaks, last.Reason = from, breaks, reason
		return nil
	})
}

// SplitIndicator parts an indicator that measured two things. Both parts keep its goals, figures and targets; where there are figures, each
// breaks from the next period on, because what was counted together cannot be taken apart afterwards. The second part is a candidate with no
// scores yet.
func (tx *Tx) SplitIndicator(indicator ID, first, second string) (*Indicator, error) {
	whole := Get[Indicator](tx.Dossier, indicator)
	if whole == nil {
		return nil, noSuch(KindIndicator)
	}
	part := clone(whole).(*Indicator)
	letters, _ := splitCode(whole.Code)
	part.ID, part.Code = "", letters+strconv.Itoa(tx.nextNumber(letters))
	part.Choice, part.ChoiceReason, part.Scores, part.Dissent, part.Considered = Candidate, "", nil, nil, nil
	if _, err := added(tx, part); err != nil {
		return nil, err
	}
	for _, value := range tx.Values(indicator) {
		copied := clone(value).(*Value)
		copied.ID, copied.Indicator = "", part.ID
		if err := tx.Put(copied); err != nil {
			return nil, err
		}
	}
	for _, half := range []struct {
		id   ID
		name string
	}{{indicator, first}, {part.ID, second}} {
		if err := tx.Redefine(half.id, "", func(i *Indicator) error { i.Name = half.name; return nil }); err != nil {
			return nil, err
		}
		if err := tx.breakFrom(half.id, tx.NextPeriod(whole)); err != nil {
			return nil, err
		}
	}
	return Get[Indicator](tx.Dossier, part.ID), nil
}

// breakFrom makes the definition that holds from a period a break, where there is one.
func (tx *Tx) breakFrom(indicator ID, from Period) error {
	return Update(tx, indicator, func(i *Indicator) error {
		for k := range i.Versions {
			if from != "" && i.Versions[k].From == from {
				i.Versions[k].Breaks = true
			}
		}
		return nil
	})
}

// sameMeasure reports whether the figures of two indicators can stand in one series.
func sameMeasure(a, b *Indicator) bool {
	return a.Type == b.Type && foldWords(a.Unit) == foldWords(b.Unit) && isPercent(a.Unit) == isPercent(b.Unit)
}

// MergeIndicator makes two indicators one. The one that stays gets the goals, the dissenting voices and, for periods in which it has none,
// the figures of the other; what it lacks otherwise it takes over. The other one is dropped and keeps all that it had, so that nothing is
// lost and it can be looked up what was merged.
func (tx *Tx) MergeIndicator(stays, goes ID) error {
	into, from := Get[Indicator](tx.Dossier, stays), Get[Indicator](tx.Dossier, goes)
	if into == nil || from == nil {
		return noSuch(KindIndicator)
	}
	if stays == goes || !sameMeasure(into, from) {
		return NewProblem("problem.indicator.merge", "indicator", into.Name, "other", from.Name)
	}
	for _, value := range tx.Values(goes) {
		if tx.ValueAt(stays, value.Period) != nil {
			continue
		}
		copied := clone(value).(*Value)
		copied.ID, copied.Indicator = "", stays
		if err := tx.Put(copied); err != nil {
			return err
		}
	}
	if err := Update(tx, stays, func(i *Indicator) error { i.takeOver(from); return nil }); err != nil {
		return err
	}
	return Update(tx, goes, func(i *Indicator) error {
		i.Choice, i.Into, i.ChoiceReason = Dropped, stays, into.Code+" "+into.Name
		return nil
	})
}

// takeOver fills in what an indicator lacks from another one.
func (i *Indicator) takeOver(from *Indicator) {
	other := clone(from).(*Indicator)
	for _, goal := range other.Goals {
		if !slices.Contains(i.Goals, goal) {
			i.Goals = append(i.Goals, goal)
		}
	}
	i.Dissent = append(i.Dissent, other.Dissent...)
	for _, field := range []struct{ into, from *string }{
		{&i.Definition, &other.Definition}, {&i.Numerator, &other.Numerator}, {&i.Denominator, &other.Denominator}, {&i.Source, &other.Source},
		{&i.SourceOwner, &other.SourceOwner}, {&i.Method, &other.Method},
	} {
		if blank(*field.into) {
			*field.into = *field.from
		}
	}
	if i.Baseline == nil {
		i.Baseline = other.Baseline
	}
	if len(i.Targets) == 0 {
		i.Targets = other.Targets
	}
	if i.Owner.IsZero() {
		i.Owner = other.Owner
	}
}
