// Package screen is what people look at: the laptop window, in which the work is done, and the projector window, which shows the room its
// share of it. Both stand on one [Desk]: the open dossier, the page, the session that runs and the keys. Pages read the dossier and change
// it by edits; a change tells the desk, and the desk tells the page and the projector what to draw anew.
package screen

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// Desk is the facilitator's side of the program: one window, at most one open dossier, and the projector beside it.
type Desk struct {
	app      fyne.App
	window   fyne.Window
	settings Settings
	look     *control.Look
	now      func() time.Time

	file      *store.File
	dossier   *model.Dossier
	unobserve func()
	saved     store.State
	backups   string            // the folder for the backups of all dossiers; empty: none are made
	work      string            // the folder to work in when a dossier is away
	run       func(work func()) // behind the window
	inWindow  func(do func())   // from behind it

	present     *model.Dossier // the dossier of now, while another state of it is looked at
	pastText    string
	releasePast func()

	frame      *frame
	at         place
	pages      map[place]page
	sheet      *sheet
	projector  *projector
	displays   displays
	here       *scene // the projector's view on this window, with one screen
	held       *heldView
	short      shortage
	full       fullness
	railsGone  bool
	telling    bool // charts say under each period how many people and what certainty stand behind the figure
	goals      goalsMemory
	clip       *goalClip // what was cut or copied last
	lookedFor  string    // the text that was looked for last
	indicators indicatorsMemory
	votes      votesMemory
	warmUp     warmUpMemory
	printing   paperChoices
	before     beforeMemory
	keeping    keepingMemory
	learning   learningMemory
	importing  importMemory

	stop context.CancelFunc
}

// place is one of the pages of the left rail.
type place int

const (
	atStart place = iota
	atGoals
	atIndicators
	atLearning
	atFigures
	atAgreements
	atPapers
	atPrepare // the assistant; this and what follows is reached from Start
	atSheet   // the run sheet of a session
	atReady   // what is to be ready before a session
	atImport  // a file with figures that is brought in; reached from the figures
)

var places = []place{atStart, atGoals, atIndicators, atLearning, atFigures, atAgreements, atPapers}

func (p place) key() model.Key {
	return [...]model.Key{"page.start", "page.goals", "page.indicators", "page.learning", "page.figures", "page.agreements", "page.papers",
		"page.prepare", "page.sheet", "page.ready", "page.import"}[p]
}

// onRail is the page of the left rail under which a page stands.
func (p place) onRail() place {
	switch {
	case p == atImport:
		return atFigures
	case p > atPapers:
		return atStart
	}
	return p
}

// page is one surface to work on. It is built once for a window's look and then kept up to date.
type page interface {
	content() fyne.CanvasObject
	// changed brings the page up to date after a change; nil means that anything may have changed.
	changed(change *model.Change)
	// hints are the keys that work here, for the foot of the window.
	hints() []hint
	// focus puts the keyboard where the work is.
	focus()
	// scene is what the room sees while the facilitator is here.
	scene() roomScene
}

// hint is a key and what it does. The key is a name, or the place where the keymap binds what it does to one.
type hint struct {
	key  string
	does model.Key
}

// hintsOf are the keys that the keymap has for acts at a place.
func hintsOf(where control.Where, acts ...model.Key) []hint {
	out := make([]hint, len(acts))
	for i, does := range acts {
		out[i] = hint{string(where), does}
	}
	return out
}

// keyText writes the key as people read it.
func (h hint) keyText(book *words.Book) string {
	if text := control.KeyText(book, control.Where(h.key), h.does); text != "" {
		return text
	}
	return book.Say(model.Key("key." + h.key))
}

// Options says how a desk starts.
type Options struct {
	Now      func() time.Time // the present moment; nil is the clock of the machine
	Settings *Settings        // nil: as the user left them
	Backups  string           // the folder for the backups of all dossiers; empty: none are made
	Work     string           // the folder to work in when a dossier is away; empty: it is worked in where it is
}

// NewDesk makes the window of the program, without a dossier.
func NewDesk(app fyne.App, o Options) *Desk {
	d := &Desk{app: app, now: o.Now, backups: o.Backups, work: o.Work, run: func(work func()) { go work() }, inWindow: fyne.Do}
	if d.now == nil {
		d.now = time.Now
	}
	d.displays.second = secondDisplay(app.Driver())
	d.settings = loadSettings(app.Preferences())
	if o.Settings != nil {
		d.settings = *o.Settings
	}
	d.dress()
	fonts := readFonts()
	d.window = app.NewWindow("Doelenboom")
	<-fonts
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1280, 720))
	d.window.SetMaster()
	d.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if len(uris) > 0 {
			d.receive(uris[0].Path())
		}
	})
	d.window.SetCloseIntercept(d.Leave)
	d.rebuild()
	return d
}

// Window returns the window of the desk.
func (d *Desk) Window() fyne.Window { return d.window }

// Dossier returns the open dossier, or nil.
func (d *Desk) Dossier() *model.Dossier { return d.dossier }

// Run shows the window and returns when it is closed and everything is on the disk.
func (d *Desk) Run() {
	ctx, cancel := context.WithCancel(context.Background())
	d.stop = cancel
	go d.keepTime(ctx)
	d.window.ShowAndRun()
	d.release() // a system that shuts down may end the program without closing its window
}

func (d *Desk) keepTime(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			fyne.Do(d.tick)
		}
	}
}

// tick moves the clocks and looks whether the projector is still there; nothing else changes by time alone.
func (d *Desk) tick() {
	d.watchProjector()
	if d.dossier == nil || d.dossier.RunningSession() == nil {
		return
	}
	d.frame.tick()
	d.eachScene(func(s *scene) { s.tick() })
}

// dress gives the window the look that the user chose, with no keys bound yet.
func (d *Desk) dress() {
	d.look = &control.Look{
		Palette: d.settings.Mode.palette(), Zoom: float32(d.settings.Zoom) / 100, Words: words.For(d.settings.Language), Keys: &control.Keyboard{},
		Contrast: d.settings.Mode.contrast(),
	}
	d.app.Settings().SetTheme(&appearance{
		palette: d.look.Palette, zoom: d.look.Zoom, contrast: d.look.Contrast, dark: d.settings.Mode == DarkMode || d.settings.Mode == ContrastDarkMode,
	})
}

// rebuild makes the window anew: for another language, mode or zoom, or another dossier. It keeps the page.
func (d *Desk) rebuild() {
	d.dress()
	useLanguage(d.settings.Language)
	d.pages = map[place]page{}
	d.sheet = nil
	d.frame = newFrame(d)
	d.bindKeys()
	d.look.Keys.Page = d.pageKey
	d.look.Keys.Idle = d.scrollSheet
	d.here = nil
	d.window.SetContent(d.frame.object)
	d.look.Keys.Listen(d.window.Canvas())
	d.window.SetTitle(d.title())
	d.show(d.at)
	if d.projector != nil {
		d.projector.rebuild()
	}
}

func (d *Desk) title() string {
	if d.dossier == nil {
		return "Doelenboom"
	}
	return d.dossier.Cover().Title + " – Doelenboom"
}

// show goes to a page.
func (d *Desk) show(p place) {
	if d.dossier == nil {
		p = atStart
	}
	d.settle()
	d.closeFind()
	d.window.Canvas().Unfocus() // what is not shown any more must not have the keyboard
	d.at = p
	d.frame.showPage()
	if d.here == nil {
		d.page().focus()
	}
	d.refreshScenes()
}

// page returns the page at hand, and makes it when it was not looked at yet.
func (d *Desk) page() page {
	if d.pages[d.at] == nil {
		d.pages[d.at] = d.newPage(d.at)
	}
	return d.pages[d.at]
}

// shows reports whether a page is the one in sight: one that is still being made is not.
func (d *Desk) shows(p page) bool { return d.frame != nil && d.pages[d.at] == p }

func (d *Desk) newPage(p place) page {
	switch p {
	case atGoals:
		return newGoalsPage(d)
	case atIndicators:
		return newIndicatorsPage(d)
	case atLearning:
		return newLearningPage(d)
	case atFigures:
		return newFiguresPage(d)
	case atAgreements:
		return newAgreementsPage(d)
	case atPapers:
		return newPapersPage(d)
	case atPrepare:
		return newPreparePage(d)
	case atSheet:
		return newSheetPage(d)
	case atReady:
		return newReadyPage(d)
	case atImport:
		return newImportPage(d)
	}
	return newStartPage(d)
}

// settle makes whatever is being written part of the dossier, before something else happens.
func (d *Desk) settle() {
	if field, ok := d.window.Canvas().Focused().(*control.Field); ok {
		field.Settle()
	}
}

// edit changes the dossier and tells the user when that could not be. It reports whether it was done.
func (d *Desk) edit(title model.Key, do func(*model.Tx) error, pairs ...any) bool {
	if _, err := d.dossier.Edit(title, do, pairs...); err != nil {
		d.tell(err)
		return false
	}
	return true
}

// try is edit for a field's Commit: it passes the error on, so that the field keeps what was written.
func (d *Desk) try(title model.Key, do func(*model.Tx) error, pairs ...any) error {
	_, err := d.dossier.Edit(title, do, pairs...)
	if err != nil {
		d.tell(err)
	}
	return err
}

// tell says in one line what went wrong. What is no problem for people goes to the log with all that is known of it.
func (d *Desk) tell(err error) {
	if errors.Is(err, model.ErrReadOnly) {
		d.frame.say(d.look.Words.Say("say.readOnly"), "", nil)
		return
	}
	if _, ok := model.AsProblem(err); !ok {
		slog.Error("fault", "error", err)
	}
	d.frame.say(d.look.Words.Problem(err), "", nil)
}

// say tells in one line what was done, with undo beside it.
func (d *Desk) say(key model.Key, pairs ...any) {
	d.frame.say(d.look.Words.Say(key, pairs...), d.look.Words.Say("act.undo"), d.undo)
}

// observed is called after every change of the dossier.
func (d *Desk) observed(change *model.Change) {
	d.frame.changed(change)
	for p, page := range d.pages {
		if p == d.at {
			page.changed(change)
		} else {
			delete(d.pages, p) // made anew when somebody goes there
		}
	}
	if d.sheet != nil && d.sheet.update != nil {
		d.sheet.update()
	}
	d.window.SetTitle(d.title())
	d.refreshScenes()
}

func (d *Desk) undo() { d.takeBack(d.dossier.Undo, "say.undone", model.ErrNothingToUndo) }
func (d *Desk) redo() { d.takeBack(d.dossier.Redo, "say.redone", model.ErrNothingToRedo) }

func (d *Desk) takeBack(do func() (*model.Change, error), said model.Key, nothing error) {
	if d.dossier == nil {
		return
	}
	d.settle()
	change, err := do()
	switch {
	case errors.Is(err, nothing):
		d.frame.say(d.look.Words.Say("say.nothing"), "", nil)
	case err != nil:
		d.tell(err)
	default:
		d.frame.say(d.look.Words.Say(said, "what", d.look.Words.Fill(change.Title, change.Args)), "", nil)
	}
}

// today is the day at the desk.
func (d *Desk) today() model.Date { return model.DateOf(d.now()) }
