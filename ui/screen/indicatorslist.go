package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorLine is a line of the list: a goal, an indicator under a goal or apart, or the heading of those that stand apart.
type indicatorLine struct {
	goal      model.ID
	indicator model.ID
	heading   model.Key
	count     int  // with a heading
	whiteSpot bool // a goal without an indicator
}

// indicatorList is the left of the page: the goals as the tree reads with their indicators, then those that are not placed, then those that
// were dropped; and the field in which Enter adds a candidate.
type indicatorList struct {
	page    *indicatorsPage
	object  fyne.CanvasObject
	rows    *control.Rows
	field   *control.Field
	under   *control.Prose
	lines   []indicatorLine
	wrapper figure.Wrapper
}

func newIndicatorList(p *indicatorsPage) *indicatorList {
	look := p.desk.look
	l := &indicatorList{page: p}
	l.rows = control.NewRows(look, l)
	l.rows.OnChoose = func(at int) { p.choose(l.lines[at].goal, l.lines[at].indicator) }
	l.rows.OnEnter = func(int) { p.toSurface() }
	l.rows.OnDelete = func(at int) { l.delete(l.lines[at].indicator) }
	l.rows.OnRune = l.typeOn
	l.rows.OnKey = l.key
	l.rows.OnChord = l.chord
	l.rows.OnFocus = func(gained bool) {
		if gained {
			p.entered(false)
		}
	}
	l.field = control.NewField(look, look.Words.Say("indicators.typeIn.hint"))
	l.field.OnKey = l.fieldKey
	l.field.OnFocus = func(gained bool) {
		if gained {
			p.entered(false)
		}
	}
	l.under = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	typeIn := control.Inset(look.Px(12), look.Px(12), look.Px(12), look.Px(control.Wide), control.Column(look.Px(control.Tight),
		control.NewProse(look, look.Words.Say("indicators.typeIn"), control.Small, figure.Bold, figure.Ink), l.under, l.field))
	l.object = container.New(bottomLayout{}, control.Over(look.Surface(figure.Card), container.New(edge{}, look.Rule(), typeIn)),
		control.Inset(look.Px(12), look.Px(4), look.Px(4), look.Px(12), l.rows))
	return l
}

// fill reads the dossier anew. The chosen line stays chosen; when it is gone, the one that took its place is.
func (l *indicatorList) fill() {
	d := l.page.desk.dossier
	l.lines = l.lines[:0]
	for _, goal := range d.Goals() {
		indicators := d.IndicatorsOf(goal.ID)
		l.lines = append(l.lines, indicatorLine{goal: goal.ID, whiteSpot: len(indicators) == 0})
		for _, indicator := range indicators {
			l.lines = append(l.lines, indicatorLine{goal: goal.ID, indicator: indicator.ID})
		}
	}
	var unplaced, dropped []*model.Indicator
	for _, indicator := range d.Indicators() {
		switch {
		case indicator.Choice == model.Dropped:
			dropped = append(dropped, indicator)
		case len(indicator.Goals) == 0:
			unplaced = append(unplaced, indicator)
		}
	}
	l.apart("indicators.unplaced", unplaced)
	l.apart("indicators.dropped", dropped)
	l.rows.Reload()
	l.keepChosen()
}

func (l *indicatorList) apart(heading model.Key, indicators []*model.Indicator) {
	if len(indicators) == 0 {
		return
	}
	l.lines = append(l.lines, indicatorLine{heading: heading, count: len(indicators)})
	for _, indicator := range indicators {
		l.lines = append(l.lines, indicatorLine{indicator: indicator.ID})
	}
}

// keepChosen finds the line at hand back after the list changed: the same line, the same indicator elsewhere, else what stands there now.
func (l *indicatorList) keepChosen() {
	p := l.page
	at := slices.IndexFunc(l.lines, func(line indicatorLine) bool {
		return line.goal == p.goal && line.indicator == p.indicator && line.heading == ""
	})
	if at < 0 && p.indicator != "" {
		at = slices.IndexFunc(l.lines, func(line indicatorLine) bool { return line.indicator == p.indicator })
	}
	if at < 0 {
		at = max(0, min(l.rows.Chosen(), len(l.lines)-1))
		for at > 0 && l.lines[at].heading != "" {
			at--
		}
	}
	l.rows.Choose(at)
	p.goal, p.indicator = "", ""
	if at >= 0 && at < len(l.lines) {
		p.goal, p.indicator = l.lines[at].goal, l.lines[at].indicator
	}
	l.say()
}

// first chooses the line to begin with: the first indicator, else the first goal.
func (l *indicatorList) first() {
	at := slices.IndexFunc(l.lines, func(line indicatorLine) bool { return line.indicator != "" })
	if at >= 0 {
		l.page.goal, l.page.indicator = l.lines[at].goal, l.lines[at].indicator
	}
	l.keepChosen()
}

// follow shows in the list what was chosen elsewhere.
func (l *indicatorList) follow() {
	if at := l.rows.Chosen(); at >= 0 && at < len(l.lines) && l.lines[at].goal == l.page.goal && l.lines[at].indicator == l.page.indicator {
		l.say()
		return
	}
	l.keepChosen()
}

// say writes under which goal the next candidate comes.
func (l *indicatorList) say() {
	d := l.page.desk
	text := d.look.Words.Say("indicators.typeIn.nowhere")
	if goal := model.Get[model.Goal](d.dossier, l.page.goal); goal != nil {
		text = d.dossier.Code(goal.ID) + "  " + goal.Text
	}
	l.under.SetText(text)
	l.under.Refresh()
	if size := l.object.Size(); size.Width > 0 {
		l.object.Refresh()
	}
}

// key takes the keys that the list has beside those of every list.
func (l *indicatorList) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		l.page.surfaces.to(indicatorFill)
		l.page.toSurface()
		return true
	}
	return false
}

// chord takes Alt with up or down, which moves the indicator.
func (l *indicatorList) chord(chord control.Chord) bool {
	switch chord {
	case control.Chord{Key: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}:
		l.page.move(-1)
	case control.Chord{Key: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}:
		l.page.move(1)
	default:
		return false
	}
	return true
}

// typeOn begins a candidate with a letter that was typed on the list.
func (l *indicatorList) typeOn(letter rune) {
	l.page.toTypeIn()
	l.field.TypedRune(letter)
}

// fieldKey takes the keys of the type-in: Enter adds, up and down go to another goal while the text stays.
func (l *indicatorList) fieldKey(ev *fyne.KeyEvent, _ bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.add()
	case fyne.KeyUp:
		l.otherGoal(-1)
	case fyne.KeyDown:
		l.otherGoal(1)
	default:
		return false
	}
	return true
}

func (l *indicatorList) add() {
	name := strings.TrimSpace(l.field.Text)
	if name == "" {
		return
	}
	d, goal := l.page.desk, l.page.goal
	var added model.ID
	if !d.edit("edit.indicator.add", func(tx *model.Tx) error {
		indicator, err := tx.AddIndicator(goal, name)
		if err == nil {
			added = indicator.ID
		}
		return err
	}, "indicator", name) {
		return
	}
	l.field.Put("")
	l.page.goal, l.page.indicator = goal, added
	l.keepChosen()
	l.page.turn()
}

// otherGoal goes to the next or previous goal of the list.
func (l *indicatorList) otherGoal(by int) {
	for at := l.rows.Chosen() + by; at >= 0 && at < len(l.lines); at += by {
		if line := l.lines[at]; line.goal != "" && line.goal != l.page.goal && line.indicator == "" {
			l.page.choose(line.goal, "")
			return
		}
	}
}

// delete takes an indicator away with its figures, and offers to take that back.
func (l *indicatorList) delete(id model.ID) {
	d := l.page.desk
	indicator := model.Get[model.Indicator](d.dossier, id)
	if indicator == nil {
		return
	}
	if d.edit("edit.indicator.delete", func(tx *model.Tx) error { return tx.Delete(model.KindIndicator, id) }, "indicator", indicator.Name) {
		d.say("say.deleted", "what", indicator.Code+" "+indicator.Name)
	}
}

// move puts the chosen indicator under the next or previous goal of the tree.
func (p *indicatorsPage) move(by int) {
	d, indicator := p.desk, p.chosen()
	if indicator == nil || indicator.Choice == model.Dropped {
		return
	}
	d.settle()
	goals := d.dossier.Goals()
	at := slices.IndexFunc(goals, func(g *model.Goal) bool { return g.ID == p.goal })
	if at < 0 && by < 0 {
		at = len(goals) // what is not placed stands below the last goal
	}
	if at += by; at < 0 || at >= len(goals) {
		return
	}
	from, to := p.goal, goals[at].ID
	if !d.edit("edit.indicator.move", func(tx *model.Tx) error {
		return model.Update(tx, indicator.ID, func(i *model.Indicator) error {
			i.Goals = slices.DeleteFunc(i.Goals, func(id model.ID) bool { return id == from || id == to })
			i.Goals = append(i.Goals, to)
			return nil
		})
	}, "indicator", indicator.Name, "goal", d.dossier.Code(to)) {
		return
	}
	p.goal = to
	p.list.keepChosen()
	p.turn()
	d.say("indicators.moved", "indicator", indicator.Code, "goal", d.dossier.Code(to))
}

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
