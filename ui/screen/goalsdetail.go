package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const detailsWidth = 300

// goalDetails is all that is known of the selected goal beside its text, edited in place.
type goalDetails struct {
	surface *treeSurface
	object  *fyne.Container
	scroll  *control.Scroller
	whole   *fyne.Container
	form    *fyne.Container
	goal    model.ID
	title   *control.Prose
	none    *control.Prose
	fields  []goalField
	choices []goalChoice
	support *fyne.Container
	list    *fyne.Container
}

// goalField is a text of a goal with the place to write it.
type goalField struct {
	field *control.Field
	text  func(*model.Goal) string
}

// goalChoice is something of a goal that is chosen.
type goalChoice struct {
	choice *control.Choice
	value  func(*model.Goal) string
}

func newGoalDetails(s *treeSurface) *goalDetails {
	d, look := s.page.desk, s.page.desk.look
	say := look.Words.Say
	g := &goalDetails{surface: s, list: control.Column(look.Px(control.Tight)), support: control.Column(look.Px(control.Tight))}
	g.title = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink)
	g.none = control.NewProse(look, say("goals.noneSelected"), control.Body, figure.Regular, figure.MutedInk)
	assumption := g.area("goals.assumption", func(t *model.Goal) *string { return &t.Assumption })
	explanation := g.area("goals.explanation", func(t *model.Goal) *string { return &t.Explanation })
	behind := g.area("goals.behind", func(t *model.Goal) *string { return &t.Behind })
	g.form = control.Column(look.Px(12),
		g.title, assumption, explanation, behind,
		g.choice("goals.whiteSpot", []control.Option{{Value: "", Text: say("goals.no")}, {Value: "yes", Text: say("goals.yes")}},
			func(t *model.Goal) string {
				if t.WhiteSpot {
					return "yes"
				}
				return ""
			}, func(t *model.Goal, value string) { t.WhiteSpot = value == "yes" }),
		g.choice("goals.state", d.options("goalstate", texts(model.GoalStates())), func(t *model.Goal) string {
			if t.State == "" {
				return string(model.GoalDraft)
			}
			return string(t.State)
		}, func(t *model.Goal, value string) { t.State = model.GoalState(value) }),
		g.choice("goals.level", g.levels(), func(t *model.Goal) string { return strconv.Itoa(t.Level) },
			func(t *model.Goal, value string) { t.Level, _ = strconv.Atoi(value) }),
		g.line("goals.also", g.alsoText, g.setAlso),
		g.line("goals.dots", func(t *model.Goal) string {
			if t.Dots == 0 {
				return ""
			}
			return strconv.Itoa(t.Dots)
		}, g.setDots),
		g.support, control.Column(look.Px(2), g.label("goals.indicators"), g.list))
	g.whole = control.Around(look.Px(control.Step), control.Column(0, g.none, g.form))
	g.scroll = control.NewScroller(look, g.whole)
	g.object = control.Over(look.Surface(figure.Card), container.New(edge{left: true}, look.Rule(), g.scroll))
	g.show("")
	return g
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

func (g *goalDetails) label(name model.Key) fyne.CanvasObject {
	look := g.surface.page.desk.look
	return control.NewProse(look, look.Words.Say(name), control.Small, figure.Regular, figure.MutedInk)
}

// levels are the levels that a goal can be put on, and first the one that follows from where it stands.
func (g *goalDetails) levels() []control.Option {
	d := g.surface.page.desk
	out := []control.Option{{Value: "0", Text: d.look.Words.Say("goals.levelByPlace")}}
	count := len(d.dossier.Cover().Levels)
	if count == 0 {
		count = model.DefaultLevels
	}
	for level := 1; level <= count; level++ {
		out = append(out, control.Option{Value: strconv.Itoa(level), Text: d.look.Words.Level(d.dossier.Cover(), level)})
	}
	return out
}

// update changes the goal that is shown.
func (g *goalDetails) update(change func(*model.Goal) error) error {
	d, goal := g.surface.page.desk, g.goal
	return d.try("edit.goal.details", func(tx *model.Tx) error { return model.Update(tx, goal, change) }, "goal", g.surface.text(goal))
}

// area is a text of several lines.
func (g *goalDetails) area(name model.Key, of func(*model.Goal) *string) fyne.CanvasObject {
	look := g.surface.page.desk.look
	field := control.NewArea(look, look.Words.Say(name+".hint"), 2)
	field.Commit = func(text string) error {
		return g.update(func(t *model.Goal) error {
			*of(t) = strings.TrimSpace(text)
			return nil
		})
	}
	return g.place(name, field, func(t *model.Goal) string { return *of(t) })
}

// line is a text of one line that is read and written in a way of its own.
func (g *goalDetails) line(name model.Key, text func(*model.Goal) string, set func(*model.Goal, string) error) fyne.CanvasObject {
	look := g.surface.page.desk.look
	field := control.NewField(look, look.Words.Say(name+".hint"))
	field.Commit = func(text string) error {
		return g.update(func(t *model.Goal) error { return set(t, text) })
	}
	return g.place(name, field, text)
}

func (g *goalDetails) place(name model.Key, field *control.Field, text func(*model.Goal) string) fyne.CanvasObject {
	g.fields = append(g.fields, goalField{field, text})
	field.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyF4 {
			return false
		}
		g.surface.toggleDetails()
		return true
	}
	field.OnFocus = func(gained bool) {
		if gained {
			g.scroll.Reveal(field)
		}
	}
	return control.Column(g.surface.page.desk.look.Px(2), g.label(name), field)
}

func (g *goalDetails) choice(name model.Key, options []control.Option, value func(*model.Goal) string, set func(*model.Goal, string)) fyne.CanvasObject {
	look := g.surface.page.desk.look
	choice := control.NewChoice(look, options, "", nil)
	choice.OnChoose = func(chosen string) {
		if g.update(func(t *model.Goal) error {
			set(t, chosen)
			return nil
		}) != nil {
			g.show(g.goal)
		}
	}
	g.choices = append(g.choices, goalChoice{choice, value})
	return control.Column(look.Px(2), g.label(name), choice)
}

// alsoText are the codes of the goals that a goal also contributes to.
func (g *goalDetails) alsoText(t *model.Goal) string {
	var codes []string
	for _, link := range t.Also {
		codes = append(codes, g.surface.page.desk.dossier.Code(link.Goal))
	}
	return strings.Join(codes, ", ")
}

// setAlso links a goal to others by their codes; what was written about a link that stays is kept.
func (g *goalDetails) setAlso(t *model.Goal, text string) error {
	d := g.surface.page.desk.dossier
	before := map[model.ID]model.GoalLink{}
	for _, link := range t.Also {
		before[link.Goal] = link
	}
	t.Also = nil
	for _, code := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		other := d.GoalByCode(code)
		if other == nil || other.ID == t.ID {
			return model.NewProblem("problem.goal.code", "code", code)
		}
		link, known := before[other.ID]
		if !known {
			link = model.GoalLink{Goal: other.ID}
		}
		t.Also = append(t.Also, link)
	}
	return nil
}

func (g *goalDetails) setDots(t *model.Goal, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		t.Dots = 0
		return nil
	}
	dots, err := strconv.Atoi(text)
	if err != nil || dots < 0 {
		return model.NewProblem("problem.goal.dots", "text", text)
	}
	t.Dots = dots
	return nil
}

// show brings the details up to date, or shows those of another goal.
func (g *goalDetails) show(goal model.ID) {
	d := g.surface.page.desk
	if !d.goals.details && goal != "" {
		return // nobody sees them
	}
	if goal != g.goal {
		d.settle()
		g.goal = goal
	}
	t := model.Get[model.Goal](d.dossier, goal)
	g.none.Hidden, g.form.Hidden = t != nil, t == nil
	if t != nil {
		g.title.SetText(strings.TrimSpace(d.dossier.Code(goal) + "  " + t.Text))
		for _, f := range g.fields {
			f.field.Fill(f.text(t))
		}
		for _, c := range g.choices {
			c.choice.Mark(c.value(t))
		}
		g.fillSupport(t)
		g.fillIndicators(t)
	}
	g.whole.Refresh()
	g.scroll.Relayout()
}

func (g *goalDetails) fillIndicators(t *model.Goal) {
	d, look := g.surface.page.desk, g.surface.page.desk.look
	g.list.Objects = nil
	for _, indicator := range d.dossier.IndicatorsOf(t.ID) {
		g.list.Add(control.NewButton(look, figure.Shorten(indicator.Code+"  "+indicator.Name, float64(look.Px(detailsWidth-4*control.Step)), float64(look.Px(control.Body)), figure.Regular),
			"", control.Quiet, d.goTo(atIndicators, model.RefTo(indicator))).Leading())
	}
	if len(g.list.Objects) == 0 {
		g.list.Add(control.NewProse(look, look.Words.Say("goals.noIndicators"), control.Small, figure.Regular, figure.MutedInk))
	}
	g.list.Refresh()
}

// fillSupport lists what each party thinks of the goal, and why.
func (g *goalDetails) fillSupport(t *model.Goal) {
	d, look := g.surface.page.desk, g.surface.page.desk.look
	g.support.Objects = nil
	if len(t.Support) > 0 {
		g.support.Add(g.label("goals.support"))
	}
	for _, support := range t.Support {
		mark := figure.SupportMark{Look: figure.LookOf(d.dossier, support.Party), Stance: support.Stance}
		text := d.dossier.ActorName(model.Actor{Party: support.Party}) + ": " + look.Words.Choice("stance", string(support.Stance))
		if support.Reason != "" {
			text += ". " + support.Reason
		}
		g.support.Add(control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewDrawing(look, 1.2, func(w, _ float64) figure.Drawing {
				return figure.Drawing{W: w, H: w * 1.2, Ops: figure.SupportIcon(mark, 0, w*0.1, w)}
			}), Width: look.Px(16)},
			control.Cell{Object: control.NewProse(look, text, control.Small, figure.Regular, figure.Ink), Share: 1}))
	}
	g.support.Refresh()
}

// focus puts the keyboard on the first field.
func (g *goalDetails) focus() {
	if g.goal != "" {
		g.surface.page.desk.window.Canvas().Focus(g.fields[0].field)
	}
}
