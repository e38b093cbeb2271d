package model

import "slices"

// SentenceKind is what a sentence of the warm-up says something of.
type SentenceKind string

// What a sentence can be.
const (
	SaysResult      SentenceKind = "result"      // how people are
	SaysIndicator   SentenceKind = "indicator"   // a measure of how people are
	SaysPerformance SentenceKind = "performance" // what we do
)

// SentenceKinds lists what a sentence can be, in the order of the work: from the end to the means.
func SentenceKinds() []SentenceKind {
	return []SentenceKind{SaysResult, SaysIndicator, SaysPerformance}
}

// Sentence is one to sort in the warm-up: is it a result, an indicator or a performance, and why.
type Sentence struct {
	Text string       `json:"text"`
	Is   SentenceKind `json:"is"`
	Why  string       `json:"why,omitempty"`

	newer
}

func (s *Sentence) check(in Record) error {
	if blank(s.Text) {
		return NewProblem("problem.warmup.text")
	}
	if !slices.Contains(SentenceKinds(), s.Is) {
		return badChoice(in, "is", string(s.Is))
	}
	return nil
}
