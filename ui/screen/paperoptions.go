package screen

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
)

// fill shows what the paper at hand is and what can be chosen of it.
func (p *papersPage) fill() {
	d, look, line := p.desk, p.desk.look, p.list.line()
	say, takes, c := look.Words.Say, line.takes(), &d.printing
	prose := func(text string, size float32, weight figure.Weight, paint figure.Paint) *control.Prose {
		return control.NewProse(look, text, size, weight, paint)
	}
	p.form.Objects = nil
	back := control.Row(0, control.Cell{Object: control.NewButton(look, say("print.back"), "Esc", control.Quiet, p.focus), Middle: true})
	p.split.back = back
	p.form.Add(back)
	p.form.Add(prose(p.list.titleOf(line), control.Heading, figure.Bold, figure.Ink))
	p.form.Add(prose(p.about(line), control.Body, figure.Regular, figure.MutedInk))
	option := func(name model.Key, choice fyne.CanvasObject) {
		p.form.Add(control.Column(look.Px(control.Tight), prose(say(name), control.Small, figure.Bold, figure.Ink), choice))
	}
	p.first = nil
	pick := func(name model.Key, options []control.Option, chosen string, choose func(string)) {
		choice := control.NewChoice(look, options, chosen, func(value string) {
			choose(value)
			p.look(true)
		})
		choice.OnKey = p.formKey
		choice.OnFocus = p.reveals(choice)
		if p.first == nil {
			p.first = choice
		}
		option(name, choice)
	}
	leaves := prose("", control.Small, figure.Regular, figure.MutedInk)
	sayLeaves := func() {
		leaves.SetText(say("print.internal"))
		if c.audience == "public" {
			leaves.SetText(say("print.public"))
		}
		p.scroll.Relayout()
	}
	pick("papers.audience", d.options("audience", []string{"internal", "public"}), c.audience, func(value string) { c.audience = value; sayLeaves() })
	p.form.Add(leaves)
	if sessions := p.sessionsFor(line); takes.Session && len(sessions) > 1 {
		p.pickSession(line, sessions, pick)
	}
	if indicators := d.dossier.Indicators(); takes.Indicator && len(indicators) > 0 {
		p.pickIndicator(indicators, pick, option)
	}
	if takes.Cards {
		field := control.NewField(look, say("print.cards.hint"))
		if c.cards > 0 {
			field.Put(strconv.Itoa(c.cards))
		}
		field.OnFocus = p.reveals(field)
		field.Commit = func(text string) error { return p.setCards(text) }
		option("print.cards", field)
	}
	pick("papers.language", []control.Option{{Value: "nl", Text: "Nederlands"}, {Value: "en", Text: "English"}}, c.language, func(value string) { c.language = value })
	if sizes := line.paper.Sizes; len(sizes) > 0 {
		var options []control.Option
		for _, size := range slices.Sorted(slices.Values(sizes)) {
			options = append(options, control.Option{Value: string(size), Text: string(size)})
		}
		slices.Reverse(options) // from small to large
		chosen := c.size
		if !slices.Contains(sizes, chosen) {
			chosen = sizes[0]
		}
		pick("print.size", options, string(chosen), func(value string) { c.size = paper.Size(value) })
	}
	if line.set != "" {
		chosen := ""
		if c.together {
			chosen = "one"
		}
		pick("print.files", []control.Option{{Text: say("print.files.many")}, {Value: "one", Text: say("print.files.one")}}, chosen, func(value string) { c.together = value != "" })
	}
	p.form.Add(p.acts())
	p.form.Add(p.status)
	p.form.Add(control.Row(0, control.Cell{Object: p.stop, Middle: true}))
	p.showMaking("")
	sayLeaves()
	p.split.lay()
}

// about is what is on the paper, or which papers are in the set.
func (p *papersPage) about(line paperLine) string {
	say := p.desk.look.Words.Say
	if line.set == "" {
		return say(line.paper.About)
	}
	var names []string
	for _, each := range line.papers() {
		names = append(names, say(each.Title))
	}
	return strings.Join(names, ", ") + "."
}

// pickSession offers the sessions; a paper that is not of a set may be about all that it is for.
func (p *papersPage) pickSession(line paperLine, sessions []*model.Session, pick func(model.Key, []control.Option, string, func(string))) {
	d := p.desk
	var options []control.Option
	chosen := ""
	if line.set == "" {
		options = append(options, control.Option{Text: d.look.Words.Say("print.session.open")})
	} else {
		chosen = string(p.ofSet(line.set).ID)
	}
	for _, s := range sessions {
		text := d.look.Words.Choice("sessionkind", string(s.Sort))
		if s.Date != "" {
			text = d.look.Words.Date(s.Date)
		}
		options = append(options, control.Option{Value: string(s.ID), Text: text})
		if s.ID == d.printing.session {
			chosen = string(s.ID)
		}
	}
	pick("print.session", options, chosen, func(value string) { d.printing.session = model.ID(value) })
}

// mostChips is how many indicators can be pressed; of more the code is typed.
const mostChips = 24

func (p *papersPage) pickIndicator(indicators []*model.Indicator, pick func(model.Key, []control.Option, string, func(string)), option func(model.Key, fyne.CanvasObject)) {
	d := p.desk
	at := slices.IndexFunc(indicators, func(i *model.Indicator) bool { return i.ID == d.printing.indicator })
	if at < 0 {
		d.printing.indicator = ""
	}
	if len(indicators) <= mostChips {
		options := []control.Option{{Text: d.look.Words.Say("print.indicator.all")}}
		for _, i := range indicators {
			options = append(options, control.Option{Value: string(i.ID), Text: i.Code})
		}
		pick("print.indicator", options, string(d.printing.indicator), func(value string) { d.printing.indicator = model.ID(value) })
		return
	}
	field := control.NewField(d.look, d.look.Words.Say("print.indicator.hint"))
	if at >= 0 {
		field.Put(indicators[at].Code)
	}
	field.OnFocus = p.reveals(field)
	field.Commit = func(text string) error {
		text = strings.TrimSpace(text)
		found := slices.IndexFunc(indicators, func(i *model.Indicator) bool { return strings.EqualFold(i.Code, text) })
		if text != "" && found < 0 {
			problem := model.NewProblem("problem.print.indicator", "text", text)
			d.tell(problem)
			return problem
		}
		d.printing.indicator = ""
		if text != "" {
			d.printing.indicator = indicators[found].ID
		}
		p.look(true)
		return nil
	}
	option("print.indicator", field)
}

// mostCards is more cards than a printer has paper for.
const mostCards = 2000

func (p *papersPage) setCards(text string) error {
	text = strings.TrimSpace(text)
	count, err := strconv.Atoi(text)
	if text != "" && (err != nil || count < 1 || count > mostCards) {
		problem := model.NewProblem("problem.print.cards", "text", text, "most", mostCards)
		p.desk.tell(problem)
		return problem
	}
	p.desk.printing.cards = count
	p.look(true)
	return nil
}

// formKey turns pages and makes the paper from wherever something is chosen.
func (p *papersPage) formKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return p.key(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.print()
		return true
	}
	return false
}

// reveals keeps what has the keyboard in sight.
func (p *papersPage) reveals(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained {
			p.split.enter(true)
			p.scroll.Reveal(o)
		}
	}
}
