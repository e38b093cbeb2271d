package screen

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/screen/control"
)

// replayed is session 1 of the example, played again from silent cards to an adopted tree: by keyboard alone, or with the mouse alone, where only
// texts are typed.
type replayed struct {
	*room
	from  *model.Dossier // the example
	acts  int            // keys beyond the texts, or presses and drags of the mouse
	parts map[string]int // the same by part of the session
	at    string
}

func newReplayed(t *testing.T) *replayed {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "examples/zinvolle-dag.json")
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(t).withEmpty()
	r.desk.window.Resize(fyne.NewSize(1920, 1080))
	from, err := exchange.ReadDossier(r.environment(), data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.dossier().Edit("edit.test", func(tx *model.Tx) error { // who comes was noted down before
		for _, party := range model.All[model.Party](from) {
			if err := tx.Put(&model.Party{Identity: party.Identity, Name: party.Name, Sort: party.Sort, Mark: party.Mark, Pattern: party.Pattern}); err != nil {
				return err
			}
		}
		for _, participant := range model.All[model.Participant](from) {
			if err := tx.Put(&model.Participant{Identity: participant.Identity, Party: participant.Party, Role: participant.Role}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return &replayed{room: r.Goes(atGoals), from: from, parts: map[string]int{}}
}

// part names the part of the session that follows.
func (p *replayed) part(name string) { p.at = name }

func (p *replayed) counts(acts int) {
	p.acts += acts
	p.parts[p.at] += acts
}

// keys presses keys, and counts them.
func (p *replayed) keys(chords ...string) *replayed {
	p.t.Helper()
	p.counts(len(chords))
	p.Presses(chords...)
	return p
}

// until presses a key until something is so.
func (p *replayed) until(key string, so func() bool) *replayed {
	p.t.Helper()
	for range 200 {
		if so() {
			return p
		}
		p.keys(key)
	}
	p.t.Fatalf("%s does not lead there, in %s", key, p.at)
	return p
}

// text writes a text, which counts for nothing.
func (p *replayed) text(text string) *replayed {
	p.t.Helper()
	p.Types(text)
	return p
}

// hint presses a hint of the foot.
func (p *replayed) hint(does model.Key) *replayed {
	p.t.Helper()
	p.counts(1)
	p.ClicksHint(p.desk.look.Words.Say(does))
	return p
}

// button presses a button by its text.
func (p *replayed) button(text string) *replayed {
	p.t.Helper()
	p.counts(1)
	p.Clicks(text)
	return p
}

// click presses a place of the window.
func (p *replayed) click(at fyne.Position) *replayed {
	p.t.Helper()
	p.counts(1)
	p.PressesAt(at)
	return p
}

func (p *replayed) drag(from, to fyne.Position) *replayed {
	p.t.Helper()
	p.counts(1)
	p.Carries(from, to)
	return p
}

// step is the kind of the step at hand.
func (p *replayed) step() model.StepKind {
	session := p.dossier().RunningSession()
	if session == nil {
		return ""
	}
	return session.Steps[session.Current].Sort
}

// onward goes on to a step, in the way that is given.
func (p *replayed) onward(to model.StepKind, next func()) {
	p.t.Helper()
	for range 20 {
		if p.step() == to {
			return
		}
		next()
	}
	p.t.Fatalf("there is no step %s", to)
}

func (p *replayed) line(card *model.Card) string {
	if party := model.Get[model.Party](p.from, card.Party); party != nil {
		return party.Mark + ": " + card.Text
	}
	return card.Text
}

// groupsOf are the groups of a card, as places among all groups.
func (p *replayed) groupsOf(card *model.Card) []int {
	var out []int
	for i, group := range p.from.Groups("") {
		if slices.Contains(card.Groups, group.ID) {
			out = append(out, i)
		}
	}
	return out
}

// grouping tells in which order groups are made: each by the first card that needs it.
func (p *replayed) grouping() (order []int, first map[int]*model.Card) {
	first = map[int]*model.Card{}
	for _, card := range p.from.Cards("") {
		for _, group := range p.groupsOf(card) {
			if first[group] == nil {
				first[group] = card
				order = append(order, group)
				break // a card makes one group at most
			}
		}
	}
	return order, first
}

// goesTo is the group that a card is put in first: the one that it makes, else the first of its own.
func goesTo(card *model.Card, groups []int, first map[int]*model.Card) int {
	for _, group := range groups {
		if first[group].Number == card.Number {
			return group
		}
	}
	return groups[0]
}

func (p *replayed) card(number int) *model.Card {
	for _, card := range p.dossier().Cards("") {
		if card.Number == number {
			return card
		}
	}
	p.t.Fatalf("there is no card %d", number)
	return nil
}

// dotsOn is how many dots a goal has in the example; here the first party gives them.
func (p *replayed) dotsOn(text string) int {
	for _, goal := range p.from.Goals() {
		if goal.Text == text {
			return goal.Dots
		}
	}
	return 0
}

// byKeyboard plays session 1 with hands on the keys.
func (p *replayed) byKeyboard() {
	next := func() { p.keys("F5") }
	p.part("stappen")
	next()
	p.onward(model.StepTypeIn, next)
	p.part("kaartjes")
	for _, card := range p.from.Cards("") {
		p.text(p.line(card)).keys("Enter")
	}
	p.part("stappen")
	p.onward(model.StepGroup, next)
	p.part("groeperen")
	p.groupByKeys()
	p.part("stappen")
	p.onward(model.StepFormulate, next)
	p.part("boom")
	top := p.from.Top()
	p.keys("F2").text(top.Text).keys("Enter")
	p.plant(func(text string, under bool) {
		if under {
			p.keys("Tab")
		} else {
			p.keys("Enter")
		}
		p.text(text).keys("Enter")
	}, func(depth int) {
		tree := p.goalsPage().tree.tree
		p.until("Up", func() bool { return len(strings.Split(p.dossier().Code(tree.Selected()), ".")) <= depth })
	})
	p.part("stappen")
	p.onward(model.StepVote, next)
	p.part("stemmen")
	p.keys("Enter")
	for _, id := range p.vote().Goals {
		if dots := p.dotsOn(model.Get[model.Goal](p.dossier(), id).Text); dots > 0 {
			p.text(fmt.Sprint(dots))
			p.counts(1)
			p.keys("Enter")
		} else {
			p.keys("Down")
		}
	}
	p.keys("Ctrl+Enter")
	p.part("stappen")
	p.onward(model.StepAgree, next)
	p.part("vaststellen")
	p.keys("F9")
	p.until("Tab", func() bool { return p.focusedButton(p.say("adopt.act", "version", p.desk.nextVersion())) }).keys("Enter", "Enter")
	p.part("stappen")
	next()
}

func (p *replayed) say(key model.Key, pairs ...any) string {
	return p.desk.look.Words.Say(key, pairs...)
}

func (p *replayed) focusedButton(text string) bool {
	button, ok := p.desk.window.Canvas().Focused().(*control.Button)
	return ok && button.Text() == text
}

// groupByKeys puts each card in its group as it comes: the first one makes it, the others go by its key; then what stands in two goes to the
// second, and the groups get their names.
func (p *replayed) groupByKeys() {
	order, first := p.grouping()
	key := map[int]string{}
	for i, group := range order {
		key[group] = fmt.Sprint(i + 1)
	}
	board := p.groupsSurface().board
	for _, card := range p.from.Cards("") {
		groups := p.groupsOf(card)
		if len(groups) == 0 {
			continue
		}
		id := p.card(card.Number).ID
		p.until("Right", func() bool { return board.Chosen() == control.Spot{Card: id} })
		group := goesTo(card, groups, first)
		if first[group].Number == card.Number {
			p.keys("Enter")
		} else {
			p.text(key[group])
			p.counts(1)
		}
	}
	for _, card := range p.from.Cards("") {
		for _, group := range p.groupsOf(card) {
			now := p.card(card.Number)
			if slices.Contains(now.Groups, p.madeGroup(order, group)) {
				continue
			}
			p.Choose(control.Spot{Group: now.Groups[0], Card: now.ID})
			p.text("+" + key[group])
			p.counts(2)
		}
	}
	for i, group := range order {
		p.Choose(control.Spot{Group: p.madeGroup(order, order[i])})
		p.keys("F2").text(p.from.Groups("")[group].Name).keys("Enter")
	}
}

func (p *replayed) madeGroup(order []int, group int) model.ID {
	return p.dossier().Groups("")[slices.Index(order, group)].ID
}

// Choose walks over the board by arrows until a spot is chosen: down its own column, and to the next.
func (p *replayed) Choose(spot control.Spot) {
	p.t.Helper()
	board := p.groupsSurface().board
	for column := 0; column < 20; column++ {
		p.until("Up", func() bool { return board.Chosen().Card == "" || board.Chosen() == spot })
		if board.Chosen() == spot {
			return
		}
		if board.Chosen().Group == spot.Group {
			p.until("Down", func() bool { return board.Chosen() == spot })
			return
		}
		before := board.Chosen()
		p.keys("Right")
		if board.Chosen() == before {
			p.until("Left", func() bool { was := board.Chosen(); p.Presses("Left"); return board.Chosen() == was })
		}
	}
	p.t.Fatalf("%v is not on the board", spot)
}

// plant writes the tree of the example in its order: add writes a goal under what is selected or beside it, and back goes up to a depth.
func (p *replayed) plant(add func(text string, under bool), back func(depth int)) {
	last := 0 // the depth of the goal written last
	for _, goal := range p.from.Goals()[1:] {
		depth := len(strings.Split(p.from.Code(goal.ID), "."))
		if depth <= last {
			back(depth)
		}
		add(goal.Text, depth > last)
		last = depth
	}
}

// made is what a dossier holds, without what differs between two who do the same: identities and times.
func (p *replayed) made() string {
	var out strings.Builder
	d := p.dossier()
	for _, card := range d.Cards("") {
		var groups []string
		for _, group := range card.Groups {
			groups = append(groups, model.Get[model.Group](d, group).Name)
		}
		slices.Sort(groups)
		fmt.Fprintln(&out, card.Number, d.ActorName(model.Actor{Party: card.Party}), card.Text, groups)
	}
	for _, group := range d.Groups("") {
		fmt.Fprintln(&out, "groep", group.Name)
	}
	for _, goal := range d.Goals() {
		fmt.Fprintln(&out, d.Code(goal.ID), goal.Text, goal.Dots, goal.State)
	}
	for _, vote := range d.Votes("") {
		fmt.Fprintln(&out, "stemming", vote.Each, vote.Dots, vote.Secret, vote.Closed, vote.Given())
	}
	for _, a := range d.Agreements() {
		fmt.Fprintln(&out, a.Sort, a.Number, a.Text, a.Form)
	}
	for _, adoption := range d.Cover().Adoptions {
		fmt.Fprintln(&out, adoption.Name, len(adoption.Goals), adoption.Decision != "")
	}
	for _, session := range d.Sessions() {
		fmt.Fprintln(&out, session.Sort, session.State, session.Current, len(session.Steps))
	}
	return out.String()
}

// TestSessionOneOfTheExample plays session 1 twice, and holds the two dossiers against each other and against the example.
func TestSessionOneOfTheExample(t *testing.T) {
	hands := newReplayed(t)
	hands.byKeyboard()
	tree := hands.outline()
	for _, goal := range hands.from.Goals() {
		if !strings.Contains(tree, goal.Text) {
			t.Errorf("the tree has no %q", goal.Text)
		}
	}
	hands.Finds("the tree is adopted as version 1", len(hands.dossier().Cover().Adoptions) == 1 && len(hands.dossier().Cover().Adoptions[0].Goals) == len(hands.from.Goals()))
	hands.Finds("60 cards", hands.dossier().Count(model.KindCard) == hands.from.Count(model.KindCard))
	hands.Finds("the session is closed", hands.dossier().Sessions()[0].State == model.Closed)
	for _, goal := range hands.dossier().Goals() {
		for _, was := range hands.from.Goals() {
			if was.Text == goal.Text && hands.from.Code(was.ID) != hands.dossier().Code(goal.ID) {
				t.Errorf("%q stands at %s, not at %s", goal.Text, hands.dossier().Code(goal.ID), hands.from.Code(was.ID))
			}
		}
	}
	t.Logf("by keyboard: %d keys beyond the texts: %v", hands.acts, hands.parts)
	keyboard := hands.made()

	mouse := newReplayed(t)
	mouse.byMouse()
	t.Logf("by mouse: %d presses and drags: %v", mouse.acts, mouse.parts)
	if other := mouse.made(); other != keyboard {
		t.Errorf("the mouse made\n%s\nand the keyboard\n%s", other, keyboard)
	}
}

// byMouse plays session 1 with the mouse alone: only texts are typed.
func (p *replayed) byMouse() {
	next := func() { p.button(p.desk.frame.rail.next.Text()) }
	p.part("stappen")
	p.button(p.say("page.start"))
	p.hint("hint.startSession")
	p.onward(model.StepTypeIn, next)
	p.part("kaartjes")
	for i, card := range p.from.Cards("") {
		if i == 0 {
			p.click(p.placeOf(p.cardsSurface().field, 0.5, 0.5))
		}
		p.text(p.line(card)).hint("hint.nextCard")
	}
	p.part("stappen")
	p.onward(model.StepGroup, next)
	p.part("groeperen")
	p.groupByMouse()
	p.part("stappen")
	p.onward(model.StepFormulate, next)
	p.part("boom")
	tree := func() *control.Tree { return p.goalsPage().tree.tree }
	p.click(p.placeOf(tree(), 0.5, 0.08)).text(p.from.Top().Text).hint("hint.done")
	p.plant(func(text string, under bool) {
		if under {
			p.hint("tree.child")
		} else {
			p.hint("tree.after")
		}
		p.text(text).hint("hint.done")
	}, func(depth int) {
		goal := model.Get[model.Goal](p.dossier(), tree().Selected())
		for len(strings.Split(p.dossier().Code(goal.ID), ".")) > depth {
			goal = model.Get[model.Goal](p.dossier(), goal.Parent)
		}
		if goal.ID != tree().Selected() {
			p.click(p.atGoal(goal.ID, 0.5, 0.5))
		}
	})
	p.part("stappen")
	p.onward(model.StepVote, next)
	p.part("stemmen")
	p.button(p.say("vote.begin"))
	grid := p.voteSurface().part.(*voteCountPart).grid
	for row, id := range p.vote().Goals {
		dots := p.dotsOn(model.Get[model.Goal](p.dossier(), id).Text)
		if dots > 0 {
			x, y := grid.PlaceOf(row+1, 1)
			p.click(p.placeOf(grid, 0, 0).AddXY(x, y))
		}
		for range dots {
			p.hint("hint.dotMore")
		}
	}
	p.button(p.say("vote.close"))
	p.part("stappen")
	p.onward(model.StepAgree, next)
	p.part("vaststellen")
	act := p.say("adopt.act", "version", p.desk.nextVersion())
	p.button(act).button(act)
	p.part("stappen")
	next()
}

// groupByMouse takes each card to its group; a new one is made by a hint.
func (p *replayed) groupByMouse() {
	order, first := p.grouping()
	board := p.groupsSurface().board
	where := func(spot control.Spot) fyne.Position {
		board.Refresh()
		return p.placeOf(board, 0, 0).Add(board.Where(spot))
	}
	for _, card := range p.from.Cards("") {
		groups := p.groupsOf(card)
		if len(groups) == 0 {
			continue
		}
		now := p.card(card.Number)
		group := goesTo(card, groups, first)
		if first[group].Number == card.Number {
			p.click(where(control.Spot{Card: now.ID})).hint("hint.newGroup")
		} else {
			p.drag(where(control.Spot{Card: now.ID}), where(control.Spot{Group: p.madeGroup(order, group)}))
		}
	}
	for _, card := range p.from.Cards("") {
		for _, group := range p.groupsOf(card) {
			now := p.card(card.Number)
			if !slices.Contains(now.Groups, p.madeGroup(order, group)) {
				p.holds(fyne.KeyModifierControl, func() {
					p.drag(where(control.Spot{Group: now.Groups[0], Card: now.ID}), where(control.Spot{Group: p.madeGroup(order, group)}))
				})
			}
		}
	}
	for _, group := range order {
		p.counts(1)
		p.DoubleClicksAt(where(control.Spot{Group: p.madeGroup(order, group)}))
		p.text(p.from.Groups("")[group].Name).hint("hint.done")
	}
}
