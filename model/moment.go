package model

import "time"

// AsAfter returns the dossier as it was after so many of its changes: a dossier of its own, for reading only, that nothing here changes.
// Names of people are those of now, of who took part by then: the journal knows none. It fails with a [Problem] when the journal cannot
// say what one of the later changes did.
func (d *Dossier) AsAfter(changes int) (*Dossier, error) {
	changes = max(0, min(changes, len(d.undone.history)))
	then := map[Ref]Record{}
	for i := len(d.undone.history) - 1; i >= changes; i-- {
		touched, err := d.undone.history[i].Touched()
		if err != nil {
			return nil, unreadable(err)
		}
		for j := len(touched) - 1; j >= 0; j-- {
			if t := touched[j]; t.Kind != KindName {
				then[Ref{t.Kind, t.ID}] = t.Before
			}
		}
	}
	var records []Record
	for _, kind := range Kinds() {
		for _, record := range d.Records(kind) {
			ref := RefTo(record)
			if before, changed := then[ref]; changed {
				record = before
				delete(then, ref)
			}
			if record != nil {
				records = append(records, record)
			}
		}
	}
	for _, record := range then { // what was deleted since
		if record != nil {
			records = append(records, record)
		}
	}
	past := Load(d.env, records, d.undone.history[:changes])
	for _, name := range All[Name](past) {
		if past.Record(KindParticipant, name.Participant) == nil {
			past.place(KindName, name.ID, nil)
		}
	}
	past.SetReadOnly(true)
	return past, nil
}

// ChangesUntil returns how many changes were made before a moment. The order of the journal counts, not the clock, which may have been
// wrong for a while: a change after one that was later is later too.
func (d *Dossier) ChangesUntil(moment time.Time) int {
	for i, change := range d.undone.history {
		if !change.Time.Before(moment) {
			return i
		}
	}
	return len(d.undone.history)
}

// Become makes a dossier all that another one is, records and history, and tells the observers of a change that touches everything. It
// is for a dossier that is read while somebody else writes it; the other one is not used any more.
func (d *Dossier) Become(other *Dossier) {
	d.tables, d.index, d.undone = other.tables, other.index, other.undone
	news := Change{ID: d.env.NewID(), Time: d.env.Now().UTC(), Title: "edit.others"}
	d.tell(RestoredChange(news, func() ([]Touched, error) { return nil, errEverything }))
}
