package screen

import (
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

// cardsSurface is where what was written on paper is typed in: a field that is always at the ready, a card on each line, and all cards
// below it.
type cardsSurface struct {
	page   *goalsPage
	field  *control.Field
	notice *control.Prose
	board  *control.Board
	empty  *control.Prose
	object *fyne.Container
	newest model.ID
}

// How cards are shown, from large to small, to type and in the room; last how they are shown when they do not fit at all.
var (
	tileStyles = []control.BoardStyle{
		{Letters: 15, Width: 220}, {Letters: 15, Width: 180, Lines: 4}, {Letters: 14, Width: 160, Lines: 3}, {Letters: 13, Width: 150, Lines: 3},
		{Letters: 13, Width: 150, Lines: 2}, {Letters: 14, Width: 170, Lines: 4},
	}
	roomTileStyles = []control.BoardStyle{
		{Letters: 40, Width: 520}, {Letters: 36, Width: 420}, {Letters: 32, Width: 400}, {Letters: 28, Width: 330}, {Letters: 28, Width: 270},
		{Letters: 28, Width: 240, Lines: 3}, {Letters: 28, Width: 330, Lines: 5},
	}
)

func newCardsSurface(p *goalsPage) *cardsSurface {
	d, look := p.desk, p.desk.look
	s := &cardsSurface{page: p}
	s.field = control.NewField(look, look.Words.Say("cards.hint"))
	s.field.OnKey = s.fieldKey
	s.field.OnWrite = func(string) { s.notify() }
	s.field.OnFocus = func(bool) { p.told() }
	s.notice = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	s.empty = control.NewProse(look, look.Words.Say("cards.empty"), 17, figure.Regular, figure.MutedInk)
	s.board = control.NewBoard(look, tileStyles, false)
	s.board.Canvas = d.window.Canvas()
	s.board.OnText = func(spot control.Spot, text string) error { return s.page.cardText(spot.Card, text) }
	s.board.OnKey, s.board.OnShow = s.boardKey, p.told
	s.board.OnLeave = s.focus
	s.board.OnRune = func(r rune) bool {
		s.focus()
		s.field.TypedRune(r)
		return true
	}
	top := control.Inset(0, look.Px(20), 0, look.Px(control.Wide), control.Column(look.Px(control.Tight), s.field, s.notice))
	below := container.New(&fillLayout{}, control.Inset(look.Px(control.Wide), look.Px(20), 0, look.Px(control.Wide), s.empty),
		control.Inset(0, look.Px(14), 0, look.Px(18), control.Clip(s.board)))
	s.object = control.FillColumn(look.Px(control.Gap), top, below)
	s.changed(nil)
	return s
}

func (s *cardsSurface) content() fyne.CanvasObject { return s.object }
func (s *cardsSurface) aside() fyne.CanvasObject   { return control.Space(0, 0) }

// sessionCards are the cards of the session at hand, and those that belong to none.
func (p *goalsPage) sessionCards() []*model.Card {
	d := p.desk
	session := d.session(model.GoalSession)
	return slices.DeleteFunc(d.dossier.Cards(""), func(c *model.Card) bool {
		return session != nil && c.Session != "" && c.Session != session.ID
	})
}

// boardCard is a card as a board shows it. The room does not see whose it is.
func (p *goalsPage) boardCard(card *model.Card, audience model.Audience) control.BoardCard {
	out := control.BoardCard{ID: card.ID, Number: strconv.Itoa(card.Number), Text: card.Text, Done: card.Parked || len(card.Became) > 0}
	if card.Party != "" && audience == model.Keeper {
		out.Mark = figure.LookOf(p.desk.dossier, card.Party)
	}
	out.Note = p.becameNote(card.Became, card.Parked)
	return out
}

// becameNote says what a card or a group turned into.
func (p *goalsPage) becameNote(became []model.Ref, parked bool) string {
	d := p.desk
	var notes []string
	for _, ref := range became {
		switch ref.Kind {
		case model.KindGoal:
			notes = append(notes, d.look.Words.Say("cards.goal", "code", d.dossier.Code(ref.ID)))
		case model.KindIndicator:
			if indicator := model.Get[model.Indicator](d.dossier, ref.ID); indicator != nil {
				notes = append(notes, indicator.Code)
			}
		case model.KindTerm:
			notes = append(notes, d.look.Words.Say("kind.term"))
		case model.KindParked:
			parked = true
		}
	}
	if parked {
		notes = append(notes, d.look.Words.Say("cards.parked"))
	}
	return strings.Join(notes, ", ")
}

func (s *cardsSurface) groups(audience model.Audience) []control.BoardGroup {
	group := control.BoardGroup{}
	for _, card := range s.page.sessionCards() {
		group.Cards = append(group.Cards, s.page.boardCard(card, audience))
	}
	return []control.BoardGroup{group}
}

func (s *cardsSurface) changed(change *model.Change) {
	if change != nil && !change.Touches(model.KindCard, model.KindParty, model.KindSession, model.KindGoal, model.KindIndicator, model.KindParked) {
		return
	}
	groups := s.groups(model.Keeper)
	s.empty.Hidden = len(groups[0].Cards) > 0
	s.board.Set(groups)
	s.notify()
}

// notify says under the field which card it will be.
func (s *cardsSurface) notify() {
	d := s.page.desk
	entry := readCard(s.field.Text, model.All[model.Party](d.dossier))
	number := entry.number
	if number == 0 {
		number = d.dossier.NextCardNumber()
	}
	text := d.look.Words.Say("cards.next", "number", number)
	if entry.party != "" {
		text += " · " + d.dossier.ActorName(model.Actor{Party: entry.party})
	}
	if entry.text == "" {
		text += ". " + d.look.Words.Say("cards.nextHint")
	}
	s.notice.SetText(text)
}

func (s *cardsSurface) fieldKey(ev *fyne.KeyEvent, _ bool) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.add()
	case fyne.KeyDown:
		if len(s.page.sessionCards()) > 0 {
			s.page.desk.window.Canvas().Focus(s.board)
		}
	default:
		return false
	}
	return true
}

// add makes a card of the line. The first card plans the session, if nobody did.
func (s *cardsSurface) add() {
	d := s.page.desk
	entry := readCard(s.field.Text, model.All[model.Party](d.dossier))
	if entry.text == "" {
		return
	}
	same := s.page.sameCard(entry.text)
	var id model.ID
	if !d.edit("edit.card.add", func(tx *model.Tx) error {
		session, err := d.sessionFor(tx, model.GoalSession)
		if err != nil {
			return err
		}
		card, err := tx.AddCard(session.ID, entry.number, entry.text, entry.party)
		if err != nil {
			return err
		}
		id = card.ID
		return model.Update(tx, card.ID, func(c *model.Card) error {
			c.Step = session.Current
			return nil
		})
	}, "text", entry.text) {
		return
	}
	s.field.Put("")
	s.newest = id
	s.board.Choose(control.Spot{Card: id})
	s.notify()
	if same != nil {
		d.say("say.cardSame", "number", same.Number)
	} else {
		d.frame.hush()
	}
	s.page.told()
}

// cardEntry is a line that was typed in.
type cardEntry struct {
	number int // 0: the next one
	party  model.ID
	text   string
}

// readCard reads a line: before the text may come the number that is printed on the card, and the mark of a party with a colon.
func readCard(line string, parties []*model.Party) cardEntry {
	entry := cardEntry{text: strings.TrimSpace(line)}
	for range 2 {
		if number, rest, ok := leadingNumber(entry.text); ok && entry.number == 0 {
			entry.number, entry.text = number, rest
			continue
		}
		mark, rest, found := strings.Cut(entry.text, ":")
		if !found || entry.party != "" {
			break
		}
		for _, party := range parties {
			if party.Mark != "" && strings.EqualFold(strings.TrimSpace(mark), party.Mark) {
				entry.party, entry.text = party.ID, strings.TrimSpace(rest)
			}
		}
	}
	return entry
}

// leadingNumber takes a number of up to four digits from the beginning of a line, when a text follows it.
func leadingNumber(line string) (number int, rest string, ok bool) {
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 4 || digits == len(line) {
		return 0, "", false
	}
	rest = strings.TrimLeft(line[digits:], ".)")
	if !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") {
		return 0, "", false
	}
	number, err := strconv.Atoi(line[:digits])
	return number, strings.TrimSpace(rest), err == nil && number > 0
}

// sameCard is the card that says the same, or nil.
func (p *goalsPage) sameCard(text string) *model.Card {
	said := plainText(text)
	for _, card := range p.sessionCards() {
		if plainText(card.Text) == said {
			return card
		}
	}
	return nil
}

// plainText is a text without what makes no difference: capitals, spaces and punctuation.
func plainText(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

func (p *goalsPage) cardText(card model.ID, text string) error {
	text = strings.TrimSpace(text)
	return p.desk.try("edit.card.text", func(tx *model.Tx) error {
		return model.Update(tx, card, func(c *model.Card) error {
			c.Text = text
			return nil
		})
	}, "text", text)
}

// dropCard deletes a card.
func (p *goalsPage) dropCard(id model.ID) {
	card := model.Get[model.Card](p.desk.dossier, id)
	if card == nil {
		return
	}
	if p.desk.edit("edit.card.delete", func(tx *model.Tx) error { return tx.Delete(model.KindCard, id) }, "text", card.Text) {
		p.gone(card.Text)
	}
}

func (s *cardsSurface) boardKey(ev *fyne.KeyEvent, _ bool) bool {
	switch ev.Name {
	case fyne.KeyDelete:
		s.page.dropCard(s.board.Chosen().Card)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		s.focus()
	default:
		return false
	}
	return true
}

func (s *cardsSurface) focus() {
	if !s.board.Writing() {
		s.page.desk.window.Canvas().Focus(s.field)
	}
}

func (s *cardsSurface) hints() []hint {
	switch {
	case s.field.Writing():
		return []hint{{"Enter", "hint.nextCard"}, {"Down", "hint.toCards"}}
	case s.board.Writing():
		return []hint{{"Enter", "hint.done"}, {"Esc", "hint.leaveIt"}}
	}
	return []hint{{"Arrows", "hint.choose"}, {"F2", "hint.edit"}, {"Delete", "hint.away"}, {"Enter", "hint.toField"}}
}

func (s *cardsSurface) selected() model.Ref {
	if card := s.board.Chosen().Card; card != "" && !s.field.Writing() {
		return model.Ref{Kind: model.KindCard, ID: card}
	}
	return model.Ref{}
}

func (s *cardsSurface) open(ref model.Ref) {
	s.board.Choose(control.Spot{Card: ref.ID})
	s.page.desk.window.Canvas().Focus(s.board)
}

// scene is the cards as the room sees them: large, and without whose they are.
func (s *cardsSurface) scene() roomScene {
	update := func(o fyne.CanvasObject) {
		shown := control.Spot{Card: s.newest}
		if !s.field.Writing() {
			shown = s.board.Chosen()
		}
		o.(*container.Clip).Content.(*control.BoardDisplay).Update(s.groups(model.Room), shown)
	}
	return roomScene{
		id: "goals.cards", question: s.page.question("goals.cards.question"), update: update,
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewBoardDisplay(look, roomTileStyles, false))
			update(work)
			return work
		},
	}
}
