package model

// Initiative is a practice, an experiment or a way of working that serves goals.
type Initiative struct {
	Identity
	Name         string     `json:"name"`
	What         string     `json:"what,omitempty"` // what it does
	Parties      []ID       `json:"parties,omitempty" ref:"party"`
	TargetGroups []string   `json:"target_groups,omitempty"`
	Laws         []string   `json:"laws,omitempty"`
	Serves       []Serves   `json:"serves,omitempty"`
	Scale        string     `json:"level,omitempty"` // micro, meso, macro
	Phase        string     `json:"phase,omitempty"` // niche, adaptation, stabilisation
	Stage        int        `json:"stage,omitempty"` // innovation spiral, 1 to 7
	Stages       []Stage    `json:"stages,omitempty"`
	Elements     []Element  `json:"elements,omitempty"` // working elements and shifts that are present
	Invests      string     `json:"invests,omitempty"`
	Profits      string     `json:"profits,omitempty"`
	Evidence     []Evidence `json:"evidence,omitempty"`
}

// Serves is a goal that an initiative serves, and why the group thinks so.
type Serves struct {
	Goal         ID     `json:"goal" ref:"goal,owner"`
	Assumption   string `json:"assumption,omitempty"`
	Contribution int    `json:"contribution,omitempty"` // 1 to 3

	newer
}

// Stage is when an initiative reached a stage.
type Stage struct {
	Stage int  `json:"stage"`
	Date  Date `json:"date,omitempty"`

	newer
}

// Element is a working element or a shift that the group sees, in its own words.
type Element struct {
	Key   string `json:"key"`
	Words string `json:"words,omitempty"`

	newer
}

// Evidence is what is known of what an initiative does.
type Evidence struct {
	Goal     ID     `json:"goal,omitempty" ref:"goal"`
	Sort     string `json:"kind"` // story, monitoring, comparison, literature
	Finding  string `json:"finding"`
	Source   string `json:"source,omitempty"`
	Strength int    `json:"strength,omitempty"` // as the group judges it, 1 to 3

	newer
}

// Kind implements [Record].
func (*Initiative) Kind() Kind { return KindInitiative }

func (i *Initiative) check(d *Dossier) error {
	if blank(i.Name) {
		return NewProblem("problem.initiative.name")
	}
	if i.Stage < 0 || i.Stage > 7 {
		return NewProblem("problem.initiative.stage")
	}
	for _, stage := range i.Stages {
		if stage.Stage < 1 || stage.Stage > 7 {
			return NewProblem("problem.initiative.stage")
		}
		if err := checkDate(stage.Date); err != nil {
			return err
		}
	}
	for _, serves := range i.Serves {
		if serves.Contribution < 0 || serves.Contribution > 3 {
			return NewProblem("problem.goal.contribution")
		}
	}
	return checkReferences(d, i)
}

// InitiativesOf returns the initiatives that serve a goal.
func (d *Dossier) InitiativesOf(goal ID) []*Initiative {
	var out []*Initiative
	for _, initiative := range All[Initiative](d) {
		for _, serves := range initiative.Serves {
			if serves.Goal == goal {
				out = append(out, initiative)
				break
			}
		}
	}
	return out
}
