// Package paper prints a dossier: handouts and reports as PDF, with the house's own font, that also read well aloud, last (PDF/A-2a) and can be
// published by a municipality (PDF/UA-1). Papers stand in one list, [All]; each is written in the language that is asked for, whatever
// the language of the window. The same dossier and request give the same bytes.
//
// What a paper shows is decided by the audience in the request, and by [model] alone: names and private notes are in none of them.
package paper

import (
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// Paper is one kind of paper.
type Paper struct {
	Name  string    // stable, for the command line
	Title model.Key // what people call it
	About model.Key // what is on it, in one sentence
	When  Moment    // when in the work it is for
	Takes Choices   // what of a [Request] changes it
	Sizes []Size    // the sheets that it can be printed on, when there is a choice; the first is the usual one

	sheet sheetSize
	draw  func(*report) error
	// keeper is for whoever leads the session: with private notes and names, unless it is asked for the public.
	keeper bool
}

// Moment is when in the work a paper is for.
type Moment string

// The moments, in order.
const (
	Before  Moment = "before"  // a session
	During  Moment = "during"  // it, on the tables and the walls
	After   Moment = "after"   // it
	Council Moment = "council" // for who decides and was not there
)

// Moments lists the moments in order.
func Moments() []Moment { return []Moment{Before, During, After, Council} }

// Choices are the fields of a [Request], beside audience and language, that a paper takes.
type Choices struct{ Session, Indicator, Cards bool }

// Size is a sheet that municipal printers have.
type Size string

// The sizes.
const (
	A4 Size = "A4"
	A3 Size = "A3"
	A1 Size = "A1" // hangs on a wall
)

// treeSizes are the sheets that a tree is drawn on.
var treeSizes = []Size{A3, A4, A1}

// sized is the paper on a sheet of a size; on its usual one for none.
func (p Paper) sized(size Size) (Paper, error) {
	if size == "" {
		return p, nil
	}
	if len(p.Sizes) == 0 {
		return p, model.NewProblem("problem.paper.oneSize", "size", string(size))
	}
	if !slices.Contains(p.Sizes, size) {
		names := make([]string, len(p.Sizes))
		for i := range p.Sizes {
			names[i] = string(p.Sizes[i])
		}
		return p, model.NewProblem("problem.paper.size", "size", string(size), "sizes", strings.Join(names, ", "))
	}
	usual := p.sheet
	p.sheet = map[Size]sheetSize{A4: a4, A3: a3, A1: a1}[size]
	if usual.Width > usual.Height {
		p.sheet = p.sheet.landscape()
	}
	p.sheet.Bare = usual.Bare
	return p, nil
}

// The choices that papers have.
var (
	ofSession    = Choices{Session: true}
	ofIndicator  = Choices{Indicator: true}
	ofBlankCards = Choices{Session: true, Cards: true}
)

// All lists the papers in the order in which they are offered.
func All() []Paper {
	return []Paper{
		{Name: "invitation", Title: "handout.invitation.title", About: "handout.invitation.about", When: Before, Takes: ofSession, sheet: a4, draw: drawInvitations},
		{Name: "run-sheet", Title: "handout.runSheet.title", About: "handout.runSheet.about", When: Before, Takes: ofSession, sheet: a4.landscape(), draw: drawRunSheets, keeper: true},
		{Name: "attendance", Title: "handout.attendance.title", About: "handout.attendance.about", When: Before, Takes: ofSession, sheet: a4.landscape(), draw: drawAttendance, keeper: true},
		{Name: "sorting-quiz", Title: "print.quiz.title", About: "print.quiz.about", When: During, sheet: a4.landscape(), draw: drawSortingQuiz},
		{Name: "cards", Title: "handout.cards.title", About: "handout.cards.about", When: During, Takes: ofBlankCards, sheet: a4.bare(), draw: drawBlankCards(2, 4)},
		{Name: "cards-large", Title: "handout.cardsLarge.title", About: "handout.cardsLarge.about", When: During, Takes: ofBlankCards, sheet: a4.landscape().bare(), draw: drawBlankCards(2, 2)},
		{Name: "goal-tree", Title: "paper.goalTree.title", About: "paper.goalTree.about", When: During, Sizes: treeSizes, sheet: a3.landscape(), draw: drawGoalTree},
		{Name: "goal-tree-wall", Title: "paper.goalTreeWall.title", About: "paper.goalTreeWall.about", When: During, sheet: a1.landscape(), draw: drawGoalTree},
		{Name: "goal-tree-tiled", Title: "report.tiled.title", About: "report.tiled.about", When: During, sheet: a4.bare(), draw: drawTiledTree},
		{Name: "goal-tree-blank", Title: "handout.blankTree.title", About: "handout.blankTree.about", When: During, Sizes: treeSizes, sheet: a3.landscape(), draw: drawBlankTree},
		{Name: "table-sheet", Title: "handout.tableSheet.title", About: "handout.tableSheet.about", When: During, Takes: ofSession, Sizes: []Size{A4, A3}, sheet: a4.landscape(), draw: drawTableSheets},
		{Name: "indicator-card", Title: "report.card.paper", About: "report.card.about", When: During, Takes: ofIndicator, sheet: a4, draw: drawIndicatorCards},
		{Name: "score-form", Title: "handout.scoreForm.title", About: "handout.scoreForm.about", When: During, sheet: a4, draw: drawScoreForm},
		{Name: "indicator-sheet", Title: "paper.indicatorSheet.title", About: "paper.indicatorSheet.about", When: Council, Takes: ofIndicator, sheet: a4, draw: drawIndicatorSheets},
		{Name: "learning-sheet", Title: "handout.learningSheet.title", About: "handout.learningSheet.about", When: During, Takes: ofIndicator, sheet: a4, draw: drawLearningSheets},
		{Name: "session-report", Title: "paper.sessionReport.title", About: "paper.sessionReport.about", When: After, Takes: ofSession, sheet: a4, draw: drawSessionReports},
		{Name: "monitoring", Title: "report.monitoring.title", About: "report.monitoring.about", When: Council, sheet: a4, draw: drawMonitoring},
		{Name: "planning", Title: "report.planning.title", About: "report.planning.about", When: Council, sheet: a4, draw: drawPlanning},
		{Name: "register", Title: "handout.register.title", About: "handout.register.about", When: Council, sheet: a3.landscape(), draw: drawRegister},
		{Name: "actions", Title: "handout.actions.title", About: "handout.actions.about", When: After, sheet: a4, draw: drawActions},
		{Name: "terms", Title: "handout.terms.title", About: "handout.terms.about", When: After, sheet: a4, draw: drawTerms},
	}
}

// Named is the paper of a name, and whether there is one.
func Named(name string) (Paper, bool) {
	for _, p := range All() {
		if p.Name == name {
			return p, true
		}
	}
	return Paper{}, false
}

// Request says for whom and about what a paper is.
type Request struct {
	Dossier  *model.Dossier
	Language string // "nl" or "en"; empty is the dossier's own
	// Audience decides what is shown: [model.Internal] or [model.Public]. Anybody with more rights gets what Internal gets.
	Audience  model.Audience
	Now       time.Time // in the reader's time zone
	Session   model.ID  // of a session report; empty is all sessions that were held or are going on
	Indicator model.ID  // of an indicator sheet; empty is all that were not dropped
	Size      Size      // of the sheet; empty is the usual one, which the papers of a set always have
	Cards     int       // how many blank cards; 0 is five for everybody at the table, in whole sheets
	// Begun is told of every page that is begun, on the goroutine that draws. When it reports false, the paper is given up: see [ErrStopped].
	Begun func(page int) bool
}

// Write prints a paper. It writes nothing unless the paper is whole. The problems that it returns beside it are for the reader to know: signs
// that the font cannot draw and that were spelled otherwise, and what in a public paper looks as if it leads to one person. An unknown name, session or indicator, or a size that the paper does not have, is a [model.Problem] as error.
func Write(w io.Writer, name string, r Request) ([]*model.Problem, error) {
	p, err := requested(name, r)
	if err != nil {
		return nil, err
	}
	return p.write(w, r)
}

// requested is the paper of a name, on the sheet that a request is for.
func requested(name string, r Request) (Paper, error) {
	p, found := Named(name)
	if !found {
		return p, model.NewProblem("problem.paper.unknown", "name", name)
	}
	return p.sized(r.Size)
}

// report is a paper at work: the document that it writes and the request that it answers.
type report struct {
	*document
	Request
	book *words.Book
}

func (p Paper) write(w io.Writer, r Request) ([]*model.Problem, error) {
	r = p.meant(r)
	book := words.For(r.Language)
	var met []personal
	signs, err := build(w, p.sheet, coverOf(p, r, book), func(d *document) error {
		d.begun, d.watched = r.Begun, r.Audience == model.Public
		d.watch(d.documentTitle() + " " + d.cover.Author + " " + d.cover.Subject)
		err := p.draw(&report{document: d, Request: r, book: book})
		d.flush()
		met = d.personal
		return err
	})
	return append(personalProblems(met), signProblems(signs)...), err
}

// meant is the request with what it left open, and with no more in sight than the paper may show.
func (p Paper) meant(r Request) Request {
	if r.Language == "" {
		r.Language = r.Dossier.Cover().Language
	}
	switch {
	case r.Audience == model.Internal && p.keeper:
		r.Audience = model.Keeper
	case r.Audience < model.Internal && !p.keeper:
		r.Audience = model.Internal
	}
	return r
}

func signProblems(signs []missingSigns) []*model.Problem {
	var problems []*model.Problem
	for _, sign := range signs {
		problems = append(problems, model.NewProblem("problem.paper.sign", "sign", sign.Signs, "text", oneLine(sign.Text)))
	}
	return problems
}

// coverOf is what stands on every page.
func coverOf(p Paper, r Request, book *words.Book) cover {
	about := r.Dossier.Cover()
	title := about.Title
	if title == "" {
		title = book.Say("paper.untitled")
	}
	made := book.Say("paper.made", "moment", book.Moment(r.Now))
	if running := r.Dossier.RunningSession(); running != nil && (r.Session == "" || r.Session == running.ID) {
		made = book.Say("paper.concept", "moment", book.Moment(r.Now))
	}
	if r.Audience == model.Public {
		made += " · " + book.Choice("audience", "public")
	}
	decimal := '.'
	if book.Number(0.5, 1) == "0,5" {
		decimal = ','
	}
	var accent color.NRGBA
	if rgb, ok := model.ParseColour(about.Colour); ok {
		accent = color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
	}
	logoText := about.LogoText
	if logoText == "" {
		logoText = book.Say("paper.logo", "municipality", about.Municipality)
	}
	return cover{
		Logo: about.Logo, LogoText: logoText, Colour: accent,
		Title: title, Paper: book.Say(p.Title), Author: about.Municipality, Subject: about.Theme, Language: book.Language,
		Made: made, Time: r.Now, Decimal: decimal,
		Page: func(page, pages int) string { return book.Say("paper.page", "page", page, "pages", pages) },
	}
}

// say is the text of a key in the language of the paper.
func (r *report) say(key model.Key, pairs ...any) string { return r.book.Say(key, pairs...) }

// nothing says in one sentence why a part is empty.
func (r *report) nothing(key model.Key) { r.paragraph(mutedStyle, span{Text: r.say(key)}) }

// noSuch is the error for a record that was asked for and is not in the dossier.
func noSuch(id model.ID) error {
	return fmt.Errorf("paper: no record %q: %w", id, model.NewProblem("problem.record.missing"))
}
