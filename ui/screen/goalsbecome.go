package screen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"doelenboom/model"
)

// shortcut takes the keys that make something of a card or a group: a goal, a candidate for an indicator, a parked subject.
func (s *groupsSurface) shortcut(shortcut fyne.Shortcut) bool {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyG:
		s.become("edit.group.goal", s.makeGoal)
	case fyne.KeyI:
		s.become("edit.group.indicator", func(tx *model.Tx, text string) (model.Ref, error) {
			indicator, err := tx.AddIndicator("", text)
			if err != nil {
				return model.Ref{}, err
			}
			return model.RefTo(indicator), nil
		})
	case fyne.KeyK:
		s.become("edit.group.park", func(tx *model.Tx, text string) (model.Ref, error) {
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

// become makes something of what is chosen: of a card its text, of a group its name. A group without a name is asked for it.
func (s *groupsSurface) become(title model.Key, make func(tx *model.Tx, text string) (model.Ref, error)) {
	d, spot := s.page.desk, s.board.Chosen()
	card, group := s.card(), model.Get[model.Group](d.dossier, spot.Group)
	switch {
	case card != nil:
		d.edit(title, func(tx *model.Tx) error {
			ref, err := make(tx, card.Text)
			if err != nil {
				return err
			}
			return model.Update(tx, card.ID, func(c *model.Card) error {
				c.Became = append(slices.Clone(c.Became), ref)
				c.Parked = c.Parked || ref.Kind == model.KindParked
				return nil
			})
		}, "text", card.Text)
	case group != nil && group.Name == "":
		d.frame.say(d.look.Words.Say("say.groupNameFirst"), "", nil)
		s.board.Edit()
	case group != nil:
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
