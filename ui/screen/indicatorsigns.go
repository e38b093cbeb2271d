package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// signsSurface is where session 2 begins: for each goal, those with the most dots first, the signs by which people would notice that it comes
// closer, typed in as cards; and from a sign the step to an indicator, a plain name beside how exactly it is counted.
type signsSurface struct {
	page    *indicatorsPage
	object  *fyne.Container
	goal    *goalHead
	place   *control.Prose // the how manieth goal, and its dots
	field   *control.Field
	notice  *control.Prose
	rows    *control.Rows
	empty   *control.Prose
	ids     []model.ID
	wrapper figure.Wrapper

	becoming   *fyne.Container // the two forms of an indicator
	heading    *control.Prose
	name       *control.Field
	definition *control.Field
	sign       model.ID // that becomes an indicator
}

func newSignsSurface(p *indicatorsPage) *signsSurface {
	look := p.desk.look
	say := look.Words.Say
	s := &signsSurface{page: p, goal: newGoalHead(p)}
	s.place = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(1)
	s.field = control.NewField(look, say("signs.hint"))
	s.field.OnKey = s.fieldKey
	s.field.OnWrite = func(string) { s.notify() }
	s.field.OnFocus = s.focused
	s.notice = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	s.empty = control.NewProse(look, say("signs.empty"), 17, figure.Regular, figure.MutedInk)
	s.rows = control.NewRows(look, s)
	s.rows.OnEnter = func(at int) { s.begin(s.ids[at]) }
	s.rows.OnDelete = func(at int) { s.delete(s.ids[at]) }
	s.rows.OnRune = func(r rune) {
		s.toField()
		s.field.TypedRune(r)
	}
	s.rows.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyUp && s.rows.Chosen() <= 0 {
			s.toField()
			return true
		}
		return false
	}
	s.rows.OnFocus = s.focused
	s.heading = control.NewProse(look, "", control.Small, figure.Bold, figure.Accent).AtMost(2)
	s.name = control.NewArea(look, "", 2)
	s.definition = control.NewArea(look, say("signs.definition.hint"), 2)
	s.name.OnKey = s.becomeKey(func() { p.desk.window.Canvas().Focus(s.definition) })
	s.definition.OnKey = s.becomeKey(s.become)
	for _, field := range []*control.Field{s.name, s.definition} {
		field.OnWrite = func(string) { p.desk.refreshScenes() }
		field.OnFocus = s.focused
	}
	labelled := func(title model.Key, field *control.Field) fyne.CanvasObject {
		return control.Column(look.Px(2), control.NewProse(look, say(title), control.Small, figure.Bold, figure.Ink), field)
	}
	pair := container.New(&formRow{least: look.Px(220), gap: look.Px(12)}, labelled("indicators.field.name", s.name), labelled("indicators.field.definition", s.definition))
	s.becoming = control.Column(look.Px(control.Gap), look.Rule(), s.heading, pair)
	s.becoming.Hide()
	s.object = container.New(signsLayout{s}, control.Inset(0, 0, 0, look.Px(control.Gap), control.Column(look.Px(control.Gap), s.goal.object, s.place, s.field, s.notice)),
		control.Inset(look.Px(control.Gap), 0, 0, look.Px(control.Gap), s.empty), s.rows, control.Inset(0, look.Px(control.Gap), look.Px(12), look.Px(4), s.becoming))
	return s
}

func (s *signsSurface) focused(gained bool) {
	if gained {
		s.page.entered(true)
	}
}

// signsLayout stacks the goal with its field, the signs and, while a sign becomes one, the two forms of an indicator.
type signsLayout struct{ surface *signsSurface }

// Layout implements fyne.Layout.
func (l signsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	px := l.surface.page.desk.look.Px
	width := min(size.Width, px(mostWide))
	place := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(width, max(0, height)))
	}
	top := control.HeightOf(objects[0], width)
	place(objects[0], 0, top)
	low := float32(0)
	if l.surface.becoming.Visible() {
		low = control.HeightOf(objects[3], width)
	}
	middle := size.Height - top - px(control.Gap) - low
	place(objects[1], top+px(control.Gap), middle)
	place(objects[2], top+px(control.Gap), middle)
	place(objects[3], size.Height-low, low)
}

// MinSize implements fyne.Layout.
func (l signsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// goals are the goals in the order in which the group takes them up.
func (s *signsSurface) goals() []*model.Goal { return s.page.desk.dossier.GoalsByDots() }

func (s *signsSurface) update() {
	d, goal := s.page.desk, s.page.about()
	s.goal.update()
	s.ids = s.ids[:0]
	if goal != nil {
		for _, card := range d.dossier.Signs(goal.ID) {
			s.ids = append(s.ids, card.ID)
		}
	}
	s.place.SetText(s.placeText(goal))
	s.place.Hidden = s.place.Text() == ""
	s.empty.Hidden = len(s.ids) > 0
	s.rows.Hidden = len(s.ids) == 0
	if model.Get[model.Card](d.dossier, s.sign) == nil || !slices.Contains(s.ids, s.sign) {
		s.sign = ""
		s.becoming.Hide()
	}
	s.rows.Reload()
	s.notify()
	s.object.Refresh()
}

func (s *signsSurface) placeText(goal *model.Goal) string {
	if goal == nil {
		return ""
	}
	goals := s.goals()
	at := slices.IndexFunc(goals, func(g *model.Goal) bool { return g.ID == goal.ID })
	text := s.page.desk.look.Words.Say("signs.place", "at", at+1, "goals", len(goals))
	if goal.Dots > 0 {
		text += " · " + s.page.desk.look.Words.Count("signs.dots", goal.Dots)
	}
	return text
}

// marks are what may come before the text of a sign, as on a card of session 1.
func (s *signsSurface) marks() cardMarks {
	say := s.page.desk.look.Words.Say
	return cardMarks{parties: model.All[model.Party](s.page.desk.dossier), costsNothing: say("cards.costsNothingMark"), wild: say("cards.wildMark")}
}

// notify says under the field which card it will be.
func (s *signsSurface) notify() {
	d := s.page.desk
	entry := readCard(s.field.Text, s.marks())
	number := entry.number
	if number == 0 {
		number = d.dossier.NextCardNumber()
	}
	text := d.look.Words.Say("cards.next", "number", number)
	if entry.party != "" {
		text += " · " + d.dossier.ActorName(model.Actor{Party: entry.party})
	}
	if entry.text == "" {
		text += ". " + d.look.Words.Say("signs.next")
	}
	s.notice.SetText(text)
}

func (s *signsSurface) toField() { s.page.moveKeyboard(true, s.field) }

// fieldKey takes the keys of the type-in: Enter adds, up goes to the goal before, and down to the signs.
func (s *signsSurface) fieldKey(ev *fyne.KeyEvent, _ bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.add()
	case fyne.KeyDown:
		if len(s.ids) > 0 {
			s.page.moveKeyboard(true, s.rows)
		}
	case fyne.KeyPageDown:
		s.step(1)
	case fyne.KeyPageUp:
		s.step(-1)
	default:
		return false
	}
	return true
}

// step goes to the next or previous goal, as the group takes them up; what was typed stays.
func (s *signsSurface) step(by int) {
	goals, about := s.goals(), s.page.about()
	at := -1
	if about != nil {
		at = slices.IndexFunc(goals, func(g *model.Goal) bool { return g.ID == about.ID })
	}
	if at += by; at < 0 || at >= len(goals) {
		return
	}
	s.page.choose(goals[at].ID, "")
	s.toField()
}

func (s *signsSurface) add() {
	d, goal := s.page.desk, s.page.about()
	entry := readCard(s.field.Text, s.marks())
	if entry.text == "" {
		return
	}
	if goal == nil {
		d.tell(model.NewProblem("problem.signs.goal"))
		return
	}
	if !d.edit("edit.sign.add", func(tx *model.Tx) error {
		session, err := d.sessionFor(tx, model.IndicatorSession)
		if err != nil {
			return err
		}
		card, err := tx.AddSign(session.ID, goal.ID, entry.number, entry.text, entry.party)
		if err != nil {
			return err
		}
		return model.Update(tx, card.ID, func(c *model.Card) error {
			c.Step, c.CostsNothing, c.Wild = session.Current, entry.costsNothing, entry.wild
			return nil
		})
	}, "text", entry.text) {
		return
	}
	s.field.Put("")
	s.update()
	s.rows.Choose(len(s.ids) - 1)
	s.toField()
}

func (s *signsSurface) delete(id model.ID) {
	d := s.page.desk
	card := model.Get[model.Card](d.dossier, id)
	if card != nil && d.edit("edit.card.delete", func(tx *model.Tx) error { return tx.Delete(model.KindCard, id) }, "number", card.Number) {
		d.say("say.deleted", "what", card.Text)
	}
}

// begin opens the two forms of an indicator for a sign: its own words are the name to begin with.
func (s *signsSurface) begin(id model.ID) {
	card := model.Get[model.Card](s.page.desk.dossier, id)
	if card == nil {
		return
	}
	s.sign = id
	s.heading.SetText(s.page.desk.look.Words.Say("signs.become", "sign", card.Text))
	s.name.Put(card.Text)
	s.definition.Put("")
	s.becoming.Show()
	s.object.Refresh()
	s.page.desk.window.Canvas().Focus(s.name)
	s.page.tellFrame()
}

// becomeKey lets Enter go on and Escape leave the sign as it is.
func (s *signsSurface) becomeKey(enter func()) func(*fyne.KeyEvent, bool) bool {
	return func(ev *fyne.KeyEvent, shift bool) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			if shift {
				return false
			}
			enter()
		case fyne.KeyEscape:
			s.end()
		default:
			return false
		}
		return true
	}
}

func (s *signsSurface) end() {
	s.sign = ""
	s.becoming.Hide()
	s.object.Refresh()
	s.page.moveKeyboard(true, s.rows)
	s.page.tellFrame()
}

// become makes the candidate and goes to the next sign.
func (s *signsSurface) become() {
	d, sign := s.page.desk, s.sign
	name, definition := strings.TrimSpace(s.name.Text), s.definition.Text
	var made *model.Indicator
	if !d.edit("edit.sign.become", func(tx *model.Tx) (err error) {
		made, err = tx.SignBecomes(sign, name, definition)
		return err
	}, "indicator", name) {
		d.window.Canvas().Focus(s.name)
		return
	}
	s.end()
	d.say("signs.became", "indicator", made.Code+" "+made.Name)
	s.rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
}

func (s *signsSurface) hints() []hint {
	switch s.page.desk.window.Canvas().Focused() {
	case fyne.Focusable(s.field):
		return []hint{{"Enter", "indicators.hint.add"}, {"PageDown", "signs.hint.goal"}, {"Down", "signs.hint.signs"},
			{"CtrlPageDown", "indicators.hint.surface"}, {"Esc", "indicators.hint.list"}}
	case fyne.Focusable(s.name), fyne.Focusable(s.definition):
		return []hint{{"Enter", "hint.nextField"}, {"Esc", "hint.leave"}}
	}
	return []hint{{"Enter", "signs.hint.become"}, {"Letters", "indicators.hint.typeIn"}, {"Delete", "indicators.hint.delete"}, {"AltRight", "signs.hint.goal"}}
}

// The signs as [control.Rows] reads them.

// Len implements control.RowSource.
func (s *signsSurface) Len() int { return len(s.ids) }

// Heading implements control.RowSource.
func (s *signsSurface) Heading(int) bool { return false }

// texts are a sign's number, its words, and what it became.
func (s *signsSurface) texts(id model.ID) (number, text, became string) {
	d := s.page.desk.dossier
	card := model.Get[model.Card](d, id)
	if card == nil {
		return "", "", ""
	}
	var codes []string
	for _, ref := range card.Became {
		if indicator := model.Get[model.Indicator](d, ref.ID); indicator != nil {
			codes = append(codes, indicator.Code+" "+indicator.Name)
		}
	}
	if len(codes) > 0 {
		became = s.page.desk.look.Words.Say("signs.is", "indicators", strings.Join(codes, ", "))
	}
	return strconv.Itoa(card.Number), card.Text, became
}

const signNumber = 44

func (s *signsSurface) room(width float32) float32 {
	px := s.page.desk.look.Px
	return width - px(signNumber) - 2*px(candidateRoom)
}

// HeightFor implements control.RowSource.
func (s *signsSurface) HeightFor(at int, width float32) float32 {
	look := s.page.desk.look
	_, text, became := s.texts(s.ids[at])
	height := look.Px(2 * lineRoom)
	for _, line := range []struct {
		text string
		size float32
	}{{text, control.Body}, {became, control.Small}} {
		if line.text != "" {
			lines, _ := s.wrapper.Lines(line.text, figure.Wrapping{Width: float64(s.room(width)), Size: float64(look.Type(line.size)), Weight: figure.Regular, Max: 3})
			height += float32(len(lines)) * look.Type(line.size) * figure.LineHeight
		}
	}
	return height
}

// Make implements control.RowSource.
func (s *signsSurface) Make() fyne.CanvasObject {
	look := s.page.desk.look
	row := &signRow{surface: s,
		number: control.NewProse(look, "", control.Small, figure.Bold, figure.MutedInk),
		text:   control.NewProse(look, "", control.Body, figure.Regular, figure.Ink).AtMost(3),
		became: control.NewProse(look, "", control.Small, figure.Regular, figure.Accent).AtMost(3)}
	return container.New(row, row.number, row.text, row.became)
}

// Fill implements control.RowSource.
func (s *signsSurface) Fill(made fyne.CanvasObject, at int) {
	c := made.(*fyne.Container)
	row := c.Layout.(*signRow)
	number, text, became := s.texts(s.ids[at])
	row.number.SetText(number)
	row.text.SetText(text)
	row.became.SetText(became)
	row.Layout(c.Objects, c.Size())
}

// signRow lays the number of a sign beside its words, and what it became under them.
type signRow struct {
	surface              *signsSurface
	number, text, became *control.Prose
}

// Layout implements fyne.Layout.
func (r *signRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	look := r.surface.page.desk.look
	width, x, y := r.surface.room(size.Width), look.Px(candidateRoom), look.Px(lineRoom)
	r.number.Move(fyne.NewPos(x, y+look.Px(1.5)))
	r.number.Resize(fyne.NewSize(look.Px(signNumber), r.number.HeightFor(look.Px(signNumber))))
	for _, prose := range []*control.Prose{r.text, r.became} {
		height := prose.HeightFor(width)
		prose.Move(fyne.NewPos(x+look.Px(signNumber), y))
		prose.Resize(fyne.NewSize(width, height))
		y += height
	}
}

// MinSize implements fyne.Layout.
func (r *signRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// What the room sees: the goal, and its signs in the people's own words; while one becomes an indicator, its two forms as they are written.

func (s *signsSurface) roomWork(look *control.Look) fyne.CanvasObject {
	px := look.Px
	head := s.page.roomGoalHead(look)
	if card := model.Get[model.Card](s.page.desk.dossier, s.sign); card != nil && s.becoming.Visible() {
		form := func(title model.Key, text string, size float32, weight figure.Weight) fyne.CanvasObject {
			if text == "" {
				text = "…"
			}
			return control.NewPanel(look, figure.None, control.Around(px(32), control.Column(px(12),
				control.NewProse(look, look.Words.Say(title), roomSmall, figure.Bold, figure.Accent),
				control.NewProse(look, text, size, weight, figure.Ink).AtMost(6))))
		}
		sign := control.NewProse(look, "“"+card.Text+"”", roomBody, figure.Italic, figure.MutedInk).AtMost(2)
		pair := control.Row(px(32), control.Cell{Object: form("indicators.field.name", s.name.Text, roomName, figure.Bold), Share: 1},
			control.Cell{Object: form("indicators.field.definition", s.definition.Text, roomBody, figure.Regular), Share: 1})
		return newRoomStack(px(28), roomPart{object: head, spare: 3}, roomPart{object: sign, spare: 2}, roomPart{object: pair}, roomPart{object: control.Space(0, 0)})
	}
	list := &roomRows{look: look, all: len(s.ids)}
	const most = 14
	for _, id := range s.ids[max(0, len(s.ids)-most):] {
		_, text, became := s.texts(id)
		cells := []control.Cell{{Object: control.NewProse(look, text, roomLine, figure.Regular, figure.Ink).AtMost(3), Share: 2, Middle: true}}
		if became != "" {
			cells = append(cells, control.Cell{Object: control.NewProse(look, became, roomSmall, figure.Bold, figure.Accent).AtMost(2), Share: 1, Middle: true})
		}
		list.rows = append(list.rows, control.Row(px(20), cells...))
	}
	if len(s.ids) == 0 {
		list.rows, list.all = append(list.rows, control.NewProse(look, look.Words.Say("signs.room"), roomLine, figure.Regular, figure.MutedInk)), 1
	}
	list.more = control.NewProse(look, "", roomSmall, figure.Regular, figure.MutedInk)
	return newRoomStack(px(28), roomPart{object: head}, roomPart{object: container.New(list, append(slices.Clone(list.rows), list.more)...)})
}
