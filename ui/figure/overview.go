package figure

import (
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// An overview shows goals with all that is known of them on one surface: the figures and how they are judged, a story, what was agreed and what
// came of it.

// OverviewOptions say how large an overview is drawn, and of what.
type OverviewOptions struct {
	W     float64
	Size  float64  // of the letters; 0: 13
	H     float64  // as high as it may be: goals that do not fit are left out and counted; 0: as high as it needs
	Goal  model.ID // this goal and those under it; empty: all
	Quiet bool     // whoever shows it says itself how many goals are left out
	Brief bool     // one or two lines for each goal: how the figures stand, and how many agreements are done
}

// Overview is an overview that is laid out.
type Overview struct {
	options OverviewOptions
	heads   [4]string
	rows    []overviewRow
	left    int
	leftOut func(goals int) string
	empty   string
	told    string
}

type overviewRow struct {
	goal       model.ID
	level      Paint
	code, text string
	gravest    model.Judgement
	figures    []overviewFigure
	stories    []timelineText
	agreed     []timelineAgreement
	more       string                 // how many agreements are left out
	states     []model.AgreementState // of all of them
	height     float64
}

// mostAgreed are the agreements that an overview of all goals has room for: what is open first, and of what is done the last.
func mostAgreed(all []*model.Agreement) []*model.Agreement {
	const most = 3
	var out []*model.Agreement
	for _, open := range []bool{true, false} {
		for i := len(all) - 1; i >= 0 && len(out) < most; i-- {
			if all[i].IsOpen() == open {
				out = append(out, all[i])
			}
		}
	}
	return out
}

type overviewFigure struct {
	item        model.ID
	name, value string
	judgement   model.Judgement
	word, also  string
}

// gravity orders judgements by how much they ask for attention.
var overviewGravity = map[model.Judgement]int{model.NoJudgement: 1, model.OnCourse: 2, model.Attention: 3, model.OffCourse: 4}

// OverviewOf lays out an overview as far as an audience may see it.
func OverviewOf(d *model.Dossier, book *words.Book, audience model.Audience, options OverviewOptions) *Overview {
	if options.Size == 0 {
		options.Size = 13
	}
	o := &Overview{options: options, empty: book.Say("goaloverview.empty"),
		heads:   [4]string{book.Say("goaloverview.goal"), book.Say("goaloverview.figures"), book.Say("goaloverview.story"), book.Say("goaloverview.agreed")},
		leftOut: func(goals int) string { return book.Count("goaloverview.leftOut", goals) }}
	if options.Brief {
		o.heads[3] = book.Say("page.agreements")
	}
	goals := d.Goals()
	if options.Goal != "" {
		goals = d.Branch(options.Goal)
	}
	for _, goal := range goals {
		if row := o.row(d, book, audience, goal); row != nil || goal.ID == options.Goal {
			if row == nil {
				row = &overviewRow{goal: goal.ID, level: LevelPaint(d.LevelOf(goal)), code: d.Code(goal.ID), text: goal.Text, gravest: model.NoJudgement}
			}
			o.rows = append(o.rows, *row)
		}
	}
	o.lay()
	return o
}

// row is a goal with what there is of it; nil when there is nothing yet.
func (o *Overview) row(d *model.Dossier, book *words.Book, audience model.Audience, goal *model.Goal) *overviewRow {
	options := o.options
	row := &overviewRow{goal: goal.ID, level: LevelPaint(d.LevelOf(goal)), code: d.Code(goal.ID), text: goal.Text}
	about := []model.Ref{model.RefTo(goal)}
	for _, indicator := range d.IndicatorsOf(goal.ID) {
		if indicator.Choice == model.Dropped {
			continue
		}
		about = append(about, model.RefTo(indicator))
		course := d.Course(indicator)
		f := overviewFigure{item: indicator.ID, name: indicator.Code + "  " + indicator.Name, judgement: course.Judgement,
			word: words.Sentence(book.Choice("judgement", string(course.Judgement)))}
		if course.Value != nil {
			f.value = book.Figures(indicator, d.Seen(course.Value, audience)) + "  " + book.ShortPeriod(course.Value.Period)
		}
		switch {
		case course.ByGroup && course.Computed != course.Judgement:
			f.also = book.Say("goaloverview.computed", "judgement", book.Choice("judgement", string(course.Computed)))
		case course.ByGroup:
			f.also = book.Say("goaloverview.byGroup")
		case course.Earlier != nil:
			f.also = book.Say("judgement.was", "judgement", book.Choice("judgement", string(course.Earlier.Judgement)))
		}
		if overviewGravity[f.judgement] > overviewGravity[row.gravest] {
			row.gravest = f.judgement
		}
		row.figures = append(row.figures, f)
	}
	const most = 2
	for _, story := range d.StoriesOf(goal.ID, audience) {
		if len(row.stories) < most {
			row.stories = append(row.stories, timelineText{text: "“" + story.Text + "”", lead: story.Teller})
		}
	}
	t := &Timeline{}
	all := d.AgreedOn(about...)
	for _, a := range all {
		row.states = append(row.states, a.State)
	}
	shown := all
	if options.Goal == "" {
		shown = mostAgreed(all)
	}
	for _, a := range shown {
		row.agreed = append(row.agreed, t.agreement(d, book, a))
	}
	if more := len(all) - len(shown); more > 0 {
		row.more = book.Count("goaloverview.moreAgreed", more)
	}
	if len(row.figures) == 0 && len(row.stories) == 0 && len(row.agreed) == 0 {
		return nil
	}
	if row.gravest == "" {
		row.gravest = model.NoJudgement
	}
	said := row.code + " " + row.text + "."
	for _, f := range row.figures {
		said += " " + f.name + " " + f.value + ", " + f.word + "."
	}
	for _, s := range row.stories {
		said += " " + s.text
	}
	for _, a := range row.agreed {
		said += " " + a.code + " " + a.text + " (" + a.stateWord + ")."
	}
	o.told += said + "\n"
	return row
}

// columns are where the parts of a goal begin, and how wide they are.
func (o *Overview) columns() (x, w [4]float64) {
	gap, at := o.options.Size*1.4, o.options.Size*1.2
	room := o.options.W - at
	for i, share := range []float64{0.22, 0.27, 0.22, 0.29} {
		x[i], w[i] = at, room*share-gap
		at += room * share
	}
	return x, w
}

func (o *Overview) goalBlock(row *overviewRow, width float64) block {
	var b block
	b.add(row.code, width, o.options.Size, Bold, row.level, 0)
	b.add(row.text, width, o.options.Size, Regular, Ink, 0)
	return b
}

func (o *Overview) figureBlock(f *overviewFigure, width float64) block {
	var b block
	size := o.options.Size
	b.add(f.name, width-size*1.8, size, Bold, Ink, 0)
	said := f.word
	if f.value != "" {
		said = f.value + " · " + f.word
	}
	b.add(said, width-size*1.8, size, Regular, StatusPaint(f.judgement), 0)
	if f.also != "" {
		b.add(f.also, width-size*1.8, size, Regular, MutedInk, 0)
	}
	return b
}

func (o *Overview) storyBlock(row *overviewRow, width float64) block {
	var b block
	for i, story := range row.stories {
		after := 0.0
		if i > 0 {
			after = 0.5
		}
		most := 5
		if o.options.Goal != "" {
			most = 0
		}
		lines, _ := Wrap(story.text, width, o.options.Size, Italic, most)
		for k, line := range lines {
			if k > 0 {
				after = 0
			}
			b.lines = append(b.lines, blockLine{line, Italic, Ink, after})
		}
		b.add(story.lead, width, o.options.Size, Regular, MutedInk, 0)
	}
	return b
}

// agreedBlock is what was agreed and what came of it; of what was said of it the last.
func (o *Overview) agreedBlock(a *timelineAgreement, width float64) block {
	var b block
	size := o.options.Size
	b.add(a.code+"  "+a.text, width-size*1.8, size, Regular, Ink, 0)
	said := a.stateWord
	if n := len(a.came); n > 0 {
		said += ": " + a.came[n-1].text
	}
	b.add(said, width-size*1.8, size, Regular, MutedInk, 0)
	return b
}

func (o *Overview) rowHeight(row *overviewRow) float64 {
	_, w := o.columns()
	size := o.options.Size
	if o.options.Brief {
		_, figures := o.briefFigures(row, 0, 0)
		return max(size*timelineStep, float64(len(o.briefGoal(row)))*size*timelineStep, figures) + size*1.1
	}
	goal, story := o.goalBlock(row, w[0]), o.storyBlock(row, w[2])
	high := max(goal.height(size), story.height(size), size*2)
	figures, agreed := 0.0, 0.0
	for i := range row.figures {
		b := o.figureBlock(&row.figures[i], w[1])
		figures += b.height(size) + size*0.5
	}
	for i := range row.agreed {
		b := o.agreedBlock(&row.agreed[i], w[3])
		agreed += b.height(size) + size*0.5
	}
	if row.more != "" {
		agreed += size * timelineStep
	}
	return max(high, figures, agreed) + size*1.6
}

// headings are the heads of the columns, where they begin and how wide they may be.
func (o *Overview) headings() (heads []string, x, w []float64) {
	if o.options.Brief {
		figures, agreed := o.options.W*briefFigures, o.options.W*briefAgreed
		return []string{o.heads[0], o.heads[1], o.heads[3]}, []float64{o.options.Size * 1.2, figures, agreed},
			[]float64{figures - o.options.Size*2.4, agreed - figures - o.options.Size, o.options.W - agreed}
	}
	at, wide := o.columns()
	return o.heads[:], at[:], wide[:]
}

func (o *Overview) headHeight() float64 {
	heads, _, w := o.headings()
	return headsHeight(heads, w, o.options.Size)
}

func (o *Overview) lay() {
	room := o.options.H - o.headHeight()
	for i := range o.rows {
		o.rows[i].height = o.rowHeight(&o.rows[i])
		room -= o.rows[i].height
		if o.options.H > 0 && room < 0 && i > 0 {
			room += o.rows[i].height
			o.left = len(o.rows) - i
			o.rows = o.rows[:i]
			for o.left > 0 && room < o.options.Size*1.6 && len(o.rows) > 1 {
				room += o.rows[len(o.rows)-1].height
				o.rows = o.rows[:len(o.rows)-1]
				o.left++
			}
			return
		}
	}
}

// LeftOut returns how many goals are not in sight.
func (o *Overview) LeftOut() int { return o.left }

// Height is how high the overview is.
func (o *Overview) Height() float64 {
	if len(o.rows) == 0 {
		return o.options.Size * 4
	}
	h := o.headHeight()
	for _, row := range o.rows {
		h += row.height
	}
	if o.left > 0 {
		h += o.options.Size * 1.6
	}
	return h
}

// Drawing draws the overview.
func (o *Overview) Drawing() Drawing {
	out := Drawing{W: o.options.W, H: o.Height(), Words: o.told}
	size := o.options.Size
	add := func(ops ...Op) { out.Ops = append(out.Ops, ops...) }
	if len(o.rows) == 0 {
		add(Op{Kind: Text, Y: size * 1.6, Size: size, Fill: MutedInk, Text: o.empty})
		out.Words = o.empty
		return out
	}
	x, w := o.columns()
	heads, at, widths := o.headings()
	add(drawHeads(heads, at, widths, size)...)
	y := o.headHeight()
	for i := range o.rows {
		row := &o.rows[i]
		card := Op{Kind: Rect, Y: y, W: o.options.W, H: row.height - size*0.5, Radius: 6, Fill: Card, Stroke: Line, Width: 1, Item: row.goal}
		add(card)
		add(StatusBand(row.gravest, 0, y, size*0.55, card.H)...)
		top := y + size*0.45
		if o.options.Brief {
			add(o.brief(row, y)...)
			y += row.height
			continue
		}
		goal, story := o.goalBlock(row, w[0]), o.storyBlock(row, w[2])
		add(goal.draw(x[0], top, size)...)
		at := top
		for k := range row.figures {
			f := &row.figures[k]
			b := o.figureBlock(f, w[1])
			add(StatusIcon(f.judgement, x[1], at+size*0.15, size*1.2)...)
			add(b.draw(x[1]+size*1.8, at, size)...)
			at += b.height(size) + size*0.5
		}
		add(story.draw(x[2], top, size)...)
		at = top
		for k := range row.agreed {
			a := &row.agreed[k]
			b := o.agreedBlock(a, w[3])
			add(AgreementIcon(a.state, x[3], at+size*0.15, size*1.2)...)
			add(b.draw(x[3]+size*1.8, at, size)...)
			at += b.height(size) + size*0.5
		}
		if row.more != "" {
			add(Op{Kind: Text, X: x[3] + size*1.8, Y: at + size, Size: size, Fill: MutedInk, Text: row.more})
		}
		y += row.height
	}
	if o.left > 0 && !o.options.Quiet {
		add(Op{Kind: Text, X: o.options.W / 2, Y: y + size, Size: size, Weight: Bold, Align: Center, Fill: MutedInk, Text: o.leftOut(o.left)})
	}
	return out
}

// Where the parts of a brief overview begin, as shares of its width.
const (
	briefFigures = 0.44
	briefAgreed  = 0.82
)

func (o *Overview) briefGoal(row *overviewRow) []string {
	lines, _ := Wrap(row.code+" "+row.text, o.options.W*briefFigures-o.options.Size*2.4, o.options.Size, Regular, 2)
	return lines
}

// briefFigures draws the figures of a goal behind each other, on as many lines as it takes, and returns how high they are.
func (o *Overview) briefFigures(row *overviewRow, x, y float64) (ops []Op, height float64) {
	size, room := o.options.Size, o.options.W*(briefAgreed-briefFigures)-o.options.Size
	line, at := 0.0, 0.0
	for _, f := range row.figures {
		code, _, _ := strings.Cut(f.name, " ")
		text := strings.TrimSpace(code + " " + f.value)
		wide := size*1.6 + Measure(text, size, Regular)
		if at > 0 && at+wide > room {
			line, at = line+size*timelineStep, 0
		}
		ops = append(ops, StatusIcon(f.judgement, x+at, y+line+size*0.12, size*1.15)...)
		ops = append(ops, Op{Kind: Text, X: x + at + size*1.6, Y: y + line + size, Size: size, Fill: Ink, Text: text, Item: row.goal})
		at += wide + size*1.2
	}
	return ops, line + size*timelineStep
}

func (o *Overview) brief(row *overviewRow, y float64) []Op {
	size := o.options.Size
	var ops []Op
	top := y + size*0.32
	for i, line := range o.briefGoal(row) {
		ops = append(ops, Op{Kind: Text, X: size * 1.2, Y: top + size + float64(i)*size*timelineStep, Size: size, Fill: Ink, Text: line, Item: row.goal})
	}
	figures, _ := o.briefFigures(row, o.options.W*briefFigures, top)
	ops = append(ops, figures...)
	count := map[model.AgreementState]int{}
	for _, state := range row.states {
		count[state]++
	}
	x := o.options.W * briefAgreed
	for _, state := range []model.AgreementState{model.Done, model.UnderWay, model.Open, model.LetGo} {
		if count[state] == 0 {
			continue
		}
		ops = append(ops, AgreementIcon(state, x, top+size*0.12, size*1.15)...)
		text := strconv.Itoa(count[state])
		ops = append(ops, Op{Kind: Text, X: x + size*1.5, Y: top + size, Size: size, Weight: Bold, Fill: Ink, Text: text})
		x += size*2.2 + Measure(text, size, Bold)
	}
	return ops
}

// StatusBand draws a judgement as the edge of a card, each with a pattern of its own: whole, striped, crossed out, and a dashed outline.
func StatusBand(judgement model.Judgement, x, y, w, h float64) []Op {
	paint := StatusPaint(judgement)
	band := Op{Kind: Rect, X: x, Y: y, W: w, H: h, Radius: min(3, w/2)}
	switch judgement {
	case model.OnCourse:
		band.Fill = paint
		return []Op{band}
	case model.Attention:
		band.Fill, band.Stroke, band.Hatch, band.Width = Card, paint, true, 2
		return []Op{band}
	case model.OffCourse:
		band.Fill = paint
		ops := []Op{band}
		for at := y + w; at < y+h-w; at += 2 * w {
			ops = append(ops, Op{Kind: Path, Points: []Point{{x + 1, at}, {x + w - 1, at + w*0.8}}, Stroke: Card, Width: 1.5},
				Op{Kind: Path, Points: []Point{{x + w - 1, at}, {x + 1, at + w*0.8}}, Stroke: Card, Width: 1.5})
		}
		return ops
	}
	band.Stroke, band.Width, band.Dash = paint, 1.5, []float64{3, 3}
	return []Op{band}
}
