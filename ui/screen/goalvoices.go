package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// goalVoices is one goal at a time with what changed in it, and what every party thinks of it: agreed, agreed with a remark, not agreed, and why.
type goalVoices struct {
	surface *adoptSurface
	goal    model.ID
	title   *control.Prose
	text    *control.Prose
	was     *control.Prose
	none    *control.Prose
	list    *fyne.Container
	voices  map[model.ID]*goalVoice
	order   []model.ID
	all     *control.Button
	scroll  *control.Scroller
	inSight func() // brings the whole in sight, where there is no room for all
}

// goalVoice is one party.
type goalVoice struct {
	object fyne.CanvasObject
	choice *control.Choice
	reason *control.Field
}

func newGoalVoices(s *adoptSurface) *goalVoices {
	look := s.page.desk.look
	v := &goalVoices{
		surface: s, voices: map[model.ID]*goalVoice{}, list: control.Column(look.Px(12)),
		title: control.NewProse(look, "", control.Body, figure.Bold, figure.MutedInk),
		text:  control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink),
		was:   control.NewProse(look, "", control.Body, figure.Regular, figure.Ink),
		none:  control.NewProse(look, look.Words.Say("adopt.noParties"), control.Body, figure.Regular, figure.MutedInk),
	}
	v.all = control.NewButton(look, look.Words.Say("adopt.allAgree"), look.Words.Say("key.Space"), control.Plain, s.agreeAll)
	v.scroll = control.NewScroller(look, control.Inset(0, look.Px(control.Step), look.Px(control.Step), look.Px(control.Gap), control.Column(look.Px(12),
		control.Column(look.Px(2), v.title, v.text), v.was, control.Row(0, control.Cell{Object: v.all}), v.none, v.list)))
	return v
}

// show brings a goal to hand. What is being written about it stays.
func (v *goalVoices) show(goal model.ID) {
	d := v.surface.page.desk
	v.goal = goal
	change := v.surface.changes[goal]
	v.was.SetText(strings.Join(d.whatChanged(change), "\n"))
	v.was.Hidden = v.was.Text() == ""
	g := model.Get[model.Goal](d.dossier, goal)
	parties := model.All[model.Party](d.dossier)
	v.all.Hidden, v.none.Hidden = g == nil || len(parties) == 0, g == nil || len(parties) > 0
	v.list.Objects, v.order = nil, nil
	if g == nil {
		v.title.SetText(change.Was.Code)
		v.text.SetText(change.Was.Text)
		v.scroll.Relayout()
		return
	}
	v.title.SetText(d.goalWords(d.look, g) + " · " + d.look.Words.Choice("goalstate", string(g.State)))
	v.title.SetPaint(figure.LevelPaint(d.dossier.LevelOf(g)))
	v.text.SetText(g.Text)
	for _, party := range parties {
		voice := v.voices[party.ID]
		if voice == nil {
			voice = v.newVoice(party)
			v.voices[party.ID] = voice
		}
		support := g.SupportOf(party.ID)
		voice.choice.Mark(string(support.Stance))
		voice.reason.Fill(support.Reason)
		voice.reason.Hidden = support.Stance != model.SupportsWithRemark && support.Stance != model.Doubts
		v.list.Add(voice.object)
		v.order = append(v.order, party.ID)
	}
	v.list.Refresh()
	v.scroll.Relayout()
}

func (v *goalVoices) newVoice(party *model.Party) *goalVoice {
	d, look := v.surface.page.desk, v.surface.page.desk.look
	id := party.ID
	voice := &goalVoice{reason: control.NewField(look, look.Words.Say("adopt.reason"))}
	options := make([]control.Option, 0, 3)
	for _, stance := range model.Stances() {
		options = append(options, control.Option{Value: string(stance), Text: look.Words.Say(model.Key("adopt.stance." + string(stance)))})
	}
	voice.choice = control.NewChoice(look, options, "", func(value string) { v.say(id, model.Stance(value), voice.reason.Text) })
	voice.choice.OnKey = v.key
	voice.choice.OnFocus = func(gained bool) { v.entered(voice.choice, gained) }
	voice.reason.OnFocus = func(gained bool) { v.entered(voice.reason, gained) }
	voice.reason.OnKey = func(ev *fyne.KeyEvent, _ bool) bool { return v.key(ev) }
	voice.reason.Commit = func(text string) error {
		return v.try(id, model.Stance(voice.choice.Chosen()), text)
	}
	mark := control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
		now := figure.SupportMark{Look: figure.LookOf(d.dossier, id), Stance: model.Supports}
		if g := model.Get[model.Goal](d.dossier, v.goal); g != nil && g.SupportOf(id).Stance != "" {
			now.Stance = g.SupportOf(id).Stance
		} else {
			now.Look.Paint = figure.NoJudgement // it has not said yet
		}
		return figure.Drawing{W: w, H: h, Ops: figure.SupportIcon(now, 0, 0, w)}
	})
	voice.object = control.Row(look.Px(10), control.Cell{Object: mark, Width: look.Px(22)},
		control.Cell{Object: control.Column(look.Px(control.Tight), control.NewProse(look, party.Name, control.Body, figure.Bold, figure.Ink), voice.choice, voice.reason), Share: 1})
	return voice
}

// key brings the keyboard back to the list.
func (v *goalVoices) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	v.surface.page.desk.settle()
	v.surface.focus()
	return true
}

func (v *goalVoices) entered(o fyne.CanvasObject, gained bool) {
	if gained {
		v.inSight()
		v.scroll.Reveal(o)
	}
	v.surface.page.told()
}

func (v *goalVoices) try(party model.ID, stance model.Stance, reason string) error {
	d, goal := v.surface.page.desk, v.goal
	name := d.dossier.ActorName(model.Actor{Party: party})
	return d.try("edit.goal.support", func(tx *model.Tx) error { return tx.SetSupport(goal, party, stance, reason) }, "party", name, "goal", d.dossier.Code(goal))
}

// say writes down what a party thinks; with a remark, or when it does not agree, it is asked why at once.
func (v *goalVoices) say(party model.ID, stance model.Stance, reason string) {
	if v.try(party, stance, reason) != nil {
		v.show(v.goal)
	}
}

// focus brings the keyboard to the first party.
func (v *goalVoices) focus() {
	if len(v.order) > 0 {
		v.surface.page.desk.window.Canvas().Focus(v.voices[v.order[0]].choice)
	}
}

// writing reports whether a party is being asked.
func (v *goalVoices) writing() bool {
	focused := v.surface.page.desk.window.Canvas().Focused()
	for _, voice := range v.voices {
		if focused == fyne.Focusable(voice.choice) || focused == fyne.Focusable(voice.reason) {
			return true
		}
	}
	return false
}
