package paper

import (
	"slices"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// costLines is the room to write what a goal may cost: the dossier does not know it.
const costLines = 2

// drawPlanning prints the goals under the three questions of the municipal budget: what do we want to reach, with the effect indicators; what
// are we going to do for it, with the performance indicators; and what may it cost.
func drawPlanning(r *report) error {
	r.heading(1, "", span{Text: r.say("report.planning.title")})
	top := r.Dossier.Top()
	if top == nil {
		r.nothing("paper.goalTree.empty")
		return nil
	}
	r.paragraph(leadStyle, span{Text: sentence(top.Text)})
	r.planningTable([]*model.Goal{top}, model.EffectIndicator)
	goals := r.Dossier.Children(top.ID)
	for _, goal := range goals {
		r.heading(2, "", span{Text: r.goalCode(goal.ID) + " " + goal.Text})
		branch := r.Dossier.Branch(goal.ID)
		r.heading(3, "", span{Text: r.say("report.planning.reach")})
		r.goalList(branch[1:], func(g *model.Goal) bool { return r.Dossier.LevelOf(g) < effortLevel })
		r.planningTable(branch, model.EffectIndicator)
		r.heading(3, "", span{Text: r.say("report.planning.do")})
		r.efforts(branch)
		r.planningTable(branch, model.PerformanceIndicator)
		r.heading(3, "", span{Text: r.say("report.planning.cost")})
		r.writingLines(costLines)
	}
	r.closing()
	return nil
}

// effortLevel is the level from which a goal says what is done.
const effortLevel = 4

func (r *report) goalList(goals []*model.Goal, in func(*model.Goal) bool) {
	var items []entry
	for _, goal := range goals {
		if in(goal) {
			items = append(items, entry{Label: r.goalCode(goal.ID), Runs: text(sentence(goal.Text))})
		}
	}
	r.list(bodyStyle, items)
}

// efforts lists what is done for the goals of a branch: its efforts, and the initiatives that serve them.
func (r *report) efforts(branch []*model.Goal) {
	var items []entry
	var told []*model.Initiative
	for _, goal := range branch {
		if r.Dossier.LevelOf(goal) >= effortLevel {
			items = append(items, entry{Label: r.goalCode(goal.ID), Runs: text(sentence(goal.Text))})
		}
		for _, initiative := range r.Dossier.InitiativesOf(goal.ID) {
			if slices.Contains(told, initiative) {
				continue
			}
			told = append(told, initiative)
			runs := text(initiative.Name + ".")
			if initiative.What != "" {
				runs = lead(initiative.Name+".", capital(sentence(initiative.What)))
			}
			items = append(items, entry{Label: "–", Runs: runs})
		}
	}
	if len(items) == 0 {
		r.nothing("report.planning.nothing")
		return
	}
	r.list(bodyStyle, items)
}

// planningTable prints the indicators of a kind under some goals in the columns of the budget.
func (r *report) planningTable(goals []*model.Goal, kind model.IndicatorKind) {
	t := table{Columns: []column{{Title: r.say(model.Key("report.planning.indicators." + string(kind)))}, {Title: r.say("handout.register.baseline")}, {Title: r.say("handout.register.latest")},
		{Title: r.say("handout.register.target")}, {Title: r.say("handout.register.source")}}}
	var told []*model.Indicator
	for _, goal := range goals {
		for _, i := range r.Dossier.IndicatorsOf(goal.ID) {
			if i.Sort != kind || i.Choice == model.Dropped || slices.Contains(told, i) {
				continue
			}
			told = append(told, i)
			row := r.registerRow(i)
			name := cell{{Text: i.Code + " ", Weight: figure.Bold}, {Text: i.Name}}
			if i.Unit != "" {
				name = append(name, span{Text: " (" + i.Unit + ")", Paint: mutedStyle.paint})
			}
			t.Rows = append(t.Rows, []cell{name, row[4], row[6], row[7], row[9]})
		}
	}
	r.table(t)
}
