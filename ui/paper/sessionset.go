package paper

import "doelenboom/model"

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
