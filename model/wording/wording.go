// Package wording looks at how a goal is said. Its eleven rules give hints, never a block: each says which words raised it, so that a group
// can see what is meant and decide for itself. What a hint reads like stands with the other texts; which words raise it is data
// (assets/wording), a file a language. The dossier's own language decides.
//
// The rules look for what is known to go wrong and stay silent when in doubt: a hint that is wrong once is not read the second time.
package wording

import (
	"slices"

	"doelenboom/model"
)

// Rule is one of the rules for wording a goal.
type Rule string

// The rules, in the order in which a group goes through them.
const (
	Resident    Rule = "resident"    // it is said from the resident, not from who offers something
	Positive    Rule = "positive"    // it says what we do want
	Reached     Rule = "reached"     // it says how it is then
	Means       Rule = "means"       // it does not say how we get there
	Single      Rule = "single"      // it is one goal
	Plain       Rule = "plain"       // everybody knows what the words mean
	Term        Rule = "term"        // at policy level: it says by when
	Comparative Rule = "comparative" // better and more are fine at the top, and made measurable below
	Smart       Rule = "smart"       // measurability stands in the indicator
	Number      Rule = "number"      // so does the number to reach
	Count       Rule = "count"       // three to ten goals under the top
)

// Rules lists the rules.
func Rules() []Rule {
	return []Rule{Resident, Positive, Reached, Means, Single, Plain, Term, Comparative, Smart, Number, Count}
}

// Span is a stretch of a text, in bytes.
type Span struct{ From, To int }

// Hint is a rule that a goal may not follow.
type Hint struct {
	Rule  Rule
	Spans []Span // what raised it; none for what is missing
	Word  string // of [Plain]: the word that asks for a meaning
}

// Moment is when a goal is looked at.
type Moment int

// The moments. While somebody writes, only what is there is looked at: what is still missing may yet come.
const (
	Writing Moment = iota
	Checking
)

// Place is what a rule has to know of where a goal stands.
type Place struct {
	Language string
	Level    int      // 1 is the top
	Effort   bool     // the level of what we do
	Below    int      // goals directly under it
	Beside   int      // goals under the same parent, itself included
	Years    bool     // the dossier says for which years its goals are
	Measured bool     // an indicator says whether it comes closer
	Terms    []string // words that the group agreed upon
	Kept     []string // rules that the group looked at and let be
}

// The number of goals under the top that a group can keep in view.
const fewest, most = 3, 10

// PlaceOf returns where a goal stands.
func PlaceOf(d *model.Dossier, goal *model.Goal) Place {
	place := onLevel(d, d.LevelOf(goal))
	place.Below, place.Beside = len(d.Children(goal.ID)), len(d.Children(goal.Parent))
	place.Kept = goal.Kept
	for _, below := range d.Branch(goal.ID) {
		place.Measured = place.Measured || len(d.IndicatorsOf(below.ID)) > 0
	}
	return place
}

// PlaceUnder returns where a goal stands that is being written under a parent, for the first time.
func PlaceUnder(d *model.Dossier, parent model.ID) Place {
	level := 1
	if above := model.Get[model.Goal](d, parent); above != nil {
		level = d.LevelOf(above) + 1
	}
	place := onLevel(d, level)
	place.Beside = len(d.Children(parent)) + 1
	return place
}

func onLevel(d *model.Dossier, level int) Place {
	cover := d.Cover()
	levels := len(cover.Levels)
	if levels == 0 {
		levels = model.DefaultLevels
	}
	place := Place{Language: cover.Language, Level: level, Years: cover.To != 0}
	place.Effort = levels > 2 && level >= levels
	for _, term := range model.All[model.Term](d) {
		place.Terms = append(place.Terms, term.Word)
	}
	return place
}

// Check returns what may be better about the text of a goal, in the order of the rules; nothing for a text of no words.
func Check(text string, at Place, moment Moment) []Hint {
	list, ok := lists()[at.Language]
	if !ok {
		list = lists()["nl"]
	}
	said := read(text)
	if len(said) == 0 {
		return nil
	}
	var out []Hint
	for _, rule := range Rules() {
		if !rule.applies(at, moment) || slices.Contains(at.Kept, string(rule)) {
			continue
		}
		if hint, raised := list.raise(rule, text, said, at); raised {
			out = append(out, hint)
		}
	}
	if moment == Writing {
		out = slices.DeleteFunc(out, func(h Hint) bool { return h.unfinished(text) })
	}
	return out
}

// Asked are the questions that a group asks itself about every goal that stands at a place, whether or not its text raises anything.
func Asked(at Place) []Rule {
	return slices.DeleteFunc([]Rule{Resident, Positive, Reached, Means, Single, Plain, Term}, func(rule Rule) bool { return !rule.applies(at, Checking) })
}

// applies reports whether a rule has anything to say of a goal on that level. What we do ourselves may be said as such.
func (r Rule) applies(at Place, moment Moment) bool {
	switch r {
	case Single, Plain:
		return true
	case Term:
		return at.Level == 1 && moment == Checking && !at.Years
	case Comparative:
		return at.Level > 2 && !at.Effort && !at.Measured
	case Count:
		return at.Level == 1 && moment == Checking && (at.Below > most || at.Below > 0 && at.Below < fewest) || at.Level == 2 && moment == Writing && at.Beside > most
	}
	return !at.Effort
}

// unfinished reports whether a hint leans on a short word at the very end, which may be the beginning of a longer one.
func (h Hint) unfinished(text string) bool {
	const short = 6
	if len(h.Spans) == 0 || h.Rule == Count {
		return false
	}
	last := h.Spans[len(h.Spans)-1]
	return len(h.Spans) == 1 && last.To == len(text) && last.To-last.From < short
}
