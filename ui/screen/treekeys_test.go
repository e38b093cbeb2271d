package screen

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// withTree opens a dossier with a tree of lines, one space deeper a level, and goes there.
func (r *room) withTree(lines string) *room {
	r.t.Helper()
	r.withEmpty().Goes(atGoals)
	r.goalsPage().to(goalsTree)
	r.pastes(strings.ReplaceAll(lines, " ", "\t"))
	return r.On("top")
}

// pastes puts a text on the clipboard, as another program would, and pastes it.
func (r *room) pastes(text string) *room {
	r.desk.app.Clipboard().SetContent(text)
	return r.Presses("Ctrl+V")
}

// On selects the goal with a text.
func (r *room) On(text string) *room {
	r.t.Helper()
	for _, goal := range r.dossier().Goals() {
		if goal.Text == text {
			r.goalsPage().tree.tree.Select(goal.ID)
			return r
		}
	}
	r.t.Fatalf("there is no goal %q", text)
	return r
}

const smallTree = "top\n a\n  a1\n  a2\n b\n  b1\n"

// TestEveryKeyOfTheTree presses each key of the tree that changes it; undo brings the tree back.
func TestEveryKeyOfTheTree(t *testing.T) {
	r := newRoom(t).withTree(smallTree)
	for _, c := range []struct {
		on   string
		keys []string
		want string
	}{
		{"a", []string{"Tab", "'new", "Enter"}, "top(a(a1 a2 new) b(b1))"},
		{"a1", []string{"Enter", "'new", "Enter"}, "top(a(a1 new a2) b(b1))"},
		{"a1", []string{"Shift+Enter", "'new", "Enter"}, "top(a(new a1 a2) b(b1))"},
		{"a1", []string{"Shift+Tab", "'new", "Enter"}, "top(a(new(a1) a2) b(b1))"},
		{"a", []string{"Shift+Tab", "'new", "Enter"}, "top(new(a(a1 a2)) b(b1))"},
		{"top", []string{"Shift+Tab", "'new", "Enter"}, "new(top(a(a1 a2) b(b1)))"},
		{"a1", []string{"F2", "'!", "Enter"}, "top(a(a1! a2) b(b1))"},
		{"a1", []string{"'!", "Enter"}, "top(a(a1! a2) b(b1))"},
		{"a1", []string{"Tab", "'new", "Esc"}, "top(a(a1 a2) b(b1))"},
		{"a", []string{"Delete"}, "top(b(b1))"},
		{"a", []string{"Shift+Delete"}, "top(a1 a2 b(b1))"},
		{"top", []string{"Shift+Delete"}, "top(a(a1 a2) b(b1))"}, // two goals cannot both be at the top
		{"a2", []string{"Alt+Up"}, "top(a(a2 a1) b(b1))"},
		{"a1", []string{"Alt+Down"}, "top(a(a2 a1) b(b1))"},
		{"a2", []string{"Alt+Right"}, "top(a(a1(a2)) b(b1))"},
		{"a2", []string{"Alt+Left"}, "top(a(a1) a2 b(b1))"},
		{"b", []string{"Alt+Left"}, "top(b(b1) a(a1 a2))"},
		{"b", []string{"Alt+Down"}, "top(a(a1 a2 b(b1)))"},
		{"a", []string{"Ctrl+X", "On b", "Ctrl+V"}, "top(b(b1 a(a1 a2)))"},
		{"a", []string{"Ctrl+X", "On a1", "Ctrl+V"}, "top(a(a1 a2) b(b1))"}, // not under itself
		{"a", []string{"Ctrl+X", "Esc", "On b", "Ctrl+V"}, "top(a(a1 a2) b(b1 a(a1 a2)))"},
		{"a", []string{"Ctrl+C", "On b", "Ctrl+V"}, "top(a(a1 a2) b(b1 a(a1 a2)))"},
		{"a1", []string{"Ctrl+X", "On b", "Ctrl+V", "On top", "Ctrl+V"}, "top(a(a2) b(b1 a1) a1)"},
	} {
		before := r.outline()
		changes := len(r.dossier().History())
		r.On(c.on)
		for _, key := range c.keys {
			switch {
			case strings.HasPrefix(key, "'"):
				r.Types(key[1:])
			case strings.HasPrefix(key, "On "):
				r.On(key[3:])
			default:
				r.Presses(key)
			}
		}
		if got := r.outline(); got != c.want {
			t.Errorf("%v on %s: the tree is %s, not %s", c.keys, c.on, got, c.want)
		}
		for range len(r.dossier().History()) - changes {
			r.Presses("Ctrl+Z")
		}
		if got := r.outline(); got != before {
			t.Errorf("%v on %s: undone it is %s", c.keys, c.on, got)
		}
	}
}

func TestTheNewParentIsSeenWhileItIsWritten(t *testing.T) {
	r := newRoom(t).withTree(smallTree).On("a").Presses("Shift+Tab").Types("nieuw")
	if shown := r.showsRoom(); !strings.Contains(shown, "nieuw") {
		t.Errorf("the room sees %s", shown)
	}
	r.Presses("Shift+Tab").Types("hoger").Presses("Enter").Grows("top(hoger(nieuw(a(a1 a2))) b(b1))").Selects("hoger")
}

// TestCutGoalsStayTheSame: what hangs on a goal goes along, and nothing is deleted before it is pasted.
func TestCutGoalsStayTheSame(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("2.1")
	indicators := len(r.dossier().IndicatorsOf(goal.ID))
	r.Finds("it has indicators", indicators > 0)
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("Ctrl+X").Hears("Ctrl+V").Finds("it is still there", r.dossier().GoalByCode("2.1").ID == goal.ID)
	r.Finds("and seen to be on its way", r.goalsPage().tree.tree.Lifted() == goal.ID)
	r.goalsPage().tree.tree.Select(r.dossier().GoalByCode("4").ID)
	r.Presses("Ctrl+V")
	now := model.Get[model.Goal](r.dossier(), goal.ID)
	r.Finds("the same goal is under 4", now != nil && now.Parent == r.dossier().GoalByCode("4").ID)
	r.Finds("with its indicators", len(r.dossier().IndicatorsOf(goal.ID)) == indicators)
}

// TestCopiedGoalsKeepAllTheyHave within the dossier, also when another program gives the text back with other line ends.
func TestCopiedGoalsKeepAllTheyHave(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	goal := r.dossier().GoalByCode("2")
	r.goalsPage().tree.tree.Select(goal.ID)
	r.Presses("Ctrl+C")
	text := r.desk.app.Clipboard().Content()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	r.Finds("other programs get indented text", len(lines) == len(r.dossier().Branch(goal.ID)) && lines[0] == goal.Text && strings.HasPrefix(lines[1], "\t"))
	count := len(r.dossier().Branch(goal.ID))
	r.pastes(strings.ReplaceAll(text, "\n", "\r\n"))
	pasted := r.dossier().Branch(r.goalsPage().tree.tree.Selected())
	r.Finds("the copy is selected and whole", len(pasted) == count && pasted[0].ID != goal.ID && pasted[0].Parent == goal.ID)
	for i, original := range r.dossier().Branch(goal.ID)[:count] {
		if pasted[i].Explanation != original.Explanation || pasted[i].Assumption != original.Assumption || pasted[i].Behind != original.Behind {
			t.Errorf("the copy of %s lost something", original.Text)
		}
	}
}

// TestTextFromElsewhereBecomesABranch in one edit.
func TestTextFromElsewhereBecomesABranch(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"tabs", "x\n\ty\n\t\tz\nw", "top(a(a1 a2 x(y(z)) w) b(b1))"},
		{"spaces and bullets", "- x\n    - y\n    - z", "top(a(a1 a2 x(y z)) b(b1))"},
		{"codes", "1 X\n1.1 Y\n1.2 Z\n", "top(a(a1 a2 X(Y Z)) b(b1))"},
		{"one line", "x", "top(a(a1 a2 x) b(b1))"},
	} {
		r := newRoom(t).withTree(smallTree).On("a")
		changes := len(r.dossier().History())
		r.pastes(c.text)
		if got := r.outline(); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
		r.Finds("it is one edit", len(r.dossier().History()) == changes+1)
	}
	r := newRoom(t).withTree(smallTree)
	r.pastes(" \n").Hears("klembord").Grows("top(a(a1 a2) b(b1))")
	r = newRoom(t).withEmpty().Goes(atGoals)
	r.goalsPage().to(goalsTree)
	r.pastes("top\n\ta").Grows("top(a)")
}

// TestAFieldKeepsItsClipboard: while a goal is written, cut, copy and paste are of its text.
func TestAFieldKeepsItsClipboard(t *testing.T) {
	r := newRoom(t).withTree(smallTree).On("a1").Presses("F2", "Ctrl+A", "Ctrl+X")
	r.Finds("the text is cut", r.desk.app.Clipboard().Content() == "a1")
	r.Presses("Ctrl+V", "Ctrl+V", "Enter").Grows("top(a(a1a1 a2) b(b1))")
	r.Presses("F2").Types("x").Presses("Ctrl+Z", "Enter").Grows("top(a(a1a1 a2) b(b1))")
}

// shownGoals are the texts of the goals that are not hidden.
func (r *room) shownGoals() string {
	var out []string
	for _, goal := range r.dossier().Goals() {
		if _, size := r.goalsPage().tree.tree.PlaceOf(goal.ID); size.Width > 0 {
			out = append(out, goal.Text)
		}
	}
	return strings.Join(out, " ")
}

func TestTheTreeFoldsByLevel(t *testing.T) {
	r := newRoom(t).withTree("top\n a\n  a1\n   a11\n b\n").On("a11")
	shows := func(want string) {
		t.Helper()
		if got := r.shownGoals(); got != want {
			t.Errorf("shown is %q, not %q", got, want)
		}
	}
	r.Presses("Ctrl+2")
	shows("top a b")
	r.Selects("a")
	r.Presses("Alt+PgDn")
	shows("top a a1 b")
	r.Presses("Alt+PgDn")
	shows("top a a1 a11 b")
	r.Presses("Alt+PgUp")
	shows("top a a1 b")
	r.Presses("Ctrl+1")
	shows("top")
	r.Selects("top").Presses("Alt+PgUp")
	shows("top")
	r.Presses("Ctrl+6")
	shows("top a a1 a11 b")
	r.On("a").Presses("Space")
	shows("top a b")
	r.Presses("Space")
	shows("top a a1 a11 b")
	r.Finds("nothing of this is a change", len(r.dossier().History()) == 1)
}

func TestABranchStandsOutAndBack(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	two := r.dossier().GoalByCode("2")
	tree.Select(two.ID)
	before, _ := tree.PlaceOf(two.ID)
	r.Presses("Ctrl+Shift+F").Finds("the branch stands out", tree.Focused() == two.ID)
	r.Goes(atFigures)
	r.desk.zoom(1)
	r.desk.zoom(-1)
	r.Goes(atGoals).Finds("also when the page is made anew", r.goalsPage().tree.tree.Focused() == two.ID)
	r.Presses("Ctrl+Shift+F").Finds("and back", r.goalsPage().tree.tree.Focused() == "")
	if after, _ := r.goalsPage().tree.tree.PlaceOf(two.ID); after != before {
		t.Errorf("the goal stood at %v and stands at %v", before, after)
	}
	r.Presses("Ctrl+Shift+F", "Esc").Finds("Escape goes back too", r.goalsPage().tree.tree.Focused() == "")
}

func TestTheTreeGrowsDownOrToTheRight(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := func() *control.Tree { return r.goalsPage().tree.tree }
	r.Presses("Ctrl+L").Finds("it grows to the right", tree().Direction() == figure.LeftRight)
	top, _ := tree().PlaceOf(r.dossier().Top().ID)
	for _, code := range []string{"1", "1.1"} {
		below, _ := tree().PlaceOf(r.dossier().GoalByCode(code).ID)
		r.Finds(code+" stands to the right", below.X > top.X)
		top = below
	}
	r.Goes(atFigures)
	r.desk.zoom(1)
	r.Goes(atGoals).Finds("the page remembers it", tree().Direction() == figure.LeftRight)
	tree().Select(r.dossier().GoalByCode("2.2").ID)
	r.Presses("Alt+Up").Finds("moves follow what the eye sees", r.dossier().Code(tree().Selected()) == "2.1")
	r.Presses("Ctrl+L").Finds("and back", tree().Direction() == figure.TopDown)
}

func TestTheTreeIsMadeLargerByKey(t *testing.T) {
	r := newRoom(t).withExample().Goes(atGoals)
	tree := r.goalsPage().tree.tree
	_, before := tree.PlaceOf(r.dossier().Top().ID)
	r.Presses("Alt+Plus")
	_, after := tree.PlaceOf(r.dossier().Top().ID)
	r.Finds("it is larger", after.Width > before.Width*1.2)
	r.Presses("Alt+Minus")
	if _, again := tree.PlaceOf(r.dossier().Top().ID); fmt.Sprintf("%.2f", again.Width) != fmt.Sprintf("%.2f", before.Width) {
		t.Errorf("it was %v wide and is %v", before.Width, again.Width)
	}
}

// menu is the menu that lies over the window.
func (r *room) menu() *control.Menu {
	r.t.Helper()
	m, _ := r.desk.window.Canvas().Overlays().Top().(*control.Menu)
	return m
}

func TestTheMenuHasTheWordsOfTheKeys(t *testing.T) {
	r := newRoom(t).withTree(smallTree).On("a")
	tree := r.goalsPage().tree.tree
	r.Presses("Menu").Finds("the menu is there", r.menu() != nil)
	for _, item := range r.menu().Items {
		found := false
		for _, group := range control.Keymap() {
			for _, act := range group.Acts {
				found = found || group.Where == control.OnTree && r.desk.look.Words.Say(act.Does) == item.Text && act.KeyText(r.desk.look.Words) == item.Key
			}
		}
		r.Finds("the keymap has "+item.Text, found)
	}
	r.Presses("Delete").Finds("the tree waits", r.outline() == "top(a(a1 a2) b(b1))")
	r.Presses("Esc").Finds("Escape closes it", r.menu() == nil)
	r.Finds("and the tree has the keyboard", r.desk.window.Canvas().Focused() == fyne.Focusable(tree))
	r.Presses("Shift+F10", "Down", "Enter").Types("new").Presses("Enter").Grows("top(a(a1 a2) new b(b1))")

	r.On("top")
	pos, size := tree.PlaceOf(r.dossier().GoalByCode("1.1").ID)
	at := pos.AddXY(size.Width/2, size.Height/2)
	absolute := fyne.CurrentApp().Driver().AbsolutePositionForObject(tree).Add(at)
	tree.TappedSecondary(&fyne.PointEvent{Position: at, AbsolutePosition: absolute})
	r.Finds("the right button opens it", r.menu() != nil).Selects("a1")
	menu := r.menu()
	for i, item := range menu.Items {
		if item.Text == r.desk.look.Words.Say("tree.away") {
			menu.Items[i].Do()
			menu.Close()
		}
	}
	r.Grows("top(a(a2) new b(b1))")
	tree.TappedSecondary(&fyne.PointEvent{Position: at, AbsolutePosition: absolute})
	test.TapCanvas(r.desk.window.Canvas(), fyne.NewPos(5, 5))
	r.Finds("a press beside it closes it", r.menu() == nil)
}
