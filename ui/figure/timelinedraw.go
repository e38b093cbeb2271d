package figure

import "strings"

// How wide the parts of a timeline are, as shares of its width, and what lies between them, in letters.
const (
	timelineWhen    = 0.13
	timelineFigures = 0.165
	timelineMean    = 0.28
	timelineAgreed  = 0.23
	timelineGap     = 1.3
	timelineStep    = 1.32 // between two lines of text
)

// columns are where the parts of a round begin and how wide they are: the day, the figures, the meaning, what was agreed, what came of it.
func (t *Timeline) columns() (x, w [5]float64) {
	gap := t.options.Size * timelineGap
	if t.narrow() { // all but the figures stands under each other
		figures := t.options.W * 0.36
		x = [5]float64{figures, gap, figures, figures, figures}
		for i := range w {
			w[i] = t.options.W - figures
		}
		w[1] = figures - 2*gap
		return x, w
	}
	at := 0.0
	rest := 1 - timelineWhen - timelineFigures - timelineMean - timelineAgreed
	for i, share := range []float64{timelineWhen, timelineFigures, timelineMean, timelineAgreed, rest} {
		x[i], w[i] = at, t.options.W*share-gap
		at += t.options.W * share
	}
	w[4] += gap
	return x, w
}

// narrow reports whether there is too little room for the parts of a round beside each other.
func (t *Timeline) narrow() bool { return t.options.W < t.options.Size*44 }

// block is some text that was broken into lines.
type block struct {
	lines []blockLine
}

type blockLine struct {
	text   string
	weight Weight
	paint  Paint
	after  float64 // room above it, in letters
}

func (b *block) add(text string, width, size float64, weight Weight, paint Paint, after float64) {
	b.addMost(text, width, size, weight, paint, after, 0)
}

// addMost adds a text of at most some lines; 0 is as many as it takes.
func (b *block) addMost(text string, width, size float64, weight Weight, paint Paint, after float64, most int) {
	lines, _ := Wrap(text, width, size, weight, most)
	for i, line := range lines {
		if i > 0 {
			after = 0
		}
		b.lines = append(b.lines, blockLine{line, weight, paint, after})
	}
}

func (b *block) height(size float64) float64 {
	h := 0.0
	for _, line := range b.lines {
		h += size * (timelineStep + line.after)
	}
	return h
}

func (b *block) draw(x, y, size float64) []Op {
	var ops []Op
	for _, line := range b.lines {
		y += size * (timelineStep + line.after)
		ops = append(ops, Op{Kind: Text, X: x, Y: y - size*(timelineStep-1), Size: size, Weight: line.weight, Fill: line.paint, Text: line.text})
	}
	return ops
}

func (t *Timeline) meaningBlock(row *timelineRow, width float64) block {
	var b block
	size := t.options.Size
	for i, m := range row.meaning {
		paint := Ink
		if m.muted {
			paint = MutedInk
		}
		after := 0.0
		if i > 0 {
			after = 0.35
		}
		if m.lead != "" {
			b.add(m.lead, width, size, Bold, paint, after)
			after = 0
		}
		b.addMost(m.text, width, size, Regular, paint, after, t.mostLines)
	}
	return b
}

func (t *Timeline) agreedBlock(a *timelineAgreement, width float64) block {
	var b block
	b.addMost(a.code+"  "+a.text, width, t.options.Size, Regular, Ink, 0, t.mostLines)
	if a.who != "" {
		b.addMost(a.who, width, t.options.Size, Regular, MutedInk, 0, min(t.mostLines, 1))
	}
	return b
}

func (t *Timeline) cameBlock(a *timelineAgreement, width float64) block {
	var b block
	size := t.options.Size
	b.add(a.stateWord, width-size*1.6, size, Bold, AgreementPaint(a.state), 0)
	for _, came := range a.came {
		b.addMost(came.text, width, size, Regular, Ink, 0.15, t.mostLines)
	}
	return b
}

// pad is the room within a round above and below its texts.
func (t *Timeline) pad() float64 { return t.options.Size * 0.9 }

// rowHeight is how high a round is: as its longest part.
func (t *Timeline) rowHeight(row *timelineRow) float64 {
	_, w := t.columns()
	size := t.options.Size
	if t.narrow() {
		return max(t.stacked(nil, row, 0), float64(len(row.figures))*size*2.1+2*t.pad())
	}
	when := t.whenBlock(row, w[0])
	high := max(size*timelineStep*2.2, when.height(size))
	high = max(high, float64(len(row.figures))*size*2.1)
	meaning := t.meaningBlock(row, w[2]-size*1.6)
	judged := 0.0
	if row.judged != "" {
		judged = size * 1.6
	}
	high = max(high, meaning.height(size)+judged)
	agreed := 0.0
	for i := range row.agreed {
		agreed += t.pairHeight(&row.agreed[i])
	}
	return max(high, agreed) + 2*t.pad()
}

// pairHeight is how high an agreement is beside what came of it.
func (t *Timeline) pairHeight(a *timelineAgreement) float64 {
	_, w := t.columns()
	agreed, came := t.agreedBlock(a, w[3]), t.cameBlock(a, w[4])
	return max(agreed.height(t.options.Size), came.height(t.options.Size)) + t.options.Size*0.8
}

func (t *Timeline) headHeight() float64 {
	if t.narrow() {
		return 0
	}
	_, w := t.columns()
	return headsHeight(t.heads[:], w[1:], t.options.Size)
}

// headsHeight is how high the heads of columns are, which break where they are too wide.
func headsHeight(heads []string, widths []float64, size float64) float64 {
	most := 1
	for i, head := range heads {
		lines, _ := Wrap(head, widths[i], size, Bold, 2)
		most = max(most, len(lines))
	}
	return size * (timelineStep*float64(most) + 0.68)
}

// drawHeads draws the heads of columns, and those of one line as low as the others end.
func drawHeads(heads []string, x, widths []float64, size float64) []Op {
	var ops []Op
	bottom := headsHeight(heads, widths, size) - size*0.68
	for i, head := range heads {
		lines, _ := Wrap(head, widths[i], size, Bold, 2)
		for k, line := range lines {
			y := bottom - size*timelineStep*float64(len(lines)-1-k) - size*0.12
			ops = append(ops, Op{Kind: Text, X: x[i], Y: y, Size: size, Weight: Bold, Fill: MutedInk, Text: line})
		}
	}
	return ops
}

// lay shortens the texts until all rounds fit, and when that is not enough leaves out the earliest ones.
func (t *Timeline) lay() {
	sum := t.measure()
	for _, most := range []int{3, 2} {
		if t.options.H == 0 || sum <= t.options.H {
			break
		}
		t.mostLines = most
		sum = t.measure()
	}
	if t.options.H > 0 && sum > t.options.H { // rounds that do not fit anyhow are no reason to shorten the others
		t.mostLines = 0
		sum = t.measure()
	}
	for t.options.H > 0 && len(t.rows) > 1 && sum > t.options.H {
		if t.earlier == 0 && !t.options.Quiet {
			sum += t.options.Size * 1.6
		}
		sum -= t.rows[0].height
		t.rows = t.rows[1:]
		t.earlier++
	}
}

// measure says how high each round is, and returns how high all of it is.
func (t *Timeline) measure() float64 {
	sum := t.headHeight()
	if t.target != nil {
		sum += t.options.Size * 1.6
	}
	for i := range t.rows {
		t.rows[i].height = t.rowHeight(&t.rows[i])
		sum += t.rows[i].height
	}
	return sum
}

// Height is how high the timeline is.
func (t *Timeline) Height() float64 {
	if len(t.rows) == 0 {
		empty := t.emptyBlock()
		return empty.height(t.options.Size) + t.options.Size
	}
	h := t.headHeight()
	if t.earlier > 0 && !t.options.Quiet {
		h += t.options.Size * 1.6
	}
	for _, row := range t.rows {
		h += row.height
	}
	if t.target != nil {
		h += t.options.Size * 1.6
	}
	return h
}

// Earlier returns how many rounds are left out.
func (t *Timeline) Earlier() int { return t.earlier }

// Drawing draws the timeline.
func (t *Timeline) Drawing() Drawing {
	out := Drawing{W: t.options.W, H: t.Height(), Title: t.title, Words: t.told}
	size := t.options.Size
	text := func(s string, x, y float64, weight Weight, paint Paint) {
		out.Ops = append(out.Ops, Op{Kind: Text, X: x, Y: y, Size: size, Weight: weight, Fill: paint, Text: s})
	}
	if len(t.rows) == 0 {
		empty := t.emptyBlock()
		out.Ops = append(out.Ops, empty.draw(0, 0, size)...)
		return out
	}
	x, w := t.columns()
	if !t.narrow() {
		out.Ops = append(out.Ops, drawHeads(t.heads[:], x[1:], w[1:], size)...)
	}
	y := t.headHeight()
	if t.earlier > 0 && !t.options.Quiet {
		text(t.earlierText(t.earlier), x[1], y+size, Regular, MutedInk)
		y += size * 1.6
	}
	spine := w[0] + size*timelineGap*0.5
	if t.narrow() {
		spine = size * 0.5
	}
	out.Ops = append(out.Ops, Op{Kind: Path, Points: []Point{{spine, y}, {spine, t.Height()}}, Stroke: Line, Width: 2})
	var before *Point
	for i := range t.rows {
		row := &t.rows[i]
		before = t.drawFigures(&out, row, x[1], w[1], y, before)
		if t.narrow() {
			out.Ops = append(out.Ops, t.bead(row, spine, y+t.pad()))
			t.stacked(&out, row, y)
		} else {
			t.drawRow(&out, row, x, w, y, spine)
		}
		y += row.height
	}
	if t.target != nil {
		out.Ops = append(out.Ops, Op{Kind: Path, Points: []Point{{x[1], y + size*0.75}, {x[1] + size*1.8, y + size*0.75}}, Stroke: Ink, Width: targetWidth, Dash: targetDash})
		text(t.targetText, x[1]+size*2.3, y+size*1.1, Regular, MutedInk)
	}
	return out
}

// drawRow draws a round: the day on the line, the meaning on a card, and the chain from what was agreed to what came of it.
func (t *Timeline) drawRow(out *Drawing, row *timelineRow, x, w [5]float64, y, spine float64) {
	size, pad := t.options.Size, t.pad()
	top := y + pad
	add := func(ops ...Op) { out.Ops = append(out.Ops, ops...) }
	add(t.bead(row, spine, top))
	when := t.whenBlock(row, w[0])
	add(when.draw(0, top-size*0.15, size)...)
	if row.open {
		return
	}
	inner := w[2] - size*1.6
	meaning := t.meaningBlock(row, inner)
	high := meaning.height(size)
	if row.judged != "" {
		high += size * 1.6
	}
	card := Op{Kind: Rect, X: x[2], Y: top - size*0.5, W: w[2], H: high + size*1.1, Radius: 6, Fill: Card, Stroke: Line, Width: 1}
	t.chain(out, x[2]-size*timelineGap, x[2], top+size*0.7)
	add(card)
	at := top - size*0.05
	if row.judged != "" {
		icon := size * 1.2
		add(StatusIcon(row.judgement, x[2]+size*0.8, at, icon)...)
		add(Op{Kind: Text, X: x[2] + size*0.8 + icon + size*0.5, Y: at + size*0.98, Size: size, Weight: Bold, Fill: StatusPaint(row.judgement), Text: row.judged})
		at += size * 1.6
	}
	add(meaning.draw(x[2]+size*0.8, at-size*0.2, size)...)
	at = top
	for i := range row.agreed {
		a := &row.agreed[i]
		t.chain(out, x[3]-size*timelineGap, x[3]-size*0.15, at+size*0.7)
		agreed := t.agreedBlock(a, w[3])
		add(agreed.draw(x[3], at-size*0.15, size)...)
		t.chain(out, x[4]-size*timelineGap, x[4]-size*0.15, at+size*0.7)
		add(AgreementIcon(a.state, x[4], at+size*0.02, size*1.15)...)
		came := t.cameBlock(a, w[4])
		ops := came.draw(x[4], at-size*0.15, size)
		state := strings.Count(a.stateWord, "\n") // the word stands beside its sign
		for k := range ops {
			if k <= state {
				ops[k].X += size * 1.6
			}
		}
		add(ops...)
		at += t.pairHeight(a)
	}
}

func (t *Timeline) emptyBlock() block {
	var b block
	b.add(t.empty, t.options.W, t.options.Size, Regular, MutedInk, 0)
	return b
}

func (t *Timeline) whenBlock(row *timelineRow, width float64) block {
	var b block
	b.add(row.name, width-t.options.Size*0.4, t.options.Size, Bold, Ink, 0)
	b.add(row.when, width-t.options.Size*0.4, t.options.Size, Regular, MutedInk, 0)
	return b
}

// bead is a round on the line; an open one is still to come.
func (t *Timeline) bead(row *timelineRow, spine, top float64) Op {
	size := t.options.Size
	bead := Op{Kind: Disc, X: spine, Y: top + size*0.75, W: size * 0.42, Fill: Accent}
	if row.open {
		bead.Fill, bead.Stroke, bead.Width = Card, Accent, 2
	}
	return bead
}

// stacked draws the parts of a round under each other, or only measures them, and returns how high the round is.
func (t *Timeline) stacked(out *Drawing, row *timelineRow, y float64) float64 {
	x, w := t.columns()
	size, at := t.options.Size, y+t.pad()
	put := func(b block, dx float64) {
		if out != nil {
			out.Ops = append(out.Ops, b.draw(x[2]+dx, at-size*0.15, size)...)
		}
		at += b.height(size)
	}
	icon := func(ops []Op) {
		if out != nil {
			out.Ops = append(out.Ops, ops...)
		}
	}
	var when block
	when.add(row.name, w[0], size, Bold, Ink, 0)
	when.add(row.when, w[0], size, Regular, MutedInk, 0)
	put(when, 0)
	if row.open {
		return at - y + t.pad()
	}
	at += size * 0.3
	if row.judged != "" {
		icon(StatusIcon(row.judgement, x[2], at, size*1.2))
		var judged block
		judged.add(row.judged, w[2]-size*1.7, size, Bold, StatusPaint(row.judgement), 0)
		put(judged, size*1.7)
	}
	put(t.meaningBlock(row, w[2]), 0)
	for i := range row.agreed {
		a := &row.agreed[i]
		at += size * 0.6
		put(t.agreedBlock(a, w[3]), 0)
		icon(AgreementIcon(a.state, x[2], at, size*1.15))
		put(t.cameBlock(a, w[4]-size*1.6), size*1.6)
	}
	return at - y + t.pad()
}

// chain is a link between two parts of a round.
func (t *Timeline) chain(out *Drawing, from, to, y float64) {
	size := t.options.Size
	out.Ops = append(out.Ops, Op{Kind: Path, Points: []Point{{from + size*0.3, y}, {to - size*0.2, y}}, Stroke: MutedInk, Width: 1.5},
		Op{Kind: Path, Points: []Point{{to - size*0.5, y - size*0.25}, {to - size*0.2, y}, {to - size*0.5, y + size*0.25}}, Stroke: MutedInk, Width: 1.5})
}

// drawFigures draws the figures of a round as points of one line that goes down through all rounds, further to the right the higher they are,
// and returns the last point.
func (t *Timeline) drawFigures(out *Drawing, row *timelineRow, x, w, y float64, before *Point) *Point {
	size := t.options.Size
	room := w * 0.36 // the line; the rest is for the figures beside it
	place := func(v float64) float64 {
		if t.most <= t.least {
			return x + size*0.6
		}
		return x + size*0.6 + (v-t.least)/(t.most-t.least)*(room-size*0.6)
	}
	if t.target != nil {
		at := place(*t.target)
		out.Ops = append(out.Ops, Op{Kind: Path, Points: []Point{{at, y}, {at, y + row.height}}, Stroke: Ink, Width: 1, Dash: targetDash, Hint: t.targetText})
	}
	at := y + t.pad() + size*0.75
	for _, f := range row.figures {
		left, wide := x+room+size*0.9, w-room-size*0.9
		put := func(text string, x, y float64, weight Weight, paint Paint) {
			out.Ops = append(out.Ops, Op{Kind: Text, X: x, Y: y, Size: size, Weight: weight, Fill: paint, Text: Shorten(text, wide-(x-left), size, weight)})
		}
		y, weight, paint := at+size*0.35, Bold, Ink
		if f.y == nil {
			weight, paint = Regular, MutedInk
		} else {
			point := Point{place(*f.y), at}
			if before != nil {
				out.Ops = append(out.Ops, Op{Kind: Path, Points: []Point{*before, point}, Stroke: Accent, Width: measuredWidth})
			}
			out.Ops = append(out.Ops, Op{Kind: Disc, X: point.X, Y: point.Y, W: size * 0.34, Fill: Accent, Hint: f.when + ": " + f.text})
			before = &point
		}
		put(f.text, left, y, weight, paint)
		if beside := Measure(f.text, size, weight) + size*0.4; beside+Measure(f.when, size, Regular) <= wide {
			put(f.when, left+beside, y, Regular, MutedInk)
		} else { // the period under the figure
			put(f.when, left, y+size*1.02, Regular, MutedInk)
		}
		at += size * 2.1
	}
	return before
}
