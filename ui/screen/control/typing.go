package control

// lost is where writing goes on when Fyne's entry has lost the place: a space that is typed where a line is full hangs behind the line,
// where the entry knows no place, so that the next letter would come before the space. It holds as long as nothing else happened.
type lost struct {
	at          int    // letters before the place where writing goes on
	text        string // what was written then
	row, column int    // where the entry believes to be
}

// TypedRune implements fyne.Focusable.
func (f *Field) TypedRune(r rune) {
	f.findPlace()
	if !f.MultiLine || f.SelectedText() != "" {
		f.Entry.TypedRune(r)
		return
	}
	at := f.CursorTextOffset() + 1
	f.Entry.TypedRune(r)
	if f.CursorTextOffset() != at {
		f.lost = &lost{at, f.Text, f.CursorRow, f.CursorColumn}
	}
}

// findPlace puts the entry back where it lost its place, before it does anything with a key.
func (f *Field) findPlace() {
	was := f.lost
	f.lost = nil
	if was == nil || was.text != f.Text || was.row != f.CursorRow || was.column != f.CursorColumn {
		return
	}
	f.CursorColumn = 0
	f.CursorColumn = was.at - f.CursorTextOffset()
}
