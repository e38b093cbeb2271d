package figure

import (
	"testing"

	"doelenboom/model"
)

// TestDense: a dense tree is lower than the usual one and still holds all its text, and no code in it is smaller than was asked.
func TestDense(t *testing.T) {
	goals := manyGoals(60)
	usual, dense := NewTree(TreeOptions{}), NewTree(TreeOptions{Dense: true, CodeSize: 15})
	usual.Set(goals)
	dense.Set(goals)
	_, before := usual.Size()
	width, after := dense.Size()
	if after >= before {
		t.Errorf("dense is %v high, the usual tree %v", after, before)
	}
	bottoms := map[model.ID]float64{}
	for _, op := range dense.Ops(View{Area: Area{0, 0, width, after}, Zoom: 1}) {
		if op.Kind == Text && op.Size < 15 {
			t.Errorf("%q has size %v", op.Text, op.Size)
		}
		if op.Kind == Text {
			bottoms[op.Item] = max(bottoms[op.Item], op.Y+Descent*op.Size)
		}
	}
	for id, bottom := range bottoms {
		if area, _ := dense.AreaOf(id); bottom > area.Y+area.H {
			t.Errorf("the text of %v ends at %v, its card at %v", id, bottom, area.Y+area.H)
		}
	}
}
