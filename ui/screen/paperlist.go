package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// paperLine is a line of the list of papers: a heading, one paper, or all papers that have to lie ready for a kind of session.
type paperLine struct {
	heading model.Key
	paper   paper.Paper
	set     model.SessionKind
}

// id names a line, to find it back.
func (l paperLine) id() string { return string(l.set) + l.paper.Name }

// papers are what the line prints.
func (l paperLine) papers() []paper.Paper {
	if l.set != "" {
		return paper.SetFor(l.set)
	}
	return []paper.Paper{l.paper}
}

// takes are the choices that any of the papers has. A set is always of one session, and of all its indicators.
func (l paperLine) takes() paper.Choices {
	if l.set == "" {
		return l.paper.Takes
	}
	return paper.Choices{Session: true, Cards: slices.ContainsFunc(l.papers(), func(p paper.Paper) bool { return p.Takes.Cards })}
}

// paperLines are the sets of the sessions that the dossier has, and then every paper under the moment that it is for.
func paperLines(d *model.Dossier) []paperLine {
	var lines []paperLine
	for _, kind := range model.SessionKinds() {
		if !slices.ContainsFunc(d.Sessions(), func(s *model.Session) bool { return s.Sort == kind }) {
			continue
		}
		if len(lines) == 0 {
			lines = append(lines, paperLine{heading: "print.sets"})
		}
		lines = append(lines, paperLine{set: kind})
	}
	for _, moment := range paper.Moments() {
		lines = append(lines, paperLine{heading: "print.moment." + model.Key(moment)})
		for _, p := range paper.All() {
			if p.When == moment {
				lines = append(lines, paperLine{paper: p})
			}
		}
	}
	return lines
}

// paperList is the left of the page of papers.
type paperList struct {
	page    *papersPage
	rows    *control.Rows
	lines   []paperLine
	wrapper figure.Wrapper
}

func newPaperList(p *papersPage) *paperList {
	l := &paperList{page: p, lines: paperLines(p.desk.dossier)}
	l.rows = control.NewRows(p.desk.look, l)
	return l
}

// choose goes to a line, or to the first one that can be chosen.
func (l *paperList) choose(id string) {
	at := slices.IndexFunc(l.lines, func(line paperLine) bool { return line.heading == "" && line.id() == id })
	if at < 0 {
		at = slices.IndexFunc(l.lines, func(line paperLine) bool { return line.heading == "" })
	}
	l.rows.Choose(at)
}

// line is the one at hand.
func (l *paperList) line() paperLine { return l.lines[l.rows.Chosen()] }

// titleOf is what a line is called.
func (l *paperList) titleOf(line paperLine) string {
	say := l.page.desk.look.Words.Say
	switch {
	case line.heading != "":
		return say(line.heading)
	case line.set != "":
		return say("print.set", "session", l.page.desk.look.Words.Choice("sessionkind", string(line.set)))
	}
	return say(line.paper.Title)
}

// The room round a line, in units of the design.
const (
	paperLineRoom  = 5
	paperLineInset = 10
)

// Len implements control.RowSource.
func (l *paperList) Len() int { return len(l.lines) }

// Heading implements control.RowSource.
func (l *paperList) Heading(at int) bool { return l.lines[at].heading != "" }

// HeightFor implements control.RowSource.
func (l *paperList) HeightFor(at int, width float32) float32 {
	look, line := l.page.desk.look, l.lines[at]
	size, weight := float32(control.Body), figure.Regular
	if line.heading != "" {
		size, weight = control.Small, figure.Bold
	}
	texts, _ := l.wrapper.Lines(l.titleOf(line), figure.Wrapping{Width: float64(width - look.Px(2*paperLineInset)), Size: float64(look.Type(size)), Weight: weight})
	height := float32(len(texts))*look.Type(size)*figure.LineHeight + look.Px(2*paperLineRoom)
	if line.heading != "" && at > 0 {
		height += look.Px(control.Step)
	}
	return height
}

// Make implements control.RowSource.
func (l *paperList) Make() fyne.CanvasObject {
	look := l.page.desk.look
	heading := control.NewProse(look, "", control.Small, figure.Bold, figure.MutedInk)
	title := control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	return container.New(&paperRow{list: l}, heading, title)
}

// Fill implements control.RowSource.
func (l *paperList) Fill(o fyne.CanvasObject, at int) {
	c := o.(*fyne.Container)
	heading, title := c.Objects[0].(*control.Prose), c.Objects[1].(*control.Prose)
	heading.Hidden, title.Hidden = !l.Heading(at), l.Heading(at)
	heading.SetText(l.titleOf(l.lines[at]))
	title.SetText(l.titleOf(l.lines[at]))
	c.Layout.Layout(c.Objects, c.Size())
}

// paperRow lays out a line: a heading stands at the foot of its place, close to what it is above.
type paperRow struct{ list *paperList }

// Layout implements fyne.Layout.
func (r *paperRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look := r.list.page.desk.look
	left, room, width := look.Px(paperLineInset), look.Px(paperLineRoom), size.Width-look.Px(2*paperLineInset)
	for i, o := range objects {
		height := control.HeightOf(o, width)
		top := room
		if i == 0 {
			top = size.Height - room - height
		}
		o.Move(fyne.NewPos(left, top))
		o.Resize(fyne.NewSize(width, height))
	}
}

// MinSize implements fyne.Layout.
func (r *paperRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
