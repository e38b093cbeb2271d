package model

import "slices"

// FetchBaseline makes an action of fetching the figures of an indicator, for whoever sees to them, to be done by a day. While such an action is
// open there is no second one: the open one is returned.
func (tx *Tx) FetchBaseline(indicator, session ID, text string, due Date) (*Agreement, error) {
	of := Get[Indicator](tx.Dossier, indicator)
	if of == nil {
		return nil, noSuch(KindIndicator)
	}
	for _, agreement := range tx.Agreements() {
		if agreement.Sort == Action && agreement.IsOpen() && agreement.Text == text && slices.Contains(agreement.Linked, RefTo(of)) {
			return agreement, nil
		}
	}
	agreement, err := tx.AddAgreement(Action, session, text)
	if err != nil {
		return nil, err
	}
	who := of.Owner
	if who.IsZero() {
		who = tx.likelyOwner(of)
	}
	return agreement, Update(tx, agreement.ID, func(a *Agreement) error {
		a.Who, a.Due, a.Linked = who, due, []Ref{RefTo(of)}
		return nil
	})
}
