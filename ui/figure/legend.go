package figure

import (
	"cmp"
	"slices"

	"doelenboom/model"
)

// legendItem is a sign with its meaning.
type legendItem struct {
	sign func(x, y float64) []Op // in a square of markSize with its upper left corner at x, y
	wide float64
	text string
}

// Legend explains the signs that the tree uses, in rows no wider than a width; its upper left corner is at 0, 0. A tree that needs no
// explanation has none.
func (t *Tree) Legend(width float64) (ops []Op, height float64) {
	const (
		size   = 13.0
		gap    = 8.0
		apart  = 24.0
		rowGap = 24.0
	)
	x, y := 0.0, 0.0
	for _, item := range t.legendItems() {
		text := Shorten(item.text, width-item.wide-gap, size, Regular)
		w := item.wide + gap + Measure(text, size, Regular)
		if x > 0 && x+w > width {
			x, y = 0, y+rowGap
		}
		ops = append(ops, item.sign(x, y)...)
		ops = append(ops, Op{Kind: Text, X: x + item.wide + gap, Y: y + markSize/2 + size*0.34, Size: size, Fill: MutedInk, Text: text})
		x += w + apart
		height = y + markSize
	}
	return ops, height
}

func (t *Tree) legendItems() []legendItem {
	var items []legendItem
	words := &t.options.Words
	seen := t.signs()
	add := func(wide float64, text string, sign func(x, y float64) []Op) {
		if text != "" {
			items = append(items, legendItem{sign, wide, text})
		}
	}
	for level := 1; level <= seen.levels && words.Level != nil; level++ {
		add(barWidth, words.Level(level), func(x, y float64) []Op {
			return []Op{{Kind: Rect, X: x, Y: y, W: barWidth, H: markSize, Radius: 2, Fill: LevelPaint(level)}}
		})
	}
	if seen.also {
		text := words.Also
		if links, drawn := t.Links(); !drawn && words.AlsoMany != nil {
			text = words.AlsoMany(links)
		}
		add(2*markSize, text, func(x, y float64) []Op {
			y += markSize / 2
			return []Op{
				{Kind: Path, Points: []Point{{x, y}, {x + 2*markSize - 4, y}}, Stroke: Accent, Width: 2, Dash: alsoDash},
				{Kind: Disc, X: x + 2*markSize - 4, Y: y, W: 4, Fill: Accent},
			}
		})
	}
	if seen.whiteSpot {
		add(markSize, words.WhiteSpot, func(x, y float64) []Op {
			return []Op{{
				Kind: Rect, X: x + 0.5, Y: y + 0.5, W: markSize - 1, H: markSize - 1, Radius: 3,
				Fill: Card, Stroke: Control, Width: 1.25, Dash: whiteSpotDash,
			}}
		})
	}
	if seen.changed {
		add(markSize, words.Changed, func(x, y float64) []Op { return changedIcon(x, y, markSize) })
	}
	for _, judgement := range model.Judgements() {
		if seen.status[judgement] && words.Status != nil {
			add(markSize, words.Status(judgement), func(x, y float64) []Op { return StatusIcon(judgement, x, y, markSize) })
		}
	}
	for _, mark := range seen.parties {
		add(markSize, mark.Name, func(x, y float64) []Op { return SupportIcon(mark, x, y, markSize) })
	}
	for _, stance := range model.Stances() {
		if seen.stance[stance] && words.Stance != nil {
			mark := SupportMark{Look: PartyLook{Paint: MutedInk}, Stance: stance}
			add(markSize, words.Stance(stance), func(x, y float64) []Op { return SupportIcon(mark, x, y, markSize) })
		}
	}
	return items
}

// signs is what the shown cards use.
type signs struct {
	levels          int
	also, whiteSpot bool
	changed         bool
	status          map[model.Judgement]bool
	stance          map[model.Stance]bool
	parties         []SupportMark // in full support, by letter
}

func (t *Tree) signs() signs {
	seen := signs{status: map[model.Judgement]bool{}, stance: map[model.Stance]bool{}}
	for i := range t.nodes {
		goal := &t.goals[i]
		if !t.nodes[i].shown {
			continue
		}
		seen.levels = max(seen.levels, min(goal.Level, 6))
		seen.whiteSpot = seen.whiteSpot || t.isWhiteSpot(i)
		seen.changed = seen.changed || goal.Changed
		seen.status[goal.Status] = true
		for _, id := range goal.Also {
			seen.also = seen.also || t.options.AllLinks || t.options.Selects || t.selected != "" && (goal.ID == t.selected || id == t.selected)
		}
		for _, mark := range goal.Support {
			seen.stance[mark.Stance] = true
			mark.Stance = model.Supports
			if !slices.Contains(seen.parties, mark) {
				seen.parties = append(seen.parties, mark)
			}
		}
	}
	slices.SortFunc(seen.parties, func(a, b SupportMark) int {
		return cmp.Or(cmp.Compare(a.Look.Letter, b.Look.Letter), cmp.Compare(a.Name, b.Name))
	})
	return seen
}
