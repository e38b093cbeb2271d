package dossier

import (
	"strconv"
	"time"

	"doelenboom/model"
)

// untold is the title of an edit that no history keeps.
const untold model.Key = ""

// seenBy returns a dossier with what an audience may see: without personal names and private notes, with the stories whose tellers allow
// it, and, for the room and the public, without small numbers, without which party gave which dots, and without what stood there before
// a correction. What refers to something that is left out lets go of it.
func seenBy(d *model.Dossier, audience model.Audience) (*model.Dossier, error) {
	if audience == model.Keeper {
		return d, nil
	}
	var records []model.Record
	for _, kind := range model.Kinds() {
		records = append(records, d.Records(kind)...)
	}
	seen := model.Load(model.Environment{
		Now:   func() time.Time { return time.Time{} },
		NewID: func() model.ID { return d.Cover().ID }, // for the change, which nobody keeps
	}, records, nil)
	_, err := seen.Edit(untold, func(tx *model.Tx) error { return leaveOut(tx, d, audience) })
	return seen, err
}

func leaveOut(tx *model.Tx, d *model.Dossier, audience model.Audience) error {
	if !audience.SeesNames() {
		tx.EraseNames()
	}
	for _, story := range model.All[model.Story](d) {
		if !audience.SeesStory(story) {
			if err := tx.Delete(model.KindStory, story.ID); err != nil {
				return err
			}
		}
	}
	if !audience.SeesNotes() {
		for _, mapping := range model.All[model.Mapping](d) { // how the keeper reads files is no matter of the group
			if err := tx.Delete(model.KindMapping, mapping.ID); err != nil {
				return err
			}
		}
		for _, session := range model.All[model.Session](d) {
			err := model.Update(tx, session.ID, func(s *model.Session) error {
				for i := range s.Steps {
					s.Steps[i].Note = ""
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	if !audience.SmallNumbersHidden() {
		return nil
	}
	for _, vote := range model.All[model.Vote](d) { // a party may be one person
		if err := tx.Put(vote.WithoutBallots()); err != nil {
			return err
		}
	}
	for _, indicator := range model.All[model.Indicator](d) {
		if err := hideSmall(tx, d, indicator, audience); err != nil {
			return err
		}
	}
	return nil
}

// hideSmall leaves out the small numbers of an indicator. A hidden figure is withheld, with what may be said of it as its footnote.
func hideSmall(tx *model.Tx, d *model.Dossier, indicator *model.Indicator, audience model.Audience) error {
	baseline := d.SeenBaseline(indicator, audience)
	if indicator.Baseline != nil && (baseline.Hiding != model.Shown || baseline.N == nil && indicator.Baseline.N != nil) {
		err := model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			if i.Baseline.N = baseline.N; baseline.Hiding != model.Shown {
				i.Baseline = nil
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, value := range d.Values(indicator.ID) {
		figures := d.Seen(value, audience)
		err := model.Update(tx, value.ID, func(v *model.Value) error {
			v.Value, v.Numerator, v.Denominator, v.N = figures.Value, figures.Numerator, figures.Denominator, figures.N
			v.Footnote, v.Corrections = figures.Footnote, nil
			if figures.Hiding != model.Shown {
				v.Missing = model.Withheld
			}
			if figures.Hiding == model.AsLessThan && v.LessThan == 0 {
				v.Footnote = "<" + strconv.Itoa(figures.LessThan)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
