package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// adoptSurface is where the tree becomes the group's: what changed since the version that was adopted last, what every party thinks of each
// goal, and the decision that makes the tree as it stands the next version.
type adoptSurface struct {
	page    *goalsPage
	changes map[model.ID]model.GoalChange
	lines   []adoptLine
	chosen  model.ID
	only    bool // what changed, and nothing else
	filter  *control.Choice
	about   *control.Prose
	rows    *control.Rows
	made    map[fyne.CanvasObject]*adoptRow
	measure *adoptRow
	voices  *goalVoices
	act     *control.Button
	work    *fyne.Container
	empty   *fyne.Container
	object  *fyne.Container
}

// adoptLine is a line of the list: a goal, one that is gone, or the heading above those.
type adoptLine struct {
	goal    model.ID
	heading string
	gone    bool
}

func newAdoptSurface(p *goalsPage) *adoptSurface {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := &adoptSurface{page: p, chosen: d.goals.goal, made: map[fyne.CanvasObject]*adoptRow{}}
	s.filter = control.NewChoice(look, []control.Option{{Value: "all", Text: say("adopt.all")}, {Value: "changed", Text: say("adopt.changed")}}, "all",
		func(value string) { s.show(value == "changed") })
	s.about = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk)
	s.measure = newAdoptRow(look)
	s.rows = control.NewRows(look, s)
	s.rows.OnChoose = func(at int) { s.choose(s.lines[at].goal) }
	s.rows.OnEnter = func(int) { s.voices.focus() }
	s.rows.OnKey = s.key
	s.voices = newGoalVoices(s)
	s.act = control.NewButton(look, "", "", control.Primary, d.showAdopt)
	head := foldingRow(look.Px(500), look.Px(control.Step), control.Cell{Object: s.about, Share: 1, Middle: true}, control.Cell{Object: s.filter, Width: look.Px(250), Middle: true})
	s.work = control.Inset(look.Px(control.Tight), look.Px(20), look.Px(12), look.Px(control.Wide), control.FillColumn(look.Px(12), head,
		container.New(&adoptSplit{look}, s.rows, s.voices.scroll)))
	s.empty = control.Inset(look.Px(control.Wide), look.Px(20), 0, look.Px(control.Wide), control.Column(look.Px(control.Step),
		control.NewProse(look, say("adopt.empty"), 17, figure.Regular, figure.MutedInk),
		control.Row(0, control.Cell{Object: control.NewButton(look, say("check.toTree"), "", control.Plain, func() { p.to(goalsTree) })})))
	scroll := atLeast(look.Px(leastSurface), s.work)
	s.rows.OnFocus = func(gained bool) {
		if gained {
			scroll.ScrollToTop()
		}
	}
	s.voices.inSight = scroll.ScrollToBottom
	s.object = container.New(&fillLayout{}, scroll, s.empty)
	s.changed(nil)
	return s
}

// adoptSplit gives the list a little less than half of the width, and where that is too narrow puts the goal under the list.
type adoptSplit struct{ look *control.Look }

// Layout implements fyne.Layout.
func (l *adoptSplit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := l.look.Px(control.Step)
	if size.Width < l.look.Px(620) {
		upper := size.Height * 0.4
		objects[0].Move(fyne.NewPos(0, 0))
		objects[0].Resize(fyne.NewSize(size.Width, upper))
		objects[1].Move(fyne.NewPos(0, upper+gap))
		objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-upper-gap)))
		return
	}
	left := size.Width * 0.46
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-gap, size.Height))
}

// MinSize implements fyne.Layout.
func (l *adoptSplit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (s *adoptSurface) content() fyne.CanvasObject { return s.object }
func (s *adoptSurface) aside() fyne.CanvasObject   { return s.act }
func (s *adoptSurface) goalByGoal() bool           { return true }

// begin shows what changed, when the step of looking back comes to hand.
func (s *adoptSurface) begin(step model.StepKind) {
	s.show(step == model.StepReview && len(s.changes) > 0)
	if len(s.lines) > 0 {
		s.rows.Choose(0)
		s.choose(s.lines[0].goal)
	}
}

func (s *adoptSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindGoal, model.KindCover, model.KindParty, model.KindAgreement) {
		return
	}
	d := s.page.desk
	adoption := d.dossier.LastAdoption()
	s.changes = map[model.ID]model.GoalChange{}
	for _, c := range d.dossier.ChangesSince(adoption) {
		s.changes[c.Goal] = c
	}
	none := d.dossier.Count(model.KindGoal) == 0
	s.work.Hidden, s.empty.Hidden = none, !none
	say := d.look.Words
	s.act.SetText(say.Say("adopt.act", "version", d.nextVersion()))
	s.act.Hidden = none
	s.filter.Hidden = len(s.changes) == 0
	switch {
	case adoption == nil:
		s.about.SetText(say.Say("adopt.first"))
	case len(adoption.Goals) == 0:
		s.about.SetText(say.Say("adopt.unknown", "version", adoption.Name))
	case len(s.changes) == 0:
		s.about.SetText(say.Say("adopt.same", "version", adoption.Name, "date", adoption.Date))
	default:
		s.about.SetText(say.Count("adopt.since", len(s.changes), "version", adoption.Name, "date", adoption.Date))
	}
	s.show(s.only)
}

// nextVersion is what the version of the tree is called that is adopted next.
func (d *Desk) nextVersion() string {
	return d.look.Words.Say("adopt.version", "number", len(d.dossier.Cover().Adoptions)+1)
}

// show lists all goals, or what changed only, with what is gone at the end.
func (s *adoptSurface) show(only bool) {
	d := s.page.desk
	s.only = only && len(s.changes) > 0
	s.filter.Mark(map[bool]string{false: "all", true: "changed"}[s.only])
	s.lines = nil
	for _, goal := range d.dossier.Goals() {
		if _, changed := s.changes[goal.ID]; changed || !s.only {
			s.lines = append(s.lines, adoptLine{goal: goal.ID})
		}
	}
	headed := false
	for _, c := range d.dossier.ChangesSince(d.dossier.LastAdoption()) {
		if !c.Removed {
			continue
		}
		if !headed {
			s.lines = append(s.lines, adoptLine{heading: d.look.Words.Say("adopt.goneSince", "version", d.dossier.LastAdoption().Name)})
			headed = true
		}
		s.lines = append(s.lines, adoptLine{goal: c.Goal, gone: true})
	}
	s.rows.Reload()
	at := slices.IndexFunc(s.lines, func(l adoptLine) bool { return l.goal == s.chosen && l.heading == "" })
	if at < 0 && len(s.lines) > 0 {
		at = 0
		s.chosen = s.lines[0].goal
	}
	s.rows.Choose(at)
	s.voices.show(s.chosen)
	s.object.Refresh()
}

func (s *adoptSurface) choose(goal model.ID) {
	s.page.desk.settle()
	s.chosen = goal
	s.page.desk.goals.goal = goal
	s.voices.show(goal)
	s.page.told()
}

func (s *adoptSurface) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeySpace:
		s.agreeAll()
	case fyne.KeyLeft:
		s.show(false)
		s.page.told()
	case fyne.KeyRight:
		s.show(true)
		s.page.told()
	default:
		return false
	}
	return true
}

// agreeAll makes all parties agree with the goal at hand, and goes on to the next one.
func (s *adoptSurface) agreeAll() {
	d, goal := s.page.desk, model.Get[model.Goal](s.page.desk.dossier, s.chosen)
	if goal == nil {
		return
	}
	if d.edit("edit.goal.agreed", func(tx *model.Tx) error { return tx.AgreeAll(goal.ID) }, "goal", goal.Text) {
		d.say("adopt.agreed", "goal", d.dossier.Code(goal.ID))
		s.step(1)
	}
}

// step goes to the next line, or the one before.
func (s *adoptSurface) step(by int) {
	at := s.rows.Chosen()
	for at += by; at >= 0 && at < len(s.lines); at += by {
		if s.lines[at].heading == "" {
			s.rows.Choose(at)
			s.choose(s.lines[at].goal)
			return
		}
	}
}

func (s *adoptSurface) focus() {
	if s.work.Visible() {
		s.page.desk.window.Canvas().Focus(s.rows)
	} else {
		s.page.desk.window.Canvas().Unfocus()
	}
}

func (s *adoptSurface) hints() []hint {
	if s.voices.writing() {
		return []hint{{"Arrows", "adopt.hint.stance"}, {"Tab", "hint.nextField"}, {"Esc", "adopt.hint.list"}}
	}
	out := []hint{{"Space", "adopt.hint.all"}, {"Enter", "adopt.hint.parties"}, {"UpDown", "hint.otherGoal"}}
	if len(s.changes) > 0 {
		out = append(out, hint{"LeftRight", "adopt.hint.filter"})
	}
	return out
}

func (s *adoptSurface) selected() model.Ref {
	if model.Get[model.Goal](s.page.desk.dossier, s.chosen) == nil {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindGoal, ID: s.chosen}
}

func (s *adoptSurface) open(ref model.Ref) {
	if at := slices.IndexFunc(s.lines, func(l adoptLine) bool { return l.goal == ref.ID }); at >= 0 {
		s.rows.Choose(at)
		s.choose(ref.ID)
	}
}

// Len implements control.RowSource.
func (s *adoptSurface) Len() int { return len(s.lines) }

// Heading implements control.RowSource.
func (s *adoptSurface) Heading(at int) bool { return s.lines[at].heading != "" }

// HeightFor implements control.RowSource.
func (s *adoptSurface) HeightFor(at int, width float32) float32 {
	s.fill(s.measure, at)
	return control.HeightOf(s.measure.object, width)
}

// Make implements control.RowSource.
func (s *adoptSurface) Make() fyne.CanvasObject {
	row := newAdoptRow(s.page.desk.look)
	s.made[row.object] = row
	return row.object
}

// Fill implements control.RowSource.
func (s *adoptSurface) Fill(o fyne.CanvasObject, at int) { s.fill(s.made[o], at) }

func (s *adoptSurface) fill(row *adoptRow, at int) {
	d, line := s.page.desk, s.lines[at]
	row.code.SetText("")
	row.mark.SetText("")
	switch goal := model.Get[model.Goal](d.dossier, line.goal); {
	case line.heading != "":
		row.text.SetText("")
		row.mark.SetText(line.heading)
	case goal == nil:
		row.code.SetText(s.changes[line.goal].Was.Code)
		row.text.SetText(s.changes[line.goal].Was.Text)
		row.mark.SetText(d.changeWord(s.changes[line.goal]))
	default:
		row.code.SetText(d.dossier.Code(goal.ID))
		row.text.SetText(goal.Text)
		mark := d.changeWord(s.changes[line.goal])
		if said := d.voicesWord(goal); said != "" {
			if mark != "" {
				mark += " · "
			}
			mark += said
		}
		row.mark.SetText(mark)
	}
	row.mark.Hidden, row.text.Hidden = row.mark.Text() == "", row.text.Text() == ""
	row.code.Hidden = line.heading != ""
}

// changeWord says in a word what happened to a goal since it was adopted; nothing for a goal that stayed as it was.
func (d *Desk) changeWord(c model.GoalChange) string {
	say := d.look.Words.Say
	switch {
	case c.Added:
		return say("adopt.mark.added")
	case c.Removed:
		return say("adopt.mark.removed")
	case c.Reworded && c.Moved:
		return say("adopt.mark.both")
	case c.Reworded:
		return say("adopt.mark.reworded")
	case c.Moved:
		return say("adopt.mark.moved")
	}
	return ""
}

// voicesWord says in a few words what the parties think of a goal.
func (d *Desk) voicesWord(goal *model.Goal) string {
	counts := map[model.Stance]int{}
	for _, support := range goal.Support {
		counts[support.Stance]++
	}
	parties := d.dossier.Count(model.KindParty)
	switch {
	case len(goal.Support) == 0:
		return ""
	case counts[model.Supports] == parties:
		return d.look.Words.Say("adopt.voices.all")
	}
	return d.look.Words.Say("adopt.voices", "agreed", counts[model.Supports], "remarks", counts[model.SupportsWithRemark], "against", counts[model.Doubts])
}

// whatChanged says in sentences what happened to a goal since it was adopted.
func (d *Desk) whatChanged(c model.GoalChange) []string {
	say, version := d.look.Words.Say, ""
	if adoption := d.dossier.LastAdoption(); adoption != nil {
		version = adoption.Name
	}
	var out []string
	if c.Added {
		out = append(out, say("adopt.was.added", "version", version))
	}
	if c.Removed {
		out = append(out, say("adopt.was.removed", "version", version))
	}
	if c.Reworded {
		out = append(out, say("adopt.was.reworded", "text", c.Was.Text))
	}
	if c.Moved {
		out = append(out, say("adopt.was.moved", "code", c.Was.Code))
	}
	return out
}

// adoptRow is a goal in the list.
type adoptRow struct {
	object           *fyne.Container
	code, text, mark *control.Prose
}

func newAdoptRow(look *control.Look) *adoptRow {
	r := &adoptRow{
		code: control.NewProse(look, "", control.Body, figure.Bold, figure.Accent),
		text: control.NewProse(look, "", control.Body, figure.Regular, figure.Ink).AtMost(3),
		mark: control.NewProse(look, "", control.Small, figure.Bold, figure.MutedInk),
	}
	r.object = control.Inset(look.Px(7), look.Px(12), look.Px(7), look.Px(control.Step), control.Row(look.Px(control.Gap),
		control.Cell{Object: r.code, Width: look.Px(42)}, control.Cell{Object: control.Column(0, r.text, r.mark), Share: 1}))
	return r
}
