package figure

import (
	"math"
	"strconv"

	"doelenboom/model"
)

// VoteRow is a goal in the picture of a vote.
type VoteRow struct {
	ID   model.ID
	Code string
	Text string
	Dots int
	Rank int // of a result
	Tied bool
}

// VotePicture is a vote as people see it: the goals to choose from, with the dots so far or without, or the result with its bars.
type VotePicture struct {
	Rows   []VoteRow
	Result bool
	Dots   bool                   // the dots so far may be seen
	Tie    string                 // the word beside goals with as many dots
	More   func(goals int) string // says how many goals are out of sight
	Words  string
}

// Draw draws the vote in the largest of the letters in which all of it fits; in the last ones it leaves out what does not.
func (p VotePicture) Draw(w, h float64, letters []float64) Drawing {
	out := Drawing{W: w, H: h, Words: p.Words}
	var laid voteLayout
	for i, size := range letters {
		for _, most := range []int{0, 2, 1} {
			laid = p.lay(w, size, most)
			if laid.height <= h {
				out.Ops = laid.draw(len(p.Rows))
				return out
			}
			if i < len(letters)-1 {
				break // smaller letters before shorter texts
			}
		}
	}
	shown, y := 0, laid.size*1.5 // room for the line below
	for shown < len(p.Rows) && y+laid.rows[shown].height+laid.gap() <= h {
		y += laid.rows[shown].height + laid.gap()
		shown++
	}
	out.Ops = laid.draw(shown)
	if p.More != nil {
		out.Ops = append(out.Ops, Op{
			Kind: Text, X: w / 2, Y: h - laid.size*0.4, Size: laid.size, Weight: Bold, Align: Center, Fill: MutedInk, Text: p.More(len(p.Rows) - shown),
		})
	}
	return out
}

// Height is how high the vote is with all of it in letters of a size.
func (p VotePicture) Height(w, size float64) float64 { return p.lay(w, size, 0).height }

// voteLayout is a vote laid out in letters of one size.
type voteLayout struct {
	picture VotePicture
	w       float64
	size    float64
	code    float64 // where the text begins, behind the code
	text    float64 // how wide the text may be
	rows    []voteRowLayout
	height  float64
	most    int // dots on one goal
}

type voteRowLayout struct {
	lines  []string
	height float64
}

func (l *voteLayout) gap() float64 { return math.Round(l.size * 0.25) }

// In letters: what lies between two lines of text, and the room for the rank before the code of a goal.
const (
	voteStep = 1.25
	rankRoom = 1.8
)

func (p VotePicture) lay(w, size float64, most int) voteLayout {
	l := voteLayout{picture: p, w: w, size: size}
	widest := 0.0
	for _, row := range p.Rows {
		widest = max(widest, Measure(row.Code, size, Bold))
		l.most = max(l.most, row.Dots)
	}
	l.code = size*0.6 + widest + size*0.6
	switch {
	case p.Result:
		l.code += size * rankRoom
		l.text = w*0.56 - l.code
	case p.Dots:
		l.text = w - l.code - size*3.5
	default:
		l.text = w - l.code - size*0.6
	}
	for i, row := range p.Rows {
		lines, _ := Wrap(row.Text, l.text, size, Regular, most)
		height := math.Round(float64(max(1, len(lines)))*size*voteStep + size*0.6)
		l.rows = append(l.rows, voteRowLayout{lines, height})
		l.height += height
		if i > 0 {
			l.height += l.gap()
		}
	}
	return l
}

func (l *voteLayout) draw(rows int) []Op {
	var ops []Op
	y := 0.0
	for i, row := range l.picture.Rows[:rows] {
		ops = l.row(ops, row, l.rows[i], y)
		y += l.rows[i].height + l.gap()
	}
	return ops
}

func (l *voteLayout) row(ops []Op, row VoteRow, laid voteRowLayout, y float64) []Op {
	size := l.size
	text := func(s string, x, y float64, weight Weight, align Align, paint Paint) {
		ops = append(ops, Op{Kind: Text, X: x, Y: y, Size: size, Weight: weight, Align: align, Fill: paint, Text: s, Item: row.ID})
	}
	ops = append(ops, Op{Kind: Rect, Y: y, W: l.w, H: laid.height, Radius: 6, Fill: Card, Stroke: Line, Width: 1, Item: row.ID})
	base := y + size*0.3 + size*0.98
	left := size * 0.6
	if l.picture.Result {
		text(strconv.Itoa(row.Rank), left+size*1.1, base, Bold, Right, MutedInk)
		left += size * rankRoom
	}
	text(row.Code, left, base, Bold, Left, Accent)
	for k, line := range laid.lines {
		text(line, l.code, base+float64(k)*size*voteStep, Regular, Left, Ink)
	}
	switch {
	case l.picture.Result:
		ops = l.bar(ops, row, y, laid.height)
	case l.picture.Dots && row.Dots > 0:
		middle := y + laid.height/2
		ops = append(ops, Op{Kind: Disc, X: l.w - size*1.1, Y: middle, W: size * 0.4, Fill: Accent, Item: row.ID})
		text(strconv.Itoa(row.Dots), l.w-size*1.9, middle+size*0.35, Bold, Right, Ink)
	}
	return ops
}

// bar draws the dots of a goal as a bar with its number, and the word for a tie.
func (l *voteLayout) bar(ops []Op, row VoteRow, y, height float64) []Op {
	size, from := l.size, l.w*0.56+l.size*0.8
	number := strconv.Itoa(row.Dots)
	beside := Measure(strconv.Itoa(l.most), size, Bold) + size*1.2
	if l.picture.Tie != "" {
		beside += Measure(l.picture.Tie, size, Regular) + size*0.6
	}
	length := 0.0
	if l.most > 0 {
		length = max(0, l.w-from-beside) * float64(row.Dots) / float64(l.most)
	}
	thick := min(size*1.1, height*0.6)
	if row.Dots > 0 {
		ops = append(ops, Op{Kind: Rect, X: from, Y: y + (height-thick)/2, W: length, H: thick, Radius: 3, Fill: Accent, Item: row.ID})
	}
	base := y + height/2 + size*0.35
	ops = append(ops, Op{Kind: Text, X: from + length + size*0.4, Y: base, Size: size, Weight: Bold, Fill: Ink, Text: number, Item: row.ID})
	if row.Tied && row.Dots > 0 && l.picture.Tie != "" {
		ops = append(ops, Op{
			Kind: Text, X: from + length + size*0.8 + Measure(number, size, Bold), Y: base, Size: size, Fill: MutedInk, Text: l.picture.Tie, Item: row.ID,
		})
	}
	return ops
}
