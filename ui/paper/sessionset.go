package paper

import (
	"io"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// sets are the papers that have to lie ready for each kind of session, in the order of the session.
var sets = map[model.SessionKind][]string{
	model.Preparation:      {"invitation", "run-sheet", "attendance", "actions"},
	model.GoalSession:      {"invitation", "run-sheet", "attendance", "sorting-quiz", "cards", "goal-tree-blank", "table-sheet"},
	model.IndicatorSession: {"invitation", "run-sheet", "attendance", "goal-tree", "terms", "cards", "table-sheet", "indicator-card", "score-form"},
	model.FollowingSession: {"invitation", "run-sheet", "attendance", "actions", "goal-tree", "learning-sheet"},
	model.ArenaSession:     {"invitation", "run-sheet", "attendance", "goal-tree", "actions"},
}

// SetFor lists the papers that have to lie ready for a session of a kind, in the order in which they are needed. What is made afterwards, such
// as the report, is not among them.
func SetFor(kind model.SessionKind) []Paper {
	var out []Paper
	for _, name := range sets[kind] {
		if p, found := Named(name); found {
			out = append(out, p)
		}
	}
	return out
}

// WriteSet prints all papers for a session of a kind as one file, each of them on pages of its own with its own header, and numbered through. It
// writes nothing unless all are whole; the problems and errors are those of [Write].
func WriteSet(w io.Writer, kind model.SessionKind, r Request) ([]*model.Problem, error) {
	papers := SetFor(kind)
	if len(papers) == 0 {
		return nil, model.NewProblem("problem.paper.unknown", "name", string(kind))
	}
	book := words.For(papers[0].meant(r).Language)
	whole := coverOf(papers[0], papers[0].meant(r), book)
	whole.Paper = book.Say("print.set", "session", book.Choice("sessionkind", string(kind)))
	var met []personal
	signs, err := build(w, papers[0].sheet, coverOf(papers[0], papers[0].meant(r), book), func(d *document) error {
		d.begun, d.watched = r.Begun, r.Audience == model.Public
		for _, p := range papers {
			asked := p.meant(r)
			if !p.Takes.Indicator {
				asked.Indicator = ""
			}
			d.cover, d.sheet, d.code, d.air, d.due = coverOf(p, asked, book), p.sheet, "", 1, true
			if err := p.draw(&report{document: d, Request: asked, book: book}); err != nil {
				return err
			}
			d.flush()
		}
		d.cover, met = whole, d.personal
		return nil
	})
	return append(personalProblems(met), signProblems(signs)...), err
}
