package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const detailsWidth = 320

// goalDetails is all that is known of the selected goal beside its text, edited in place: first what the group says of it, then how it hangs
// together with other goals, what parties think of it, and under what it falls.
type goalDetails struct {
	surface *treeSurface
	object  *fyne.Container
	scroll  *control.Scroller
	whole   *fyne.Container
	form    *fyne.Container
	goal    model.ID
	title   *control.Prose
	place   *control.Prose // the level, and the W-question that it answers
	none    *control.Prose
	fields  []goalField
	choices []goalChoice
	toggles []goalToggles
	links   *fyne.Container
	linked  []model.ID // the goals that the link fields are for
	support *goalSupport
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

// goalToggles are the marks of a goal.
type goalToggles struct {
	toggles *control.Toggles
	on      func(*model.Goal) []string
}

func newGoalDetails(s *treeSurface) *goalDetails {
	d, look := s.page.desk, s.page.desk.look
	say := look.Words.Say
	g := &goalDetails{surface: s, list: control.Column(look.Px(control.Tight)), links: control.Column(look.Px(control.Gap))}
	g.support = newGoalSupport(g)
	g.title = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink)
	g.place = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	g.none = control.NewProse(look, say("goals.noneSelected"), control.Body, figure.Regular, figure.MutedInk)
	g.form = control.Column(look.Px(12),
		control.Column(look.Px(2), g.title, g.place),
		g.area("goals.assumption", 3, func(t *model.Goal) *string { return &t.Assumption }),
		g.choice("goal.contribution", g.contributions(), func(t *model.Goal) string { return strconv.Itoa(t.Contribution) },
			func(t *model.Goal, value string) { t.Contribution, _ = strconv.Atoi(value) }),
		g.area("goals.explanation", 2, func(t *model.Goal) *string { return &t.Explanation }),
		g.area("goals.behind", 2, func(t *model.Goal) *string { return &t.Behind }),
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
		g.section("goal.section.links"), g.line("goals.also", g.alsoText, g.setAlso), g.links,
		g.section("goals.support"), g.support.object,
		g.line("goals.dots", func(t *model.Goal) string {
			if t.Dots == 0 {
				return ""
			}
			return strconv.Itoa(t.Dots)
		}, g.setDots),
		g.section("goal.section.marks"),
		g.marks("goal.wheel", d.options("wheel", texts(model.WheelFields())), func(t *model.Goal) *[]string { return &t.Wheel }),
		g.marks("goal.laws", d.options("law", texts(model.Laws())), func(t *model.Goal) *[]string { return &t.Laws }),
		g.choice("goal.scale", append([]control.Option{{Text: "–"}}, d.options("scale", texts(model.Scales()))...),
			func(t *model.Goal) string { return t.Scale }, func(t *model.Goal, value string) { t.Scale = value }),
		g.line("goal.targetGroups", func(t *model.Goal) string { return strings.Join(t.TargetGroups, ", ") }, setTargetGroups),
		g.section("goals.indicators"), g.list)
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

// section is the heading of a few fields that belong together, with a hairline above it.
func (g *goalDetails) section(name model.Key) fyne.CanvasObject {
	look := g.surface.page.desk.look
	return control.Column(look.Px(control.Gap), control.Space(0, 0), look.Rule(),
		control.NewProse(look, look.Words.Say(name), control.Body, figure.Bold, figure.Ink))
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

// contributions say how much a goal does for the one above it: proportions for the conversation, no exact numbers.
func (g *goalDetails) contributions() []control.Option {
	say := g.surface.page.desk.look.Words.Say
	return []control.Option{
		{Value: "0", Text: "–"}, {Value: "1", Text: say("goal.contribution.1")}, {Value: "2", Text: say("goal.contribution.2")},
		{Value: "3", Text: say("goal.contribution.3")},
	}
}

// update changes the goal that is shown.
func (g *goalDetails) update(change func(*model.Goal) error) error {
	d, goal := g.surface.page.desk, g.goal
	return d.try("edit.goal.details", func(tx *model.Tx) error { return model.Update(tx, goal, change) }, "goal", g.surface.text(goal))
}

// area is a text of several lines.
func (g *goalDetails) area(name model.Key, lines int, of func(*model.Goal) *string) fyne.CanvasObject {
	look := g.surface.page.desk.look
	field := control.NewArea(look, look.Words.Say(name+".hint"), lines)
	field.Commit = func(text string) error {
		return g.update(func(t *model.Goal) error {
			*of(t) = strings.TrimSpace(text)
			return nil
		})
	}
	return g.put(name, field, func(t *model.Goal) string { return *of(t) })
}

// line is a text of one line that is read and written in a way of its own.
func (g *goalDetails) line(name model.Key, text func(*model.Goal) string, set func(*model.Goal, string) error) fyne.CanvasObject {
	look := g.surface.page.desk.look
	field := control.NewField(look, look.Words.Say(name+".hint"))
	field.Commit = func(text string) error {
		return g.update(func(t *model.Goal) error { return set(t, text) })
	}
	return g.put(name, field, text)
}

func (g *goalDetails) put(name model.Key, field *control.Field, text func(*model.Goal) string) fyne.CanvasObject {
	g.fields = append(g.fields, goalField{field, text})
	g.ready(field)
	return control.Column(g.surface.page.desk.look.Px(2), g.label(name), field)
}

// ready makes a field one of the details: the key of the details closes them from there, and it is scrolled into sight.
func (g *goalDetails) ready(field *control.Field) {
	field.OnKey = func(ev *fyne.KeyEvent, shift bool) bool { return g.closes(ev, shift) }
	field.OnFocus = g.revealing(field)
}

func (g *goalDetails) closes(ev *fyne.KeyEvent, shift bool) bool {
	if does, _ := control.ActOf(control.OnTree, control.PlainChord(ev, shift)); does != "goals.details" {
		return false
	}
	g.surface.toggleDetails()
	return true
}

func (g *goalDetails) revealing(o fyne.CanvasObject) func(gained bool) {
	return func(gained bool) {
		if gained {
			g.scroll.Reveal(o)
		}
	}
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
	choice.OnKey = func(ev *fyne.KeyEvent) bool { return g.closes(ev, false) }
	choice.OnFocus = g.revealing(choice)
	g.choices = append(g.choices, goalChoice{choice, value})
	return control.Column(look.Px(2), g.label(name), choice)
}

// marks are marks of which a goal can have any number.
func (g *goalDetails) marks(name model.Key, options []control.Option, of func(*model.Goal) *[]string) fyne.CanvasObject {
	look := g.surface.page.desk.look
	toggles := control.NewToggles(look, options, func(value string, on bool) {
		if g.update(func(t *model.Goal) error {
			*of(t) = model.Marked(*of(t), value, on)
			return nil
		}) != nil {
			g.show(g.goal)
		}
	})
	toggles.OnKey = func(ev *fyne.KeyEvent) bool { return g.closes(ev, false) }
	toggles.OnFocus = g.revealing(toggles)
	g.toggles = append(g.toggles, goalToggles{toggles, func(t *model.Goal) []string { return *of(t) }})
	return control.Column(look.Px(2), g.label(name), toggles)
}

func setTargetGroups(t *model.Goal, text string) error {
	t.TargetGroups = nil
	for _, group := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if group = strings.TrimSpace(group); group != "" && !slices.Contains(t.TargetGroups, group) {
			t.TargetGroups = append(t.TargetGroups, group)
		}
	}
	return nil
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

// fillLinks has a field for each link to another goal: why the goal helps there too. Fields stay as long as the links do, so that nobody
// loses the keyboard.
func (g *goalDetails) fillLinks(t *model.Goal) {
	look := g.surface.page.desk.look
	var linked []model.ID
	for _, link := range t.Also {
		linked = append(linked, link.Goal)
	}
	if !slices.Equal(linked, g.linked) {
		g.linked, g.links.Objects = linked, nil
		for _, to := range linked {
			field := control.NewArea(look, look.Words.Say("goals.assumption.hint"), 2)
			field.Commit = func(text string) error {
				return g.update(func(t *model.Goal) error {
					for i := range t.Also {
						if t.Also[i].Goal == to {
							t.Also[i].Assumption = strings.TrimSpace(text)
						}
					}
					return nil
				})
			}
			g.ready(field)
			g.links.Add(control.Column(look.Px(2), control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk), field))
		}
	}
	d := g.surface.page.desk.dossier
	for i, link := range t.Also {
		parts := g.links.Objects[i].(*fyne.Container).Objects
		parts[0].(*control.Prose).SetText(look.Words.Say("goal.alsoBecause", "goal", d.Code(link.Goal)+" "+g.surface.text(link.Goal)))
		parts[1].(*control.Field).Fill(link.Assumption)
	}
	g.links.Hidden = len(linked) == 0
	g.links.Refresh()
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
		b, level := d.look.Words, d.dossier.LevelOf(t)
		g.title.SetText(strings.TrimSpace(d.dossier.Code(goal) + "  " + t.Text))
		g.place.SetText(b.Say("goal.place", "level", b.Level(d.dossier.Cover(), level), "question", b.Choice("wquestion", string(d.dossier.Cover().QuestionOf(level)))))
		for _, f := range g.fields {
			f.field.Fill(f.text(t))
		}
		for _, c := range g.choices {
			c.choice.Mark(c.value(t))
		}
		for _, m := range g.toggles {
			m.toggles.Mark(m.on(t))
		}
		g.fillLinks(t)
		g.support.fill(t)
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

// focus puts the keyboard on the first field.
func (g *goalDetails) focus() {
	if g.goal != "" {
		g.surface.page.desk.window.Canvas().Focus(g.fields[0].field)
	}
}
