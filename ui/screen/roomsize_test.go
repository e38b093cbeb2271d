package screen

import (
	"fmt"
	"image"
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
)

// drawn is a text where it is drawn.
type drawn struct {
	text      string
	size      float32
	x, y      float32
	w, h      float32
	clip      image.Rectangle
	uncertain bool // cut by an edge
}

// roomTexts are the texts that an object draws, with what part of them is in sight.
func roomTexts(o fyne.CanvasObject) []drawn {
	var out []drawn
	var visit func(o fyne.CanvasObject, x, y float32, clip image.Rectangle)
	visit = func(o fyne.CanvasObject, x, y float32, clip image.Rectangle) {
		if !o.Visible() {
			return
		}
		x, y = x+o.Position().X, y+o.Position().Y
		box := image.Rect(int(x), int(y), int(x+o.Size().Width+1), int(y+o.Size().Height+1))
		switch o := o.(type) {
		case *canvas.Text:
			least := o.MinSize()
			switch o.Alignment {
			case fyne.TextAlignCenter:
				x += (o.Size().Width - least.Width) / 2
			case fyne.TextAlignTrailing:
				x += o.Size().Width - least.Width
			}
			all := image.Rect(int(x), int(y), int(x+least.Width+1), int(y+least.Height+1))
			if seen := all.Intersect(clip); strings.TrimSpace(o.Text) != "" && !seen.Empty() {
				out = append(out, drawn{o.Text, o.TextSize, x, y, least.Width, least.Height, seen, seen != all})
			}
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner, x, y, clip)
			}
		case *container.Clip:
			visit(o.Content, x, y, clip.Intersect(box))
		case *container.Scroll:
			visit(o.Content, x, y, clip.Intersect(box))
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner, x, y, clip)
			}
		}
	}
	visit(o, 0, 0, image.Rect(0, 0, int(o.Size().Width), int(o.Size().Height)))
	return out
}

// withStuffed fills the dossier far beyond what a room can read at once: 75 cards in 8 groups and 60 without, 120 goals, 40 agreements and
// 30 indicators under one goal, all with long texts.
func (r *room) withStuffed() *room {
	r.t.Helper()
	const long = "Inwoners die steun nodig hebben vinden dichtbij huis een plek waar zij zich thuis voelen en iets betekenen voor een ander"
	if _, err := r.dossier().Edit("edit.cover", func(tx *model.Tx) error {
		session := tx.LatestSession(model.GoalSession)
		var groups []model.ID
		for i := range 8 {
			group, err := tx.AddGroup(session.ID, fmt.Sprintf("Groep %d over wat inwoners overdag doen", i+1))
			if err != nil {
				return err
			}
			groups = append(groups, group.ID)
		}
		for i := range 75 {
			card, err := tx.AddCard(session.ID, 0, fmt.Sprintf("%s %d", long[:40+i], i), "")
			if err != nil {
				return err
			}
			if err := model.Update(tx, card.ID, func(c *model.Card) error { c.Groups = []model.ID{groups[i%8]}; return nil }); err != nil {
				return err
			}
		}
		top := tx.Goals()[0].ID
		parents := []model.ID{top}
		for i := 0; tx.Count(model.KindGoal) < 120; i++ {
			goal, err := tx.AddGoal(parents[i/4], -1, fmt.Sprintf("%s %d", long[:30+i%80], i))
			if err != nil {
				return err
			}
			parents = append(parents, goal.ID)
		}
		for i := range 40 {
			agreement, err := tx.AddAgreement(model.Action, "", fmt.Sprintf("%s %d", long, i))
			if err != nil {
				return err
			}
			if err := model.Update(tx, agreement.ID, func(a *model.Agreement) error {
				a.Who.Role, a.Due = "coördinator van het inloophuis in de wijk", "2027-12-01"
				return nil
			}); err != nil {
				return err
			}
		}
		for i := range 30 {
			if err := tx.Put(&model.Indicator{
				Code: fmt.Sprintf("S%d", i), Name: fmt.Sprintf("%s %d", long, i), Definition: long + ". " + long, Goals: []model.ID{top}, Sort: model.EffectIndicator, Direction: model.Higher, Type: model.Percentage, Unit: "%",
			}); err != nil {
				return err
			}
		}
		return tx.SetCover(func(c *model.Cover) error { c.FutureImage = strings.Repeat(long+". ", 12); return nil })
	}); err != nil {
		r.t.Fatal(err)
	}
	return r
}

// leastInRoom is the smallest text that a room can read, in pixels of a projector of 1920x1080 (design.md).
const leastInRoom = 28

// TestEveryViewOfTheRoom walks all that the room can be shown with a dossier that is full of secrets and far too full for a screen: no secret
// is told in any text or label, no letter is too small for the back row, and what has no room is said in words.
func TestEveryViewOfTheRoom(t *testing.T) {
	r := newRoom(t).withExample().withSecrets().withStuffed()
	seen := map[string]bool{}
	views, full := 0, 0
	r.everyView(func(view string, s *scene) {
		views++
		for _, text := range everythingTold(s.object) {
			if part := leak(text); part != "" {
				t.Errorf("%s: the room sees %q in %q", view, part, text)
			}
			seen[text] = true
		}
		if readByAll(t, view, s) > 0 {
			full++
		}
	})
	t.Logf("%d views, %d too full for the back row", views, full)
	if full == 0 {
		t.Error("nothing is too full")
	}
	all := strings.Join(slices.Collect(maps.Keys(seen)), "\n")
	for _, part := range []string{"Wat ziet de zaal?", "Bijna niemand", "<5", "Inwoners", "langsgaan"} {
		if !strings.Contains(all, part) {
			t.Errorf("the walk does not come where the room sees %q", part)
		}
	}
	r.staged(model.GoalSession, model.StepLadder)
	if !strings.Contains(strings.Join(everythingTold(r.desk.frame.object), "\n"), "GEHEIM") {
		t.Error("the test cannot see what the facilitator sees")
	}
}

// TestTheBackRowReadsTheExample at every step, and what is left out is said.
func TestTheBackRowReadsTheExample(t *testing.T) {
	r := newRoom(t).withExample()
	r.everyStep(func(view string) { readByAll(t, view, r.view()) })
}

// readByAll checks that the back row can read a view, and returns how much the view leaves out.
func readByAll(t *testing.T, view string, s *scene) (left int) {
	t.Helper()
	for _, text := range roomTexts(s.object) {
		if text.size < leastInRoom {
			t.Errorf("%s: %q is %g px high", view, text.text, text.size)
		}
	}
	if s.still != nil {
		return 0 // a picture says what the view said of which it was made
	}
	left = leftOut(s.work)
	said := strings.Join(textsOf(s.more), " ")
	switch {
	case left == 0 && s.more.Visible():
		t.Errorf("%s: nothing is left out, and it says %q", view, said)
	case left > 0 && !s.more.Visible(): // the work says so itself
		if all := strings.Join(textsOf(s.work), " "); !strings.Contains(all, fmt.Sprintf("Nog %d ", left)) {
			t.Errorf("%s: %d are left out, and it says %q", view, left, all)
		}
	case left > 0 && !strings.Contains(said, fmt.Sprint(left)):
		t.Errorf("%s: %d are left out, and it says %q", view, left, said)
	}
	return left
}

// TestLettersAsTheyAreDrawn measures the letters in the picture itself: the rows of pixels that a text inks, beside what its size promises.
func TestLettersAsTheyAreDrawn(t *testing.T) {
	r := newRoom(t).withExample()
	window := r.desk.app.NewWindow("room")
	defer window.Close()
	window.SetPadded(false)
	for _, step := range []model.StepKind{model.StepTypeIn, model.StepGroup, model.StepLadder, model.StepTalk, model.StepScore} {
		r.staged(model.GoalSession, step)
		r.desk.followStep()
		s := r.view()
		texts := roomTexts(s.object)
		window.SetContent(s.object)
		window.Resize(roomSize)
		picture := window.Canvas().Capture()
		measured, covered := 0, 0
		for _, text := range texts {
			if text.uncertain || len([]rune(text.text)) < 4 {
				continue
			}
			got := float32(inkedRows(picture, text.clip))
			if got == 0 {
				covered++ // by the legend of a tree that is larger than the screen
				continue
			}
			measured++
			const xHeight = 0.46 // of the type size: the small letters of the font
			if got < xHeight*leastInRoom {
				t.Errorf("at %s %q inks %g rows, at %g px", step, text.text, got, text.size)
			}
		}
		if measured == 0 || covered > measured/4 {
			t.Errorf("at %s %d texts were measured, and %d are covered", step, measured, covered)
		}
	}
}

// inkedRows counts the rows of a part of a picture in which something else than the ground is drawn, from the first to the last.
func inkedRows(picture image.Image, part image.Rectangle) int {
	ground := picture.At(part.Min.X, part.Min.Y)
	first, last := -1, -1
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if far(picture.At(x, y), ground) {
				if first < 0 {
					first = y
				}
				last = y
				break
			}
		}
	}
	if first < 0 {
		return 0
	}
	return last - first + 1
}

func far(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	apart := func(x, y uint32) int { return max(int(x>>8)-int(y>>8), int(y>>8)-int(x>>8)) }
	return apart(r1, r2)+apart(g1, g2)+apart(b1, b2) > 120
}

// TestTheRoomOnEveryScreen: whatever the size and the shape of the screen, and while it changes, everything stands beside each other and
// within the screen, and no letter is smaller than its share of it.
func TestTheRoomOnEveryScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("many screens")
	}
	for name, r := range map[string]*room{"example": newRoom(t).withExample(), "stuffed": newRoom(t).withExample().withStuffed()} {
		for _, step := range model.StepKinds() {
			kind := model.GoalSession
			switch placeOf(model.IndicatorSession, step) {
			case atIndicators:
				kind = model.IndicatorSession
			}
			if step == model.StepLook || step == model.StepInterpret {
				kind = model.FollowingSession
			}
			r.staged(kind, step)
			r.desk.followStep()
			s := r.view()
			for _, size := range []fyne.Size{{Width: 1024, Height: 768}, {Width: 1280, Height: 800}, {Width: 2560, Height: 1080}, {Width: 3840, Height: 2160}} {
				s.object.Resize(size)
				least := leastInRoom * min(size.Width/1920, size.Height/1080)
				for _, text := range roomTexts(s.object) {
					where := fmt.Sprintf("%s, %s at %gx%g", name, step, size.Width, size.Height)
					if text.size < least-1 { // whole units
						t.Errorf("%s: %q is %g px high, not %g", where, text.text, text.size, least)
					}
					if !text.uncertain && (text.x < 0 || text.x+text.w > size.Width+1 || text.y+text.h > size.Height+1) {
						t.Errorf("%s: %q runs out of the screen", where, text.text)
					}
				}
				if least > 0.8*leastInRoom || slices.Contains([]model.StepKind{model.StepTypeIn, model.StepGroup, model.StepName}, step) {
					continue // lines that follow each other share more there than the test allows; the chosen card lies over others
				}
				for _, over := range overlaps(s.object) {
					t.Errorf("%s, %s at %gx%g: %s", name, step, size.Width, size.Height, over)
				}
			}
		}
	}
}
