package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// noteList is a list in a sheet in which everything is written in its place. In the field above it Enter adds a line; the arrows walk from
// line to line, and the line that has the keyboard shows all there is of it.
type noteList struct {
	desk   *Desk
	adding *control.Field
	source func() []model.ID
	make   func(id model.ID) *noteRow
	empty  model.Key
	rows   map[model.ID]*noteRow
	order  []model.ID
	at     model.ID // the line that has the keyboard
	column *fyne.Container
	page   *control.Scroller // that the list stands in, on a page instead of in a sheet
}

// noteRow is one line of the list.
type noteRow struct {
	object fyne.CanvasObject
	lines  [][]*control.Field // the fields as they stand under and beside each other
	fill   func(open bool)    // brings it up to date; open shows all there is
	remove func()
}

// newNoteList makes a list; add makes an edit of what was written in the field above it, and reports whether it could.
func (d *Desk) newNoteList(hint, empty model.Key, add func(text string) bool) *noteList {
	n := &noteList{
		desk: d, empty: empty, rows: map[model.ID]*noteRow{}, column: control.Column(d.look.Px(control.Gap)),
		adding: control.NewField(d.look, d.look.Words.Say(hint)),
	}
	n.adding.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			if text := strings.TrimSpace(n.adding.Text); text != "" && add(text) {
				n.adding.Put("")
			}
		case fyne.KeyDown:
			n.walk("", 0, 0, 1)
		default:
			return false
		}
		return true
	}
	return n
}

// open shows the list in a sheet, with something above it or nothing.
func (n *noteList) open(title model.Key, above ...fyne.CanvasObject) {
	n.update()
	n.desk.openSheet(title, control.Column(n.desk.look.Px(12), append(above, n.adding, n.column)...), n.adding, n.update)
}

// onPage puts the list on a page, with something above it or nothing, and returns what shows it.
func (n *noteList) onPage(above ...fyne.CanvasObject) *control.Scroller {
	look := n.desk.look
	content := control.Column(look.Px(12), append(above, n.adding, n.column)...)
	n.page = control.NewScroller(look, control.Inset(look.Px(4), look.Px(10), look.Px(control.Wide), look.Px(4), content))
	n.update()
	return n.page
}

// update keeps the lines that are there, so that nothing jumps while somebody writes.
func (n *noteList) update() {
	look := n.desk.look
	n.order = n.source()
	n.column.Objects = nil
	for _, id := range n.order {
		row := n.rows[id]
		if row == nil {
			row = n.make(id)
			n.rows[id] = row
		}
		row.fill(id == n.at)
		n.column.Add(row.object)
	}
	if len(n.order) == 0 {
		n.column.Add(control.NewProse(look, look.Words.Say(n.empty), control.Body, figure.Regular, figure.MutedInk))
	}
	n.column.Refresh()
	if n.page != nil {
		n.page.Relayout()
		return
	}
	n.desk.frame.object.Refresh()
}

// field is a field of a line: the arrows lead to the lines above and below, and a line goes away with Control and Delete.
func (n *noteList) field(id model.ID, line, place int, hint model.Key, commit func(text string) error) *control.Field {
	f := control.NewField(n.desk.look, n.desk.look.Words.Say(hint))
	f.Commit = func(text string) error { return commit(strings.TrimSpace(text)) }
	f.OnEnter = func() { n.walk(id, line, place, 1) }
	f.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		switch ev.Name {
		case fyne.KeyUp:
			n.walk(id, line, place, -1)
		case fyne.KeyDown:
			n.walk(id, line, place, 1)
		default:
			return false
		}
		return true
	}
	f.OnShortcut = func(s fyne.Shortcut) bool {
		chord, ok := control.ChordOf(s)
		if !ok || chord != (control.Chord{Key: fyne.KeyDelete, Modifier: fyne.KeyModifierControl}) {
			return false
		}
		n.remove(id)
		return true
	}
	f.OnFocus = func(gained bool) {
		if gained {
			n.enter(id, f)
		}
	}
	return f
}

// enter makes a line the one that has the keyboard.
func (n *noteList) enter(id model.ID, o fyne.CanvasObject) {
	if n.at != id {
		n.at = id
		n.update()
	}
	if n.page != nil {
		n.page.Reveal(o)
		return
	}
	n.desk.revealInSheet(o)
}

// walk goes to the line above or below; within a line that shows more than one, first through those.
func (n *noteList) walk(id model.ID, line, place, by int) {
	if row := n.rows[id]; row != nil && line > 0 && line+by > 0 && line+by < len(row.lines) {
		n.focus(row, line+by, place)
		return
	}
	at := slices.Index(n.order, id) + by
	if line > 0 && by < 0 {
		at = slices.Index(n.order, id) // from what is under a line up to the line itself
	}
	switch {
	case at < 0:
		n.desk.window.Canvas().Focus(n.adding)
	case at < len(n.order):
		n.focus(n.rows[n.order[at]], 0, place)
	}
}

func (n *noteList) focus(row *noteRow, line, place int) {
	fields := row.lines[line]
	n.desk.window.Canvas().Focus(fields[min(place, len(fields)-1)])
}

// remove takes a line away, and goes to the one that takes its place.
func (n *noteList) remove(id model.ID) {
	row := n.rows[id]
	if row == nil {
		return
	}
	at := slices.Index(n.order, id)
	n.desk.window.Canvas().Focus(n.adding)
	row.remove()
	if len(n.order) > 0 && model.ID("") != id {
		n.focus(n.rows[n.order[min(at, len(n.order)-1)]], 0, 0)
	}
}

// deleting is the act that takes a line away.
func (n *noteList) deleting(id model.ID) fyne.CanvasObject {
	return n.desk.quiet("act.delete", func() { n.remove(id) })
}

// aboutLine says what a note is about, by code and text; nothing for a note about nothing.
func (d *Desk) aboutLine(linked []model.Ref) string {
	var out []string
	for _, ref := range linked {
		switch ref.Kind {
		case model.KindGoal:
			if goal := model.Get[model.Goal](d.dossier, ref.ID); goal != nil {
				out = append(out, d.dossier.Code(goal.ID)+" "+goal.Text)
			}
		case model.KindIndicator:
			if indicator := model.Get[model.Indicator](d.dossier, ref.ID); indicator != nil {
				out = append(out, indicator.Code+" "+indicator.Name)
			}
		case model.KindCard:
			if card := model.Get[model.Card](d.dossier, ref.ID); card != nil {
				out = append(out, card.Text)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return d.look.Words.Say("note.about", "what", strings.Join(out, "; "))
}
