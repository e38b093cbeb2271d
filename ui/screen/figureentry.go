package screen

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
)

// figureEntry is entering figures: what is written is read by the habit of its indicator, and what is doubtful about it is asked where it was
// written. A question never stands in the way: who goes on writing has answered it.
type figureEntry struct {
	desk  *Desk
	host  figureHost
	here  map[model.ID]bool // the values that came since the page was opened: changing one of those needs no reason
	asked *figureAsked
	rest  []func() // what is asked after that
}

// figureHost is where a figure is written.
type figureHost interface {
	// below shows a question about a figure where it was written; answering gets the keyboard, unless the figure is still being written. With
	// nil there is no question any more.
	below(period model.Period, o fyne.CanvasObject, answering fyne.Focusable)
	// goOn goes on after the last answer; drop leaves what is being written, and again goes back to it.
	goOn()
	drop()
	again()
}

// figureAsked is a question with the answers to it by key.
type figureAsked struct {
	about         string // what was written and where, while it is still being written
	first, second func()
}

// errAsked is returned while a question waits for its answer: what was written stays as it is.
var errAsked = errors.New("a question about the figure waits for its answer")

// write enters what was written for a figure. An error leaves it as it stands: it was no figure, or something about it is asked.
func (e *figureEntry) write(indicator *model.Indicator, period model.Period, text string) error {
	d := e.desk
	text = strings.TrimSpace(text)
	entry, ok := d.dossier.Habit(indicator, period, d.look.Words.Language != "en").Read(text)
	if !ok {
		missing, err := readChoiceIn(d, "missing", text, model.MissingReasons())
		if err != nil || text == "" {
			err := model.NewProblem("problem.value.number", "text", text)
			d.tell(err)
			return err
		}
		entry = model.Entry{Meanings: []model.Figure{{Missing: missing}}}
	}
	if entry.Question != model.NoQuestion {
		e.askMeaning(indicator, period, text, entry)
		return errAsked
	}
	_, err := e.put(indicator, period, entry.Meanings[0])
	return err
}

// put enters a figure, and asks what follows from it; it reports whether it asks anything.
func (e *figureEntry) put(indicator *model.Indicator, period model.Period, meant model.Figure) (asks bool, err error) {
	d := e.desk
	e.asked = nil
	before := d.dossier.ValueAt(indicator.ID, period)
	figure, _ := d.dossier.NewFigure(indicator, period)
	if before != nil {
		figure = startedAs(model.FigureOf(before), figure)
	}
	if err := d.setFigure(indicator, period, figure.Saying(meant)); err != nil {
		return false, err
	}
	return e.follow(indicator, period, before), nil
}

// putAnd enters a figure that was an answer, and goes on.
func (e *figureEntry) putAnd(indicator *model.Indicator, period model.Period, meant model.Figure) {
	e.host.drop()
	if asks, err := e.put(indicator, period, meant); err == nil && !asks {
		e.host.goOn()
	}
}

// startedAs is what stood there with, where only a note stood, what a new figure begins with.
func startedAs(figure, fresh model.Figure) model.Figure {
	if figure.Missing != model.NotYetKnown {
		return figure
	}
	if figure.Source == "" {
		figure.Source = fresh.Source
	}
	if figure.Certainty == "" {
		figure.Certainty = fresh.Certainty
	}
	if figure.State == "" {
		figure.State = fresh.State
	}
	return figure
}

// follow asks what a change of a figure leaves to be said: why it was corrected, and whether its note is still right.
func (e *figureEntry) follow(indicator *model.Indicator, period model.Period, before *model.Value) (asks bool) {
	d := e.desk
	value := d.dossier.ValueAt(indicator.ID, period)
	e.rest = nil
	switch {
	case before == nil:
		e.here[value.ID] = true
	case len(value.Corrections) > len(before.Corrections) && before.Missing != model.NotYetKnown && (before.State == model.Final || !e.here[value.ID]):
		e.rest = append(e.rest, func() { e.askWhy(indicator, value) })
	}
	if before != nil && before.Footnote == value.Footnote && len(value.Corrections) == len(before.Corrections) {
		return e.askRest()
	}
	if says, ok := d.dossier.NoteSays(indicator, period, model.FigureOf(value), value.Footnote); ok {
		e.rest = append(e.rest, func() { e.askNote(indicator, period, says) })
	}
	return e.askRest()
}

// askRest asks what is left to be asked; it reports whether that is anything.
func (e *figureEntry) askRest() bool {
	if len(e.rest) == 0 {
		return false
	}
	e.next()
	return true
}

// next asks the next thing, and goes on when nothing is left.
func (e *figureEntry) next() {
	e.asked = nil
	if len(e.rest) == 0 {
		e.host.below("", nil, nil)
		e.host.goOn()
		return
	}
	ask := e.rest[0]
	e.rest = e.rest[1:]
	ask()
}

// forget takes a question about what is being written away, without an answer.
func (e *figureEntry) forget() {
	if e.asked != nil && e.asked.about != "" {
		e.asked = nil
		e.host.below("", nil, nil)
	}
}

// answer gives the first or the second answer to what is asked; it reports whether anything was.
func (e *figureEntry) answer(first bool) bool {
	asked := e.asked
	switch {
	case asked == nil:
		return false
	case first:
		asked.first()
	default:
		asked.second()
	}
	return true
}

// setRole remembers who is at this laptop, as a role: a correction says by which role it was made.
func (d *Desk) setRole(role string) {
	if d.settings.Role == role {
		return
	}
	d.settings.Role = role
	d.settings.save(d.app.Preferences())
	d.dossier.SetRole(role)
}

// takeRole tells the dossier that is opened who is at this laptop.
func (d *Desk) takeRole() {
	if d.settings.Role != "" {
		d.dossier.SetRole(d.settings.Role)
	}
}

// setFigure writes a figure of an indicator for a period.
func (d *Desk) setFigure(indicator *model.Indicator, period model.Period, figure model.Figure) error {
	return d.try("edit.value", func(tx *model.Tx) error {
		_, err := tx.SetValue(indicator.ID, period, figure)
		return err
	}, "indicator", indicator.Name, "period", d.look.Words.Period(period))
}

// makeFinal makes figures final, and says how many with undo beside it.
func (d *Desk) makeFinal(values []*model.Value) {
	d.settle()
	var ids []model.ID
	for _, value := range values {
		if value.State != model.Final && value.Missing != model.NotYetKnown {
			ids = append(ids, value.ID)
		}
	}
	if len(ids) == 0 {
		d.frame.say(d.look.Words.Say("keeping.final.none"), "", nil)
		return
	}
	made := 0
	if d.edit("edit.value.final", func(tx *model.Tx) (err error) { made, err = tx.MakeFinal(ids...); return err }, "count", len(ids)) {
		d.frame.say(d.look.Words.Count("keeping.final.made", made), d.look.Words.Say("act.undo"), d.undo)
	}
}

// gridHost is a table in which figures are written.
type gridHost struct {
	grid   *control.Grid
	around fyne.CanvasObject // what makes room for a question
}

func (h *gridHost) below(_ model.Period, o fyne.CanvasObject, answering fyne.Focusable) {
	h.grid.SetBelow(o, answering)
	h.makeRoom()
	h.grid.Answer()
}

func (h *gridHost) makeRoom() {
	if h.around != nil {
		h.around.Refresh()
	}
}

func (h *gridHost) goOn() {
	h.grid.GoOn()
	h.makeRoom()
}

func (h *gridHost) drop() {
	h.grid.SetBelow(nil, nil)
	h.makeRoom()
	h.grid.Drop()
}

func (h *gridHost) again() {
	h.grid.SetBelow(nil, nil)
	h.makeRoom()
	h.grid.Resume()
}
