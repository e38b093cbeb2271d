package control

// LeftOut returns how many cards the room does not see, or not wholly.
func (d *BoardDisplay) LeftOut() int {
	if d.laid == nil || d.size.Height <= 0 {
		return 0
	}
	return d.leftOut()
}

// LeftOut returns how many goals the room does not see, or not wholly. What is folded away was put away by the facilitator, and is said on
// the card above it.
func (d *TreeDisplay) LeftOut() int {
	if d.whole || d.size.Width <= 0 || d.size.Height <= 0 {
		return 0
	}
	seen := d.target.seen(d.window()).Grow(1)
	left := 0
	for i := range d.goals {
		card, ok := d.figure.AreaOf(d.goals[i].ID)
		if ok && (card.X < seen.X || card.Y < seen.Y || card.X+card.W > seen.X+seen.W || card.Y+card.H > seen.Y+seen.H) {
			left++
		}
	}
	return left
}
