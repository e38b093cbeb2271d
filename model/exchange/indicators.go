package exchange

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/table"
)

// leaves makes an entry of each node that has none under it.
func leaves(nodes []outline.Node) []table.Entry {
	parent := make([]bool, len(nodes))
	for _, node := range nodes {
		if node.Parent >= 0 {
			parent[node.Parent] = true
		}
	}
	var entries []table.Entry
	for i, node := range nodes {
		if !parent[i] {
			entries = append(entries, table.Entry{
				Line: node.Line, Name: node.Text, Definition: node.Note, Type: model.Percentage, Unit: "%", Decimals: -1,
			})
		}
	}
	return entries
}

// indicators makes a candidate of each entry, under the goal that was asked for or not yet placed. Of an indicator that is there already
// it fills in what was empty; what people wrote stays.
func (i *importer) indicators(entries []table.Entry) error {
	if i.indicator != nil {
		return model.NewProblem("problem.import.into.goal")
	}
	f := newFinder(i.tx.Dossier)
	for _, entry := range entries {
		there := f.findEntry(entry)
		if there == nil {
			indicator := i.newIndicator(entry, f.codeFor(entry.Code))
			if err := i.tx.Put(indicator); err != nil {
				return err
			}
			f.added(indicator)
			i.result.Read++
			continue
		}
		if err := i.complete(there, entry); err != nil {
			return err
		}
	}
	return nil
}

// findEntry finds by code where the entry has one, because two indicators of a register may well have one name.
func (f *finder) findEntry(entry table.Entry) *model.Indicator {
	if there := f.withCode(entry.Code); there != nil {
		return there
	}
	return f.find(entry.Name)
}

func (i *importer) newIndicator(entry table.Entry, code string) *model.Indicator {
	indicator := &model.Indicator{
		Code: code, Name: entry.Name, Definition: entry.Definition, Sort: model.EffectIndicator, Type: entry.Type, Unit: entry.Unit,
		Decimals: max(0, entry.Decimals), Direction: model.FollowOnly, Source: entry.Source, SourceOwner: entry.SourceOwner,
		Method: entry.Method, Frequency: entry.Frequency, Owner: i.actor(entry.Owner),
	}
	if i.goal != nil {
		indicator.Goals = []model.ID{i.goal.ID}
	}
	return indicator
}

// actor returns who is meant: a party of the dossier by its name, else a role.
func (i *importer) actor(text string) model.Actor {
	for _, party := range model.All[model.Party](i.tx.Dossier) {
		if text != "" && table.Fold(party.Name) == table.Fold(text) {
			return model.Actor{Party: party.ID}
		}
	}
	return model.Actor{Role: text}
}

// complete fills in what an indicator lacks, or refuses an entry that says something else.
func (i *importer) complete(there *model.Indicator, entry table.Entry) error {
	clash, news := false, false
	type field struct {
		of   func(*model.Indicator) *string
		text string
	}
	fields := []field{
		{func(x *model.Indicator) *string { return &x.Definition }, entry.Definition},
		{func(x *model.Indicator) *string { return &x.Unit }, entry.Unit},
		{func(x *model.Indicator) *string { return &x.Source }, entry.Source},
		{func(x *model.Indicator) *string { return &x.SourceOwner }, entry.SourceOwner},
		{func(x *model.Indicator) *string { return &x.Method }, entry.Method},
		{func(x *model.Indicator) *string { return (*string)(&x.Frequency) }, string(entry.Frequency)},
	}
	for _, f := range fields {
		has := plainLines(*f.of(there))
		news = news || has == "" && f.text != ""
		clash = clash || has != "" && f.text != "" && has != plainLines(f.text)
	}
	owner := i.actor(entry.Owner)
	news = news || there.Owner.IsZero() && !owner.IsZero()
	clash = clash || !there.Owner.IsZero() && !owner.IsZero() && !strings.EqualFold(i.tx.ActorName(there.Owner), i.tx.ActorName(owner))
	placed := i.goal == nil || slices.Contains(there.Goals, i.goal.ID)
	switch {
	case clash:
		i.refuse(entry.Line, "problem.import.indicator.differs", "indicator", there.Name)
		return nil
	case !news && placed:
		i.result.Same++
		return nil
	}
	i.result.Read++
	return model.Update(i.tx, there.ID, func(x *model.Indicator) error {
		for _, f := range fields {
			if into := f.of(x); strings.TrimSpace(*into) == "" {
				*into = f.text
			}
		}
		if x.Owner.IsZero() {
			x.Owner = owner
		}
		if !placed {
			x.Goals = append(x.Goals, i.goal.ID)
		}
		return nil
	})
}
