package screen

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/model/store"
)

// rail is what the rail of the session says.
func (r *room) rail() string { return strings.Join(textsOf(r.desk.frame.right), "\n") }

// running is the session that goes on.
func (r *room) running() *model.Session {
	r.t.Helper()
	session := r.dossier().RunningSession()
	if session == nil {
		r.t.Fatal("no session goes on")
	}
	return session
}

// Reads checks what the rail says.
func (r *room) Reads(parts ...string) *room {
	r.t.Helper()
	shown := strings.Join(strings.Fields(r.rail()), " ")
	for _, part := range parts {
		if !strings.Contains(shown, part) {
			r.t.Errorf("the rail says %q, not %q", shown, part)
		}
	}
	return r
}

func TestTheClockByKey(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5").Reads("Stap 1 van 12", "10:00", "van 10 min", "Klaar om 17:50, zoals gepland")
	r.Waits(4*time.Minute).Reads("06:00").Presses("Ctrl+F6").Reads("klok staat stil", "Ga verder")
	r.Waits(12*time.Minute).Reads("06:00", "Klaar om 18:02, 12 minuten later dan gepland").Presses("Ctrl+F6").Waits(time.Minute).Reads("05:00", "Pauze")
	r.Presses("F6").Reads("10:00", "van 15 min").Presses("F5").Reads("Stap 2 van 12").Presses("Ctrl+F5").Reads("Stap 1 van 12", "10:00")
	r.Presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z").Reads("Stap 1 van 12", "05:00")
}

func TestASessionThatIsLateIsReplannedByKey(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5")
	short := func(want bool) *room {
		t.Helper()
		return r.Finds("the rail proposes something", strings.Contains(r.rail(), "Bekijk") == want)
	}
	r.Waits(14 * time.Minute)
	short(false)
	r.Presses("Ctrl+T").Finds("under five minutes it can be asked for", r.desk.sheet != nil).Presses("Esc")
	r.Waits(6*time.Minute).Reads("10 minuten tekort", "10 minuten later dan gepland")
	short(true)
	before := len(r.dossier().History())
	r.Presses("Ctrl+T").Finds("the sheet is there", r.desk.sheet != nil)
	plan := script.Propose(r.running(), r.now)
	r.Presses("Down", "Right") // the second is refused
	r.Finds("what it comes to is said", strings.Contains(strings.Join(textsOf(r.desk.frame.over), " "), "later dan gepland"))
	r.Presses("Enter").Finds("the sheet is gone", r.desk.sheet == nil).Hears("stappen aangepast")
	r.Finds("it is one edit", len(r.dossier().History()) == before+1)
	for i, p := range plan.Proposals {
		step := r.running().Steps[p.Step]
		r.Finds("a refused step stays as it is, an accepted one is shorter", (step.Extra == -p.Wins()) == (i != 1))
	}
	short(false)
	r.Presses("Ctrl+Z").Finds("undone, every step is as it was", r.running().Steps[plan.Proposals[0].Step].Extra == 0)
	short(true)
	r.Presses("Ctrl+T", "Esc")
	short(false) // it is known
	r.Waits(4 * time.Minute)
	short(false)
	r.Waits(time.Minute)
	short(true) // it grew
}

func TestASessionThatWasLeftRunning(t *testing.T) {
	for name, test := range map[string]struct {
		keys  []string
		state model.SessionState
	}{
		"goes on":                        {[]string{"Enter"}, model.Running},
		"is closed at the time it ended": {[]string{"Tab", "Enter"}, model.Closed},
		"waits for an answer":            {[]string{"Esc"}, model.Running},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5").Waits(8 * time.Minute).Presses("F5").Waits(20 * time.Minute)
			r.Presses("F8").Types("Huisvesting").Presses("Enter", "Esc")
			id, left := r.running().ID, r.now
			r.Waits(20 * time.Hour)
			r.desk.askLeft()
			r.Hears("15:48 op 14 oktober 2027").Presses(test.keys...)
			session := model.Get[model.Session](r.dossier(), id)
			r.Finds("the session is as it was answered", session.State == test.state)
			switch name {
			case "goes on":
				clock := script.At(session, r.now)
				r.Finds("the clock goes", !clock.Paused && clock.Step == 1)
			case "waits for an answer":
				r.Finds("the clock stands still", script.At(session, r.now).Paused)
			default:
				r.Finds("with real times", session.Ended.Equal(left) && script.Used(&session.Steps[1], r.now) == 20*time.Minute)
				r.Hears("Afgerond").Presses("Ctrl+Z").Finds("and undone it runs", r.running().ID == id)
			}
		})
	}
}

func TestAFileWithASessionLeftRunningAsks(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5").Waits(5 * time.Minute)
	path := filepath.Join(t.TempDir(), "sessie.doelenboom")
	file, err := store.Create(path, r.dossier())
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.desk.Open(path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.desk.release)
	r.Hears("is niet afgerond")
}

func TestTheRailFitsASmallWindow(t *testing.T) {
	r := newRoom(t).withEmpty().Goes(atGoals).Presses("F5").Waits(20 * time.Minute)
	for _, zoom := range zooms {
		r.desk.settings.Zoom = zoom
		r.desk.rebuild()
		for _, over := range overlaps(r.desk.frame.right) {
			t.Errorf("at %d %%: %s", zoom, over)
		}
	}
}
