package model

// Counts says how much a dossier holds.
type Counts struct {
	Title        string `json:"title"`
	Goals        int    `json:"goals"`
	Depth        int    `json:"depth"`
	Cards        int    `json:"cards"`
	Groups       int    `json:"groups"`
	Terms        int    `json:"terms"`
	Indicators   int    `json:"indicators"`
	Values       int    `json:"values"`
	Stories      int    `json:"stories"`
	Sessions     int    `json:"sessions"`
	Readings     int    `json:"readings"`
	Agreements   int    `json:"agreements"`
	Parked       int    `json:"parked"`
	Observations int    `json:"observations"`
	Initiatives  int    `json:"initiatives"`
	Votes        int    `json:"votes"`
	Parties      int    `json:"parties"`
	Participants int    `json:"participants"`
	Due          int    `json:"due"` // figures that can be had today
}

// Counts counts what the dossier holds, with what is due on a day.
func (d *Dossier) Counts(today Date) Counts {
	due := 0
	for _, item := range d.Due(today) {
		if item.Late {
			due++
		}
	}
	return Counts{
		Title: d.Cover().Title, Goals: d.Count(KindGoal), Depth: d.Depth(), Cards: d.Count(KindCard), Groups: d.Count(KindGroup),
		Terms: d.Count(KindTerm), Indicators: d.Count(KindIndicator), Values: d.Count(KindValue), Stories: d.Count(KindStory),
		Sessions: d.Count(KindSession), Readings: d.Count(KindReading), Agreements: d.Count(KindAgreement), Parked: d.Count(KindParked),
		Observations: d.Count(KindObservation), Initiatives: d.Count(KindInitiative), Parties: d.Count(KindParty),
		Participants: d.Count(KindParticipant), Votes: d.Count(KindVote), Due: due,
	}
}
