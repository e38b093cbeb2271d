package figure

import (
	"fmt"
	"testing"

	"doelenboom/model"
)

// manyGoals is a tree of four levels as an import gives: 8 goals, their results and efforts.
func manyGoals(n int) []GoalCard {
	goals := make([]GoalCard, 0, n)
	add := func(parent model.ID, code string, level int) model.ID {
		id := model.ID(fmt.Sprintf("01900000-0000-7000-8000-%012d", len(goals)))
		goals = append(goals, GoalCard{
			ID: id, Parent: parent, Code: code, Level: level,
			Text: fmt.Sprintf("Inwoners van wijk %d die steun nodig hebben, vinden een plek die past bij wat zij willen", len(goals)),
		})
		return id
	}
	top := add("", "", 1)
	for i := 1; len(goals) < n; i++ {
		goal := add(top, fmt.Sprint(i), 2)
		for j := 1; j <= n/80 && len(goals) < n; j++ {
			result := add(goal, fmt.Sprint(i, ".", j), 3)
			for k := 1; k <= 9 && len(goals) < n; k++ {
				add(result, fmt.Sprint(i, ".", j, ".", k), 4)
			}
		}
	}
	return goals
}

// benchmarkEdits changes the goals and draws a laptop's window of them, as one key in the room does.
func benchmarkEdits(b *testing.B, options TreeOptions, edit func(goals []GoalCard, i int) []GoalCard) {
	goals := manyGoals(5000)
	tree := NewTree(options)
	tree.Set(goals)
	tree.Select(goals[2500].ID)
	var ops []Op
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		goals = edit(goals, i)
		tree.Set(goals)
		at, _ := tree.AreaOf(goals[2500].ID)
		ops = tree.AppendOps(ops[:0], View{Area: Area{at.X - 640, at.Y - 360, 1280, 720}, Zoom: 1})
	}
	if len(ops) < 20 {
		b.Fatal("nothing was drawn")
	}
}

func changeText(goals []GoalCard, i int) []GoalCard {
	goals[2500].Text = fmt.Sprintf("Inwoners typen nog %d letters in deze kaart", i)
	return goals
}

func BenchmarkEditToRedraw5000(b *testing.B) { benchmarkEdits(b, TreeOptions{}, changeText) }

func BenchmarkEditToRedrawRows5000(b *testing.B) {
	benchmarkEdits(b, TreeOptions{HangFrom: -1}, changeText)
}

func BenchmarkEditToRedrawAllInView5000(b *testing.B) {
	goals := manyGoals(5000)
	tree := NewTree(TreeOptions{})
	var ops []Op
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		tree.Set(changeText(goals, i))
		w, h := tree.Size()
		ops = tree.AppendOps(ops[:0], View{Area: Area{0, 0, w, h}, Zoom: 0.1})
	}
}

// BenchmarkAddAndMove5000 adds a goal under one parent and moves it to another.
func BenchmarkAddAndMove5000(b *testing.B) {
	base := manyGoals(5000)
	benchmarkEdits(b, TreeOptions{}, func(goals []GoalCard, i int) []GoalCard {
		parent, at := base[2].ID, 3
		if i%2 == 1 {
			parent, at = base[4000].ID, 4001
		}
		goals = append(goals[:0:0], base[:at]...)
		goals = append(goals, GoalCard{ID: "new", Parent: parent, Code: "new", Text: "Een nieuw doel van de groep", Level: 4})
		return append(goals, base[at:]...)
	})
}

func BenchmarkPan5000(b *testing.B) {
	tree := NewTree(TreeOptions{})
	tree.Set(manyGoals(5000))
	var ops []Op
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		ops = tree.AppendOps(ops[:0], View{Area: Area{float64(i % 1000), float64(i % 50000), 1900, 1000}, Zoom: 1})
	}
}

// BenchmarkDossierToRedraw5000 is the whole way of a key in the room: an edit of the dossier, its cards, their places, the window.
func BenchmarkDossierToRedraw5000(b *testing.B) {
	d := emptyDossier()
	var goals []model.ID
	if _, err := d.Edit("goal.add", func(tx *model.Tx) error {
		for i := range 5000 {
			parent := model.ID("")
			if i > 0 {
				parent = goals[(i-1)/8]
			}
			goal, err := tx.AddGoal(parent, i, fmt.Sprintf("Inwoners van wijk %d vinden een plek die past bij wat zij willen en kunnen", i))
			if err != nil {
				return err
			}
			goals = append(goals, goal.ID)
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	tree := NewTree(TreeOptions{})
	edited := goals[2500]
	var ops []Op
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		if _, err := d.Edit("goal.text", func(tx *model.Tx) error {
			return model.Update(tx, edited, func(g *model.Goal) error { g.Text = fmt.Sprintf("Nog %d letters", i); return nil })
		}); err != nil {
			b.Fatal(err)
		}
		tree.Set(GoalCards(d, d.Goals()))
		at, _ := tree.AreaOf(edited)
		ops = tree.AppendOps(ops[:0], View{Area: Area{at.X - 640, at.Y - 360, 1280, 720}, Zoom: 1})
	}
}
