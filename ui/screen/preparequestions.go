package screen

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// The questions of the assistant, in the order in which they are asked.
const (
	askTheme = iota
	askTop
	askFuture
	askParties
	askPeople
	askDates
	askLevels
	askData
)

func (p *preparePage) allQuestions() []*prepareQuestion {
	d := p.desk
	cover := func() *model.Cover { return d.dossier.Cover() }
	return []*prepareQuestion{
		askTheme: {key: "prepare.theme", make: p.askTheme, filled: func() string { return cover().Theme }},
		askTop: {key: "prepare.top", make: p.askTop, filled: func() string {
			if top := d.dossier.Top(); top != nil {
				return top.Text
			}
			return ""
		}},
		askFuture:  {key: "prepare.future", make: p.askFuture, filled: func() string { return cover().FutureImage }},
		askParties: {key: "prepare.parties", make: p.askParties, filled: func() string { return d.counted("prepare.parties.count", model.KindParty) }},
		askPeople:  {key: "prepare.people", make: p.askPeople, filled: func() string { return d.counted("prepare.people.count", model.KindParticipant) }},
		askDates:   {key: "prepare.dates", make: p.askDates, filled: p.plannedDays},
		askLevels: {key: "prepare.levels", make: p.askLevels, filled: func() string {
			names := make([]string, d.levelCount())
			for i := range names {
				names[i] = d.levelName(i + 1)
			}
			return strings.Join(names, ", ")
		}},
		askData: {key: "prepare.data", make: p.askData, filled: func() string { return cover().DataStatement }},
	}
}

// counted says how many records of a kind there are; nothing for none.
func (d *Desk) counted(key model.Key, kind model.Kind) string {
	if n := d.dossier.Count(kind); n > 0 {
		return d.look.Words.Count(key, n)
	}
	return ""
}

// onCover is a field for something that the dossier says of itself.
func (p *preparePage) onCover(q *prepareQuestion, f *control.Field, name model.Key, of func(*model.Cover) *string) fyne.CanvasObject {
	return p.answer(q, f, name, func() string {
		copied := *p.desk.dossier.Cover()
		return *of(&copied)
	}, "edit.cover", func(tx *model.Tx, text string) error {
		return tx.SetCover(func(c *model.Cover) error { *of(c) = strings.TrimSpace(text); return nil })
	})
}

func (p *preparePage) askTheme(q *prepareQuestion) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	field := func(hint model.Key) *control.Field { return control.NewField(look, look.Words.Say(hint)) }
	title := p.onCover(q, field("cover.title.hint"), "cover.title", func(c *model.Cover) *string { return &c.Title })
	theme := p.onCover(q, field("cover.theme.hint"), "cover.theme", func(c *model.Cover) *string { return &c.Theme })
	place := p.onCover(q, field("cover.municipality.hint"), "cover.municipality", func(c *model.Cover) *string { return &c.Municipality })
	years := p.answer(q, field("prepare.years.hint"), "prepare.years", func() string { return yearsText(d.dossier.Cover()) }, "edit.cover",
		func(tx *model.Tx, text string) error {
			from, to, err := readYears(text)
			if err != nil {
				return err
			}
			return tx.SetCover(func(c *model.Cover) error { c.From, c.To = from, to; return nil })
		})
	return control.Column(look.Px(control.Step), title, theme,
		control.Lines(look.Px(control.Step), control.Cell{Object: place, Width: look.Px(180), Share: 1}, control.Cell{Object: years, Width: look.Px(180), Share: 1}))
}

// yearsText is the stretch of years that a dossier is about, as it can be typed.
func yearsText(c *model.Cover) string {
	switch {
	case c.From == 0 && c.To == 0:
		return ""
	case c.From == c.To || c.To == 0:
		return strconv.Itoa(c.From)
	case c.From == 0:
		return strconv.Itoa(c.To)
	}
	return fmt.Sprintf("%d-%d", c.From, c.To)
}

// readYears reads "2026-2029", "2026 t/m 2029" or a single year.
func readYears(text string) (from, to int, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, 0, nil
	}
	period, ok := model.ParsePeriod(text)
	if shape := period.Shape(); !ok || shape != model.YearShape && shape != model.SpanShape {
		return 0, 0, model.NewProblem("problem.years", "text", text)
	}
	return period.First().Time().Year(), period.Last().Time().Year(), nil
}

func (p *preparePage) askTop(q *prepareQuestion) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	top := p.answer(q, control.NewArea(look, look.Words.Say("prepare.top.field.hint"), 2), "prepare.top.field", func() string {
		if goal := d.dossier.Top(); goal != nil {
			return goal.Text
		}
		return ""
	}, "edit.goal.top", func(tx *model.Tx, text string) error { return tx.SetTop(strings.TrimSpace(text)) })
	who := p.onCover(q, control.NewField(look, look.Words.Say("prepare.commissioner.hint")), "prepare.commissioner",
		func(c *model.Cover) *string { return &c.Commissioner })
	return control.Column(look.Px(control.Step), top, who, p.example("prepare.example", "prepare.top.example"))
}

func (p *preparePage) askFuture(q *prepareQuestion) fyne.CanvasObject {
	look := p.desk.look
	area := p.onCover(q, control.NewArea(look, look.Words.Say("cover.future.hint"), 5), "cover.future", func(c *model.Cover) *string { return &c.FutureImage })
	return control.Column(look.Px(control.Step), area, p.example("prepare.example", "prepare.future.example"))
}

func (p *preparePage) askParties(q *prepareQuestion) fyne.CanvasObject {
	block := newPartiesBlock(p.desk)
	p.takeFresh(q, block.fresh)
	q.sync = append(q.sync, block.update)
	q.first = block.fresh
	return block.rows
}

// takeFresh makes a field in which Enter adds a line one of the question: with nothing in it Enter goes on.
func (p *preparePage) takeFresh(q *prepareQuestion, fresh *control.Field) {
	add := fresh.OnKey
	p.take(q, fresh)
	leave := fresh.OnKey
	fresh.OnKey = func(ev *fyne.KeyEvent, shift bool) bool {
		enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
		if enter && strings.TrimSpace(fresh.Text) == "" {
			p.leaf(1)
			return true
		}
		return add(ev, shift) || leave(ev, shift)
	}
}

func (p *preparePage) askPeople(q *prepareQuestion) fyne.CanvasObject {
	block := newPeopleBlock(p.desk, false)
	p.takeFresh(q, block.fresh)
	q.sync = append(q.sync, block.update)
	q.first = block.fresh
	return block.object
}

// levelNames are the group's own names of the levels; none for the usual ones.
func (d *Desk) levelNames() []string { return d.dossier.Cover().Levels }

// mostLevels and fewestLevels are how many levels a tree can have names for.
const fewestLevels, mostLevels = 2, 6

// levelName is the name of a level: the group's own, else the usual one.
func (d *Desk) levelName(level int) string {
	if own := d.levelNames(); level <= len(own) {
		return own[level-1]
	}
	return d.look.Words.Say(model.Key("prepare.level." + strconv.Itoa(level)))
}

func (d *Desk) levelCount() int {
	if own := d.levelNames(); len(own) > 0 {
		return len(own)
	}
	return model.DefaultLevels
}

// setLevels writes the names of the levels. The usual four are no names of the group's own.
func (d *Desk) setLevels(tx *model.Tx, names []string) error {
	usual := len(names) == model.DefaultLevels
	for i := range names {
		if names[i] = strings.TrimSpace(names[i]); names[i] == "" {
			names[i] = d.look.Words.Say(model.Key("prepare.level." + strconv.Itoa(i+1)))
		}
		usual = usual && names[i] == d.look.Words.Level(&model.Cover{}, i+1)
	}
	if usual {
		names = nil
	}
	return tx.SetCover(func(c *model.Cover) error { c.Levels = names; return nil })
}

func (p *preparePage) askLevels(q *prepareQuestion) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	current := func(count int) []string {
		names := make([]string, count)
		for i := range names {
			names[i] = d.levelName(i + 1)
		}
		return names
	}
	var options []control.Option
	for n := fewestLevels; n <= mostLevels; n++ {
		options = append(options, control.Option{Value: strconv.Itoa(n), Text: strconv.Itoa(n)})
	}
	count := control.NewChoice(look, options, strconv.Itoa(d.levelCount()), func(value string) {
		if n, err := strconv.Atoi(value); err == nil {
			d.edit("edit.levels", func(tx *model.Tx) error { return d.setLevels(tx, current(n)) })
		}
	})
	rows := control.Column(look.Px(control.Gap))
	var lines []fyne.CanvasObject
	for level := 1; level <= mostLevels; level++ {
		f := p.take(q, control.NewField(look, look.Words.Say(model.Key("prepare.level."+strconv.Itoa(level)))))
		f.Commit = func(text string) error {
			return d.try("edit.levels", func(tx *model.Tx) error {
				names := current(d.levelCount())
				names[level-1] = text
				return d.setLevels(tx, names)
			})
		}
		line := control.Lines(look.Px(control.Step),
			control.Cell{Object: control.NewProse(look, strconv.Itoa(level), control.Body, figure.Bold, figure.Accent), Width: look.Px(20), Middle: true},
			control.Cell{Object: f, Width: look.Px(150), Share: 2},
			control.Cell{Object: control.NewProse(look, look.Words.Say(model.Key("prepare.level.about."+strconv.Itoa(level))), control.Small, figure.Regular, figure.MutedInk), Width: look.Px(150), Share: 3, Middle: true})
		lines = append(lines, line)
		rows.Add(line)
	}
	all := q.fields
	q.sync = append(q.sync, func() {
		count.Mark(strconv.Itoa(d.levelCount()))
		q.fields = all[:d.levelCount()]
		for i, f := range all {
			shown := i < d.levelCount()
			lines[i].(*fyne.Container).Hidden = !shown
			if shown {
				f.Fill(d.levelName(i + 1))
			}
		}
		rows.Refresh()
	})
	return control.Column(look.Px(control.Step), d.named("prepare.levels.many", count), rows)
}

func (p *preparePage) askData(q *prepareQuestion) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	area := control.NewArea(look, "", 8)
	statement := func() string { return d.dossier.Cover().DataStatement }
	named := p.answer(q, area, "prepare.data.field", statement, "edit.cover", func(tx *model.Tx, text string) error {
		return tx.SetCover(func(c *model.Cover) error { c.DataStatement = strings.TrimSpace(text); return nil })
	})
	proposal := words.For(d.dossier.Cover().Language).Say("prepare.data.proposal") // in the language of the dossier: participants read it
	q.sync = []func(){func() { area.Fill(cmp.Or(statement(), proposal)) }}         // only shown, as long as nobody has agreed with it
	q.agree = func() {
		if statement() == "" && area.Text == proposal {
			_ = area.Commit(proposal) // what cannot be is told already
		}
	}
	note := control.NewProse(look, look.Words.Say("prepare.data.note"), control.Small, figure.Regular, figure.MutedInk)
	return control.Column(look.Px(control.Gap), named, note)
}

// plannedDays says on which days the three sessions are.
func (p *preparePage) plannedDays() string {
	var days []string
	for _, kind := range sessionsOfTheWork() {
		if session := p.desk.session(kind); session != nil && session.Date != "" {
			days = append(days, p.desk.look.Words.Date(session.Date))
		}
	}
	return strings.Join(days, ", ")
}

// sessionsOfTheWork are the three sessions that every dossier goes through.
func sessionsOfTheWork() []model.SessionKind {
	return []model.SessionKind{model.GoalSession, model.IndicatorSession, model.FollowingSession}
}
