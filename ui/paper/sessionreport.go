package paper

import (
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// drawSessionReports prints the report of one session, or of every session that was held or is going on.
func drawSessionReports(r *report) error {
	sessions := slices.DeleteFunc(r.Dossier.Sessions(), func(s *model.Session) bool { return s.State == model.Planned })
	if r.Session != "" {
		one := model.Get[model.Session](r.Dossier, r.Session)
		if one == nil {
			return noSuch(r.Session)
		}
		sessions = []*model.Session{one}
	}
	if len(sessions) == 0 {
		r.heading(1, "", span{Text: r.say("paper.sessionReport.title")})
		r.nothing("paper.sessionReport.empty")
		return nil
	}
	if len(sessions) > 1 {
		r.overview(sessions)
	}
	for _, session := range sessions {
		r.turn(a4)
		r.drawSession(session)
		if len(sessions) == 1 {
			r.dataStatement()
			r.closing()
		}
	}
	r.treeAnnex(sessions)
	return nil
}

// overview is the first page of a report of several sessions.
func (r *report) overview(sessions []*model.Session) {
	about := r.Dossier.Cover()
	r.heading(1, "", span{Text: capital(r.say("paper.sessionReports"))})
	var parts []string
	for _, part := range []string{about.Theme, about.Municipality} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) > 0 {
		r.paragraph(leadStyle, span{Text: strings.Join(parts, " · ")})
	}
	t := table{Columns: []column{{Title: r.say("paper.session")}, {Title: r.say("paper.date")}, {Title: r.say("paper.place")}, {Title: r.say("paper.state")}}}
	for _, session := range sessions {
		t.Rows = append(t.Rows, []cell{
			{{Text: r.sessionName(session), Link: "#" + sessionPlace(session), Paint: figure.Accent}},
			text(r.book.Date(session.Date)), text(session.Place), text(r.book.Choice("sessionstate", string(session.State))),
		})
	}
	r.table(t)
	r.futureImage()
	r.dataStatement()
	r.closing()
}

func sessionPlace(session *model.Session) string { return "session-" + string(session.ID) }

// futureImage prints the group's picture of the future.
func (r *report) futureImage() {
	if image := r.Dossier.Cover().FutureImage; image != "" {
		r.heading(2, "", span{Text: r.say("paper.futureImage")})
		r.paragraph(leadStyle, span{Text: image})
	}
}

// dataStatement prints what happens with what people said.
func (r *report) dataStatement() {
	if data := r.Dossier.Cover().DataStatement; data != "" {
		r.heading(2, "", span{Text: r.say("paper.data")})
		r.paragraph(bodyStyle, span{Text: data})
	}
}

// drawSession prints what a session is known to have yielded, as far as it has come.
func (r *report) drawSession(session *model.Session) {
	r.heading(1, sessionPlace(session), span{Text: r.sessionName(session)})
	r.paragraph(leadStyle, span{Text: r.sessionState(session)})
	r.attendance(session)
	if session.Sort == model.GoalSession {
		r.futureImage()
	}
	r.carriedOver(session)
	r.cards(session)
	if session.Sort == model.GoalSession {
		r.supportTable(r.Dossier.Goals())
		r.votes(session)
	}
	r.terms(session)
	r.choices(session)
	r.readings(session)
	r.sessionAgreements(session)
	r.parked(session)
	r.timeTable(session)
}

// sessionState says when and where a session was, and how far it is.
func (r *report) sessionState(session *model.Session) string {
	var parts []string
	for _, part := range []string{r.book.Date(session.Date), session.Place, r.Dossier.Cover().Municipality} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	line := strings.Join(parts, ", ")
	if session.State != model.Closed {
		line = strings.TrimSpace(sentence(line) + " " + r.say("paper.session.concept", "time", r.book.Clock(r.Now)))
	}
	return line
}

// attendance prints who was there: parties and roles, never names.
func (r *report) attendance(session *model.Session) {
	t := table{Columns: []column{{Title: r.say("paper.party")}, {Title: r.say("paper.roles")}}}
	for _, party := range append(model.All[model.Party](r.Dossier), nil) {
		roles, order := map[string]int{}, []string{}
		for _, participant := range model.All[model.Participant](r.Dossier) {
			of := model.Get[model.Party](r.Dossier, participant.Party)
			if of != party || !slices.Contains(participant.Sessions, session.ID) {
				continue
			}
			if roles[participant.Role]++; roles[participant.Role] == 1 {
				order = append(order, participant.Role)
			}
		}
		if len(order) == 0 {
			continue
		}
		name := r.say("paper.party.none")
		if party != nil {
			name = party.Name
		}
		var said []string
		for _, role := range order {
			if count := roles[role]; count > 1 {
				role = r.say("paper.role.times", "role", role, "count", r.book.Whole(count))
			}
			said = append(said, role)
		}
		t.Rows = append(t.Rows, []cell{text(name), text(strings.Join(said, ", "))})
	}
	if len(t.Rows) > 0 {
		r.heading(2, "", span{Text: r.say("paper.attendance")})
		r.table(t)
	}
}

// cards prints the ideas of a session by the groups that they were put in.
func (r *report) cards(session *model.Session) {
	cards := r.Dossier.Cards(session.ID)
	if len(cards) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("paper.cards")}, span{Text: "  " + r.book.Count("paper.cards.count", len(cards)), Size: bodyStyle.size, Plain: true, Paint: mutedStyle.paint})
	for _, group := range r.Dossier.Groups(session.ID) {
		in := slices.DeleteFunc(slices.Clone(cards), func(c *model.Card) bool { return !slices.Contains(c.Groups, group.ID) })
		name := group.Name
		if name == "" {
			name = r.say("paper.group.unnamed")
		}
		r.cardList(name, in)
	}
	loose := slices.DeleteFunc(slices.Clone(cards), func(c *model.Card) bool { return len(c.Groups) > 0 })
	r.cardList(r.say("paper.group.none"), loose)
}

func (r *report) cardList(title string, cards []*model.Card) {
	if len(cards) == 0 {
		return
	}
	var items []entry
	for _, card := range cards {
		runs := []span{{Text: card.Text}}
		for _, mark := range []struct {
			is  bool
			key model.Key
		}{{card.CostsNothing, "paper.card.costsNothing"}, {card.Wild, "paper.card.wild"}, {card.Parked, "paper.card.parked"}} {
			if mark.is {
				runs = append(runs, span{Text: " · " + r.say(mark.key), Paint: mutedStyle.paint})
			}
		}
		items = append(items, entry{Label: r.book.Whole(card.Number), Runs: runs})
	}
	r.heading(3, "", span{Text: title})
	r.inColumns(bodyStyle, items)
}

// terms prints the words that the group agreed upon, with the session in which goals or indicators were made.
func (r *report) terms(session *model.Session) {
	terms := model.All[model.Term](r.Dossier)
	if len(terms) == 0 || session.Sort != model.GoalSession {
		return
	}
	var items []entry
	for _, term := range terms {
		note := r.termNote(term)
		items = append(items, entry{Runs: lead(note.lead, note.text)})
	}
	r.heading(2, "", span{Text: r.say("paper.terms")})
	r.list(bodyStyle, items)
}

// readings prints what the group made of each indicator in a session.
func (r *report) readings(session *model.Session) {
	first := true
	for _, indicator := range r.Dossier.Indicators() {
		reading := r.Dossier.ReadingIn(indicator.ID, session.ID)
		if reading == nil {
			continue
		}
		if first {
			r.heading(2, "", span{Text: r.say("paper.reading")})
			first = false
		}
		r.heading(3, "", span{Text: indicator.Code + " " + indicator.Name}, span{Text: r.lastFigure(indicator), Size: bodyStyle.size, Plain: true, Paint: mutedStyle.paint})
		if reading.Judgement != "" {
			s := bodyStyle
			s.after = 0
			r.paragraph(s, span{Text: capital(r.book.Choice("judgement", string(reading.Judgement))) + ".", Weight: figure.Bold, Paint: figure.StatusPaint(reading.Judgement), Sign: statusSign(reading.Judgement)},
				span{Text: " " + capital(sentence(reading.JudgementReason))})
		}
		r.readingText(reading)
	}
	if session.Sort == model.FollowingSession {
		r.told(model.All[model.Story](r.Dossier))
	}
}

// lastFigure is the last figure of an indicator behind its name, nothing without one.
func (r *report) lastFigure(indicator *model.Indicator) string {
	value := r.Dossier.LatestValue(indicator.ID)
	if value == nil {
		return ""
	}
	return "  " + r.book.Figures(indicator, r.Dossier.Seen(value, r.Audience)) + ", " + r.book.Period(value.Period)
}

// carriedOver prints how the agreements of earlier sessions stand.
func (r *report) carriedOver(session *model.Session) {
	list := r.Dossier.CarriedOver(session)
	if len(list) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("paper.carriedOver")})
	r.agreements(list)
}

// sessionAgreements prints the decisions and the actions of a session.
func (r *report) sessionAgreements(session *model.Session) {
	for _, part := range []struct {
		sort model.AgreementKind
		key  model.Key
	}{{model.Decision, "paper.decisions"}, {model.Action, "paper.actions"}} {
		list := slices.DeleteFunc(r.Dossier.Agreements(), func(a *model.Agreement) bool { return a.Session != session.ID || a.Sort != part.sort })
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b *model.Agreement) int { return a.Number - b.Number })
		r.heading(2, "", span{Text: r.say(part.key)})
		r.agreements(list)
	}
}

// parked prints the subjects that were true but not now.
func (r *report) parked(session *model.Session) {
	var items []entry
	for _, parked := range model.All[model.Parked](r.Dossier) {
		if parked.Session != session.ID {
			continue
		}
		said := sentence(parked.Text)
		if owner := r.Dossier.ActorName(parked.Owner); owner != "" {
			said += " " + sentence(r.say("paper.agreement.who", "value", owner))
		}
		if parked.Dropped {
			said += " " + r.say("paper.parked.dropped")
		}
		if parked.Reason != "" {
			said += " " + sentence(parked.Reason)
		}
		items = append(items, entry{Runs: text(said)})
	}
	if len(items) > 0 {
		r.heading(2, "", span{Text: r.say("paper.parked")})
		r.list(bodyStyle, items)
	}
}
