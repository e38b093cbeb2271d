package figure

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doelenboom/model"
)

var testWords = TreeWords{
	Title:     "The tree",
	WhiteSpot: "white spot",
	Also:      "also contributes to",
	Level:     func(level int) string { return fmt.Sprintf("level %d", level) },
	Folded:    func(hidden int) string { return fmt.Sprintf("%d folded", hidden) },
	Dots:      func(dots int) string { return fmt.Sprintf("%d dots", dots) },
	Status:    func(judgement model.Judgement) string { return string(judgement) },
	Stance:    func(stance model.Stance) string { return string(stance) },
}

func sampleGoals() []GoalCard {
	return []GoalCard{
		{ID: "0", Text: "Everybody has a day that matters to them.", Level: 1},
		{ID: "1", Parent: "0", Code: "1", Text: "A place that fits.", Level: 2, Dots: 3},
		{ID: "11", Parent: "1", Code: "1.1", Text: "Who needs help finds a place.", Level: 3, Status: model.OnCourse},
		{ID: "12", Parent: "1", Code: "1.2", Text: "Neighbours meet.", Level: 3, WhiteSpot: true, Also: []model.ID{"2"}},
		{ID: "2", Parent: "0", Code: "2", Text: "People to rely on.", Level: 2, Support: []SupportMark{
			{Look: Party(0), Name: "Clients", Stance: model.Doubts},
		}},
		{ID: "21", Parent: "2", Code: "2.1", Text: "Buddies.", Level: 3},
	}
}

func sampleTree() *Tree {
	t := NewTree(TreeOptions{Words: testWords})
	t.Set(sampleGoals())
	return t
}

func opLines(ops []Op) string {
	lines := make([]string, len(ops))
	for i, op := range ops {
		lines[i] = op.String()
	}
	return strings.Join(lines, "\n")
}

// everything is a view of the whole tree at full size.
func everything(t *Tree) View {
	w, h := t.Size()
	return View{Area: Area{0, 0, w, h}, Zoom: 1}
}

func TestTreeOps(t *testing.T) {
	tree := NewTree(TreeOptions{})
	tree.Set(sampleGoals()[:3])
	const want = `rect 293.2,81.25 1.5x17.5 fill 2
rect 293.2,97.25 1.5x1.5 fill 2
rect 293.2,97.25 1.5x17.5 fill 2
rect 190,171.2 1.5x42.5 fill 2
rect 190,212.2 10.75x1.5 fill 2
rect 24,24 540x58 fill 4 stroke 5 width 1
rect 24,24 4x58 fill 9
text 294,48 "Everybody has a day that matters to them." size 16 fill 1
rect 184,114 220x58 fill 4 stroke 5 width 1
rect 184,114 4x58 fill 10
text 199,138 "1" size 13 fill 10
text 211.7,138 "A place that fits." size 15 fill 1
disc 389.5,153 r2.5 fill 7
disc 381.5,153 r2.5 fill 7
disc 373.5,153 r2.5 fill 7
rect 200,184 204x58 fill 4 stroke 5 width 1
rect 200,184 4x58 fill 11
text 215,208 "1.1" size 13 fill 11
text 237,208 "Who needs help finds a" size 15 fill 1
text 215,228 "place." size 15 fill 1
disc 384,223 r8 fill 13
path 380.3,223.3 383,226 387.8,220.3 stroke 4 width 1.76`
	if got := opLines(tree.Ops(everything(tree))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOutline(t *testing.T) {
	tree := sampleTree()
	const want = `Everybody has a day that matters to them.
  1 A place that fits. (3 dots)
    1.1 Who needs help finds a place. (on-course)
    1.2 Neighbours meet. (white spot) (also contributes to 2)
  2 People to rely on. (Clients: doubts)
    2.1 Buddies.`
	if got := tree.Outline(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	tree.Fold("2", true)
	folded := strings.Replace(want, "(Clients: doubts)\n    2.1 Buddies.", "(1 folded) (Clients: doubts)", 1)
	if got := tree.Outline(); got != folded {
		t.Errorf("folded: got\n%s\nwant\n%s", got, folded)
	}
	if d := tree.Drawing(); d.Words != folded || d.Title != "The tree" {
		t.Error("a drawing must carry its title and its outline")
	}
}

func TestSelectedCardShowsItsWholeText(t *testing.T) {
	long := strings.Repeat("een zin die niet op een kaart past ", 8) + "slot"
	tree := NewTree(TreeOptions{})
	tree.Set([]GoalCard{{ID: "0", Text: "top", Level: 1}, {ID: "1", Parent: "0", Text: long, Level: 2}})
	texts := func() string {
		var all []string
		for _, op := range tree.Ops(everything(tree)) {
			if op.Kind == Text {
				all = append(all, op.Text)
			}
		}
		return strings.Join(all, " ")
	}
	if got := texts(); strings.Contains(got, "slot") || !strings.Contains(got, ellipsis) {
		t.Errorf("a card must end in an ellipsis after five lines, got %q", got)
	}
	tree.Select("1")
	if got := texts(); !strings.Contains(got, "slot") {
		t.Errorf("the selected card must show all, got %q", got)
	}
	before, _ := tree.AreaOf("1")
	tree.Select("")
	if after, _ := tree.AreaOf("1"); before != after {
		t.Error("selecting must not move a card")
	}
}

// TestAnEditMovesLittle: a longer text moves only what hangs below it, and a new goal only what hangs below that.
func TestAnEditMovesLittle(t *testing.T) {
	areas := func(tree *Tree) map[model.ID]Area {
		out := map[model.ID]Area{}
		for _, goal := range tree.goals {
			out[goal.ID], _ = tree.AreaOf(goal.ID)
		}
		return out
	}
	tree := sampleTree()
	before := areas(tree)
	goals := sampleGoals()
	goals[2].Text = strings.Repeat("A long goal. ", 10)
	tree.Set(goals)
	for id, after := range areas(tree) {
		if moved := after != before[id]; moved != (id == "11" || id == "12") {
			t.Errorf("a longer text of 11 moved %s: %v", id, moved)
		}
	}
	tree.Set(slices.Insert(sampleGoals(), 3, GoalCard{ID: "new", Parent: "11", Level: 4}))
	for id, after := range areas(tree) {
		if moved := after != before[id]; moved != (id == "12" || id == "new") {
			t.Errorf("a goal under 11 moved %s: %v", id, moved)
		}
	}
}

func TestFocusFadesTheRest(t *testing.T) {
	tree := sampleTree()
	tree.Focus("1")
	fadedGoals := map[model.ID]bool{}
	for _, op := range tree.Ops(everything(tree)) {
		if op.Fill == Faded {
			fadedGoals[op.Item] = true
		}
	}
	delete(fadedGoals, "") // links
	if want := map[model.ID]bool{"2": true, "21": true}; !reflect.DeepEqual(fadedGoals, want) {
		t.Errorf("faded: %v, want %v", fadedGoals, want)
	}
}

func TestAlsoLinks(t *testing.T) {
	dotted := func(tree *Tree) (n int) {
		for _, op := range tree.Ops(everything(tree)) {
			if op.Kind == Path && slices.Equal(op.Dash, alsoDash) {
				n++
			}
		}
		return n
	}
	tree := sampleTree()
	if n := dotted(tree); n != 0 {
		t.Errorf("%d extra links without a selection", n)
	}
	for _, end := range []model.ID{"12", "2"} {
		if tree.Select(end); dotted(tree) != 1 {
			t.Errorf("no extra link for the selected %s", end)
		}
	}
	tree.SetOptions(TreeOptions{AllLinks: true})
	tree.Select("21")
	tree.Fold("1", true)
	if n := dotted(tree); n != 1 {
		t.Errorf("%d extra links of all, want 1, from the folded card", n)
	}
}

func drawGoals(t *rapid.T) []GoalCard {
	n := rapid.IntRange(1, 40).Draw(t, "goals")
	children := map[int][]int{}
	for i := 1; i < n; i++ {
		parent := rapid.IntRange(0, i-1).Draw(t, "parent")
		children[parent] = append(children[parent], i)
	}
	var goals []GoalCard
	var walk func(i int, parent model.ID, level int)
	walk = func(i int, parent model.ID, level int) {
		goal := GoalCard{
			ID: model.ID(fmt.Sprint("g", i)), Parent: parent, Level: level,
			Code:      rapid.SampledFrom([]string{"", "1", "12.34.5"}).Draw(t, "code"),
			Text:      rapid.StringOfN(rapid.RuneFrom([]rune("aeioumnW   -\n")), 0, 200, -1).Draw(t, "text"),
			Dots:      rapid.IntRange(0, 12).Draw(t, "dots"),
			Status:    rapid.SampledFrom(append(model.Judgements(), "")).Draw(t, "status"),
			WhiteSpot: rapid.Bool().Draw(t, "white spot"),
			Changed:   rapid.Bool().Draw(t, "changed"),
			Note:      rapid.SampledFrom([]string{"", "Doel", "Waartoe doen we dit? Dat zegt het niveau erboven"}).Draw(t, "note"),
		}
		for party := range rapid.IntRange(0, 4).Draw(t, "support") {
			goal.Support = append(goal.Support, SupportMark{Look: Party(party), Stance: model.Supports})
		}
		if rapid.IntRange(0, 5).Draw(t, "also") == 0 {
			goal.Also = []model.ID{model.ID(fmt.Sprint("g", rapid.IntRange(0, n).Draw(t, "to")))}
		}
		goals = append(goals, goal)
		for _, child := range children[i] {
			walk(child, goal.ID, level+1)
		}
	}
	walk(0, "", 1)
	return goals
}

func drawOptions(t *rapid.T) TreeOptions {
	return TreeOptions{
		Direction: drawDirection(t),
		HangFrom:  rapid.IntRange(-1, 3).Draw(t, "hang from"),
		TextSize:  rapid.SampledFrom([]float64{0, 10, 30}).Draw(t, "size"),
		MaxLines:  rapid.IntRange(-1, 6).Draw(t, "lines"),
		AllLinks:  rapid.Bool().Draw(t, "all links"),
		Words:     testWords,
	}
}

func someGoal(t *rapid.T, goals []GoalCard, label string) model.ID {
	return rapid.SampledFrom(goals).Draw(t, label).ID
}

// TestTreeAfterEditsIsAFreshTree: whatever was changed before, the picture is that of the goals as they are.
func TestTreeAfterEditsIsAFreshTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		options := drawOptions(t)
		tree := NewTree(options)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			tree.Set(drawGoals(t))
			tree.Fold(someGoal(t, tree.goals, "folded"), rapid.Bool().Draw(t, "fold"))
			tree.Select(someGoal(t, tree.goals, "selected"))
			tree.Focus(someGoal(t, tree.goals, "focused"))
		}
		fresh := NewTree(options)
		fresh.Set(tree.goals)
		for _, goal := range tree.goals {
			fresh.Fold(goal.ID, tree.Folded(goal.ID))
		}
		fresh.Select(tree.Selected())
		fresh.Focus(tree.Focused())
		if got, want := opLines(tree.Drawing().Ops), opLines(fresh.Drawing().Ops); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// TestCardsHoldTheirText: no card overlaps another, and what belongs to a goal stays on its card, its badge and its ring apart.
func TestCardsHoldTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := NewTree(drawOptions(t))
		tree.Set(drawGoals(t))
		tree.Fold(someGoal(t, tree.goals, "folded"), true)
		w, h := tree.Size()
		var areas []Area
		for _, goal := range tree.goals {
			area, ok := tree.AreaOf(goal.ID)
			if !ok {
				continue
			}
			for _, other := range areas {
				if area.Meets(other) {
					t.Fatalf("%v overlaps %v", area, other)
				}
			}
			areas = append(areas, area)
			if area.X < 0 || area.Y < 0 || area.X+area.W > w || area.Y+area.H > h {
				t.Fatalf("%v is outside %v x %v", area, w, h)
			}
			if at, part := tree.At(Point{area.X + area.W/2, area.Y + 2}); at != goal.ID || part != OnCard {
				t.Fatalf("at the card of %s there is %q", goal.ID, at)
			}
		}
		for _, op := range tree.Ops(everything(tree)) {
			area, _ := tree.AreaOf(op.Item)
			if op.Kind == Text && !fitsIn(inkOf(op), area.Grow(badgeHeight*tree.unit/2+1)) {
				t.Fatalf("%v is not on its card %v", op, area)
			}
		}
	})
}

// inkOf is the area that an op covers.
func inkOf(op Op) Area {
	switch op.Kind {
	case Text:
		w := Measure(op.Text, op.Size, op.Weight)
		x := op.X - map[Align]float64{Left: 0, Center: w / 2, Right: w}[op.Align]
		return Area{x, op.Y - Ascent*op.Size, w, (Ascent + Descent) * op.Size}
	}
	points, _ := Outline(op)
	return around(points).Grow(op.Width / 2)
}

func fitsIn(inner, outer Area) bool {
	return inner.X >= outer.X-tiny && inner.Y >= outer.Y-tiny &&
		inner.X+inner.W <= outer.X+outer.W+tiny && inner.Y+inner.H <= outer.Y+outer.H+tiny
}

func TestLegendStaysInItsWidth(t *testing.T) {
	tree := sampleTree()
	tree.Select("12")
	for _, width := range []float64{120, 300, 2000} {
		ops, height := tree.Legend(width)
		for _, op := range ops {
			if ink := inkOf(op); ink.X < -1 || ink.X+ink.W > width+1 || ink.Y+ink.H > height+4 {
				t.Errorf("in %v x %v: %v sticks out", width, height, op)
			}
		}
		if width == 2000 {
			var texts []string
			for _, op := range ops {
				if op.Kind == Text && op.Fill == MutedInk {
					texts = append(texts, op.Text)
				}
			}
			want := []string{"level 1", "level 2", "level 3", "also contributes to", "white spot", "on-course", "Clients", "doubts"}
			if !slices.Equal(texts, want) {
				t.Errorf("legend %q, want %q", texts, want)
			}
		}
	}
	if _, height := NewTree(TreeOptions{Words: testWords}).Legend(500); height != 0 {
		t.Error("an empty tree needs no legend")
	}
}

// TestTooManyLinksAreTold: up to twelve extra links of the selected goal are drawn, both ways; of more the legend says how many there are. It
// explains them whatever is selected.
func TestTooManyLinksAreTold(t *testing.T) {
	for _, links := range []int{1, mostAlso, mostAlso + 1} {
		words := TreeWords{Also: testWords.Also}
		words.AlsoMany = func(n int) string { return fmt.Sprint("too many: ", n) }
		tree := NewTree(TreeOptions{Selects: true, Words: words})
		goals := []GoalCard{{ID: "0", Level: 1, Text: "top"}}
		for i := range links + 1 {
			goal := GoalCard{ID: model.ID(fmt.Sprint("g", i)), Parent: "0", Level: 2, Text: "goal"}
			if i > 0 && i%2 == 0 {
				goal.Also = []model.ID{"g0"}
			}
			goals = append(goals, goal)
			if i%2 == 1 {
				goals[1].Also = append(goals[1].Also, goal.ID)
			}
		}
		tree.Set(goals)
		legend := func() string {
			ops, _ := tree.Legend(1000)
			var out []string
			for _, op := range ops {
				if op.Kind == Text {
					out = append(out, op.Text)
				}
			}
			return strings.Join(out, ", ")
		}
		drawn := func() (n int) {
			for _, op := range tree.Drawing().Ops {
				if op.Kind == Path && slices.Equal(op.Dash, alsoDash) && op.Item != "" {
					n++
				}
			}
			return n
		}
		if legend() != words.Also || drawn() != 0 {
			t.Errorf("nothing selected: the legend says %q, and %d links are drawn", legend(), drawn())
		}
		tree.Select("g0")
		want, lines := words.Also, links
		if links > mostAlso {
			want, lines = fmt.Sprint("too many: ", links), 0
		}
		if legend() != want || drawn() != lines {
			t.Errorf("%d links: the legend says %q, and %d are drawn", links, legend(), drawn())
		}
	}
}
