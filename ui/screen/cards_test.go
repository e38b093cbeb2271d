package screen

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

func TestReadCard(t *testing.T) {
	parties := []*model.Party{{Identity: model.Identity{ID: "i"}, Mark: "I"}, {Identity: model.Identity{ID: "cr"}, Mark: "CR"}}
	marks := cardMarks{parties: parties, costsNothing: "gratis", wild: "wild"}
	for _, c := range []struct {
		line string
		want cardEntry
	}{
		{"Koffie", cardEntry{text: "Koffie"}},
		{" 12 Koffie ", cardEntry{number: 12, text: "Koffie"}},
		{"12. Koffie", cardEntry{number: 12, text: "Koffie"}},
		{"i: Koffie", cardEntry{party: "i", text: "Koffie"}},
		{"12 cr: Koffie", cardEntry{number: 12, party: "cr", text: "Koffie"}},
		{"cr:12 Koffie", cardEntry{number: 12, party: "cr", text: "Koffie"}},
		{"x: Koffie", cardEntry{text: "x: Koffie"}},
		{"12", cardEntry{text: "12"}},
		{"24/7 open", cardEntry{text: "24/7 open"}},
		{"12345 mensen", cardEntry{text: "12345 mensen"}},
		{"0 Koffie", cardEntry{text: "0 Koffie"}},
		{"i:", cardEntry{party: "i"}},
		{"gratis: Koffie", cardEntry{costsNothing: true, text: "Koffie"}},
		{"12 Wild: i: gratis: Koffie: met melk", cardEntry{number: 12, party: "i", costsNothing: true, wild: true, text: "Koffie: met melk"}},
		{"Wild water", cardEntry{text: "Wild water"}},
		{": los", cardEntry{text: ": los"}},
		{"wild: wild: nog eens", cardEntry{wild: true, text: "nog eens"}},
		{"", cardEntry{}},
	} {
		if got := readCard(c.line, marks); got != c.want {
			t.Errorf("%q is read as %+v", c.line, got)
		}
	}
}

// written are cards as people write them: from three words to two lines.
var written = []string{
	"Ergens verwacht worden", "Iemand die de eerste keer met mij meeloopt naar een plek", "Koffie met buren", "Niet steeds opnieuw mijn verhaal doen",
	"Een reden om op te staan", "Mijn man durft weer een dag alleen thuis te zijn", "Fietsen leren", "Vrijwilligerswerk dat past bij wat ik kan en wil",
	"Een baas die het uitlegt", "Dat de bus ook na zes uur nog naar De Linde rijdt", "Samen eten", "Meedenken over het park",
}

// withCards opens a dossier with a number of cards, and groups that hold as many of them as sizes say.
func (r *room) withCards(cards int, sizes ...int) *room {
	r.t.Helper()
	r.withEmpty()
	if _, err := r.dossier().Edit("edit.card.add", func(tx *model.Tx) error {
		session, err := r.desk.sessionFor(tx, model.GoalSession)
		if err != nil {
			return err
		}
		var in []model.ID // the group of each card
		for i, size := range sizes {
			group, err := tx.AddGroup(session.ID, []string{"Mensen om je heen", "Een plek in de buurt", "Vervoer", "Werk dat past", "Leren", "Rust", "Geld", "Meedoen"}[i%8])
			if err != nil {
				return err
			}
			for range size {
				in = append(in, group.ID)
			}
		}
		for i := range cards {
			card := &model.Card{Session: session.ID, Number: i + 1, Text: written[i%len(written)]}
			if i < len(in) {
				card.Groups = in[i : i+1]
			}
			if err := tx.Put(card); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		r.t.Fatal(err)
	}
	return r.Goes(atGoals)
}

// turns goes to a surface of the page of goals.
func (r *room) turns(surface model.Key) *room {
	r.goalsPage().to(surface)
	return r
}

func (r *room) cardsSurface() *cardsSurface { return r.goalsPage().part(goalsCards).(*cardsSurface) }

func (r *room) groupsSurface() *groupsSurface {
	return r.goalsPage().part(goalsGroups).(*groupsSurface)
}

// roomLetters draws what the room sees at a size and returns the smallest letters in its picture, in pixels, with the display.
func (r *room) roomLetters(width, height float32) (least float32, display *control.BoardDisplay) {
	s := newScene(r.desk, &control.Keyboard{})
	window := test.NewTempWindow(r.t, s.object)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(width, height))
	display = s.work.(*container.Clip).Content.(*control.BoardDisplay)
	least = 1000
	var visit func(o fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Visible() && o.Text != "" {
				least = min(least, o.TextSize)
			}
		case *fyne.Container:
			for _, inner := range o.Objects {
				visit(inner)
			}
		case fyne.Widget:
			for _, inner := range test.WidgetRenderer(o).Objects() {
				visit(inner)
			}
		}
	}
	visit(s.object)
	return least, display
}

// TestSixtyCardsOnASmallProjector: at 1280x800 the letters of sixty cards are as large for a room as 28 pixels are at 1920x1080, and no
// card is lost; what cannot be shown is told.
func TestSixtyCardsOnASmallProjector(t *testing.T) {
	for _, c := range []struct {
		cards         int
		width, height float32
		all           bool
	}{{60, 1280, 800, true}, {60, 1920, 1080, true}, {60, 1280, 720, true}, {150, 1280, 800, false}} {
		r := newRoom(t).withCards(c.cards).turns(goalsCards)
		least, display := r.roomLetters(c.width, c.height)
		zoom := min(c.width/1920, c.height/1080)
		t.Logf("%d cards at %vx%v: letters of %v px, %v px at 1920x1080; all in sight: %v", c.cards, c.width, c.height, least, least/zoom, display.AllInSight())
		if least < roomSmall*zoom {
			t.Errorf("%d cards at %vx%v have letters of %v", c.cards, c.width, c.height, least)
		}
		if display.AllInSight() != c.all {
			t.Errorf("%d cards at %vx%v all in sight: %v", c.cards, c.width, c.height, display.AllInSight())
		}
		if said := strings.Contains(r.showsRoom(), "buiten beeld"); said == c.all {
			t.Errorf("with %d cards the room reads that some are out of sight: %v", c.cards, said)
		}
	}
}

// TestManyCardsInSight: sixty cards, and seventy-five in eight groups, are all in sight on the laptop and in the room.
func TestManyCardsInSight(t *testing.T) {
	for _, sizes := range [][]int{{10, 10, 10, 9, 9, 9, 9, 9}, {17, 14, 12, 10, 8, 6, 5, 3}} {
		r := newRoom(t).withCards(75, sizes...).turns(goalsGroups)
		r.desk.window.Resize(fyne.NewSize(1920, 1080))
		r.Finds("75 cards in 8 groups need no scrolling on the laptop", r.groupsSurface().board.AllInSight())
		least, display := r.roomLetters(1920, 1080)
		r.Finds("nor in the room", display.AllInSight())
		if least < roomSmall {
			t.Errorf("75 cards in groups of %v have letters of %v", sizes, least)
		}
		for _, height := range []float32{720, 800} {
			_, display := r.roomLetters(1280, height)
			r.Finds(fmt.Sprint("nor in a room of 1280x", height), display.AllInSight())
		}
		r.desk.window.Resize(fyne.NewSize(1280, 720))
		t.Logf("groups of %v at 1280x720: all in sight %v", sizes, r.groupsSurface().board.AllInSight())
	}
	r := newRoom(t).withCards(60).turns(goalsCards)
	r.desk.window.Resize(fyne.NewSize(1280, 800))
	r.Finds("60 cards need no scrolling", r.cardsSurface().board.AllInSight())
}

// TestFortyCardsTakeOneKeyEach counts the keys that typing in takes beyond the texts.
func TestFortyCardsTakeOneKeyEach(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsCards)
	beyond := 0
	for i := range 40 {
		r.Types(written[i%len(written)]).Presses("Enter")
		beyond++
	}
	t.Logf("%d keys beyond the text for %d cards", beyond, len(r.cards()))
	r.Finds("every line is a card", len(r.cards()) == 40)
	r.Finds("one key a card", beyond == 40)
	for i, card := range r.dossier().Cards("") {
		r.Finds("the text is as it was typed", card.Text == written[i%len(written)] && card.Number == i+1)
	}
}

func TestFlagsOfACard(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsCards)
	r.Types("gratis: Bankje erbij").Presses("Enter").Types("Een zwembad op het dak").Presses("Ctrl+W", "Enter").Types("Zelf koken").Presses("Enter", "Ctrl+E")
	cards := r.dossier().Cards("")
	r.Finds("a mark says that it costs nothing", cards[0].CostsNothing && !cards[0].Wild && cards[0].Text == "Bankje erbij")
	r.Finds("a key says it while typing", cards[1].Wild && cards[1].Text == "Een zwembad op het dak")
	r.Finds("and just after", cards[2].CostsNothing)
	r.Presses("Down", "Ctrl+E")
	r.Finds("and on a card, there and back", !r.dossier().Cards("")[2].CostsNothing)
	if shown := r.showsRoom(); !strings.Contains(shown, "wild idee") || !strings.Contains(shown, "kost niets") {
		t.Errorf("the room sees %s", shown)
	}
}

func TestAListIsPasted(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsCards)
	r.Types("Eerste").Presses("Enter")
	changes := len(r.dossier().History())
	board := fyne.CurrentApp().Clipboard()
	board.SetContent("- Koffie met buren\r\n\r\n• Samen eten\n1. Fietsen leren\n  wild: Een zwembad\n")
	r.cardsSurface().field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if got, want := strings.Join(r.cards(), "; "), "1 Eerste; 2 Koffie met buren; 3 Samen eten; 4 Fietsen leren; 5 Een zwembad"; got != want {
		t.Errorf("the cards are %s", got)
	}
	r.Hears("4 kaarten erbij. 1 nummer bestond al").Finds("it was one edit", len(r.dossier().History()) == changes+1)
	r.Presses("Ctrl+Z").Finds("which is undone at once", len(r.cards()) == 1)
	board.SetContent("een regel")
	r.cardsSurface().field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	r.Finds("one line is pasted in the field", r.cardsSurface().field.Text == "een regel" && len(r.cards()) == 1)
}

// TestInSilenceTheRoomSeesTheQuestionAndTheClockAlone, and in a break too.
func TestInSilenceTheRoomSeesTheQuestionAndTheClockAlone(t *testing.T) {
	r := newRoom(t).withExample()
	r.desk.edit("edit.session.close", func(tx *model.Tx) error {
		for _, session := range tx.Sessions() {
			if err := model.Update(tx, session.ID, func(s *model.Session) error { s.State = model.Closed; return nil }); err != nil {
				return err
			}
		}
		return nil
	}, "session", "")
	r.Goes(atGoals).Presses("F5")
	seen := 0
	for r.dossier().RunningSession() != nil {
		session := r.dossier().RunningSession()
		step := session.Steps[session.Current]
		if step.Sort == model.StepSilent || step.Sort == model.StepBreak {
			seen++
			want := step.Prompt
			if want == "" { // a break says until when
				until := r.now.Add(time.Duration(step.Minutes) * time.Minute)
				want = step.Title + " tot " + until.Format("15:04")
			}
			want += fmt.Sprintf(" %02d:00", step.Minutes)
			if shown := r.showsRoom(); shown != want {
				t.Errorf("in %s the room sees %q, not %q", step.Sort, shown, want)
			}
		}
		if step.Sort == model.StepSilent {
			if said := r.cardsSurface().notice.Text(); !strings.Contains(said, "De zaal ziet nu alleen") {
				t.Errorf("the laptop says %q", said)
			}
			r.Finds("the field is at the ready", r.cardsSurface().field.Writing())
		}
		r.Presses("F5")
	}
	r.Finds("there was silence and a break", seen == 2)
}

// TestGroupingByKeyboard: several cards at once, a card in two groups, more than nine groups, the order of groups, and two that become one.
func TestGroupingByKeyboard(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).turns(goalsCards)
	for i := range 14 {
		r.Types(fmt.Sprint("kaart ", string(rune('a'+i)))).Presses("Enter")
	}
	r.turns(goalsGroups)
	for range 11 {
		r.Presses("Enter") // a group for each of the first eleven
	}
	r.Finds("eleven groups", len(r.dossier().Groups("")) == 11)
	r.Presses("Shift+Right", "Shift+Right").Types("b")
	if got := r.grouped(); !strings.HasSuffix(got, ":11,12,13,14") {
		t.Errorf("three cards at once went to %s", got)
	}
	board := r.groupsSurface().board
	last, second := r.dossier().Groups("")[10].ID, r.dossier().Groups("")[1].ID
	board.Choose(control.Spot{Group: last, Card: r.dossier().Cards("")[13].ID})
	r.Types("+").Hears("Ook in welke groep").Types("2")
	r.Finds("the card stands in both", len(r.dossier().Cards("")[13].Groups) == 2)
	texts := strings.Join(textsOf(r.desk.window.Content()), " ")
	r.Finds("and says so in both", strings.Contains(texts, "14 +b") && strings.Contains(texts, "14 +2"))
	board.Choose(control.Spot{Group: last, Card: r.dossier().Cards("")[12].ID})
	r.Presses("Space", "Up", "Space").Types("1")
	if got := r.grouped(); !strings.HasPrefix(got, ":1,12,13 ") || !strings.HasSuffix(got, " :11,14") {
		t.Errorf("two marked one by one went to %s", got)
	}
	board.Choose(control.Spot{Group: second})
	r.Presses("Enter").Types("Mensen").Presses("Enter", "Alt+Left")
	r.Finds("the group is first now", r.dossier().Groups("")[0].ID == second)
	r.Types("b").Hears("Mensen")
	if got := r.grouped(); !strings.HasSuffix(got, "Mensen:2,11,14") || len(r.dossier().Groups("")) != 10 {
		t.Errorf("joined they are %s", got)
	}
	r.Finds("what it went into is at hand", board.Chosen() == control.Spot{Group: last})
	r.Presses("Ctrl+G", "Ctrl+G").Hears("al gemaakt").Grows("(Mensen)")
	r.Presses("Ctrl+Z", "Ctrl+Z").Finds("and apart again", len(r.dossier().Groups("")) == 11)
}

// TestGroupingByHand does with the pointer what the keyboard does.
func TestGroupingByHand(t *testing.T) {
	r := newRoom(t).withCards(6, 1, 1).turns(goalsGroups)
	cards, groups := r.dossier().Cards(""), r.dossier().Groups("")
	board := r.groupsSurface().board
	press := func(spot control.Spot, with fyne.KeyModifier) fyne.PointEvent {
		at := fyne.PointEvent{Position: board.Where(spot)}
		board.MouseDown(&desktop.MouseEvent{PointEvent: at, Modifier: with})
		return at
	}
	click := func(spot control.Spot, with fyne.KeyModifier) {
		at := press(spot, with)
		board.Tapped(&at)
	}
	carry := func(from, to control.Spot, with fyne.KeyModifier) {
		end := board.Where(to)
		start := press(from, with).Position
		board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: end}, Dragged: fyne.NewDelta(end.X-start.X, end.Y-start.Y)})
		board.DragEnd()
	}
	loose := func(i int) control.Spot { return control.Spot{Card: cards[i].ID} }
	click(loose(2), 0)
	click(loose(4), fyne.KeyModifierControl)
	carry(loose(2), control.Spot{Group: groups[1].ID}, 0)
	if got := r.grouped(); got != "Mensen om je heen:1 Een plek in de buurt:2,3,5" {
		t.Fatalf("the groups are %s", got)
	}
	carry(control.Spot{Group: groups[1].ID, Card: cards[1].ID}, control.Spot{Group: groups[0].ID}, fyne.KeyModifierControl)
	r.Finds("with Control it stands in both", slices.Equal(model.Get[model.Card](r.dossier(), cards[1].ID).Groups, []model.ID{groups[1].ID, groups[0].ID}))
	carry(control.Spot{Group: groups[0].ID, Card: cards[0].ID}, loose(5), 0)
	r.Finds("and out of all groups", len(model.Get[model.Card](r.dossier(), cards[0].ID).Groups) == 0)
	carry(control.Spot{Group: groups[0].ID}, control.Spot{Group: groups[1].ID}, 0)
	if got := r.grouped(); got != "Een plek in de buurt:2,3,5" {
		t.Errorf("one group carried into the other gives %s", got)
	}
}
