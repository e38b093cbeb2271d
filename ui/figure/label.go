package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"doelenboom/model"
)

// textArea is the room that a text takes, from the top of its capitals to the foot of a g.
func textArea(op Op) Area {
	w := Measure(op.Text, op.Size, op.Weight)
	x := op.X
	switch op.Align {
	case Center:
		x -= w / 2
	case Right:
		x -= w
	}
	return Area{x, op.Y - 0.8*op.Size, w, 1.05 * op.Size}
}

// claim writes a text and keeps its place free of others.
func (c *chart) claim(op Op) {
	c.add(op)
	c.taken = append(c.taken, textArea(op))
}

// free reports whether nothing stands in an area of the drawing yet.
func (c *chart) free(area Area) bool {
	if area.X < 0 || area.Y < c.top || area.X+area.W > c.options.W || area.Y+area.H > c.options.H {
		return false
	}
	near := area.Grow(1)
	return !slices.ContainsFunc(c.taken, near.Meets)
}

// endLabel names a line at its end, in the margin at the right.
type endLabel struct {
	text   string
	short  string // when there is no room for the text
	wordy  bool   // no figure: left out of a small chart
	op     Op
	y      float64 // where the line ends
	day    float64
	atEdge bool // the line runs to the edge of the plot
	rank   int  // the lowest goes first when not all fit
}

// gatherEnds finds the lines that want a label.
func (c *chart) gatherEnds() {
	words, format := &c.options.Words, c.options.Format
	add := func(label endLabel, value float64, paint Paint, weight Weight) {
		label.y = c.value.y(value)
		label.op = Op{Kind: Text, Size: c.size, Weight: weight, Fill: paint}
		c.ends = append(c.ends, label)
	}
	named := func(word string, value float64) string {
		if word == "" {
			return format(value)
		}
		return word + " " + format(value)
	}
	for _, reference := range c.data.References {
		last := reference.Points[len(reference.Points)-1]
		add(endLabel{text: reference.Name, short: reference.Name, wordy: true, day: last.middle(), rank: 1}, last.Y, MutedInk, Regular)
	}
	for _, limit := range []struct {
		value *float64
		word  string
	}{{c.data.Norm, words.Norm}, {c.data.Low, words.Low}, {c.data.High, words.High}} {
		if limit.value != nil {
			v := *limit.value
			add(endLabel{text: named(limit.word, v), short: format(v), atEdge: true, rank: 2}, v, OffCourse, Regular)
		}
	}
	if n := len(c.data.Forecast); n > 0 {
		last := c.data.Forecast[n-1]
		label := endLabel{text: words.Forecast, short: words.Forecast, wordy: true, day: last.middle(), rank: 3}
		if words.Estimate != "" {
			label.text += " (" + words.Estimate + ")"
		}
		add(label, last.Y, Accent, Italic)
	}
	if n := len(c.data.Targets); n > 0 {
		last := c.data.Targets[n-1]
		add(endLabel{text: named(words.Target, last.Y), short: format(last.Y), day: last.middle(), rank: 4}, last.Y, Ink, Regular)
	}
}

// endWidth decides what the end labels say and returns the margin that they need.
func (c *chart) endWidth() float64 {
	room := math.Min(0.36*c.options.W, c.plot.W-6*c.size)
	widest := 0.0
	kept := c.ends[:0]
	for _, label := range c.ends {
		label.op.Text = label.text
		if Measure(label.text, c.size, label.op.Weight) > room || c.small && label.short != "" {
			label.op.Text = label.short
		}
		if label.wordy { // a figure that lost its end would be another figure
			label.op.Text = shortenAtWord(label.op.Text, room, c.size, label.op.Weight)
		}
		width := Measure(label.op.Text, c.size, label.op.Weight)
		if label.op.Text == "" || label.op.Text == ellipsis || width > room || c.small && label.wordy {
			continue
		}
		widest = math.Max(widest, width)
		kept = append(kept, label)
	}
	c.ends = kept
	if widest == 0 {
		return 0
	}
	return widest + 0.7*c.size
}

// shortenAtWord shortens a text between two words, so that no number loses its end; within a word only when it is the first one.
func shortenAtWord(text string, width, size float64, weight Weight) string {
	short := Shorten(text, width, size, weight)
	if short == text {
		return text
	}
	kept := strings.TrimSuffix(short, ellipsis)
	if space := strings.LastIndexByte(kept, ' '); space > 0 && !strings.HasPrefix(text[len(kept):], " ") {
		kept = kept[:space]
	}
	return strings.TrimRight(kept, " ,.;:·") + ellipsis
}

// endLabels writes the labels beside the ends of their lines, as little moved as keeps them apart.
func (c *chart) endLabels() {
	step := 1.2 * c.size
	top, bottom := math.Max(c.plot.Y-0.6*c.size, c.top+0.6*c.size), c.plot.Y+c.plot.H
	slices.SortStableFunc(c.ends, func(a, b endLabel) int { return cmp.Compare(b.rank, a.rank) })
	if most := 1 + int(math.Max(0, bottom-top)/step); len(c.ends) > most {
		c.ends = c.ends[:most]
	}
	slices.SortStableFunc(c.ends, func(a, b endLabel) int { return cmp.Compare(a.y, b.y) })
	wanted := make([]float64, len(c.ends))
	for i, label := range c.ends {
		wanted[i] = label.y
	}
	edge := c.plot.X + c.plot.W
	x := edge + 0.6*c.size
	for i, y := range spread(wanted, step, top, bottom) {
		label := c.ends[i]
		from := c.time.x(label.day)
		if label.atEdge {
			from = edge
		}
		if math.Abs(y-label.y) > 0.3*c.size || x-from > 2*c.size {
			start := Point{from + 0.3*c.size, label.y}
			c.add(c.stroke(Op{Points: []Point{start, {x - 0.2*c.size, y}}, Stroke: Control, Width: 1, Dash: leaderDash}))
		}
		op := label.op
		op.X, op.Y = x, y+0.34*c.size
		c.claim(op)
	}
}

// spread moves places apart to at least a step, within bounds, such that the sum of the squares of the moves is least: isotonic regression
// by pooling neighbours that are in each other's way (Barlow et al., 1972). The places come in ascending order.
func spread(wanted []float64, step, low, high float64) []float64 {
	type pool struct {
		sum   float64
		count int
	}
	var pools []pool
	for i, y := range wanted {
		pools = append(pools, pool{y - float64(i)*step, 1})
		for n := len(pools); n > 1 && pools[n-2].sum/float64(pools[n-2].count) > pools[n-1].sum/float64(pools[n-1].count); n-- {
			pools[n-2].sum += pools[n-1].sum
			pools[n-2].count += pools[n-1].count
			pools = pools[:n-1]
		}
	}
	out := make([]float64, 0, len(wanted))
	highest := high - float64(len(wanted)-1)*step
	for _, p := range pools {
		y := math.Max(low, math.Min(p.sum/float64(p.count), highest))
		for range p.count {
			out = append(out, y+float64(len(out))*step)
		}
	}
	return out
}

// obstacle is a piece of a line that a label had better not cover.
type obstacle struct {
	from, to Point
	cost     float64
}

// labelPlace is a label that wants a place beside a point.
type labelPlace struct {
	at      Point
	radius  float64 // of the point
	text    string
	short   string // when there is no room for the text
	paint   Paint
	weight  Weight
	scale   float64 // of the text; 0 is 1
	below   bool    // rather under the point than over it
	besides bool    // rather right of the point
	clear   bool    // rather nowhere than over a line
	rank    labelRank
	item    model.ID
}

// labelRank orders labels: the lowest takes its place first.
type labelRank uint8

const (
	rankLast labelRank = iota
	rankBreak
	rankBaseline
	rankExtreme
	rankOther
	rankTarget
	rankGap
)

func (c *chart) request(place labelPlace) { c.requests = append(c.requests, place) }

// labels writes everything that had to wait until all lines and points were known.
func (c *chart) labels() {
	c.endLabels()
	slices.SortStableFunc(c.requests, func(a, b labelPlace) int { return cmp.Compare(a.rank, b.rank) })
	for _, place := range c.requests {
		op, ok := c.best(place)
		if !ok && place.short != "" {
			place.text = place.short
			op, ok = c.best(place)
		}
		if ok {
			c.claim(op)
		}
	}
}

// best finds the place beside a point that is free and crosses the fewest lines and hatchings.
func (c *chart) best(place labelPlace) (Op, bool) {
	size := c.size
	if place.scale > 0 {
		size *= place.scale
	}
	r := place.radius
	type candidate struct {
		dx, dy float64
		align  Align
	}
	up, down := -r-0.4*size, r+1.05*size
	above := []candidate{{0, up, Center}, {0.5 * r, up, Left}, {-0.5 * r, up, Right}}
	below := []candidate{{0, down, Center}, {0.5 * r, down, Left}, {-0.5 * r, down, Right}}
	beside := []candidate{{r + 0.35*size, 0.34 * size, Left}, {-r - 0.35*size, 0.34 * size, Right}}
	further := []candidate{{0, up - 0.9*size, Center}, {0, down + 0.9*size, Center}}
	var order []candidate
	switch {
	case place.besides:
		order = slices.Concat(beside, above, below)
	case place.below:
		order = slices.Concat(below, above, beside, further)
	default:
		order = slices.Concat(above, below, beside, further)
	}
	var found Op
	least := math.Inf(1)
	for i, to := range order {
		op := Op{
			Kind: Text, X: place.at.X + to.dx, Y: place.at.Y + to.dy, Size: size, Weight: place.weight, Align: to.align,
			Fill: place.paint, Text: place.text, Item: place.item,
		}
		area := textArea(op)
		if place.text == "" || area.X < c.plot.X || !c.free(area) {
			continue
		}
		cost := float64(i)
		for _, line := range c.lines {
			cost += line.cost * within(line.from, line.to, area) / size
		}
		for _, band := range c.hatched {
			if band.Meets(area) {
				cost += overHatch
			}
		}
		if cost < least && !(place.clear && cost-float64(i) > crossing) {
			found, least = op, cost
		}
	}
	return found, !math.IsInf(least, 1)
}

// within returns how much of a straight line lies in an area (Liang and Barsky, 1984).
func within(a, b Point, area Area) float64 {
	from, to := 0.0, 1.0
	clip := func(p, q float64) bool {
		switch {
		case p == 0:
			return q >= 0
		case p < 0:
			from = math.Max(from, q/p)
		default:
			to = math.Min(to, q/p)
		}
		return from < to
	}
	dx, dy := b.X-a.X, b.Y-a.Y
	if clip(-dx, a.X-area.X) && clip(dx, area.X+area.W-a.X) && clip(-dy, a.Y-area.Y) && clip(dy, area.Y+area.H-a.Y) {
		return (to - from) * math.Hypot(dx, dy)
	}
	return 0
}

// fewPoints is up to how many points all get a label; of more only the first, the last and the extremes.
const fewPoints = 10

// valueLabels asks for the figures beside the points.
func (c *chart) valueLabels(values []measuredValue) {
	var present []measuredValue
	for _, v := range values {
		if v.Y != nil {
			present = append(present, v)
		}
	}
	if len(present) == 0 {
		return
	}
	least, most := 0, 0
	for i, v := range present {
		if *v.Y < *present[least].Y {
			least = i
		}
		if *v.Y >= *present[most].Y {
			most = i
		}
	}
	for i := len(present) - 1; i >= 0; i-- {
		v := present[i]
		rank := rankOther
		switch {
		case i == len(present)-1:
			rank = rankLast
		case i == 0 || v.baseline:
			rank = rankBaseline
		case i == least || i == most:
			rank = rankExtreme
		}
		at := c.at(v.Span, *v.Y)
		mark := c.mark(v)
		if rank == rankOther && len(present) > fewPoints || c.small && rank > rankBaseline {
			if mark != "" && !c.small {
				c.request(labelPlace{at: at, radius: c.pointSize, text: mark, paint: MutedInk, scale: c.noteSize(), rank: rankGap, item: v.Item})
			}
			continue
		}
		c.labelled[v.middle()] = true
		dips := i > 0 && i < len(present)-1 && *present[i-1].Y > *v.Y && *present[i+1].Y > *v.Y
		c.request(labelPlace{
			at: at, radius: c.pointSize, text: c.options.Format(*v.Y) + mark, short: c.options.Format(*v.Y), paint: Accent, weight: Bold, below: dips, rank: rank, item: v.Item,
		})
		if v.baseline && !c.small {
			c.request(labelPlace{at: at, radius: c.pointSize, text: c.options.Words.Baseline, paint: MutedInk, scale: c.noteSize(), below: true, clear: true, rank: rankBaseline})
		}
	}
}
