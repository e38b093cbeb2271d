package model

import (
	"slices"
	"strconv"
	"strings"
)

// Mend settles a doubt about an indicator in the way that helps most groups. It fails for a doubt that only people can settle. Figures,
// scores and the choice stay as they are.
func (tx *Tx) Mend(indicator ID, doubt Doubt) error {
	of := Get[Indicator](tx.Dossier, indicator)
	if of == nil {
		return noSuch(KindIndicator)
	}
	if !doubt.Mendable {
		return NewProblem("problem.indicator.mend", "indicator", of.Name)
	}
	switch doubt.Concern {
	case TwoInOne:
		first, second := halves(of.Name)
		_, err := tx.SplitIndicator(indicator, first, upperFirst(second))
		return err
	case SameTwice:
		return tx.MergeIndicator(indicator, doubt.Other)
	}
	unit, owner := tx.likelyUnit(of), tx.likelyOwner(of)
	return tx.Redefine(indicator, "", func(i *Indicator) error {
		switch doubt.Concern {
		case MeasuresEffort:
			i.Sort = PerformanceIndicator
		case TargetInName:
			i.moveTarget(tx.Dossier)
		case UnitMissing:
			i.Unit = unit
		case UnitMixed:
			i.settleUnit()
		case BothWays:
			i.Direction = FollowOnly
		case SourceTooSlow:
			i.Frequency = doubt.Frequency
		case FewPeople: // the figures that are there stay few; the next ones need not be
			i.Frequency = doubt.Frequency
			i.Considered = append(i.Considered, doubt.Concern)
		case NoOwner:
			i.Owner = owner
		}
		return nil
	})
}

// moveTarget takes what the name says of how much out of it, and makes it a target where there is none yet.
func (i *Indicator) moveTarget(d *Dossier) {
	amount := ""
	if found := shareInName.FindStringSubmatch(i.Name); found != nil && i.Type == Percentage {
		amount = found[1]
	} else if found := leastInName.FindStringSubmatch(i.Name); found != nil {
		amount = found[1]
	}
	year := d.Cover().To
	if found := yearInName.FindString(i.Name); found != "" {
		year, _ = strconv.Atoi(found) // four figures
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(amount, ",", "."), 64)
	if err == nil && year > 0 && len(i.Targets) == 0 {
		i.Targets = []Target{{Period: YearPeriod(year), Value: value}}
	}
	i.Name = withoutTarget(i.Name)
}

// settleUnit makes the type of figure follow the unit that people wrote.
func (i *Indicator) settleUnit() {
	switch {
	case isPercent(i.Unit):
		i.Type = Percentage
	case strings.HasPrefix(foldWords(i.Unit), "per "):
		i.Type = Number
	default:
		i.Type = Tally
	}
}

// Consider says that the group has thought about a concern and leaves it as it is, so that it is not asked again.
func (tx *Tx) Consider(indicator ID, concern Concern) error {
	return Update(tx, indicator, func(i *Indicator) error {
		if !slices.Contains(i.Considered, concern) {
			i.Considered = append(i.Considered, concern)
		}
		return nil
	})
}
