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

// groupsSurface is where the cards find each other: a digit puts the chosen card in a group, Enter makes a group for it, and a group with a
// name becomes a goal, a candidate for an indicator, or a parked subject.
type groupsSurface struct {
	page   *goalsPage
	board  *control.Board
	empty  *fyne.Container
	toType *control.Button
	object *fyne.Container
}

// How groups are shown, from large to small, to work on and in the room; last how they are shown when they do not fit at all.
var (
	groupStyles = []control.BoardStyle{
		{Letters: 15, Width: 210}, {Letters: 14, Width: 190}, {Letters: 14, Width: 165}, {Letters: 13, Width: 165}, {Letters: 13, Width: 165, Lines: 3},
		{Letters: 13, Width: 165, Lines: 2}, {Letters: 13, Width: 160, Lines: 1}, {Letters: 13, Width: 180, Lines: 3},
	}
	roomGroupStyles = []control.BoardStyle{
		{Letters: 36, Width: 380}, {Letters: 32, Width: 340}, {Letters: 28, Width: 320}, {Letters: 28, Width: 300, Lines: 3}, {Letters: 28, Width: 300, Lines: 2},
		{Letters: 28, Width: 280, Lines: 1}, {Letters: 28, Width: 300, Lines: 3},
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
	s.board.OnKey, s.board.OnRune, s.board.OnShortcut = s.key, s.digit, s.shortcut
	s.board.OnDrop = func(card, to control.Spot) { s.carry(card, to.Group) }
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

// mostKeys is how many groups have a digit of their own.
const mostKeys = 9

// shown are the groups with their cards, and last the cards without a group.
func (s *groupsSurface) shown(audience model.Audience) []control.BoardGroup {
	say := s.page.desk.look.Words.Say
	var out []control.BoardGroup
	at := map[model.ID]int{}
	for i, group := range s.page.sessionGroups() {
		at[group.ID] = i
		shown := control.BoardGroup{ID: group.ID, Name: group.Name, Hint: say("groups.unnamed"), Note: s.page.becameNote(group.Became, false)}
		if i < mostKeys {
			shown.Key = strconv.Itoa(i + 1)
		}
		out = append(out, shown)
	}
	loose := control.BoardGroup{Name: say("groups.loose")}
	for _, card := range s.page.sessionCards() {
		shown, grouped := s.page.boardCard(card, audience), false
		for _, group := range card.Groups {
			if i, ok := at[group]; ok {
				out[i].Cards = append(out[i].Cards, shown)
				grouped = true
			}
		}
		if !grouped {
			loose.Cards = append(loose.Cards, shown)
		}
	}
	if len(loose.Cards) > 0 {
		out = append(out, loose)
	}
	return out
}

func (s *groupsSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindCard, model.KindGroup, model.KindParty, model.KindSession, model.KindGoal, model.KindIndicator, model.KindParked) {
		return
	}
	groups := s.shown(model.Keeper)
	s.empty.Hidden = len(groups) > 0
	s.board.Set(groups)
}

// digit puts the chosen card in the group with that number, or takes it out.
func (s *groupsSurface) digit(r rune) bool {
	groups := s.page.sessionGroups()
	n := int(r - '1')
	switch {
	case r == 'n' || r == 'N':
		s.newGroup()
	case n >= 0 && n < min(len(groups), mostKeys):
		s.toggle(groups[n])
	default:
		return false
	}
	return true
}

func (s *groupsSurface) card() *model.Card {
	return model.Get[model.Card](s.page.desk.dossier, s.board.Chosen().Card)
}

func (s *groupsSurface) toggle(group *model.Group) {
	card := s.card()
	if card == nil {
		return
	}
	title := model.Key("edit.card.group")
	inside := slices.Contains(card.Groups, group.ID)
	if inside {
		title = "edit.card.ungroup"
	}
	s.onward(func() bool {
		return s.page.desk.edit(title, func(tx *model.Tx) error {
			return model.Update(tx, card.ID, func(c *model.Card) error {
				c.Groups = slices.DeleteFunc(slices.Clone(c.Groups), func(g model.ID) bool { return g == group.ID })
				if !inside {
					c.Groups = append(c.Groups, group.ID)
				}
				return nil
			})
		}, "number", card.Number, "group", s.called(group))
	})
}

// onward does something to the chosen card; when that takes it from where it was, the next one there is chosen.
func (s *groupsSurface) onward(do func() bool) {
	spot := s.board.Chosen()
	next := s.board.After(spot)
	if do() && s.board.Chosen() != spot {
		s.board.Choose(next)
	}
}

// called is the name of a group, or its number while it has no name.
func (s *groupsSurface) called(group *model.Group) string {
	if group.Name != "" {
		return group.Name
	}
	return strconv.Itoa(slices.IndexFunc(s.page.sessionGroups(), func(g *model.Group) bool { return g.ID == group.ID }) + 1)
}

// newGroup makes a group for the chosen card; without one an empty group, whose name is asked at once.
func (s *groupsSurface) newGroup() {
	d, card := s.page.desk, s.card()
	var id model.ID
	s.onward(func() bool {
		return d.edit("edit.group.add", func(tx *model.Tx) error {
			session, err := d.sessionFor(tx, model.GoalSession)
			if err != nil {
				return err
			}
			group, err := tx.AddGroup(session.ID, "")
			if err != nil || card == nil {
				return err
			}
			id = group.ID
			return model.Update(tx, card.ID, func(c *model.Card) error {
				if from := s.board.Chosen().Group; from != "" { // it goes along to the new group
					c.Groups = slices.DeleteFunc(slices.Clone(c.Groups), func(g model.ID) bool { return g == from })
				}
				c.Groups = append(c.Groups, id)
				return nil
			})
		})
	})
	if card == nil {
		groups := s.page.sessionGroups()
		s.board.Choose(control.Spot{Group: groups[len(groups)-1].ID})
		s.board.Edit()
	}
}

// carry takes a card from one group to another, as the pointer does.
func (s *groupsSurface) carry(spot control.Spot, to model.ID) {
	card := model.Get[model.Card](s.page.desk.dossier, spot.Card)
	if card == nil {
		return
	}
	name := s.page.desk.look.Words.Say("groups.loose")
	if group := model.Get[model.Group](s.page.desk.dossier, to); group != nil {
		name = s.called(group)
	}
	s.page.desk.edit("edit.card.group", func(tx *model.Tx) error {
		return model.Update(tx, card.ID, func(c *model.Card) error {
			c.Groups = slices.DeleteFunc(slices.Clone(c.Groups), func(g model.ID) bool { return g == spot.Group || g == to || to == "" })
			if to != "" {
				c.Groups = append(c.Groups, to)
			}
			return nil
		})
	}, "number", card.Number, "group", name)
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
	case fyne.KeyDelete:
		if spot.Card != "" {
			s.page.dropCard(spot.Card)
		} else {
			s.dropGroup(spot.Group)
		}
	default:
		return false
	}
	return true
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
	case spot.Card != "":
		return append([]hint{{"Digits", "hint.inGroup"}, {"Enter", "hint.newGroup"}, {"F2", "hint.edit"}}, become...)
	case spot.Group != "":
		return append([]hint{{"F2", "hint.name"}}, become...)
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
		id: "goals.groups", question: s.page.question("goals.groups.question"), update: update,
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewBoardDisplay(look, roomGroupStyles, true))
			update(work)
			return work
		},
	}
}
