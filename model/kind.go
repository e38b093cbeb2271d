package model

// Kind names a sort of record. The texts are stable: they stand in files.
type Kind string

// The kinds of record that a dossier holds.
const (
	KindCover       Kind = "dossier"
	KindParty       Kind = "party"
	KindParticipant Kind = "participant"
	KindName        Kind = "name"
	KindSession     Kind = "session"
	KindGroup       Kind = "group"
	KindCard        Kind = "card"
	KindGoal        Kind = "goal"
	KindTerm        Kind = "term"
	KindIndicator   Kind = "indicator"
	KindValue       Kind = "value"
	KindStory       Kind = "story"
	KindReading     Kind = "reading"
	KindAgreement   Kind = "agreement"
	KindParked      Kind = "parked"
	KindObservation Kind = "observation"
	KindInitiative  Kind = "initiative"
	KindVote        Kind = "vote"
	KindMapping     Kind = "mapping"
)

// Word is the text key of the word for a kind of record.
func (k Kind) Word() Key { return Key("record." + string(k)) }

// Kinds lists every kind, each after the kinds that it cannot be without.
func Kinds() []Kind {
	return []Kind{
		KindCover, KindParty, KindParticipant, KindName, KindSession, KindGroup, KindGoal, KindIndicator, KindTerm, KindCard,
		KindValue, KindStory, KindReading, KindAgreement, KindParked, KindObservation, KindInitiative, KindVote,
		KindMapping,
	}
}

// Record is one thing that a dossier holds.
type Record interface {
	Kind() Kind
	Ident() ID
	identity() *Identity
	// check reports the first rule that the record breaks within d, as a *Problem.
	check(d *Dossier) error
}

// newRecord makes an empty record of a kind, or nil for a kind that this version does not know.
func newRecord(kind Kind) Record {
	switch kind {
	case KindCover:
		return new(Cover)
	case KindParty:
		return new(Party)
	case KindParticipant:
		return new(Participant)
	case KindName:
		return new(Name)
	case KindSession:
		return new(Session)
	case KindGroup:
		return new(Group)
	case KindCard:
		return new(Card)
	case KindGoal:
		return new(Goal)
	case KindTerm:
		return new(Term)
	case KindIndicator:
		return new(Indicator)
	case KindValue:
		return new(Value)
	case KindStory:
		return new(Story)
	case KindReading:
		return new(Reading)
	case KindAgreement:
		return new(Agreement)
	case KindParked:
		return new(Parked)
	case KindObservation:
		return new(Observation)
	case KindInitiative:
		return new(Initiative)
	case KindVote:
		return new(Vote)
	case KindMapping:
		return new(Mapping)
	}
	return nil
}
