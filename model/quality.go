package model

import (
	"slices"
	"strings"
)

// Concern names what may be amiss with an indicator. It is a question for the group and never a rule: an indicator with every concern there
// is can be kept, chosen and filled.
type Concern string

// The concerns.
const (
	MeasuresEffort Concern = "effort"    // it counts what we do, not what becomes of it
	GoalIsHigher   Concern = "level"     // it says that it counts what we do, and stands under a societal effect
	TwoInOne       Concern = "two"       // it measures two things
	TargetInName   Concern = "target"    // the name says how much, which belongs with the targets
	UnitMissing    Concern = "unit"      // nobody knows what is counted
	UnitMixed      Concern = "mixed"     // unit and type of figure contradict each other
	NoWhole        Concern = "whole"     // a percentage of nobody knows what
	BothWays       Concern = "both-ways" // more of it may be good news or bad
	FewPeople      Concern = "few"       // figures that nobody may be shown
	NoOwner        Concern = "owner"     // nobody sees to the figure
	SourceTooSlow  Concern = "source"    // the source comes less often than the figure is wanted
	SameTwice      Concern = "twice"     // another indicator says the same
)

// More headline indicators than these is more than a group can follow: Doetinchem began with 170.
const (
	mostOfGoal    = 3
	mostHeadlines = 15
)

// Concerns lists the concerns in the order in which they are asked.
func Concerns() []Concern {
	return []Concern{
		MeasuresEffort, GoalIsHigher, TwoInOne, TargetInName, UnitMissing, UnitMixed, NoWhole, BothWays, FewPeople, NoOwner, SourceTooSlow, SameTwice,
	}
}

// Doubt is a concern about one indicator.
type Doubt struct {
	Concern   Concern
	About     string    // the words that raise it, or empty
	Other     ID        // the indicator that says the same
	Frequency Frequency // how often the source comes
	Mendable  bool      // [Tx.Mend] can settle it
}

// Doubts returns what the group may ask itself about an indicator, without what it has considered already. A dropped indicator raises
// nothing, and neither do the ladder and the story on what only figures can lack.
func (d *Dossier) Doubts(indicator *Indicator) []Doubt {
	if indicator.Choice == Dropped {
		return nil
	}
	var out []Doubt
	for _, raise := range []func(*Dossier, *Indicator) *Doubt{
		effort, higher, two, targetInName, unitMissing, unitMixed, noWhole, bothWays, fewPeople, noOwner, sourceTooSlow, sameTwice,
	} {
		if doubt := raise(d, indicator); doubt != nil && !slices.Contains(indicator.Considered, doubt.Concern) {
			out = append(out, *doubt)
		}
	}
	return out
}

func countable(i *Indicator) bool { return i.Sort != StoryIndicator && i.Sort != LadderIndicator }

func effort(_ *Dossier, i *Indicator) *Doubt {
	if i.Sort != EffectIndicator {
		return nil
	}
	word := firstOf(i.Name, doneWords)
	for _, text := range []string{i.Name, i.Numerator} { // "Aantal gesprekken" counts what we do; "Ik heb goede gesprekken" does not
		if word == "" {
			word = firstOf(countedIn(text), effortWords)
		}
	}
	if word == "" {
		return nil
	}
	return &Doubt{Concern: MeasuresEffort, About: word, Mendable: true}
}

func higher(d *Dossier, i *Indicator) *Doubt {
	if i.Sort != PerformanceIndicator {
		return nil
	}
	for _, id := range i.Goals {
		if goal := Get[Goal](d, id); goal != nil && d.LevelOf(goal) == 1 {
			return &Doubt{Concern: GoalIsHigher, About: goal.Text}
		}
	}
	return nil
}

func two(_ *Dossier, i *Indicator) *Doubt {
	if first, second := halves(i.Name); second != "" {
		return &Doubt{Concern: TwoInOne, About: first + " + " + second, Mendable: true}
	}
	return nil
}

func targetInName(_ *Dossier, i *Indicator) *Doubt {
	if found := targetWords.FindString(i.Name); found != "" {
		return &Doubt{Concern: TargetInName, About: strings.TrimSpace(found), Mendable: strings.TrimSpace(withoutTarget(i.Name)) != ""}
	}
	return nil
}

func unitMissing(d *Dossier, i *Indicator) *Doubt {
	if !countable(i) || !blank(i.Unit) || i.Type == Mark {
		return nil
	}
	return &Doubt{Concern: UnitMissing, About: d.likelyUnit(i), Mendable: d.likelyUnit(i) != ""}
}

// likelyUnit is the unit that the other indicators with the same type of figure have, "%" for a percentage, or empty.
func (d *Dossier) likelyUnit(i *Indicator) string {
	if i.Type == Percentage {
		return percent
	}
	counts, likely := map[string]int{}, ""
	for _, other := range d.Indicators() {
		if other.ID != i.ID && other.Type == i.Type && other.Unit != "" && countable(other) {
			counts[other.Unit]++
			if counts[other.Unit] > counts[likely] {
				likely = other.Unit
			}
		}
	}
	return likely
}

const percent = "%"

func unitMixed(_ *Dossier, i *Indicator) *Doubt {
	if !countable(i) || blank(i.Unit) {
		return nil
	}
	share := isPercent(i.Unit)
	switch {
	case share != (i.Type == Percentage):
		return &Doubt{Concern: UnitMixed, About: i.Unit, Mendable: true}
	case unitOrUnit.MatchString(i.Unit):
		return &Doubt{Concern: UnitMixed, About: i.Unit}
	}
	return nil
}

func isPercent(unit string) bool {
	return strings.Contains(unit, percent) || firstOf(unit, percentWords) != ""
}

func noWhole(_ *Dossier, i *Indicator) *Doubt {
	if !countable(i) || i.Type != Percentage || !blank(i.Denominator) || blank(i.Definition) && blank(i.Numerator) {
		return nil // what is only a name yet lacks everything, and nobody needs to be told
	}
	if strings.Contains(i.Definition, "/") || firstOf(i.Definition, wholeWords) != "" {
		return nil
	}
	return &Doubt{Concern: NoWhole}
}

func bothWays(_ *Dossier, i *Indicator) *Doubt {
	if !countable(i) || i.Direction == FollowOnly || i.Direction == Within {
		return nil
	}
	if word := firstOf(i.Name, bothWaysWords); word != "" {
		return &Doubt{Concern: BothWays, About: word, Mendable: true}
	}
	return nil
}

func fewPeople(d *Dossier, i *Indicator) *Doubt {
	if !countable(i) {
		return nil
	}
	cover, few := d.Cover(), false
	latest := d.LatestValue(i.ID)
	switch {
	case i.Type == Percentage && latest != nil && latest.N != nil:
		few = *latest.N < cover.SmallShare
	case i.Type == Percentage && i.Baseline != nil && i.Baseline.N != nil:
		few = *i.Baseline.N < cover.SmallShare
	case i.Type == Tally && latest != nil:
		few = *latest.Value > 0 && *latest.Value < float64(cover.SmallCount)
	case i.Type == Tally && i.Baseline != nil:
		few = i.Baseline.Value > 0 && i.Baseline.Value < float64(cover.SmallCount)
	}
	if !few {
		return nil
	}
	return &Doubt{Concern: FewPeople, Frequency: slower(i.Frequency), Mendable: slower(i.Frequency) != ""}
}

// slower is the next frequency that counts over a longer time: more people, and the figure can be shown.
func slower(f Frequency) Frequency {
	switch f {
	case Monthly:
		return Quarterly
	case Quarterly:
		return HalfYearly
	case HalfYearly:
		return Yearly
	case Yearly:
		return EveryTwoYears
	}
	return ""
}

func noOwner(d *Dossier, i *Indicator) *Doubt {
	if !i.Owner.IsZero() || i.Choice != Headline && i.Choice != Secondary {
		return nil
	}
	owner := d.likelyOwner(i)
	return &Doubt{Concern: NoOwner, About: d.ActorName(owner), Mendable: !owner.IsZero()}
}

// likelyOwner is who sees to the other figures of the same source, else who owns the source.
func (d *Dossier) likelyOwner(i *Indicator) Actor {
	for _, other := range d.Indicators() {
		if !blank(i.Source) && foldWords(other.Source) == foldWords(i.Source) && !other.Owner.IsZero() {
			return other.Owner
		}
	}
	for _, party := range All[Party](d) {
		if !blank(i.SourceOwner) && foldWords(party.Name) == foldWords(i.SourceOwner) {
			return Actor{Party: party.ID}
		}
	}
	return Actor{Role: strings.TrimSpace(i.SourceOwner)}
}

func sourceTooSlow(d *Dossier, i *Indicator) *Doubt {
	if i.Frequency == "" || i.Frequency == Once || blank(i.Source) {
		return nil
	}
	if comes := d.sourceFrequency(i); comes != "" && months(comes) > months(i.Frequency) {
		return &Doubt{Concern: SourceTooSlow, About: i.Source, Frequency: comes, Mendable: true}
	}
	return nil
}

// sourceFrequency is how often a source comes: as its name or the method says, else as often as every other indicator from it expects.
func (d *Dossier) sourceFrequency(i *Indicator) Frequency {
	for _, text := range []string{i.Source, i.Method} {
		for _, known := range frequencyWords {
			if firstOf(text, known.words) != "" {
				return known.frequency
			}
		}
	}
	var quickest Frequency
	for _, other := range d.Indicators() {
		if other.ID == i.ID || other.Choice == Dropped || foldWords(other.Source) != foldWords(i.Source) || months(other.Frequency) == 0 {
			continue
		}
		if quickest == "" || months(other.Frequency) < months(quickest) {
			quickest = other.Frequency
		}
	}
	return quickest
}

// months is how long a frequency waits; 0 for none.
func months(f Frequency) int {
	return map[Frequency]int{Monthly: 1, Quarterly: 3, HalfYearly: 6, Yearly: 12, EveryTwoYears: 24, EveryFourYears: 48}[f]
}

// alike reports whether two texts may say the same: those of very different lengths are not looked at any further.
func alike(a, b string) bool {
	const signs = 6 // capitals, full stops and quotation marks that one has and the other has not
	return len(a)-len(b) <= signs && len(b)-len(a) <= signs
}

func sameTwice(d *Dossier, i *Indicator) *Doubt {
	name, definition := foldWords(i.Name), foldWords(i.Definition)
	for _, other := range d.Indicators() {
		if other.ID == i.ID || other.Choice == Dropped {
			continue
		}
		if alike(other.Name, i.Name) && foldWords(other.Name) == name || definition != "" && alike(other.Definition, i.Definition) && foldWords(other.Definition) == definition {
			return &Doubt{Concern: SameTwice, About: other.Code + " " + other.Name, Other: other.ID, Mendable: sameMeasure(i, other)}
		}
	}
	return nil
}

// TooManyOfGoal returns how many headline indicators a goal has, when that is more than a group can follow, else 0.
func (d *Dossier) TooManyOfGoal(goal ID) int {
	count := 0
	for _, indicator := range d.IndicatorsOf(goal) {
		if indicator.Choice == Headline {
			count++
		}
	}
	return moreThan(count, mostOfGoal)
}

// TooManyInTree does the same for the whole tree.
func (d *Dossier) TooManyInTree() int {
	count := 0
	for _, indicator := range All[Indicator](d) {
		if indicator.Choice == Headline {
			count++
		}
	}
	return moreThan(count, mostHeadlines)
}

func moreThan(count, most int) int {
	if count <= most {
		return 0
	}
	return count
}
