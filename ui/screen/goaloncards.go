package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// What can be shown on the cards of the tree beside the code and the text. Nothing of it is, until somebody asks: a room reads better
// without.
const (
	showLevel    = "level"
	showQuestion = "question"
	showDots     = "dots"
	showSupport  = "support"
	showStatus   = "status"
)

var cardParts = []string{showLevel, showQuestion, showDots, showSupport, showStatus}

// onCards reports whether something is shown on the cards.
func (s *treeSurface) onCards(part string) bool {
	return slices.Contains(s.page.desk.goals.shown, part)
}

// cards are the goals with what is asked for on their cards, and a sign on those that changed since the tree was adopted: the same for the laptop and for the room.
func (s *treeSurface) cards() []figure.GoalCard {
	d := s.page.desk
	cards := figure.GoalCards(d.dossier, d.dossier.Goals())
	changed := map[model.ID]bool{}
	for _, change := range d.dossier.ChangesSince(d.dossier.LastAdoption()) {
		changed[change.Goal] = true
	}
	for i := range cards {
		card := &cards[i]
		card.Changed = changed[card.ID]
		var note []string
		if s.onCards(showLevel) {
			note = append(note, d.look.Words.Level(d.dossier.Cover(), card.Level))
		}
		if s.onCards(showQuestion) {
			note = append(note, d.look.Words.Choice("wquestion", string(d.dossier.Cover().QuestionOf(card.Level))))
		}
		card.Note = strings.Join(note, ". ")
		if !s.onCards(showDots) {
			card.Dots = 0
		}
		if !s.onCards(showSupport) {
			card.Support = nil
		}
		if !s.onCards(showStatus) {
			card.Status = ""
		}
	}
	return cards
}

// withShows puts the choice of what is shown on the cards above the tree, out of sight until it is asked for.
func (s *treeSurface) withShows(tree fyne.CanvasObject) fyne.CanvasObject {
	d, look := s.page.desk, s.page.desk.look
	s.shows = control.NewToggles(look, d.options("card", cardParts), func(part string, on bool) {
		d.goals.shown = model.Marked(d.goals.shown, part, on)
		cards := s.cards()
		s.tree.Set(cards)
		s.outline.Set(cards)
		s.page.told()
	})
	s.shows.Mark(d.goals.shown)
	s.shows.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyEscape && ev.Name != fyne.KeyReturn {
			return false
		}
		s.toggleShows()
		return true
	}
	s.showing = control.Inset(look.Px(control.Tight), look.Px(20), look.Px(control.Gap), look.Px(control.Step), control.Column(look.Px(control.Tight),
		control.NewProse(look, look.Words.Say("goal.onCards"), control.Small, figure.Bold, figure.Ink), s.shows,
		control.NewProse(look, look.Words.Say("goal.onCards.keys"), control.Small, figure.Regular, figure.MutedInk)))
	s.showing.Hide()
	return control.FillColumn(0, s.showing, tree)
}

// toggleShows asks what is to be shown on the cards, or goes back to the tree.
func (s *treeSurface) toggleShows() {
	d := s.page.desk
	d.settle()
	if s.showing.Visible() {
		s.showing.Hide()
		s.focus()
	} else {
		s.showing.Show()
		d.window.Canvas().Focus(s.shows)
	}
	s.object.Refresh()
	s.page.told()
}
