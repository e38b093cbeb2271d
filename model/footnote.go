package model

import (
	"regexp"
	"slices"
	"strings"
)

// NoteSays finds a number in the note beside a figure that says something else than the figure does: "3" or "er waren er 3
// Leefbaarheidsakkoorden" beside a 0. It takes no number for one that is a date, a goal to reach, a part of the whole, an earlier figure, or
// of another unit; what it does not find contradicts nothing.
func (d *Dossier) NoteSays(indicator *Indicator, period Period, figure Figure, note string) (float64, bool) {
	habit := d.Habit(indicator, period, true)
	says := figure.Number(indicator)
	if says == nil && figure.Missing == "" {
		return 0, false
	}
	note = plainText(note)
	if entry, ok := habit.Read(note); ok { // the note is nothing but a number
		v := entry.Meanings[0].Number(indicator)
		if v == nil || agrees(says, *v) || yearLike.MatchString(note) {
			return 0, false
		}
		return *v, true
	}
	words := strings.Fields(strings.ToLower(note))
	var found []float64
	for i, word := range words {
		v, percent, ok := habit.numberIn(word)
		if !ok {
			continue
		}
		if agrees(says, v) {
			return 0, false // it says the figure too
		}
		if habit.counts(words, i, percent) && !slices.Contains(habit.Earlier, v) {
			found = append(found, v)
		}
	}
	if len(found) != 1 { // several numbers tell a story, not the figure
		return 0, false
	}
	return found[0], true
}

func agrees(says *float64, v float64) bool {
	return says != nil && *says == v
}

var yearLike = regexp.MustCompile(`^(?:19|20)\d\d$`)

// numberIn reads a word of a sentence as a number, when it is one beyond doubt.
func (h Habit) numberIn(word string) (v float64, percent, ok bool) {
	word = strings.TrimRight(strings.TrimLeft(word, "(\"“'"), ".,;:!?)\"”'")
	body, percent := h.bare(word)
	numbers := readings(body)
	if len(numbers) != 1 || yearLike.MatchString(body) {
		return 0, false, false
	}
	return numbers[0].value, percent, true
}

// The words before a number that is not the figure itself: what is strived for, an earlier one, a part of it.
var otherNumbers = []string{
	"doelstelling", "doel", "streefwaarde", "streven", "streefcijfer", "norm", "ambitie", "target", "goal", "aim", "ambition",
	"vorig", "vorige", "eerder", "previous", "previously", "last",
	"waarvan", "daarvan", "onder", "of", "including", "respondenten", "verwacht", "verwachten", "expected",
}

// counts reports whether the number at a place of a sentence is followed by what the indicator counts, and not announced as another number.
func (h Habit) counts(words []string, at int, percent bool) bool {
	const back = 3
	for _, before := range words[max(0, at-back):at] {
		if slices.Contains(otherNumbers, strings.Trim(before, ".,;:()")) {
			return false
		}
	}
	if h.Type == Percentage {
		return percent || at+1 < len(words) && slices.Contains([]string{"%", "procent", "percent"}, strings.Trim(words[at+1], ".,;:()"))
	}
	const long = 4 // letters of a word that says something
	for _, after := range words[min(at+1, len(words)):min(at+3, len(words))] {
		after = strings.Trim(after, ".,;:()")
		for _, unit := range strings.Fields(strings.ToLower(h.Unit)) {
			if len(after) >= long && len(unit) >= long && strings.HasSuffix(unit, after) {
				return true
			}
		}
	}
	return false
}
