package screen

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

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
	count  *canvas.Text
	object *fyne.Container
	newest model.ID
}

// roomLeast are the smallest letters of cards in a room: a little over 28, so that a projector of 1280 dots across, on which letters have
// whole dots too, shows them no smaller.
const roomLeast = 28.5

// How cards are shown, from large to small, to type and in the room; last how they are shown when they do not fit at all.
var (
	tileStyles = []control.BoardStyle{
		{Letters: 15, Width: 220}, {Letters: 15, Width: 180, Lines: 4}, {Letters: 14, Width: 160, Lines: 3}, {Letters: 13, Width: 150, Lines: 3},
		{Letters: 13, Width: 150, Lines: 2}, {Letters: 14, Width: 170, Lines: 4},
	}
	roomTileStyles = []control.BoardStyle{
		{Letters: 40, Width: 520}, {Letters: 36, Width: 420}, {Letters: 32, Width: 400}, {Letters: roomLeast, Width: 330}, {Letters: roomLeast, Width: 270},
		{Letters: roomLeast, Width: 270, Tight: true}, {Letters: roomLeast, Width: 340, Tight: true}, {Letters: roomLeast, Width: 240, Lines: 3, Tight: true},
		{Letters: roomLeast, Width: 214, Lines: 3, Tight: true}, {Letters: roomLeast, Width: 240, Lines: 2, Tight: true}, {Letters: roomLeast, Width: 330, Lines: 5},
	}
)

func newCardsSurface(p *goalsPage) *cardsSurface {
	d, look := p.desk, p.desk.look
	s := &cardsSurface{page: p}
	s.field = control.NewField(look, look.Words.Say("cards.hint"))
	s.field.OnKey, s.field.OnShortcut = s.fieldKey, s.fieldShortcut
	s.count = look.Line("", control.Small, figure.Regular, figure.MutedInk)
	s.count.Alignment = fyne.TextAlignTrailing
	s.field.OnWrite = func(string) { s.notify() }
	s.field.OnFocus = func(bool) { p.told() }
	s.notice = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	s.empty = control.NewProse(look, look.Words.Say("cards.empty"), 17, figure.Regular, figure.MutedInk)
	s.board = control.NewBoard(look, tileStyles, false)
	s.board.Canvas = d.window.Canvas()
	s.board.OnText = func(spot control.Spot, text string) error { return s.page.cardText(spot.Card, text) }
	s.board.OnKey, s.board.OnShow, s.board.OnShortcut = s.boardKey, p.told, s.boardShortcut
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

// aside says how many cards there are, in line with the bar of surfaces.
func (s *cardsSurface) aside() fyne.CanvasObject {
	look := s.page.desk.look
	return control.Row(0, control.Cell{Object: control.Space(0, look.Px(36))}, control.Cell{Object: s.count, Width: look.Px(120), Middle: true})
}

// sessionCards are the cards of the session at hand, and those that belong to none.
func (p *goalsPage) sessionCards() []*model.Card {
	d := p.desk
	session := d.session(model.GoalSession)
	return slices.DeleteFunc(d.dossier.Cards(""), func(c *model.Card) bool {
		return c.Goal != "" || session != nil && c.Session != "" && c.Session != session.ID
	})
}

// boardCard is a card as a board shows it. The room does not see whose it is.
func (p *goalsPage) boardCard(card *model.Card, audience model.Audience) control.BoardCard {
	out := control.BoardCard{ID: card.ID, Number: strconv.Itoa(card.Number), Text: card.Text, Done: card.Parked || len(card.Became) > 0}
	if card.Party != "" && audience == model.Keeper {
		out.Mark = figure.LookOf(p.desk.dossier, card.Party)
	}
	out.Note = p.becameNote(card.Became, card.Parked)
	out.Note = joined(append(p.flags(card.CostsNothing, card.Wild), out.Note)...)
	return out
}

// flags are the words for what a card is marked with.
func (p *goalsPage) flags(costsNothing, wild bool) []string {
	var out []string
	if costsNothing {
		out = append(out, p.desk.look.Words.Say("cards.costsNothing"))
	}
	if wild {
		out = append(out, p.desk.look.Words.Say("cards.wild"))
	}
	return out
}

// joined puts what there is of some notes behind each other.
func joined(notes ...string) string {
	return strings.Join(slices.DeleteFunc(notes, func(note string) bool { return note == "" }), ", ")
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
	s.count.Text = ""
	if n := len(groups[0].Cards); n > 0 {
		s.count.Text = s.page.desk.look.Words.Count("cards.count", n)
	}
	s.count.Refresh()
	s.notify()
}

// marks are what may come before the text of a card on a line.
func (s *cardsSurface) marks() cardMarks {
	say := s.page.desk.look.Words.Say
	return cardMarks{parties: model.All[model.Party](s.page.desk.dossier), costsNothing: say("cards.costsNothingMark"), wild: say("cards.wildMark")}
}

// notify says under the field which card it will be. While the room writes in silence it says what the room sees.
func (s *cardsSurface) notify() {
	d := s.page.desk
	entry := readCard(s.field.Text, s.marks())
	if session := d.dossier.RunningSession(); session != nil && entry.text == "" && session.Current < len(session.Steps) &&
		session.Steps[session.Current].Sort == model.StepSilent {
		s.notice.SetText(d.look.Words.Say("cards.silent"))
		return
	}
	number := entry.number
	if number == 0 {
		number = d.dossier.NextCardNumber()
	}
	text := d.look.Words.Say("cards.next", "number", number)
	if entry.party != "" {
		text += " · " + d.dossier.ActorName(model.Actor{Party: entry.party})
	}
	for _, flag := range s.page.flags(entry.costsNothing, entry.wild) {
		text += " · " + flag
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
	entry := readCard(s.field.Text, s.marks())
	if entry.text == "" {
		return
	}
	same := s.page.sameCard(entry.text)
	if !d.edit("edit.card.add", func(tx *model.Tx) error { return s.put(tx, entry) }, "text", entry.text) {
		return
	}
	s.field.Put("")
	s.board.Choose(control.Spot{Card: s.newest})
	s.notify()
	if same != nil {
		d.say("say.cardSame", "number", same.Number)
	} else {
		d.frame.hush()
	}
	s.page.told()
}

// put makes a card within an edit.
func (s *cardsSurface) put(tx *model.Tx, entry cardEntry) error {
	session, err := s.page.desk.sessionFor(tx, model.GoalSession)
	if err != nil {
		return err
	}
	card, err := tx.AddCard(session.ID, entry.number, entry.text, entry.party)
	if err != nil {
		return err
	}
	s.newest = card.ID
	return model.Update(tx, card.ID, func(c *model.Card) error {
		c.Step, c.CostsNothing, c.Wild = session.Current, entry.costsNothing, entry.wild
		return nil
	})
}

// fieldShortcut takes a list that is pasted, and the keys of flags for the card that is being typed, or that was typed last.
func (s *cardsSurface) fieldShortcut(shortcut fyne.Shortcut) bool {
	if paste, ok := shortcut.(*fyne.ShortcutPaste); ok {
		lines := listLines(paste.Clipboard.Content())
		if len(lines) > 1 {
			s.paste(lines)
		}
		return len(lines) > 1
	}
	flag := flagOf(shortcut)
	switch entry := readCard(s.field.Text, s.marks()); {
	case flag == nil:
		return false
	case entry.text == "":
		s.flag(s.newest, flag)
	default:
		mark := s.marks().wild
		if flag == costsNothing {
			mark = s.marks().costsNothing
		}
		s.field.SetText(mark + ": " + s.field.Text)
		s.field.CursorColumn = len([]rune(s.field.Text))
		s.field.Refresh()
	}
	return true
}

func (s *cardsSurface) boardShortcut(shortcut fyne.Shortcut) bool {
	flag := flagOf(shortcut)
	if flag != nil {
		s.flag(s.board.Chosen().Card, flag)
	}
	return flag != nil
}

// cardFlag is a mark that a card carries or not.
type cardFlag struct {
	of    func(*model.Card) *bool
	title model.Key
}

var (
	costsNothing = &cardFlag{func(c *model.Card) *bool { return &c.CostsNothing }, "edit.card.costsNothing"}
	wildIdea     = &cardFlag{func(c *model.Card) *bool { return &c.Wild }, "edit.card.wild"}
)

// flagOf returns the flag that a key is for, or nil.
func flagOf(shortcut fyne.Shortcut) *cardFlag {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	switch {
	case !ok || custom.Modifier != fyne.KeyModifierControl:
	case custom.KeyName == fyne.KeyE:
		return costsNothing
	case custom.KeyName == fyne.KeyW:
		return wildIdea
	}
	return nil
}

func (s *cardsSurface) flag(id model.ID, flag *cardFlag) {
	if card := model.Get[model.Card](s.page.desk.dossier, id); card != nil {
		s.page.desk.edit(flag.title, func(tx *model.Tx) error {
			return model.Update(tx, id, func(c *model.Card) error {
				*flag.of(c) = !*flag.of(c)
				return nil
			})
		}, "number", card.Number)
	}
}

// paste makes a card of every line, in one edit. A number that is taken makes way for the next free one: it numbered a list.
func (s *cardsSurface) paste(lines []string) {
	d := s.page.desk
	renumbered := 0
	if !d.edit("edit.card.paste", func(tx *model.Tx) error {
		renumbered = 0
		taken := map[int]bool{}
		for _, card := range tx.Cards("") {
			taken[card.Number] = true
		}
		for _, line := range lines {
			entry := readCard(line, s.marks())
			if entry.text == "" {
				continue
			}
			if taken[entry.number] {
				entry.number = 0
				renumbered++
			}
			if err := s.put(tx, entry); err != nil {
				return err
			}
			taken[model.Get[model.Card](tx.Dossier, s.newest).Number] = true
		}
		return nil
	}, "count", len(lines)) {
		return
	}
	s.board.Choose(control.Spot{Card: s.newest})
	said := d.look.Words.Count("say.cardsPasted", len(lines))
	if renumbered > 0 {
		said += " " + d.look.Words.Count("say.cardsRenumbered", renumbered)
	}
	d.frame.say(said, d.look.Words.Say("act.undo"), d.undo)
	s.page.told()
}

// listLines are the lines of a list that was copied elsewhere, without what marks its items and without empty ones.
func listLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-*•–▪·"))
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// cardMarks are what may come before the text of a card, each with a colon.
type cardMarks struct {
	parties            []*model.Party
	costsNothing, wild string
}

// cardEntry is a line that was typed in.
type cardEntry struct {
	number             int // 0: the next one
	party              model.ID
	costsNothing, wild bool
	text               string
}

// readCard reads a line: before the text may come, in any order, the number that is printed on the card, and with a colon the mark of a
// party and the words for what costs nothing and for a wild idea.
func readCard(line string, marks cardMarks) cardEntry {
	entry := cardEntry{text: strings.TrimSpace(line)}
	for entry.take(marks) {
	}
	return entry
}

// take takes one mark from the beginning of the text; it reports whether there was one.
func (e *cardEntry) take(marks cardMarks) bool {
	if number, rest, ok := leadingNumber(e.text); ok && e.number == 0 {
		e.number, e.text = number, rest
		return true
	}
	mark, rest, found := strings.Cut(e.text, ":")
	if mark = strings.TrimSpace(mark); !found || mark == "" {
		return false
	}
	for _, party := range marks.parties {
		if e.party == "" && strings.EqualFold(mark, party.Mark) {
			e.party, e.text = party.ID, strings.TrimSpace(rest)
			return true
		}
	}
	flag := &e.wild
	if strings.EqualFold(mark, marks.costsNothing) {
		flag = &e.costsNothing
	} else if !strings.EqualFold(mark, marks.wild) {
		return false
	}
	*flag, e.text = true, strings.TrimSpace(rest)
	return true
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
		return []hint{{"Enter", "hint.nextCard"}, {"Down", "hint.toCards"}, {"CtrlE", "cards.costsNothing"}, {"CtrlW", "cards.wild"}, {"CtrlV", "hint.pasteList"}}
	case s.board.Writing():
		return []hint{{"Enter", "hint.done"}, {"Esc", "hint.leaveIt"}}
	}
	return []hint{
		{"Arrows", "hint.choose"}, {"F2", "hint.edit"}, {"Delete", "hint.away"}, {"Enter", "hint.toField"}, {"CtrlE", "cards.costsNothing"}, {"CtrlW", "cards.wild"},
	}
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

// tooMany says in the room how many cards are out of sight.
func (p *goalsPage) tooMany(cards int) string {
	return p.desk.look.Words.Count("cards.outOfSight", cards)
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
		id: "goals.cards", question: s.page.question("goals.cards.question"), update: update, left: "room.left.cards", says: true, focus: "room.focus.cards",
		make: func(look *control.Look) fyne.CanvasObject {
			work := control.Clip(control.NewBoardDisplay(look, roomTileStyles, false, s.page.tooMany))
			update(work)
			return work
		},
	}
}
