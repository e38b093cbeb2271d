// Package paper prints a dossier: handouts and reports as PDF, with the house's own font, that also read well aloud, last (PDF/A-2a) and can be
// published by a municipality (PDF/UA-1). Papers stand in one list, [All]; each is written in the language that is asked for, whatever
// the language of the window. The same dossier and request give the same bytes.
//
// What a paper shows is decided by the audience in the request, and by [model] alone: names and private notes are in none of them.
package paper

import (
	"fmt"
	"io"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// Paper is one kind of paper.
type Paper struct {
	Name  string    // stable, for the command line
	Title model.Key // what people call it
	About model.Key // what is on it, in one sentence

	sheet sheetSize
	draw  func(*report) error
}

// All lists the papers in the order in which they are offered.
func All() []Paper {
	return []Paper{
		{"goal-tree", "paper.goalTree.title", "paper.goalTree.about", a3.landscape(), drawGoalTree},
		{"goal-tree-wall", "paper.goalTreeWall.title", "paper.goalTreeWall.about", a1.landscape(), drawGoalTree},
		{"indicator-sheet", "paper.indicatorSheet.title", "paper.indicatorSheet.about", a4, drawIndicatorSheets},
		{"session-report", "paper.sessionReport.title", "paper.sessionReport.about", a4, drawSessionReports},
	}
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
}

// Write prints a paper. It writes nothing unless the paper is whole. The problems that it returns beside it are for the reader to know: signs
// that the font cannot draw and that were spelled otherwise. An unknown name, session or indicator is a [model.Problem] as error.
func Write(w io.Writer, name string, r Request) ([]*model.Problem, error) {
	for _, p := range All() {
		if p.Name == name {
			return p.write(w, r)
		}
	}
	return nil, model.NewProblem("problem.paper.unknown", "name", name)
}

// report is a paper at work: the document that it writes and the request that it answers.
type report struct {
	*document
	Request
	book *words.Book
}

func (p Paper) write(w io.Writer, r Request) ([]*model.Problem, error) {
	about := r.Dossier.Cover()
	if r.Language == "" {
		r.Language = about.Language
	}
	if r.Audience < model.Internal {
		r.Audience = model.Internal
	}
	book := words.For(r.Language)
	signs, err := build(w, p.sheet, coverOf(p, r, book), func(d *document) error {
		return p.draw(&report{document: d, Request: r, book: book})
	})
	var problems []*model.Problem
	for _, sign := range signs {
		problems = append(problems, model.NewProblem("problem.paper.sign", "sign", sign.Signs, "text", oneLine(sign.Text)))
	}
	return problems, err
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
	return cover{
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
