package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// goalSupport is what each party thinks of a goal, a line for every party of the dossier: Enter or space goes from no opinion to support,
// support with a remark, doubt, and back. Who said something can say why.
type goalSupport struct {
	details *goalDetails
	object  *fyne.Container
	parties []model.ID
	lines   []supportLine
}

// supportLine is the line of one party.
type supportLine struct {
	party  model.ID
	mark   *control.Drawing
	button *control.Button
	reason *control.Field
	place  *fyne.Container // of the reason
	shown  *model.Support  // what the party thinks; nil: nothing said
}

func newGoalSupport(g *goalDetails) *goalSupport {
	return &goalSupport{details: g, object: control.Column(g.surface.page.desk.look.Px(control.Tight))}
}

// fill brings the lines up to date; they are made anew only when there are other parties, so that nobody loses the keyboard.
func (s *goalSupport) fill(t *model.Goal) {
	desk := s.details.surface.page.desk
	look := desk.look
	var parties []model.ID
	for _, party := range model.All[model.Party](desk.dossier) {
		parties = append(parties, party.ID)
	}
	if s.parties == nil || !slices.Equal(parties, s.parties) {
		s.parties, s.lines, s.object.Objects = parties, nil, nil
		for _, party := range parties {
			s.add(party)
		}
		if len(parties) == 0 {
			s.object.Add(control.NewProse(look, look.Words.Say("goal.support.noParties"), control.Small, figure.Regular, figure.MutedInk))
		}
	}
	for i := range s.lines {
		line := &s.lines[i]
		line.shown = supportOf(t, line.party)
		stance, reason := look.Words.Say("goal.support.none"), ""
		if line.shown != nil {
			stance, reason = look.Words.Choice("opinion", string(line.shown.Stance)), line.shown.Reason
		}
		said := look.Words.Say("goal.support.line", "party", "", "stance", stance)
		size, room := float64(look.Px(control.Body)), float64(look.Px(detailsWidth-5*control.Step-24))
		name := figure.Shorten(words.Sentence(desk.dossier.ActorName(model.Actor{Party: line.party})), room-figure.Measure(said, size, figure.Regular), size, figure.Regular)
		line.button.SetText(look.Words.Say("goal.support.line", "party", name, "stance", stance))
		line.reason.Fill(reason)
		line.place.Hidden = line.shown == nil
		line.mark.Refresh()
	}
	s.object.Refresh()
}

func supportOf(t *model.Goal, party model.ID) *model.Support {
	for i := range t.Support {
		if t.Support[i].Party == party {
			return &t.Support[i]
		}
	}
	return nil
}

// add makes the line of a party.
func (s *goalSupport) add(party model.ID) {
	g := s.details
	desk := g.surface.page.desk
	look := desk.look
	at := len(s.lines)
	line := supportLine{party: party}
	line.mark = control.NewDrawing(look, 1.2, func(w, _ float64) figure.Drawing {
		mark := figure.SupportMark{Look: figure.LookOf(desk.dossier, party), Stance: model.Doubts}
		if shown := s.lines[at].shown; shown != nil {
			mark.Stance = shown.Stance
		} else {
			mark.Look.Paint = figure.MutedInk
		}
		return figure.Drawing{W: w, H: w * 1.2, Ops: figure.SupportIcon(mark, 0, w*0.1, w)}
	})
	line.button = control.NewButton(look, "", "", control.Quiet, func() { s.turn(party) }).Leading()
	line.button.OnKey = func(ev *fyne.KeyEvent) bool { return g.closes(ev, false) }
	line.button.OnFocus = g.revealing(line.button)
	line.reason = control.NewField(look, look.Words.Say("goal.support.reason"))
	line.reason.Commit = func(text string) error {
		return g.update(func(t *model.Goal) error {
			if said := supportOf(t, party); said != nil {
				said.Reason = strings.TrimSpace(text)
			}
			return nil
		})
	}
	g.ready(line.reason)
	line.place = control.Inset(0, 0, 0, look.Px(20), line.reason)
	s.lines = append(s.lines, line)
	s.object.Add(control.Column(look.Px(control.Tight),
		control.Row(look.Px(control.Tight), control.Cell{Object: line.mark, Width: look.Px(16), Middle: true}, control.Cell{Object: line.button, Share: 1, Middle: true}),
		line.place))
}

// turn goes to the next stance of a party; after doubt it has said nothing again.
func (s *goalSupport) turn(party model.ID) {
	if s.details.update(func(t *model.Goal) error {
		said := supportOf(t, party)
		if said == nil {
			t.Support = append(t.Support, model.Support{Party: party, Stance: model.Supports})
			return nil
		}
		stances := model.Stances()
		if at := slices.Index(stances, said.Stance) + 1; at < len(stances) {
			said.Stance = stances[at]
			return nil
		}
		t.Support = slices.DeleteFunc(t.Support, func(other model.Support) bool { return other.Party == party })
		return nil
	}) == nil {
		s.details.scroll.Relayout()
	}
}
