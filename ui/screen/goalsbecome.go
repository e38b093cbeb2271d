package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
)

// shortcut takes the keys that make something of cards or a group: a goal, a candidate for an indicator, a parked subject; and those that
// give a group another place.
func (s *groupsSurface) shortcut(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	switch {
	case !ok:
		return false
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyLeft:
		s.move(s.board.Chosen().Group, s.place(s.board.Chosen().Group)-1)
		return true
	case custom.Modifier == fyne.KeyModifierAlt && custom.KeyName == fyne.KeyRight:
		s.move(s.board.Chosen().Group, s.place(s.board.Chosen().Group)+1)
		return true
	case custom.Modifier != fyne.KeyModifierControl:
		return false
	}
	switch custom.KeyName {
	case fyne.KeyG:
		s.become("edit.group.goal", model.KindGoal, s.makeGoal)
	case fyne.KeyI:
		s.become("edit.group.indicator", model.KindIndicator, func(tx *model.Tx, text string) (model.Ref, error) {
			indicator, err := tx.AddIndicator("", text)
			if err != nil {
				return model.Ref{}, err
			}
			return model.RefTo(indicator), nil
		})
	case fyne.KeyK:
		s.become("edit.group.park", model.KindParked, func(tx *model.Tx, text string) (model.Ref, error) {
			parked := &model.Parked{Text: text, Session: s.page.desk.runningID()}
			if err := tx.Put(parked); err != nil {
				return model.Ref{}, err
			}
			return model.RefTo(parked), nil
		})
	default:
		return false
	}
	return true
}

// makeGoal makes a goal under the one at the top, which waits for its text when it is not there yet.
func (s *groupsSurface) makeGoal(tx *model.Tx, text string) (model.Ref, error) {
	top := tx.Top()
	if top == nil {
		made, err := tx.AddGoal("", 0, "")
		if err != nil {
			return model.Ref{}, err
		}
		top = made
	}
	goal, err := tx.AddGoal(top.ID, len(tx.Children(top.ID)), text)
	if err != nil {
		return model.Ref{}, err
	}
	return model.RefTo(goal), nil
}

// become makes something of what is at hand: of cards their texts, of a group its name. A group without a name is asked for it, and what
// was made already is not made twice.
func (s *groupsSurface) become(title model.Key, kind model.Kind, make func(tx *model.Tx, text string) (model.Ref, error)) {
	d, spot := s.page.desk, s.board.Chosen()
	group := model.Get[model.Group](d.dossier, spot.Group)
	switch {
	case spot.Card != "":
		s.cardsBecome(title, kind, make)
	case group == nil:
	case group.Name == "":
		d.frame.say(d.look.Words.Say("say.groupNameFirst"), "", nil)
		s.board.Edit()
	case became(group.Became, kind):
		d.frame.say(d.look.Words.Say("say.becameAlready", "what", group.Name), "", nil)
	default:
		d.edit(title, func(tx *model.Tx) error {
			ref, err := make(tx, group.Name)
			if err != nil {
				return err
			}
			return model.Update(tx, group.ID, func(g *model.Group) error {
				g.Became = append(slices.Clone(g.Became), ref)
				return nil
			})
		}, "text", group.Name)
	}
}

func became(refs []model.Ref, kind model.Kind) bool {
	return slices.ContainsFunc(refs, func(ref model.Ref) bool { return ref.Kind == kind })
}

func (s *groupsSurface) cardsBecome(title model.Key, kind model.Kind, make func(tx *model.Tx, text string) (model.Ref, error)) {
	d := s.page.desk
	var cards []*model.Card
	var texts []string
	for _, spot := range s.board.Marked() {
		card := model.Get[model.Card](d.dossier, spot.Card)
		if card != nil && !slices.Contains(cards, card) && !became(card.Became, kind) {
			cards, texts = append(cards, card), append(texts, card.Text)
		}
	}
	if len(cards) == 0 {
		if card := s.card(); card != nil {
			d.frame.say(d.look.Words.Say("say.becameAlready", "what", card.Text), "", nil)
		}
		return
	}
	if d.edit(title, func(tx *model.Tx) error {
		for _, card := range cards {
			ref, err := make(tx, card.Text)
			if err != nil {
				return err
			}
			if err := model.Update(tx, card.ID, func(c *model.Card) error {
				c.Became = append(slices.Clone(c.Became), ref)
				c.Parked = c.Parked || ref.Kind == model.KindParked
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	}, "text", strings.Join(texts, " · ")) {
		s.board.Unmark()
	}
}
