package paper

import (
	"slices"

	"doelenboom/model"
)

// personal is something in a public paper that looks as if it leads to one person, and the page on which it was met first.
type personal struct {
	model.Personal
	page int
}

// watch looks for what leads to one person in a text that is about to be drawn. Only papers for the public are watched.
func (d *document) watch(text string) {
	if !d.watched || d.dry {
		return
	}
	for _, found := range model.FindPersonal(text) {
		known := slices.ContainsFunc(d.personal, func(p personal) bool { return p.Personal == found })
		if !known {
			d.personal = append(d.personal, personal{found, max(len(d.pages), 1)})
		}
	}
}

// personalProblems tell whoever publishes a paper where to look.
func personalProblems(met []personal) []*model.Problem {
	var problems []*model.Problem
	for _, p := range met {
		key := model.Key("problem.paper.email")
		switch p.Kind {
		case model.PhoneNumber:
			key = "problem.paper.phone"
		case model.CitizenNumber:
			key = "problem.paper.citizen"
		}
		problems = append(problems, model.NewProblem(key, "found", p.Text, "page", p.page))
	}
	return problems
}
