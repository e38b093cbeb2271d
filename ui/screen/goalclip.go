package screen

import (
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/ui/screen/control"
)

// goalClip is a branch that was cut or copied. Other programs get it as indented text; pasted in the dossier that it comes from it is the
// goals themselves, with everything that they have.
type goalClip struct {
	of    *model.Dossier
	text  string // as it was put on the clipboard
	goals []*model.Goal
	cut   bool
}

// copy puts the selected branch on the clipboard.
func (s *treeSurface) copy() { s.take(false, "goals.copied") }

// cut puts the selected branch on the clipboard. It stays where it is, faded, until it is pasted.
func (s *treeSurface) cut() { s.take(true, "goals.cut") }

func (s *treeSurface) take(cut bool, said model.Key) {
	d, goal := s.page.desk, s.tree.Selected()
	if goal == "" {
		return
	}
	clip := &goalClip{of: d.dossier, goals: slices.Clone(d.dossier.Branch(goal)), cut: cut}
	clip.text = outlineOf(clip.goals)
	d.app.Clipboard().SetContent(clip.text)
	s.tree.Lift("") // of what was cut before
	d.clip = clip
	if cut {
		s.tree.Lift(goal)
	}
	text := d.look.Words.Count(said, len(clip.goals), "key", control.KeyText(d.look.Words, control.OnTree, "tree.paste"))
	d.frame.say(text, "", nil)
}

// outlineOf writes goals as indented text.
func outlineOf(goals []*model.Goal) string {
	places := map[model.ID]int{}
	nodes := make([]outline.Node, len(goals))
	for i, goal := range goals {
		places[goal.ID] = i
		nodes[i] = outline.Node{Text: goal.Text, Parent: -1}
		if parent, inside := places[goal.Parent]; inside {
			nodes[i].Parent = parent
		}
	}
	return outline.Write(nodes)
}

// paste puts what is on the clipboard under the selected goal, in one edit: the same goals after a cut, copies with all that they have after
// a copy, and new goals from the lines of any other text.
func (s *treeSurface) paste() {
	d := s.page.desk
	onto := s.tree.Selected()
	text := d.app.Clipboard().Content()
	clip := d.clip
	if clip == nil || clip.of != d.dossier || sameLines(clip.text) != sameLines(text) {
		clip = &goalClip{goals: goalsFrom(text)}
	}
	if len(clip.goals) == 0 {
		d.frame.say(d.look.Words.Say("goals.nothingToPaste"), "", nil)
		return
	}
	root := clip.goals[0]
	if clip.cut && s.tree.Lifted() == root.ID { // not when it is gone, or no longer to be moved
		s.pasteCut(root.ID, onto)
		return
	}
	first := model.ID("")
	done := d.edit("edit.goal.paste", func(tx *model.Tx) (err error) {
		first, err = tx.AddBranch(onto, len(tx.Children(onto)), clip.goals)
		return err
	}, "goal", root.Text)
	if done {
		s.tree.Select(first)
		d.frame.say(d.look.Words.Count("goals.pasted", len(clip.goals)), d.look.Words.Say("act.undo"), d.undo)
	}
}

// pasteCut moves what was cut under a goal.
func (s *treeSurface) pasteCut(goal, onto model.ID) {
	s.tree.Lift("")
	if goal != onto {
		s.move(goal, onto, len(s.page.desk.dossier.Children(onto)))
	}
	s.tree.Select(goal)
}

// relift shows again, on a page that is made anew, what was cut and not pasted yet.
func (s *treeSurface) relift() {
	if clip := s.page.desk.clip; clip != nil && clip.of == s.page.desk.dossier && clip.cut {
		s.tree.Lift(clip.goals[0].ID)
	}
}

// sameLines is a text as every clipboard gives it back.
func sameLines(text string) string { return strings.Join(slices.Collect(outline.Lines(text)), "\n") }

// goalsFrom reads the goals in a text that comes from elsewhere.
func goalsFrom(text string) []*model.Goal {
	nodes := outline.Paste(text)
	goals := make([]*model.Goal, len(nodes))
	for i, node := range nodes {
		goals[i] = &model.Goal{Identity: model.Identity{ID: model.ID(strconv.Itoa(i))}, Text: node.Text, Explanation: node.Note}
		if node.Parent >= 0 {
			goals[i].Parent = goals[node.Parent].ID
		}
	}
	return goals
}
