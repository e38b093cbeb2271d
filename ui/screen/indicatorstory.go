package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// indicatorStory tells what happened to an indicator as people tell it: what it was first, what became of it, when, and in which session that
// was decided. It tells the last first.
type indicatorStory struct {
	desk   *Desk
	object *fyne.Container
	lines  *fyne.Container
	whole  *control.Button // opens all of it
	of     model.ID
	read   int // changes of the history that were read
	turns  []model.Turn
}

const mostChapters = 4 // on the page; the sheet has all

func newIndicatorStory(d *Desk) *indicatorStory {
	look := d.look
	s := &indicatorStory{desk: d, lines: control.Column(look.Px(control.Gap))}
	s.whole = control.NewButton(look, look.Words.Say("definition.story.whole"), "", control.Quiet, s.showAll).Leading()
	years := control.NewButton(look, look.Words.Say("timeline.title"), "", control.Quiet, s.showYears)
	s.object = control.Column(look.Px(control.Gap), control.Row(look.Px(control.Gap),
		control.Cell{Object: control.NewProse(look, look.Words.Say("definition.story"), control.Small, figure.Bold, figure.Ink), Share: 1, Middle: true},
		control.Cell{Object: years, Middle: true}), s.lines, s.whole)
	return s
}

func (s *indicatorStory) update(indicator *model.Indicator) {
	if s.of != indicator.ID {
		s.of, s.read, s.turns = indicator.ID, 0, nil
	}
	s.turns = append(s.turns, s.desk.dossier.PastOf(indicator.ID, s.read)...)
	s.read = len(s.desk.dossier.History())
	chapters := s.chapters(indicator)
	s.lines.Objects = chapters[:min(mostChapters, len(chapters))]
	s.whole.Hidden = len(chapters) <= mostChapters
	s.lines.Refresh()
}

// chapters are the lines of the story: what happened since the journal began, and before that what the figures meant.
func (s *indicatorStory) chapters(indicator *model.Indicator) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := len(s.turns) - 1; i >= 0; i-- {
		out = append(out, s.line(s.when(s.turns[i]), s.what(s.turns[i])))
	}
	for i := len(indicator.Versions) - 1; i >= 0; i-- {
		out = append(out, s.line(s.since(indicator.Versions[i]), s.meant(indicator.Versions[i])))
	}
	if len(out) == 0 {
		out = append(out, control.NewProse(s.desk.look, s.desk.look.Words.Say("definition.story.empty"), control.Body, figure.Regular, figure.MutedInk))
	}
	return out
}

// showYears opens what was seen, meant, agreed and done, along one line. It grows with the years, so that no part of the form has room for it.
func (s *indicatorStory) showYears() {
	s.desk.openSheet("timeline.title", control.NewLongDrawing(s.desk.look, func(w float64) figure.Drawing {
		return s.desk.timeline(s.desk.look, s.of, model.Keeper, figure.TimelineOptions{W: w, Size: control.Small}).Drawing()
	}), nil, nil)
}

// showAll opens the whole story.
func (s *indicatorStory) showAll() {
	if indicator := model.Get[model.Indicator](s.desk.dossier, s.of); indicator != nil {
		s.desk.openSheet("definition.story", control.Column(s.desk.look.Px(control.Gap), s.chapters(indicator)...), nil, nil)
	}
}

func (s *indicatorStory) line(when, what string) fyne.CanvasObject {
	look := s.desk.look
	return control.Row(look.Px(control.Step),
		control.Cell{Object: control.NewProse(look, when, control.Small, figure.Regular, figure.MutedInk).AtMost(3), Width: look.Px(150)},
		control.Cell{Object: control.NewProse(look, what, control.Body, figure.Regular, figure.Ink).AtMost(3), Share: 1})
}

// when is the day of a change, and the session in which it was decided.
func (s *indicatorStory) when(turn model.Turn) string {
	b := s.desk.look.Words
	day := b.Date(model.DateOf(turn.Change.Time.In(s.desk.now().Location())))
	if turn.Session != nil {
		return b.Say("definition.story.in", "day", day, "session", turn.Session.Title)
	}
	return day
}

// what is a change in a sentence, with the words that went and those that came.
func (s *indicatorStory) what(turn model.Turn) string {
	b := s.desk.look.Words
	out := []string{b.Fill(turn.Change.Title, turn.Change.Args) + "."}
	if turn.Before == nil || turn.After == nil {
		return out[0]
	}
	for _, field := range []struct{ was, now string }{
		{turn.Before.Name, turn.After.Name}, {turn.Before.Definition, turn.After.Definition}, {turn.Before.Unit, turn.After.Unit}, {turn.Before.Source, turn.After.Source},
	} {
		if field.was != field.now && field.was != "" {
			out = append(out, b.Say("definition.story.was", "was", field.was, "now", field.now))
		}
	}
	if turn.Before.ChoiceReason != turn.After.ChoiceReason && turn.After.ChoiceReason != "" {
		out = append(out, b.Say("definition.story.because", "reason", turn.After.ChoiceReason))
	}
	return strings.Join(out, " ")
}

func (s *indicatorStory) since(version model.Definition) string {
	if version.From == "" {
		return s.desk.look.Words.Say("definition.story.first")
	}
	return s.desk.look.Words.Say("definition.story.from", "period", version.From)
}

// meant is what the figures of a time mean.
func (s *indicatorStory) meant(version model.Definition) string {
	b := s.desk.look.Words
	out := nonEmpty(version.Name, version.Text, version.Unit, version.Source)
	text := strings.Join(out, " · ")
	if version.Breaks {
		text += " " + b.Say("definition.story.breaks")
	}
	if version.Reason != "" {
		text += " " + b.Say("definition.story.because", "reason", version.Reason)
	}
	if session := model.Get[model.Session](s.desk.dossier, version.Session); session != nil {
		text += " " + b.Say("definition.story.session", "session", session.Title)
	}
	return text
}
