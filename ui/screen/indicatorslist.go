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

// indicatorList is the left of the page: the goals as the group takes them up with their indicators, then those that are not placed, then those that
// were dropped; and the field in which Enter adds a candidate.
type indicatorList struct {
	page    *indicatorsPage
	object  fyne.CanvasObject
	rows    *control.Rows
	field   *control.Field
	under   *control.Prose
	typeIn  *fyne.Container // the field and what is said above it
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
	l.typeIn = control.Over(look.Surface(figure.Card), container.New(edge{}, look.Rule(), typeIn))
	l.object = container.New(listLayout{}, l.typeIn,
		control.Inset(look.Px(12), look.Px(4), look.Px(4), look.Px(12), l.rows))
	return l
}

// typesIn says whether indicators are typed in under the list; signs are typed in beside it.
func (l *indicatorList) typesIn(here bool) {
	if l.typeIn.Visible() != here {
		l.typeIn.Hidden = !here
		l.object.Refresh()
	}
}

// listLayout lays the place to type in under the list, while it is there.
type listLayout struct{ bottomLayout }

// Layout implements fyne.Layout.
func (l listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if objects[0].Visible() {
		l.bottomLayout.Layout(objects, size)
		return
	}
	objects[1].Move(fyne.NewPos(0, 0))
	objects[1].Resize(size)
}

// fill reads the dossier anew. The chosen line stays chosen; when it is gone, the one that took its place is.
func (l *indicatorList) fill() {
	d := l.page.desk.dossier
	l.lines = l.lines[:0]
	for _, goal := range d.GoalsByDots() {
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
	if l.page.surfaces.at == indicatorSigns {
		l.page.signs.field.TypedRune(letter)
		return
	}
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

// move puts the chosen indicator under the next or previous goal of the list.
func (p *indicatorsPage) move(by int) {
	d, indicator := p.desk, p.chosen()
	if indicator == nil || indicator.Choice == model.Dropped {
		return
	}
	d.settle()
	goals := d.dossier.GoalsByDots()
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
