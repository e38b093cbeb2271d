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
	"doelenboom/ui/words"
)

// worksSurface is where a group says what works, with at least one idea that costs nothing and one wild idea, and who can help. Each is one
// line; the lists build up beneath.
type worksSurface struct {
	page    *learningPage
	object  fyne.CanvasObject
	field   *control.Field
	partner *control.Field
	board   *control.Board
	people  *fyne.Container
	ask     *control.Prose
	newest  model.ID
}

func newWorksSurface(p *learningPage) *worksSurface {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := &worksSurface{page: p, people: control.Wrapped(look.Px(control.Gap))}
	s.ask = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk)
	s.field = control.NewField(look, say("ideas.hint"))
	s.field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			s.add(nil)
		case fyne.KeyDown:
			if len(s.cards()) > 0 {
				d.window.Canvas().Focus(s.board)
			}
		default:
			return false
		}
		return true
	}
	s.field.OnShortcut = func(shortcut fyne.Shortcut) bool { return s.shortcut(shortcut, s.newest) }
	s.field.OnFocus = func(bool) { d.refreshScenes() }
	s.partner = control.NewField(look, say("ideas.partnerHint"))
	s.partner.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		s.addPartner()
		return true
	}
	s.partner.OnFocus = func(bool) { d.refreshScenes() }
	s.board = control.NewBoard(look, groupStyles, true)
	s.board.Canvas = d.window.Canvas()
	s.board.OnText = func(spot control.Spot, text string) error {
		card := model.Get[model.Card](d.dossier, spot.Card)
		if card == nil {
			return nil
		}
		return d.try("edit.idea", func(tx *model.Tx) error {
			return model.Update(tx, card.ID, func(c *model.Card) error { c.Text = strings.TrimSpace(text); return nil })
		}, "text", text)
	}
	s.board.OnShow = d.refreshScenes
	s.board.OnShortcut = func(shortcut fyne.Shortcut) bool { return s.shortcut(shortcut, s.board.Chosen().Card) }
	s.board.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyDelete {
			return false
		}
		s.remove(s.board.Chosen().Card)
		return true
	}
	s.board.OnLeave = s.focus
	bold := func(key model.Key) fyne.CanvasObject {
		return control.NewProse(look, say(key), control.Body, figure.Bold, figure.Ink)
	}
	top := control.Column(look.Px(control.Gap), s.ask, s.field)
	help := control.Column(look.Px(control.Gap), bold("reading.partners"), s.partner, s.people)
	s.object = control.FillColumn(look.Px(12), top, help, control.Clip(s.board))
	s.changed(nil)
	return s
}

func (s *worksSurface) round() *model.Session {
	if round := s.page.desk.round(); round != nil {
		return round
	}
	return &model.Session{}
}

// cards are the ideas of this round.
func (s *worksSurface) cards() []*model.Card {
	round := s.round()
	if round.ID == "" {
		return nil
	}
	return s.page.desk.dossier.Cards(round.ID)
}

func (s *worksSurface) marks() cardMarks {
	say := s.page.desk.look.Words.Say
	return cardMarks{parties: model.All[model.Party](s.page.desk.dossier), costsNothing: say("cards.costsNothingMark"), wild: say("cards.wildMark")}
}

// add makes a card of the line, with a mark or without.
func (s *worksSurface) add(mark func(*model.Card)) {
	d := s.page.desk
	entry := readCard(s.field.Text, s.marks())
	if entry.text == "" {
		return
	}
	if !d.edit("edit.card.add", func(tx *model.Tx) error {
		round, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		card, err := tx.AddCard(round.ID, entry.number, entry.text, entry.party)
		if err != nil {
			return err
		}
		s.newest = card.ID
		return model.Update(tx, card.ID, func(c *model.Card) error {
			c.Step, c.CostsNothing, c.Wild = round.Current, entry.costsNothing, entry.wild
			if mark != nil {
				mark(c)
			}
			return nil
		})
	}, "text", entry.text) {
		return
	}
	s.field.Put("")
	s.board.Choose(s.spot(s.newest))
	d.frame.hush()
}

// shortcut marks what is being typed, or a card, as costing nothing or as wild, and makes an action of a card.
func (s *worksSurface) shortcut(shortcut fyne.Shortcut, card model.ID) bool {
	chord, _ := control.ChordOf(shortcut)
	does, _ := control.ActOf(control.OnIdeas, chord)
	typing := s.field.Writing() && strings.TrimSpace(s.field.Text) != ""
	switch does {
	case "ideas.free":
		s.mark(typing, card, costsNothing)
	case "ideas.wild":
		s.mark(typing, card, wildIdea)
	case "ideas.agree":
		s.agree(card)
	default:
		return false
	}
	return true
}

func (s *worksSurface) mark(typing bool, id model.ID, flag *cardFlag) {
	if typing {
		s.add(func(c *model.Card) { *flag.of(c) = true })
		return
	}
	if card := model.Get[model.Card](s.page.desk.dossier, id); card != nil {
		s.page.desk.edit(flag.title, func(tx *model.Tx) error {
			return model.Update(tx, id, func(c *model.Card) error {
				*flag.of(c) = !*flag.of(c)
				return nil
			})
		}, "number", card.Number)
	}
}

// agree makes an action of an idea, and asks who does it and when.
func (s *worksSurface) agree(id model.ID) {
	d := s.page.desk
	card := model.Get[model.Card](d.dossier, id)
	if card == nil {
		return
	}
	var made *model.Agreement
	if d.edit("edit.agreement.add", func(tx *model.Tx) (err error) {
		if made, err = tx.AddAgreement(model.Action, s.round().ID, card.Text); err != nil {
			return err
		}
		return model.Update(tx, made.ID, func(a *model.Agreement) error { a.Linked = []model.Ref{model.RefTo(card)}; return nil })
	}, "text", card.Text) {
		d.completeAgreement(made.ID)
	}
}

func (s *worksSurface) remove(id model.ID) {
	d := s.page.desk
	if card := model.Get[model.Card](d.dossier, id); card != nil && d.edit("edit.idea.delete", func(tx *model.Tx) error { return tx.Delete(model.KindCard, id) }, "text", card.Text) {
		d.say("say.deleted", "what", card.Text)
	}
}

// addPartner puts who can help on the list. Who is on it already is not put on it twice.
func (s *worksSurface) addPartner() {
	d, name := s.page.desk, strings.TrimSpace(s.partner.Text)
	if name == "" {
		return
	}
	if slices.ContainsFunc(s.round().Partners, func(other string) bool { return strings.EqualFold(other, name) }) {
		s.partner.Put("")
		return
	}
	if d.edit("edit.partner.add", func(tx *model.Tx) error {
		round, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		return model.Update(tx, round.ID, func(r *model.Session) error { r.Partners = append(r.Partners, name); return nil })
	}, "name", name) {
		s.partner.Put("")
	}
}

// spot is where a card stands on the board.
func (s *worksSurface) spot(id model.ID) control.Spot {
	for _, group := range s.groups() {
		if slices.ContainsFunc(group.Cards, func(c control.BoardCard) bool { return c.ID == id }) {
			return control.Spot{Group: group.ID, Card: id}
		}
	}
	return control.Spot{}
}

// groups are the ideas by kind: what works, what costs nothing, what is wild. An idea that is both stands in both.
func (s *worksSurface) groups() []control.BoardGroup {
	b := s.page.desk.look.Words
	works, free, wild := control.BoardGroup{ID: "works", Name: b.Say("reading.works")}, control.BoardGroup{ID: "free", Name: words.Sentence(b.Say("ideas.free"))}, control.BoardGroup{ID: "wild", Name: words.Sentence(b.Say("ideas.wild"))}
	for _, card := range s.cards() {
		shown := control.BoardCard{ID: card.ID, Number: strconv.Itoa(card.Number), Text: card.Text}
		if card.CostsNothing {
			free.Cards = append(free.Cards, shown)
		}
		if card.Wild {
			wild.Cards = append(wild.Cards, shown)
		}
		if !card.CostsNothing && !card.Wild {
			works.Cards = append(works.Cards, shown)
		}
	}
	return []control.BoardGroup{works, free, wild}
}

func (s *worksSurface) content() fyne.CanvasObject { return s.object }

func (s *worksSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindCard, model.KindSession, model.KindParty) {
		return
	}
	d, look := s.page.desk, s.page.desk.look
	s.board.Set(s.groups())
	groups := s.groups()
	var lacks []string
	if len(groups[1].Cards) == 0 {
		lacks = append(lacks, look.Words.Say("ideas.lacksFree"))
	}
	if len(groups[2].Cards) == 0 {
		lacks = append(lacks, look.Words.Say("ideas.lacksWild"))
	}
	text := look.Words.Say("ideas.complete")
	if len(lacks) > 0 {
		what := lacks[0]
		if len(lacks) > 1 {
			what = look.Words.Say("figure.list", "items", lacks[0], "last", lacks[1])
		}
		text = look.Words.Say("ideas.lacks", "what", what)
	}
	s.ask.SetText(text)
	s.people.Objects = nil
	for _, name := range s.round().Partners {
		s.people.Add(control.NewButton(look, name+"  ×", "", control.Plain, func() {
			d.edit("edit.partner.delete", func(tx *model.Tx) error {
				return model.Update(tx, s.round().ID, func(r *model.Session) error {
					r.Partners = slices.DeleteFunc(r.Partners, func(other string) bool { return other == name })
					return nil
				})
			}, "name", name)
		}))
	}
	s.people.Hidden = len(s.people.Objects) == 0
	s.object.Refresh()
}

func (s *worksSurface) hints() []hint {
	return append(hintsOf(control.OnIdeas, "hint.nextCard", "ideas.free", "ideas.wild", "ideas.agree"), hint{"Tab", "ideas.toPartners"}, hint{"F11", "hint.here"})
}

func (s *worksSurface) focus() { s.page.desk.window.Canvas().Focus(s.field) }

func (s *worksSurface) selected() model.Ref {
	if card := model.Get[model.Card](s.page.desk.dossier, s.board.Chosen().Card); card != nil {
		return model.RefTo(card)
	}
	return model.Ref{}
}

// scene shows the room the ideas, or, while partners are named, who can help.
func (s *worksSurface) scene() roomScene {
	d := s.page.desk
	if s.partner.Writing() {
		work := &roomPartners{s}
		return roomScene{question: d.look.Words.Say("ideas.partnersQuestion"), id: "partners", make: work.make, update: work.update, left: "room.left.lines"}
	}
	update := func(o fyne.CanvasObject) {
		shown := s.spot(s.newest)
		if !s.field.Writing() {
			shown = s.board.Chosen()
		}
		o.(*container.Clip).Content.(*control.BoardDisplay).Update(s.groups(), shown)
	}
	return roomScene{
		id: "ideas", question: d.look.Words.Say("ideas.question"), update: update, left: "room.left.cards", says: true,
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewBoardDisplay(look, roomGroupStyles, true, func(cards int) string { return d.look.Words.Count("cards.outOfSight", cards) }))
			update(work)
			return work
		},
	}
}
