package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// The list as [control.Rows] reads it.

const (
	lineIndent  = 20 // of an indicator under its goal
	lineInset   = 12
	lineRoom    = 6 // above and below the text
	markRoom    = 74
	leastLine   = 30
	mostOfAName = 4 // lines
)

// Len implements control.RowSource.
func (l *indicatorList) Len() int { return len(l.lines) }

// Heading implements control.RowSource.
func (l *indicatorList) Heading(at int) bool { return l.lines[at].heading != "" }

// textOf returns what a line says, how large, and how far from the left.
func (l *indicatorList) textOf(line indicatorLine) (text string, size float32, weight figure.Weight, left float32) {
	d := l.page.desk
	if indicator := model.Get[model.Indicator](d.dossier, line.indicator); indicator != nil {
		left = lineInset
		if line.goal != "" {
			left += lineIndent
		}
		return indicator.Name, control.Body, figure.Regular, left
	}
	if goal := model.Get[model.Goal](d.dossier, line.goal); goal != nil {
		return goal.Text, control.Small, figure.Bold, lineInset
	}
	if line.heading == "" { // gone in the change of which the list is about to hear
		return "", control.Small, figure.Regular, lineInset
	}
	return d.look.Words.Count(line.heading, line.count), control.Small, figure.Bold, lineInset
}

// codeOf returns the code of a line and its colour.
func (l *indicatorList) codeOf(line indicatorLine) (string, figure.Paint) {
	d := l.page.desk.dossier
	if indicator := model.Get[model.Indicator](d, line.indicator); indicator != nil {
		return indicator.Code, figure.MutedInk
	}
	if goal := model.Get[model.Goal](d, line.goal); goal != nil {
		return d.Code(goal.ID), figure.LevelPaint(d.LevelOf(goal))
	}
	return "", figure.MutedInk
}

// markOf returns what stands at the end of a line: the choice, or that there is nothing yet.
func (l *indicatorList) markOf(line indicatorLine) (string, figure.Paint) {
	d := l.page.desk
	if line.whiteSpot {
		return d.look.Words.Say("indicators.whiteSpot"), figure.MutedInk
	}
	indicator := model.Get[model.Indicator](d.dossier, line.indicator)
	if indicator == nil || indicator.Choice == model.Candidate || indicator.Choice == model.Dropped {
		return "", figure.MutedInk
	}
	paint := figure.MutedInk
	if indicator.Choice == model.Headline {
		paint = figure.Accent
	}
	return d.look.Words.Say(model.Key("indicators.mark." + string(indicator.Choice))), paint
}

// textRoom returns where the text of a line begins and how wide it may be, in Fyne units.
func (l *indicatorList) textRoom(line indicatorLine, width float32) (x, room float32) {
	look := l.page.desk.look
	_, _, _, left := l.textOf(line)
	x = look.Px(left)
	if code, _ := l.codeOf(line); code != "" {
		x += max(look.Px(28), float32(figure.Measure(code, float64(look.Type(control.Small)), figure.Bold))+look.Px(control.Gap))
	}
	room = width - x - look.Px(lineInset)
	if mark, _ := l.markOf(line); mark != "" {
		room -= float32(figure.Measure(mark, float64(look.Type(control.Small)), figure.Regular)) + look.Px(control.Gap)
	}
	return x, max(room, look.Px(markRoom))
}

// HeightFor implements control.RowSource.
func (l *indicatorList) HeightFor(at int, width float32) float32 {
	look, line := l.page.desk.look, l.lines[at]
	text, size, weight, _ := l.textOf(line)
	_, room := l.textRoom(line, width)
	lines, _ := l.wrapper.Lines(text, figure.Wrapping{Width: float64(room), Size: float64(look.Type(size)), Weight: weight, Max: mostOfAName})
	height := float32(len(lines))*look.Type(size)*figure.LineHeight + look.Px(2*lineRoom)
	if line.heading != "" {
		height += look.Px(control.Step)
	}
	return max(look.Px(leastLine), height)
}

// Make implements control.RowSource.
func (l *indicatorList) Make() fyne.CanvasObject {
	look := l.page.desk.look
	row := &indicatorRow{list: l,
		code: control.NewProse(look, "", control.Small, figure.Bold, figure.MutedInk),
		goal: control.NewProse(look, "", control.Small, figure.Bold, figure.Ink).AtMost(mostOfAName),
		name: control.NewProse(look, "", control.Body, figure.Regular, figure.Ink).AtMost(mostOfAName),
		mark: control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk),
	}
	return container.New(row, row.code, row.goal, row.name, row.mark)
}

// Fill implements control.RowSource.
func (l *indicatorList) Fill(o fyne.CanvasObject, at int) {
	c := o.(*fyne.Container)
	row, line := c.Layout.(*indicatorRow), l.lines[at]
	row.line = line
	code, paint := l.codeOf(line)
	row.code.SetText(code)
	row.code.SetPaint(paint)
	text, _, _, _ := l.textOf(line)
	isIndicator := line.indicator != ""
	row.goal.Hidden, row.name.Hidden = isIndicator, !isIndicator
	row.goal.SetText(text)
	row.name.SetText(text)
	row.goal.SetPaint(figure.Ink)
	if line.heading != "" {
		row.goal.SetPaint(figure.MutedInk)
	}
	mark, paint := l.markOf(line)
	row.mark.SetText(mark)
	row.mark.SetPaint(paint)
	row.Layout(c.Objects, c.Size())
}

// indicatorRow lays the parts of a line beside each other.
type indicatorRow struct {
	list                   *indicatorList
	line                   indicatorLine
	code, goal, name, mark *control.Prose
}

// Layout implements fyne.Layout.
func (r *indicatorRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	look := r.list.page.desk.look
	_, _, _, left := r.list.textOf(r.line)
	x, room := r.list.textRoom(r.line, size.Width)
	text, body := r.goal, float32(control.Small)
	if r.line.indicator != "" {
		text, body = r.name, control.Body
	}
	height := text.HeightFor(room)
	y := (size.Height - height) / 2
	if r.line.heading != "" {
		y = size.Height - height - look.Px(lineRoom)
	}
	baseline := y + (look.Type(body)-look.Type(control.Small))*figure.LineHeight*0.75
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	small := look.Type(control.Small) * figure.LineHeight
	put(text, x, y, room, height)
	put(r.code, look.Px(left), baseline, x-look.Px(left), small)
	width := r.mark.Width()
	put(r.mark, size.Width-look.Px(lineInset)-width, baseline, width, small)
}

// MinSize implements fyne.Layout.
func (r *indicatorRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
