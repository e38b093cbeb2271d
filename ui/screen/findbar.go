package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// finder is a page that can walk through what was found on it.
type finder interface {
	// finds returns what is on the page with a text in it, in reading order; nil when nothing can be walked through now.
	finds(text string) []found
	// found marks what was found, for whoever looks at the page.
	found([]found)
}

// findBar is the line under a page in which a text is looked for: which of how many it is, the next and the previous one.
type findBar struct {
	desk    *Desk
	field   *control.Field
	count   *control.Prose
	matches []found
	at      int
	origin  model.Ref // what was selected before
}

// openFind opens the line under the page at hand, or goes back to its field.
func (d *Desk) openFind() {
	f := d.frame
	if f.finding == nil {
		b := &findBar{desk: d}
		if s, ok := d.page().(selector); ok {
			b.origin = s.selected()
		}
		d.settle()
		f.finding = b
		f.find.Objects = []fyne.CanvasObject{b.make()}
		f.find.Show()
		f.hush()
		f.object.Refresh()
		b.search(d.lookedFor)
	}
	d.window.Canvas().Focus(f.finding.field)
	f.finding.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.showHints()
}

// closeFind takes the line away; it reports whether there was one. What was found stays selected.
func (d *Desk) closeFind() bool {
	f := d.frame
	if f.finding == nil {
		return false
	}
	writing := f.finding.field.Writing()
	f.finding = nil
	f.find.Objects = nil
	f.find.Hide()
	if page, ok := d.pages[d.at].(finder); ok {
		page.found(nil)
	}
	f.object.Refresh()
	if writing {
		d.page().focus()
		f.showHints()
	}
	return true
}

func (b *findBar) make() fyne.CanvasObject {
	d, look := b.desk, b.desk.look
	say := look.Words.Say
	b.field = control.NewField(look, say("tree.find.hint"))
	b.field.Put(d.lookedFor)
	b.field.OnWrite = b.search
	b.field.OnKey = b.key
	b.count = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk).AtMost(1)
	button := func(does model.Key, do func()) control.Cell {
		return control.Cell{Object: control.NewButton(look, say(does), control.KeyText(look.Words, control.OnFind, does), control.Quiet, do), Middle: true}
	}
	row := control.Row(look.Px(control.Gap),
		control.Cell{Object: b.field, Share: 1, Middle: true}, control.Cell{Object: b.count, Width: look.Px(84), Middle: true},
		button("find.previous", func() { b.step(-1) }), button("find.next", func() { b.step(1) }),
		button("find.everywhere", func() { d.findEverywhere(b.field.Text) }),
		button("find.close", func() { d.closeFind() }))
	return control.Over(look.Surface(figure.Card), container.New(edge{}, thickRule(look),
		control.Inset(look.Px(6), look.Px(control.Step), look.Px(6), look.Px(control.Step), row)))
}

// key takes the keys of the line before its field does.
func (b *findBar) key(ev *fyne.KeyEvent, shift bool) bool {
	switch does, _ := control.ActOf(control.OnFind, control.PlainChord(ev, shift)); does {
	case "find.next":
		b.step(1)
	case "find.previous":
		b.step(-1)
	case "find.close":
		b.desk.closeFind()
	default:
		return false
	}
	return true
}

// search looks for a text as it is typed and goes to the first that has it from what was selected on.
func (b *findBar) search(text string) {
	d := b.desk
	d.lookedFor = text
	page, ok := d.page().(finder)
	if !ok {
		return
	}
	b.matches, b.at = page.finds(text), 0
	page.found(b.matches)
	if len(b.matches) == 0 {
		b.tell()
		return
	}
	all := page.finds("")
	passed := false
	for _, each := range all {
		passed = passed || each.ref == b.origin
		if passed {
			if at := indexOfFound(b.matches, each.ref); at >= 0 {
				b.at = at
				break
			}
		}
	}
	b.show()
}

func indexOfFound(list []found, ref model.Ref) int {
	for i := range list {
		if list[i].ref == ref {
			return i
		}
	}
	return -1
}

// step goes to the next one, or the one before, round and round.
func (b *findBar) step(by int) {
	if n := len(b.matches); n > 0 {
		b.at = (b.at + by + n) % n
		b.show()
	}
}

func (b *findBar) show() {
	if o, ok := b.desk.page().(opener); ok {
		o.open(b.matches[b.at].ref)
	}
	b.tell()
}

// tell says which of how many it is.
func (b *findBar) tell() {
	book := b.desk.look.Words
	switch {
	case strings.TrimSpace(b.field.Text) == "":
		b.count.SetText("")
	case len(b.matches) == 0:
		b.count.SetText(book.Say("tree.find.none"))
	default:
		b.count.SetText(book.Say("tree.find.count", "at", b.at+1, "of", len(b.matches)))
	}
	b.desk.frame.find.Refresh()
}

// findNext goes to the next one that was looked for, also after the line was closed.
func (d *Desk) findNext(by int) {
	if d.frame.finding != nil {
		d.frame.finding.step(by)
		return
	}
	page, ok := d.page().(finder)
	if !ok || strings.TrimSpace(d.lookedFor) == "" {
		d.find()
		return
	}
	b := &findBar{desk: d, matches: page.finds(d.lookedFor), at: -1}
	if s, ok := d.page().(selector); ok {
		b.at = indexOfFound(b.matches, s.selected())
	}
	if n := len(b.matches); n > 0 {
		if b.at < 0 && by < 0 {
			b.at = 0
		}
		b.at = (b.at + by + n) % n
		if o, ok := d.page().(opener); ok {
			o.open(b.matches[b.at].ref)
		}
		d.frame.say(d.look.Words.Say("tree.find.count", "at", b.at+1, "of", n), "", nil)
	}
}
