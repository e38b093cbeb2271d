package screen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// groupsSurface is where the cards find each other: the key of a group puts the cards at hand in it, plus and the key puts them in it too,
// Enter makes a group for them, and a group with a name becomes a goal, a candidate for an indicator, or a parked subject. The key of
// another group on a heading makes one of the two.
type groupsSurface struct {
	page   *goalsPage
	board  *control.Board
	empty  *fyne.Container
	toType *control.Button
	object *fyne.Container
	also   bool // the next key of a group puts cards in it without taking them from where they are
}

// How groups are shown, from large to small, to work on and in the room; last how they are shown when they do not fit at all.
var (
	groupStyles = []control.BoardStyle{
		{Letters: 15, Width: 210}, {Letters: 14, Width: 190}, {Letters: 14, Width: 165}, {Letters: 13, Width: 165}, {Letters: 13, Width: 165, Lines: 3},
		{Letters: 13, Width: 165, Lines: 2}, {Letters: 13, Width: 160, Lines: 1}, {Letters: 13, Width: 200, Lines: 1, Tight: true}, {Letters: 13, Width: 110, Lines: 2, Tight: true},
		{Letters: 13, Width: 110, Lines: 1, Tight: true}, {Letters: 13, Width: 180, Lines: 3},
	}
	roomGroupStyles = []control.BoardStyle{
		{Letters: 36, Width: 380}, {Letters: 32, Width: 340}, {Letters: roomLeast, Width: 320}, {Letters: roomLeast, Width: 300, Lines: 3}, {Letters: roomLeast, Width: 300, Lines: 2},
		{Letters: roomLeast, Width: 300, Lines: 2, Tight: true}, {Letters: roomLeast, Width: 300, Lines: 1, Tight: true},
		{Letters: roomLeast, Width: 190, Lines: 4, Tight: true, Fit: true}, {Letters: roomLeast, Width: 300, Lines: 3},
	}
)

func newGroupsSurface(p *goalsPage) *groupsSurface {
	d, look := p.desk, p.desk.look
	s := &groupsSurface{page: p, board: control.NewBoard(look, groupStyles, true)}
	s.board.Canvas = d.window.Canvas()
	s.board.OnText = func(spot control.Spot, text string) error {
		if spot.Card != "" {
			return p.cardText(spot.Card, text)
		}
		return s.name(spot.Group, text)
	}
	s.board.OnChoose, s.board.OnShow = func(control.Spot) { p.told() }, p.told
	s.board.OnKey, s.board.OnRune, s.board.OnShortcut = s.key, s.rune, s.shortcut
	s.board.OnDrop = func(cards []control.Spot, to control.Spot, also bool) { s.put(cards, to.Group, also) }
	s.board.OnDropGroup = s.carryGroup
	s.toType = control.NewButton(look, look.Words.Say("groups.toCards"), "", control.Plain, func() { p.to(goalsCards) })
	s.empty = control.Inset(look.Px(control.Wide), look.Px(20), 0, look.Px(control.Wide), control.Column(look.Px(control.Step),
		control.NewProse(look, look.Words.Say("groups.empty"), 17, figure.Regular, figure.MutedInk),
		control.Row(0, control.Cell{Object: s.toType})))
	s.object = container.New(&fillLayout{},
		control.Inset(0, look.Px(14), 0, look.Px(10), control.Clip(s.board)), s.empty)
	s.changed(nil)
	return s
}

func (s *groupsSurface) content() fyne.CanvasObject { return s.object }
func (s *groupsSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }

// sessionGroups are the groups of the session at hand, and those that belong to none.
func (p *goalsPage) sessionGroups() []*model.Group {
	d := p.desk
	session := d.session(model.GoalSession)
	return slices.DeleteFunc(d.dossier.Groups(""), func(g *model.Group) bool {
		return session != nil && g.Session != "" && g.Session != session.ID
	})
}

// groupKeys are the keys of the groups in their order; n makes a new one.
const groupKeys = "123456789abcdefghijklmopqrstuvwxyz"

// keyOf is the key of the group at a place; there is none for a group after the last key.
func keyOf(at int) string {
	if at < 0 || at >= len(groupKeys) {
		return ""
	}
	return groupKeys[at : at+1]
}

// shown are the groups with their cards, and last the cards without a group.
func (s *groupsSurface) shown(audience model.Audience) []control.BoardGroup {
	say := s.page.desk.look.Words.Say
	var out []control.BoardGroup
	at := map[model.ID]int{}
	for i, group := range s.page.sessionGroups() {
		at[group.ID] = i
		out = append(out, control.BoardGroup{
			ID: group.ID, Key: keyOf(i), Name: group.Name, Hint: say("groups.unnamed"), Note: s.page.becameNote(group.Became, false),
		})
	}
	loose := control.BoardGroup{Name: say("groups.loose")}
	for _, card := range s.page.sessionCards() {
		shown := s.page.boardCard(card, audience)
		in := []int{}
		for _, group := range card.Groups {
			if i, ok := at[group]; ok {
				in = append(in, i)
			}
		}
		slices.Sort(in)
		for _, i := range in {
			here := shown
			here.Number += s.alsoIn(in, i)
			out[i].Cards = append(out[i].Cards, here)
		}
		if len(in) == 0 {
			loose.Cards = append(loose.Cards, shown)
		}
	}
	if len(loose.Cards) > 0 {
		out = append(out, loose)
	}
	return out
}

// alsoIn marks a card that stands in other groups too, beside its number where nothing cuts it off: "+6", as one types to put it there. In
// are the places of all groups that it stands in, and here is one of them.
func (s *groupsSurface) alsoIn(in []int, here int) string {
	var keys []string
	for _, i := range in {
		if i != here {
			keys = append(keys, cmp.Or(keyOf(i), strconv.Itoa(i+1)))
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return " +" + strings.Join(keys, "+")
}

func (s *groupsSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindCard, model.KindGroup, model.KindParty, model.KindSession, model.KindGoal, model.KindIndicator, model.KindParked) {
		return
	}
	groups := s.shown(model.Keeper)
	s.empty.Hidden = len(groups) > 0
	s.board.Set(groups)
}

// rune takes the key of a group, and what comes before it.
func (s *groupsSurface) rune(r rune) bool {
	also := s.also
	s.also = false
	groups := s.page.sessionGroups()
	at := strings.IndexRune(groupKeys, unicode.ToLower(r))
	spot := s.board.Chosen()
	switch {
	case r == '+' && spot.Card != "":
		s.also = true
		s.page.desk.frame.say(s.page.desk.look.Words.Say("say.alsoInWhich"), "", nil)
	case unicode.ToLower(r) == 'n':
		s.newGroup()
	case at < 0 || at >= len(groups):
		return false
	case spot.Card == "" && spot.Group != "" && !s.board.MarkedMany():
		s.merge(spot.Group, groups[at].ID)
	default:
		s.put(s.board.Marked(), groups[at].ID, also)
	}
	if also {
		s.page.desk.frame.hush()
	}
	return true
}

func (s *groupsSurface) card() *model.Card {
	return model.Get[model.Card](s.page.desk.dossier, s.board.Chosen().Card)
}

// put puts cards in a group instead of where they are, or, with also, in it too. A single card that is there already is taken out; no
// group takes all of them out.
func (s *groupsSurface) put(cards []control.Spot, to model.ID, also bool) {
	d := s.page.desk
	if len(cards) == 0 {
		return
	}
	name := d.look.Words.Say("groups.loose")
	if group := model.Get[model.Group](d.dossier, to); group != nil {
		name = s.called(group)
	}
	title, args := model.Key("edit.cards.group"), []any{"count", len(cards), "group", name}
	if card := model.Get[model.Card](d.dossier, cards[0].Card); len(cards) == 1 && card != nil {
		title, args = "edit.card.group", []any{"number", card.Number, "group", name}
		if cards[0].Group == to && to != "" {
			title, to = "edit.card.ungroup", ""
		}
	}
	s.onward(func() bool {
		return d.edit(title, func(tx *model.Tx) error {
			for _, spot := range cards {
				from := spot.Group
				if also && to != "" {
					from = ""
				}
				if from == to {
					continue
				}
				if err := tx.PutCard(spot.Card, from, to); err != nil {
					return err
				}
			}
			return nil
		}, args...)
	})
}

// onward does something to the cards at hand; when that takes the chosen one from where it was, the next one there is chosen.
func (s *groupsSurface) onward(do func() bool) {
	spot, next := s.board.Chosen(), s.board.Onward()
	if do() && s.board.Chosen() != spot {
		s.board.Choose(next)
	}
}

// merge makes one of two groups.
func (s *groupsSurface) merge(from, into model.ID) {
	d := s.page.desk
	going, staying := model.Get[model.Group](d.dossier, from), model.Get[model.Group](d.dossier, into)
	if going == nil || staying == nil || from == into {
		return
	}
	was, now := s.called(going), s.called(staying)
	if d.edit("edit.group.merge", func(tx *model.Tx) error { return tx.MergeGroups(from, into) }, "group", was, "into", now) {
		s.board.Choose(control.Spot{Group: into})
		d.say("say.groupsMerged", "group", was, "into", now)
	}
}

// move gives a group another place in the order.
func (s *groupsSurface) move(id model.ID, position int) {
	d := s.page.desk
	group := model.Get[model.Group](d.dossier, id)
	if group == nil || position < 0 {
		return
	}
	d.edit("edit.group.move", func(tx *model.Tx) error { return tx.MoveGroup(id, position) }, "group", s.called(group))
}

func (s *groupsSurface) place(id model.ID) int {
	return slices.IndexFunc(s.page.sessionGroups(), func(g *model.Group) bool { return g.ID == id })
}

// carryGroup does what the pointer did with a group: it goes into another one, or before or after it.
func (s *groupsSurface) carryGroup(id, to model.ID, side control.Side) {
	if side == control.Into {
		s.merge(id, to)
		return
	}
	at := s.place(to)
	if s.place(id) < at {
		at--
	}
	if side == control.After {
		at++
	}
	s.move(id, at)
}

// called is the name of a group, or its number while it has no name.
func (s *groupsSurface) called(group *model.Group) string {
	if group.Name != "" {
		return group.Name
	}
	return strconv.Itoa(s.place(group.ID) + 1)
}

// newGroup makes a group for the cards at hand; without one an empty group, whose name is asked at once.
func (s *groupsSurface) newGroup() {
	d, cards := s.page.desk, s.board.Marked()
	s.onward(func() bool {
		return d.edit("edit.group.add", func(tx *model.Tx) error {
			session, err := d.sessionFor(tx, model.GoalSession)
			if err != nil {
				return err
			}
			group, err := tx.AddGroup(session.ID, "")
			if err != nil {
				return err
			}
			for _, spot := range cards {
				if err := tx.PutCard(spot.Card, spot.Group, group.ID); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if groups := s.page.sessionGroups(); len(cards) == 0 && len(groups) > 0 {
		s.board.Choose(control.Spot{Group: groups[len(groups)-1].ID})
		s.board.Edit()
	}
}

func (s *groupsSurface) name(group model.ID, name string) error {
	name = strings.TrimSpace(name)
	return s.page.desk.try("edit.group.name", func(tx *model.Tx) error {
		return model.Update(tx, group, func(g *model.Group) error {
			g.Name = name
			return nil
		})
	}, "group", name)
}

func (s *groupsSurface) key(ev *fyne.KeyEvent, _ bool) bool {
	spot := s.board.Chosen()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if spot.Card == "" && spot.Group != "" {
			s.board.Edit()
		} else {
			s.newGroup()
		}
	case fyne.KeyEscape:
		s.also = false
		return false
	case fyne.KeyDelete:
		if spot.Card != "" {
			s.dropCards()
		} else {
			s.dropGroup(spot.Group)
		}
	default:
		return false
	}
	return true
}

// dropCards deletes the cards at hand.
func (s *groupsSurface) dropCards() {
	d, cards := s.page.desk, s.board.Marked()
	if len(cards) == 1 {
		s.page.dropCard(cards[0].Card)
		return
	}
	if d.edit("edit.cards.delete", func(tx *model.Tx) error {
		for _, spot := range cards {
			if tx.Record(model.KindCard, spot.Card) == nil {
				continue // it was marked in two groups
			}
			if err := tx.Delete(model.KindCard, spot.Card); err != nil {
				return err
			}
		}
		return nil
	}, "count", len(cards)) {
		s.page.gone(d.look.Words.Count("cards.count", len(cards)))
	}
}

// dropGroup deletes a group; its cards are loose again.
func (s *groupsSurface) dropGroup(id model.ID) {
	group := model.Get[model.Group](s.page.desk.dossier, id)
	if group == nil {
		return
	}
	name := s.called(group)
	if s.page.desk.edit("edit.group.delete", func(tx *model.Tx) error { return tx.Delete(model.KindGroup, id) }, "group", name) {
		s.page.gone(name)
	}
}

// begin implements [stepBeginner]: naming begins at the first group that has no name yet.
func (s *groupsSurface) begin(step model.StepKind) {
	if step == model.StepName {
		s.toUnnamed()
	}
}

// toUnnamed goes to the first group that has no name yet.
func (s *groupsSurface) toUnnamed() {
	for _, group := range s.page.sessionGroups() {
		if group.Name == "" {
			s.board.Choose(control.Spot{Group: group.ID})
			return
		}
	}
}

func (s *groupsSurface) focus() {
	switch {
	case s.board.Writing():
	case s.empty.Visible():
		s.page.desk.window.Canvas().Focus(s.toType)
	default:
		s.page.desk.window.Canvas().Focus(s.board)
	}
}

func (s *groupsSurface) hints() []hint {
	if s.board.Writing() {
		return []hint{{"Enter", "hint.done"}, {"Esc", "hint.leaveIt"}}
	}
	become := []hint{{"CtrlG", "hint.toGoal"}, {"CtrlI", "hint.toIndicator"}, {"CtrlK", "hint.toParked"}, {"Delete", "hint.away"}}
	spot := s.board.Chosen()
	switch {
	case spot.Card != "" && s.board.MarkedMany():
		return append([]hint{{"GroupKeys", "hint.intoGroup"}, {"PlusSign", "hint.alsoIn"}, {"Enter", "hint.newGroup"}, {"Esc", "hint.unmark"}}, become...)
	case spot.Card != "":
		return append([]hint{
			{"GroupKeys", "hint.intoGroup"}, {"PlusSign", "hint.alsoIn"}, {"Enter", "hint.newGroup"}, {"Space", "hint.mark"}, {"ShiftArrows", "hint.mark"}, {"F2", "hint.edit"},
		}, append(become, hint{"CtrlA", "hint.markAll"}, hint{"AltSideways", "hint.moveGroup"})...)
	case spot.Group != "":
		return append([]hint{{"F2", "hint.name"}, {"GroupKeys", "hint.merge"}, {"AltSideways", "hint.moveGroup"}}, become...)
	}
	return []hint{{"Enter", "hint.toCards"}}
}

func (s *groupsSurface) selected() model.Ref {
	spot := s.board.Chosen()
	if spot.Card != "" {
		return model.Ref{Kind: model.KindCard, ID: spot.Card}
	}
	if spot.Group != "" {
		return model.Ref{Kind: model.KindGroup, ID: spot.Group}
	}
	return model.Ref{}
}

func (s *groupsSurface) open(ref model.Ref) {
	s.board.Choose(control.Spot{Group: ref.ID})
}

// scene is the groups as the room sees them.
func (s *groupsSurface) scene() roomScene {
	update := func(o fyne.CanvasObject) {
		o.(*container.Clip).Content.(*control.BoardDisplay).Update(s.shown(model.Room), s.board.Chosen())
	}
	return roomScene{
		id: "goals.groups", question: s.page.question("goals.groups.question"), update: update, left: "room.left.cards", says: true, focus: "room.focus.cards",
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewBoardDisplay(look, roomGroupStyles, true, s.page.tooMany))
			update(work)
			return work
		},
	}
}
