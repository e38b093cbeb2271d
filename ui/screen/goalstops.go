package screen

import "fyne.io/fyne/v2"

// showingAll is somebody who asks for everything that can be shown on the cards.
func showingAll(d *Desk) {
	s := d.page().(*goalsPage).tree
	s.toggleShows()
	for range cardParts {
		s.shows.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		s.shows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// climbing is somebody who has begun to write a goal on the ladder.
func climbing(d *Desk) {
	s := d.page().(*goalsPage).surface().(*ladderSurface)
	for _, letter := range d.look.Words.Say("goal.rung.hint") {
		s.field.TypedRune(letter)
	}
}
