package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// storiesSurface is where stories are told: what was told, by whom, how far it may travel, and why the group chose it.
type storiesSurface struct {
	page    *learningPage
	list    *noteList
	journal *fyne.Container // what was seen between two conversations, and belongs to none of the indicators
	body    fyne.CanvasObject
}

func newStoriesSurface(p *learningPage) *storiesSurface {
	d := p.desk
	s := &storiesSurface{page: p}
	s.list = d.newNoteList("stories.hint", "stories.empty", s.add)
	s.list.source = s.source
	s.list.make = s.row
	ask := control.NewProse(d.look, d.look.Words.Say("stories.help"), control.Body, figure.Regular, figure.MutedInk)
	s.journal = control.Column(d.look.Px(control.Tight))
	s.fillJournal()
	s.body = s.list.onPage(s.journal, ask)
	return s
}

func (s *storiesSurface) fillJournal() {
	d := s.page.desk
	s.journal.Objects = nil
	if round := d.round(); round != nil {
		for _, o := range d.dossier.UnseenElse(round) {
			s.journal.Add(d.observationLine(o, round))
		}
	}
	s.journal.Hidden = len(s.journal.Objects) == 0
}

// source lists the stories, those of this round first; what was taken back comes last, without its text.
func (s *storiesSurface) source() []model.ID {
	d := s.page.desk
	all := d.dossier.Stories(model.Keeper)
	round := d.round()
	here := func(story *model.Story) int {
		if round != nil && story.Session == round.ID {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b *model.Story) int { return here(a) - here(b) })
	ids := idsOf(all)
	for _, story := range model.All[model.Story](d.dossier) {
		if story.Consent == model.Withdrawn {
			ids = append(ids, story.ID)
		}
	}
	return ids
}

// add makes a story of what was written. Until the teller says otherwise it stays in this group.
func (s *storiesSurface) add(text string) bool {
	d := s.page.desk
	var made *model.Story
	if !d.edit("edit.story.add", func(tx *model.Tx) error {
		round, err := d.roundFor(tx)
		if err != nil {
			return err
		}
		made = &model.Story{Text: text, Consent: model.ThisGroup, ConsentDate: d.today(), Session: round.ID, Period: model.PeriodAt(model.HalfYearly, d.today())}
		for _, indicator := range tx.Indicators() { // the indicator that asks for stories, where there is one
			if indicator.Sort == model.StoryIndicator && made.Indicator == "" {
				made.Indicator = indicator.ID
			}
		}
		return tx.Put(made)
	}) {
		return false
	}
	s.open(made.ID)
	return true
}

// open brings a story to hand, at who told it.
func (s *storiesSurface) open(id model.ID) {
	s.list.at = id
	s.list.update()
	if row := s.list.rows[id]; row != nil && len(row.lines) > 1 {
		s.page.desk.window.Canvas().Focus(row.lines[1][0])
	}
}

func (s *storiesSurface) row(id model.ID) *noteRow {
	d, look, n := s.page.desk, s.page.desk.look, s.list
	say := look.Words.Say
	get := func() *model.Story { return model.Get[model.Story](d.dossier, id) }
	set := func(change func(*model.Story) error) error {
		return d.try("edit.story", func(tx *model.Tx) error { return model.Update(tx, id, change) })
	}
	text := control.NewArea(look, say("stories.text"), 4)
	text.Commit = func(written string) error {
		return set(func(s *model.Story) error { s.Text = strings.TrimSpace(written); return nil })
	}
	text.OnFocus = func(gained bool) {
		if gained {
			n.enter(id, text)
		}
	}
	field := func(line, place int, hint model.Key, put func(*model.Story, string) error) *control.Field {
		return n.field(id, line, place, hint, func(written string) error { return set(func(s *model.Story) error { return put(s, written) }) })
	}
	teller := field(1, 0, "stories.teller", func(s *model.Story, written string) error { s.Teller = written; return nil })
	period := field(1, 1, "stories.period", func(s *model.Story, written string) error { return setPeriod(&s.Period, written) })
	about := field(1, 2, "stories.about", func(s *model.Story, written string) error { return d.setAbout(s, written) })
	why := field(2, 0, "stories.why", func(s *model.Story, written string) error { s.Why = written; return nil })
	teller.OnEnter = func() { d.window.Canvas().Focus(why) }
	readBack := control.NewChoice(look, []control.Option{{Value: "no", Text: say("stories.notReadBack")}, {Value: "yes", Text: say("stories.readBack")}}, "", func(value string) {
		d.edit("edit.story", func(tx *model.Tx) error {
			return model.Update(tx, id, func(s *model.Story) error { s.ReadBack = value == "yes"; return nil })
		})
	})
	consent := control.NewChoice(look, d.options("consent", texts(model.Consents())), "", func(value string) {
		d.edit("edit.story.consent", func(tx *model.Tx) error { return tx.SetConsent(id, model.Consent(value), d.today()) }, "consent", d.look.Words.Choice("consent", value))
	})
	for _, choice := range []*control.Choice{readBack, consent} {
		choice.OnFocus = func(gained bool) {
			if gained {
				n.enter(id, choice)
			}
		}
	}
	quote := control.NewProse(look, "", 17, figure.Regular, figure.Ink)
	summary := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	day := control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk)
	closed := control.Column(look.Px(4), quote, summary)
	form := control.Column(look.Px(control.Gap), text,
		foldingRow(look.Px(leastNote), look.Px(control.Gap), control.Cell{Object: d.named("stories.teller", teller), Share: 2},
			control.Cell{Object: d.named("stories.period", period), Share: 1}, control.Cell{Object: d.named("stories.about", about), Share: 1}),
		d.named("stories.why", why))
	allowed := foldingRow(look.Px(leastNote), look.Px(control.Step), control.Cell{Object: d.named("stories.consent", control.Column(look.Px(4), consent, day)), Share: 3},
		control.Cell{Object: d.named("stories.checked", readBack), Share: 2})
	away := control.Row(0, control.Cell{Object: n.deleting(id)})
	row := &noteRow{lines: [][]*control.Field{{text}, {teller, period, about}, {why}}}
	panel := control.NewPanel(look, figure.Accent, control.Inset(look.Px(12), look.Px(control.Step), look.Px(12), look.Px(20), control.Column(look.Px(control.Gap),
		closed, form, allowed, away)))
	panel.OnTap = func() { s.open(id) }
	row.object = panel
	row.fill = func(open bool) {
		story := get()
		if story == nil {
			return
		}
		gone := story.Consent == model.Withdrawn
		text.Fill(story.Text)
		teller.Fill(story.Teller)
		period.Fill(look.Words.Period(story.Period))
		about.Fill(d.aboutCode(story))
		why.Fill(story.Why)
		yes := "no"
		if story.ReadBack {
			yes = "yes"
		}
		readBack.Mark(yes)
		consent.Mark(string(story.Consent))
		day.SetText("")
		if story.ConsentDate != "" {
			day.SetText(say("stories.since", "date", look.Words.Date(story.ConsentDate)))
		}
		if gone { // not even the keeper reads it any more
			quote.SetText(say("stories.withdrawn"))
			quote.SetPaint(figure.MutedInk)
		} else {
			quote.SetText("“" + story.Text + "”")
			quote.SetPaint(figure.Ink)
		}
		summary.SetText(strings.Join(nonEmpty(d.storyLine(story), look.Words.Choice("consent", string(story.Consent))), " · "))
		form.Hidden, allowed.Hidden, away.Hidden = !open || gone, !open, !open
		closed.Hidden = open && !gone
		row.lines = [][]*control.Field{{text}, {teller, period, about}, {why}}
		panel.SetChosen(open)
	}
	row.remove = func() {
		if d.edit("edit.story.delete", func(tx *model.Tx) error { return tx.Delete(model.KindStory, id) }) {
			d.say("say.storyDeleted")
		}
	}
	return row
}

// storyLine says who told a story, about when and about what.
func (d *Desk) storyLine(story *model.Story) string {
	b := d.look.Words
	about := ""
	if code := d.aboutCode(story); code != "" {
		about = b.Say("stories.aboutLine", "code", code)
	}
	return strings.Join(nonEmpty(story.Teller, b.Period(story.Period), about), " · ")
}

// aboutCode is the code of what a story is about.
func (d *Desk) aboutCode(story *model.Story) string {
	if story.Goal != "" {
		return d.dossier.Code(story.Goal)
	}
	if indicator := model.Get[model.Indicator](d.dossier, story.Indicator); indicator != nil {
		return indicator.Code
	}
	return ""
}

// setAbout reads the code of a goal or an indicator.
func (d *Desk) setAbout(story *model.Story, code string) error {
	goal, indicator, ok := d.coded(code)
	if !ok {
		return model.NewProblem("problem.about", "text", code)
	}
	story.Goal = goal
	if indicator != "" || goal == "" {
		story.Indicator = indicator
	}
	return nil
}

// coded reads the code of a goal or an indicator; nothing is about nothing.
func (d *Desk) coded(code string) (goal, indicator model.ID, ok bool) {
	code = strings.TrimSpace(code)
	if code == "" {
		return "", "", true
	}
	if g := d.dossier.GoalByCode(code); g != nil {
		return g.ID, "", true
	}
	for _, i := range d.dossier.Indicators() {
		if strings.EqualFold(i.Code, code) {
			return "", i.ID, true
		}
	}
	return "", "", false
}

// setPeriod reads a period as people write it; nothing is no period.
func setPeriod(period *model.Period, text string) error {
	if text = strings.TrimSpace(text); text == "" {
		*period = ""
		return nil
	}
	read, ok := model.ParsePeriod(text)
	if !ok {
		return model.NewProblem("problem.period", "text", text)
	}
	*period = read
	return nil
}

func (s *storiesSurface) content() fyne.CanvasObject { return s.body }

func (s *storiesSurface) changed(change *model.Change) {
	if change == nil || change.Touches(model.KindStory, model.KindGoal, model.KindIndicator, model.KindObservation) {
		s.fillJournal()
		s.list.update()
	}
}

func (s *storiesSurface) hints() []hint {
	return []hint{{"Enter", "stories.add"}, {"Arrows", "stories.walk"}, {"Tab", "hint.nextField"}, {"F11", "hint.here"}}
}

func (s *storiesSurface) focus() { s.page.desk.window.Canvas().Focus(s.list.adding) }

func (s *storiesSurface) selected() model.Ref {
	if story := model.Get[model.Story](s.page.desk.dossier, s.list.at); story != nil {
		if story.Goal != "" {
			return model.Ref{Kind: model.KindGoal, ID: story.Goal}
		}
		if story.Indicator != "" {
			return model.Ref{Kind: model.KindIndicator, ID: story.Indicator}
		}
	}
	return model.Ref{}
}

// shown is the story that the room sees: the one at hand, else the first; nil when it may not see it.
func (s *storiesSurface) shown() *model.Story {
	d := s.page.desk
	if story := model.Get[model.Story](d.dossier, s.list.at); story != nil {
		if model.Room.SeesStory(story) {
			return story
		}
		return nil
	}
	for _, id := range s.list.order {
		if story := model.Get[model.Story](d.dossier, id); story != nil && model.Room.SeesStory(story) {
			return story
		}
	}
	return nil
}

func (s *storiesSurface) scene() roomScene {
	story := s.shown()
	if story == nil {
		return roomScene{id: "story none"}
	}
	work := &roomStory{s}
	return roomScene{id: "story " + string(story.ID), make: work.make, update: work.update}
}
