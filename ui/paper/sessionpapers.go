package paper

import (
	"slices"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
)

// sessionsToPrepare are the session that is asked for, else those that are still to be held or go on, else all.
func (r *report) sessionsToPrepare() ([]*model.Session, error) {
	if r.Session != "" {
		one := model.Get[model.Session](r.Dossier, r.Session)
		if one == nil {
			return nil, noSuch(r.Session)
		}
		return []*model.Session{one}, nil
	}
	all := r.Dossier.Sessions()
	ahead := slices.DeleteFunc(slices.Clone(all), func(s *model.Session) bool { return s.State == model.Closed })
	if len(ahead) > 0 {
		return ahead, nil
	}
	return all, nil
}

// eachSession draws a page for each session to prepare, or says that there is none.
func (r *report) eachSession(title model.Key, draw func(*model.Session)) error {
	sessions, err := r.sessionsToPrepare()
	if err != nil {
		return err
	}
	if len(sessions) == 0 {
		r.heading(1, "", span{Text: r.say(title)})
		r.nothing("handout.noSessions")
	}
	for _, session := range sessions {
		r.turn(r.sheet)
		draw(session)
	}
	return nil
}

// whenAndWhere is the day, the time and the place of a session, as far as they are known.
func (r *report) whenAndWhere(session *model.Session) string {
	var parts []string
	for _, part := range []string{r.book.Date(session.Date), session.Starts, session.Place} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return r.say("handout.whenUnknown")
	}
	return strings.Join(parts, ", ")
}

// drawInvitations prints for each session why you are invited, the programme, and what happens with what you say and with your data.
func drawInvitations(r *report) error {
	return r.eachSession("handout.invitation.title", func(session *model.Session) {
		r.economically(func(r *report, s setting) { r.invitation(session, s) })
	})
}

func (r *report) invitation(session *model.Session, s setting) {
	r.heading(1, "", span{Text: r.sessionName(session)})
	r.paragraph(leadStyle, span{Text: r.whenAndWhere(session)})
	about := r.Dossier.Cover()
	r.paragraph(bodyStyle, span{Text: r.say("handout.invitation.what", "title", coalesce(about.Title, r.say("paper.untitled")))})
	r.paragraph(bodyStyle, span{Text: r.say(model.Key("handout.invitation.why." + string(session.Sort)))})
	r.paragraph(bodyStyle, span{Text: r.say("handout.invitation.equal")})
	if top := r.Dossier.Top(); top != nil && top.Text != "" {
		r.heading(2, "", span{Text: r.say("handout.invitation.theme")})
		r.paragraph(leadStyle, span{Text: sentence(top.Text)})
	}
	r.heading(2, "", span{Text: r.say("handout.invitation.programme")})
	programme := r.programme(session)
	programme.Dense = s.dense
	r.table(programme)
	r.heading(2, "", span{Text: r.say("handout.invitation.input")})
	r.paragraph(bodyStyle, span{Text: r.say("handout.invitation.inputText")})
	if about.DataStatement == "" {
		r.heading(2, "", span{Text: r.say("paper.data")})
		r.paragraph(bodyStyle, span{Text: r.say("handout.invitation.data")})
	}
	r.dataStatement()
	r.heading(2, "", span{Text: r.say("handout.invitation.questions")})
	r.paragraph(bodyStyle, span{Text: r.say("handout.invitation.contact", "who", coalesce(about.Commissioner, about.Municipality, r.say("handout.invitation.facilitator")))})
	r.closing()
}

// coalesce is the first text that is not empty.
func coalesce(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// programme are the steps of a session as participants need them: when each begins, and what it is called.
func (r *report) programme(session *model.Session) table {
	starts := script.StartTimes(session)
	t := table{Columns: []column{{Title: r.say("handout.time")}, {Title: r.say("paper.step")}}}
	if starts == nil {
		t.Columns[0].Title = r.say("handout.minutes")
	}
	for i, step := range session.Steps {
		if step.Skipped {
			continue
		}
		when := strconv.Itoa(step.Minutes)
		if starts != nil {
			when = starts[i]
		}
		t.Rows = append(t.Rows, []cell{text(when), text(step.Title)})
	}
	return t
}

// drawRunSheets prints the steps of each session for whoever leads it: times, the question to the room, the private notes, and what to bring.
func drawRunSheets(r *report) error {
	return r.eachSession("handout.runSheet.title", func(session *model.Session) {
		r.heading(1, "", span{Text: r.sessionName(session)})
		r.paragraph(leadStyle, span{Text: sentence(r.whenAndWhere(session)) + " " + r.book.Count("handout.runSheet.length", script.Minutes(session))})
		starts := script.StartTimes(session)
		t := table{Columns: []column{{Title: r.say("handout.time")}, {Title: r.say("handout.minutes"), Figures: true}, {Title: r.say("paper.step")}, {Title: r.say("handout.runSheet.prompt")}}}
		if r.Audience.SeesNotes() {
			t.Columns = append(t.Columns, column{Title: r.say("handout.runSheet.note")})
		}
		number := 0
		for i, step := range session.Steps {
			if step.Skipped {
				continue
			}
			number++
			when := ""
			if starts != nil {
				when = starts[i]
			}
			row := []cell{text(when), text(r.book.Whole(step.Minutes + step.Extra)),
				{{Text: r.book.Whole(number) + ". " + step.Title, Weight: figure.Bold}}, text(step.Prompt)}
			if r.Audience.SeesNotes() {
				row = append(row, text(step.Note))
			}
			t.Rows = append(t.Rows, row)
		}
		r.table(t)
		r.heading(2, "", span{Text: r.say("handout.runSheet.materials")})
		var items []entry
		for _, line := range r.materials(session) {
			items = append(items, entry{Runs: text(line)})
		}
		r.inColumns(bodyStyle, items)
	})
}

// materials is what has to be in the room: always the same, and what the steps of the session ask for.
func (r *report) materials(session *model.Session) []string {
	has := func(kinds ...model.StepKind) bool {
		return slices.ContainsFunc(session.Steps, func(s model.Step) bool { return !s.Skipped && slices.Contains(kinds, s.Sort) })
	}
	lines := []string{r.say("handout.material.room"), r.say("handout.material.beamer"), r.say("handout.material.backup"), r.say("handout.material.attendance")}
	add := func(needed bool, key model.Key) {
		if needed {
			lines = append(lines, r.say(key))
		}
	}
	add(has(model.StepSilent, model.StepTypeIn, model.StepIndicate), "handout.material.cards")
	add(has(model.StepGroup, model.StepLadder, model.StepFormulate), "handout.material.tables")
	add(has(model.StepVote), "handout.material.dots")
	add(has(model.StepScore), "handout.material.scores")
	add(has(model.StepLook, model.StepInterpret), "handout.material.learning")
	add(has(model.StepBreak), "handout.material.coffee")
	return lines
}

// spareRows is how many lines there are for people that nobody expected.
const spareRows = 5

// drawAttendance prints a list to sign at the door: roles and parties, and names where they are known and this is not for the public.
func drawAttendance(r *report) error {
	return r.eachSession("handout.attendance.title", func(session *model.Session) {
		r.heading(1, "", span{Text: r.say("handout.attendance.title")})
		r.paragraph(leadStyle, span{Text: r.sessionName(session) + ", " + r.whenAndWhere(session)})
		r.paragraph(mutedStyle, span{Text: r.say("handout.attendance.why")})
		t := table{Written: true, Columns: []column{{Title: r.say("handout.actions.number"), Figures: true}, {Title: r.say("paper.party")}, {Title: r.say("handout.role")}, {Title: r.say("handout.name"), Hand: 0.22}, {Title: r.say("handout.signature"), Hand: 0.24}}}
		number := func() cell { return text(r.book.Whole(len(t.Rows) + 1)) }
		for _, participant := range r.atTable() {
			name := ""
			if known := r.Dossier.NameOf(participant.ID); known != nil && r.Audience.SeesNames() {
				name = known.Name
			}
			t.Rows = append(t.Rows, []cell{number(), text(r.partyName(participant.Party)), text(participant.Role), text(name), nil})
		}
		for range spareRows {
			t.Rows = append(t.Rows, []cell{number(), nil, nil, nil, nil})
		}
		r.table(t)
	})
}

// atTable are the participants by party.
func (r *report) atTable() []*model.Participant {
	var out []*model.Participant
	for _, party := range append(model.All[model.Party](r.Dossier), nil) {
		for _, participant := range model.All[model.Participant](r.Dossier) {
			if model.Get[model.Party](r.Dossier, participant.Party) == party {
				out = append(out, participant)
			}
		}
	}
	return out
}
