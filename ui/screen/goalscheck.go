package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/model/wording"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// checkSurface goes through the tree goal by goal: the goal large, and under it the questions that the group asks itself. A question on which
// the text may fall short has a sign; the chosen question says why it is asked, with an example. The group decides.
type checkSurface struct {
	page      *goalsPage
	goal      model.ID
	head      *control.Prose
	text      *control.Marked
	field     *control.Field
	writing   fyne.CanvasObject
	card      *control.Panel
	rows      *control.Rows
	questions []checkQuestion
	measured  *checkRow // to ask how high a row will be
	made      map[fyne.CanvasObject]*checkRow
	toTop     func() // shows the goal, where there is no room for all
	keep      *control.Button
	toTerm    *control.Button
	toTree    *control.Button
	work      *fyne.Container
	empty     *fyne.Container
	object    *fyne.Container
}

// leastSurface is the height below which a surface with a goal and a list scrolls as a whole.
const leastSurface = 420

// checkQuestion is a question about the goal at hand, with the hint that it raises.
type checkQuestion struct {
	rule wording.Rule
	hint *wording.Hint
	kept bool
}

func newCheckSurface(p *goalsPage) *checkSurface {
	look := p.desk.look
	say := look.Words.Say
	s := &checkSurface{
		page: p, goal: p.desk.goals.goal, made: map[fyne.CanvasObject]*checkRow{},
		head:  control.NewProse(look, "", control.Body, figure.Bold, figure.MutedInk),
		text:  control.NewMarked(look, control.Title, figure.Bold),
		field: control.NewField(look, ""),
	}
	s.field.MultiLine, s.field.Wrapping = true, fyne.TextWrapWord
	s.field.TextStyle = control.Style(figure.Bold)
	s.field.SetMinRowsVisible(2)
	s.field.Commit = func(text string) error { return p.tree.write(s.goal, text) }
	s.field.OnEnter = s.focus
	s.field.OnWrite = func(string) { s.mark(); p.told() }
	s.field.OnFocus = func(gained bool) { s.showField(gained) }
	s.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyEscape {
			return false
		}
		s.field.Put(s.current().Text)
		s.focus()
		return true
	}
	s.writing = control.Enlarged(look, s.field, control.Title)
	s.writing.Hide()
	s.text.OnTap = s.edit
	s.card = control.NewPanel(look, figure.LevelEffect, control.Inset(look.Px(12), look.Px(20), look.Px(14), look.Px(20), control.Column(look.Px(control.Tight), s.head, s.text, s.writing)))
	s.card.OnTap = s.edit
	s.measured = newCheckRow(look)
	s.rows = control.NewRows(look, s)
	s.rows.OnChoose = func(at int) {
		s.rows.Reload()
		s.rows.Choose(at)
		s.acts()
		p.told()
	}
	s.rows.OnKey, s.rows.OnRune = s.key, func(r rune) {
		s.edit()
		s.field.TypedRune(r)
	}
	s.rows.OnEnter = func(int) { s.edit() }
	s.rows.OnDelete = func(int) { s.toggleKept() }
	s.keep = control.NewButton(look, "", say("key.Delete"), control.Plain, s.toggleKept)
	s.toTerm = control.NewButton(look, say("check.term"), "F7", control.Plain, p.desk.showTerms)
	acts := container.New(checkActs{look.Px(control.Gap)}, s.keep, s.toTerm,
		control.NewButton(look, say("check.previous"), "←", control.Plain, func() { s.step(-1) }),
		control.NewButton(look, say("check.next"), "→", control.Primary, func() { s.step(1) }))
	s.work = control.Inset(look.Px(control.Tight), look.Px(20), look.Px(12), look.Px(control.Wide), container.New(&bottomLayout{}, acts,
		control.Inset(0, 0, look.Px(control.Gap), 0, control.FillColumn(look.Px(control.Step), s.card, s.rows))))
	s.toTree = control.NewButton(look, say("check.toTree"), "", control.Plain, func() { p.to(goalsTree) })
	s.empty = control.Inset(look.Px(control.Wide), look.Px(20), 0, look.Px(control.Wide), control.Column(look.Px(control.Step),
		control.NewProse(look, say("check.empty"), 17, figure.Regular, figure.MutedInk), control.Row(0, control.Cell{Object: s.toTree})))
	scroll := atLeast(look.Px(leastSurface), s.work)
	s.rows.OnFocus = func(gained bool) {
		if gained {
			scroll.ScrollToBottom()
		}
	}
	s.toTop = scroll.ScrollToTop
	s.object = container.New(&fillLayout{}, scroll, s.empty)
	s.changed(nil)
	return s
}

// checkActs puts what can be done about the question at the left and the way to other goals at the right; where there is no room for both, the
// way is known by its keys.
type checkActs struct{ gap float32 }

// Layout implements fyne.Layout.
func (l checkActs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, right := float32(0), size.Width
	put := func(o fyne.CanvasObject, x float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(o.MinSize())
	}
	for _, o := range objects[:2] {
		if o.Visible() {
			put(o, x)
			x += o.MinSize().Width + l.gap
		}
	}
	for i := len(objects) - 1; i >= 2; i-- {
		right -= objects[i].MinSize().Width
		objects[i].Show()
		put(objects[i], right)
		if right < x {
			objects[i].Hide()
		}
		right -= l.gap
	}
}

// MinSize implements fyne.Layout.
func (l checkActs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[len(objects)-1].MinSize().Height)
}

func (s *checkSurface) content() fyne.CanvasObject { return s.object }
func (s *checkSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }

func (s *checkSurface) goalByGoal() bool { return true }

func (s *checkSurface) current() *model.Goal {
	return model.Get[model.Goal](s.page.desk.dossier, s.goal)
}

// begin starts at the top, when the step of the session comes to hand.
func (s *checkSurface) begin(model.StepKind) {
	if top := s.page.desk.dossier.Top(); top != nil {
		s.open(model.RefTo(top))
	}
}

func (s *checkSurface) changed(change *model.Change) {
	d := s.page.desk
	if change != nil && !change.Touches(model.KindGoal, model.KindTerm, model.KindCover, model.KindIndicator) {
		return
	}
	goals := d.dossier.Goals()
	s.work.Hidden, s.empty.Hidden = len(goals) == 0, len(goals) > 0
	if len(goals) == 0 {
		return
	}
	if s.current() == nil {
		s.goal = goals[0].ID
	}
	d.goals.goal = s.goal
	goal := s.current()
	at := slices.IndexFunc(goals, func(g *model.Goal) bool { return g.ID == s.goal })
	s.head.SetText(d.goalWords(d.look, goal) + " · " + d.look.Words.Say("check.at", "number", at+1, "of", len(goals)))
	s.head.SetPaint(figure.LevelPaint(d.dossier.LevelOf(goal)))
	s.card.SetBar(figure.LevelPaint(d.dossier.LevelOf(goal)))
	s.field.Fill(goal.Text)
	s.mark()
}

// said is the text at hand: what is being written, else what the goal says.
func (s *checkSurface) said() string {
	if s.field.Writing() {
		return s.field.Text
	}
	if goal := s.current(); goal != nil {
		return goal.Text
	}
	return ""
}

// mark asks the questions anew about the text at hand.
func (s *checkSurface) mark() {
	d, goal := s.page.desk, s.current()
	if goal == nil {
		return
	}
	text, place := s.said(), wording.PlaceOf(d.dossier, goal)
	kept := place.Kept
	hints := wording.Check(text, place, wording.Checking)
	s.questions = nil
	asked := wording.Asked(place)
	for _, rule := range wording.Rules() {
		question := checkQuestion{rule: rule, kept: slices.Contains(kept, string(rule))}
		if at := slices.IndexFunc(hints, func(h wording.Hint) bool { return h.Rule == rule }); at >= 0 {
			question.hint = &hints[at]
		}
		if question.hint != nil || question.kept || slices.Contains(asked, rule) {
			s.questions = append(s.questions, question)
		}
	}
	s.text.ShowText(text, stretches(hints))
	s.rows.Reload()
	s.acts()
	s.work.Refresh()
}

// acts shows what can be done about the chosen question.
func (s *checkSurface) acts() {
	question, ok := s.chosen()
	s.keep.Hidden = !ok || question.hint == nil && !question.kept
	label := model.Key("check.keep")
	if question.kept {
		label = "check.unkeep"
	}
	s.keep.SetText(s.page.desk.look.Words.Say(label))
	s.toTerm.Hidden = s.term() == ""
	s.work.Refresh()
}

func (s *checkSurface) chosen() (checkQuestion, bool) {
	if at := s.rows.Chosen(); at >= 0 && at < len(s.questions) {
		return s.questions[at], true
	}
	return checkQuestion{}, false
}

// term is a word in the text of which the group has not said yet what it means.
func (s *checkSurface) term() string {
	for _, question := range s.questions {
		if question.hint != nil && question.hint.Word != "" {
			return question.hint.Word
		}
	}
	return ""
}

func (s *checkSurface) toggleKept() {
	d, goal := s.page.desk, s.current()
	question, ok := s.chosen()
	if !ok || goal == nil {
		return
	}
	rule := string(question.rule)
	switch {
	case question.kept:
		d.edit("edit.goal.unkeep", func(tx *model.Tx) error {
			return model.Update(tx, goal.ID, func(g *model.Goal) error {
				g.Kept = slices.DeleteFunc(g.Kept, func(k string) bool { return k == rule })
				if len(g.Kept) == 0 {
					g.Kept = nil
				}
				return nil
			})
		}, "goal", goal.Text)
	case question.hint != nil:
		d.keepWording(goal.ID, rule)
	}
}

// step goes to the next goal of the tree, or the one before.
func (s *checkSurface) step(by int) {
	s.page.desk.settle()
	goals := s.page.desk.dossier.Goals()
	at := slices.IndexFunc(goals, func(g *model.Goal) bool { return g.ID == s.goal }) + by
	if at >= 0 && at < len(goals) {
		s.open(model.RefTo(goals[at]))
	}
}

func (s *checkSurface) open(ref model.Ref) {
	if model.Get[model.Goal](s.page.desk.dossier, ref.ID) == nil {
		return
	}
	s.goal = ref.ID
	s.changed(nil)
	first := slices.IndexFunc(s.questions, func(q checkQuestion) bool { return q.hint != nil })
	s.rows.Choose(max(0, first)) // what asks for attention first
	s.rows.Reload()
	s.acts()
	s.page.told()
}

func (s *checkSurface) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyLeft:
		s.step(-1)
	case fyne.KeyRight:
		s.step(1)
	case fyne.KeyF2:
		s.edit()
	default:
		return false
	}
	return true
}

// edit writes on the goal, in its place.
func (s *checkSurface) edit() {
	if s.current() == nil {
		return
	}
	s.showField(true)
	s.page.desk.window.Canvas().Focus(s.field)
	s.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func (s *checkSurface) showField(shown bool) {
	s.text.Hidden, s.writing.(*container.ThemeOverride).Hidden = shown, !shown
	s.card.SetChosen(shown)
	if shown {
		s.toTop()
	}
	s.mark()
	if s.page.desk.shows(s.page) {
		s.page.told()
	}
}

func (s *checkSurface) focus() {
	switch {
	case s.empty.Visible():
		s.page.desk.window.Canvas().Focus(s.toTree)
	default:
		s.page.desk.window.Canvas().Focus(s.rows)
	}
}

func (s *checkSurface) hints() []hint {
	switch {
	case s.empty.Visible():
		return []hint{{"Enter", "check.toTree"}}
	case s.field.Writing():
		return []hint{{"Enter", "hint.done"}, {"Esc", "hint.leaveIt"}}
	}
	out := []hint{{"LeftRight", "hint.otherGoal"}, {"UpDown", "hint.questions"}, {"F2", "hint.edit"}}
	if s.keep.Visible() {
		out = append(out, hint{"Delete", "hint.keep"})
	}
	return out
}

func (s *checkSurface) selected() model.Ref {
	if s.goal == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: model.KindGoal, ID: s.goal}
}

// Len implements control.RowSource.
func (s *checkSurface) Len() int { return len(s.questions) }

// Heading implements control.RowSource.
func (s *checkSurface) Heading(int) bool { return false }

// HeightFor implements control.RowSource.
func (s *checkSurface) HeightFor(at int, width float32) float32 {
	s.fill(s.measured, at)
	return control.HeightOf(s.measured.object, width)
}

// Make implements control.RowSource.
func (s *checkSurface) Make() fyne.CanvasObject {
	row := newCheckRow(s.page.desk.look)
	s.made[row.object] = row
	return row.object
}

// Fill implements control.RowSource.
func (s *checkSurface) Fill(o fyne.CanvasObject, at int) {
	s.fill(s.made[o], at)
}

func (s *checkSurface) fill(row *checkRow, at int) {
	question := s.questions[at]
	say := s.page.desk.look.Words
	row.question.SetText(say.Say(model.Key("wording.question." + string(question.rule))))
	row.show(question)
	var lines []string
	if question.hint != nil && len(question.hint.Spans) > 0 {
		lines = append(lines, say.Say("check.raised", "words", hintWords(s.said(), *question.hint)))
	}
	if question.kept {
		lines = append(lines, say.Say("check.kept"))
	}
	chosen := at == s.rows.Chosen()
	if chosen {
		lines = append(lines, say.Say(model.Key("wording.why."+string(question.rule))))
	}
	row.detail.SetText(strings.Join(lines, " "))
	row.example.SetText("")
	if chosen {
		row.example.SetText(say.Say(model.Key("wording.example." + string(question.rule))))
	}
	row.detail.Hidden, row.example.Hidden = row.detail.Text() == "", row.example.Text() == ""
}

// checkRow is a question in the list.
type checkRow struct {
	object                    *fyne.Container
	raised, kept, open        fyne.CanvasObject
	question, detail, example *control.Prose
}

func newCheckRow(look *control.Look) *checkRow {
	r := &checkRow{
		raised: sign(look, model.Attention, 18), kept: sign(look, model.OnCourse, 18), open: control.Space(look.Px(18), 0),
		question: control.NewProse(look, "", 17, figure.Regular, figure.Ink),
		detail:   control.NewProse(look, "", control.Body, figure.Regular, figure.Ink),
		example:  control.NewProse(look, "", control.Body, figure.Italic, figure.MutedInk),
	}
	marks := container.New(&fillLayout{}, r.raised, r.kept, r.open)
	r.object = control.Inset(look.Px(5), look.Px(12), look.Px(5), look.Px(control.Step), control.Row(look.Px(12),
		control.Cell{Object: marks, Width: look.Px(18)}, control.Cell{Object: control.Column(0, r.question, r.detail, r.example), Share: 1}))
	return r
}

func (r *checkRow) show(question checkQuestion) {
	for _, o := range []struct {
		object fyne.CanvasObject
		shown  bool
	}{{r.raised, question.hint != nil}, {r.kept, question.kept}} {
		if o.shown {
			o.object.Show()
		} else {
			o.object.Hide()
		}
	}
}

// scene is the goal and the questions as the room sees them.
func (s *checkSurface) scene() roomScene {
	return roomScene{
		id: "goals.check", question: s.page.question("goals.check.question"), update: func(o fyne.CanvasObject) { o.Refresh() },
		make: func(look *control.Look) fyne.CanvasObject {
			return newRoomFit(s.page.desk, look, func(look *control.Look) fyne.CanvasObject { return s.roomWork(look) })
		},
	}
}

// roomWork is the goal large, with the words underlined that ask for attention, and the questions beside each other.
func (s *checkSurface) roomWork(look *control.Look) fyne.CanvasObject {
	d, goal := s.page.desk, s.current()
	if goal == nil {
		return control.NewProse(look, d.look.Words.Say("check.empty"), roomBody, figure.Regular, figure.MutedInk)
	}
	px := look.Px
	paint := figure.LevelPaint(d.dossier.LevelOf(goal))
	var hints []wording.Hint
	grid := control.Tiles(px(760), px(control.Step))
	chosen := s.rows.Chosen()
	for i, question := range s.questions {
		mark, weight := control.Space(px(36), 0), figure.Regular
		if question.hint != nil {
			hints = append(hints, *question.hint)
			mark, weight = sign(look, model.Attention, 36), figure.Bold
		}
		if question.kept {
			mark = sign(look, model.OnCourse, 36)
		}
		text := look.Words.Say(model.Key("wording.question." + string(question.rule)))
		panel := control.NewPanel(look, figure.None, control.Inset(px(12), px(16), px(12), px(20), control.Row(px(16),
			control.Cell{Object: mark, Width: px(36)}, control.Cell{Object: control.NewProse(look, text, roomBody, weight, figure.Ink), Share: 1})))
		panel.SetChosen(i == chosen)
		grid.Add(panel)
	}
	text := control.NewMarked(look, roomQuestion, figure.Bold).AtMost(4)
	text.ShowText(s.said(), stretches(hints))
	card := control.NewPanel(look, paint, control.Inset(px(28), px(48), px(36), px(48), control.Column(px(control.Gap),
		control.NewProse(look, d.goalWords(look, goal), roomBody, figure.Bold, paint), text)))
	return control.Column(px(36), card, control.Inset(px(4), px(8), px(8), px(8), grid))
}
