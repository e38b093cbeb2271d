package figure

import (
	"math"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// A timeline is the chain of an indicator through the years: the figures, what they meant to the group, what it agreed, and what came of that,
// round after round along one line. Time goes down; within a round it is read from left to right.

// TimelineOptions say how large a timeline is drawn.
type TimelineOptions struct {
	W    float64
	Size float64 // of the letters; 0: 13
	H    float64 // as high as it may be: earlier rounds that do not fit are left out and counted; 0: as high as it needs
	// Quiet leaves it to whoever shows it to say how many rounds are left out.
	Quiet bool
}

// Timeline is a timeline that is laid out.
type Timeline struct {
	title, told string
	options     TimelineOptions
	heads       [4]string
	rows        []timelineRow
	earlier     int
	mostLines   int // of each text; 0: as many as it takes
	earlierText func(rounds int) string
	empty       string
	least, most float64 // of the figures
	target      *float64
	targetText  string
}

// timelineRow is one round, or what came after the last one.
type timelineRow struct {
	when, name string
	figures    []timelineFigure
	judgement  model.Judgement
	judged     string // in words
	meaning    []timelineText
	agreed     []timelineAgreement
	open       bool // no conversation about it yet
	height     float64
}

type timelineFigure struct {
	when, text string
	y          *float64
}

type timelineText struct {
	lead, text string
	muted      bool
}

type timelineAgreement struct {
	code, text, who string
	state           model.AgreementState
	stateWord       string
	came            []timelineText
}

// TimelineOf lays out the chain of an indicator, as far as an audience may see it.
func TimelineOf(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience, options TimelineOptions) *Timeline {
	if options.Size == 0 {
		options.Size = 13
	}
	t := &Timeline{options: options, title: indicator.Code + " " + indicator.Name, empty: book.Say("timeline.empty"),
		heads:       [4]string{book.Say("timeline.figure"), book.Say("timeline.meaning"), book.Say("timeline.agreed"), book.Say("timeline.came")},
		earlierText: func(rounds int) string { return book.Count("timeline.earlier", rounds) }}
	t.fill(d, indicator, book, audience)
	t.told = t.tell(book)
	t.lay()
	return t
}

func (t *Timeline) fill(d *model.Dossier, indicator *model.Indicator, book *words.Book, audience model.Audience) {
	values := d.Values(indicator.ID)
	next := 0
	take := func(until func(*model.Value) bool) []timelineFigure {
		var out []timelineFigure
		for ; next < len(values) && until(values[next]); next++ {
			seen := d.Seen(values[next], audience)
			out = append(out, timelineFigure{when: book.ShortPeriod(values[next].Period), text: book.Figures(indicator, seen), y: seen.Value})
		}
		return out
	}
	for i, round := range d.Rounds() {
		reading := d.ReadingIn(indicator.ID, round.ID)
		agreed := agreedIn(d, indicator, round.ID, reading)
		if round.State == model.Planned && reading == nil {
			continue
		}
		row := timelineRow{when: book.Date(round.Date), name: book.Say("timeline.round", "number", i+1)}
		row.figures = take(func(v *model.Value) bool {
			if reading != nil && reading.Judged != "" {
				return v.Period.Compare(reading.Judged) <= 0
			}
			return v.Period.First() <= round.Date
		})
		if reading == nil && len(agreed) == 0 && len(row.figures) == 0 {
			continue
		}
		t.read(&row, d, book, reading)
		for _, a := range agreed {
			row.agreed = append(row.agreed, t.agreement(d, book, a))
		}
		t.rows = append(t.rows, row)
	}
	after := timelineRow{figures: take(func(*model.Value) bool { return true }), open: true, name: book.Say("timeline.notYet")}
	for _, round := range d.Rounds() {
		if round.State == model.Planned && round.Date != "" {
			after.when = book.Date(round.Date)
			break
		}
	}
	if len(after.figures) > 0 || after.when != "" && len(t.rows) > 0 {
		if after.when != "" {
			after.name = book.Say("timeline.planned")
		}
		t.rows = append(t.rows, after)
	}
	t.scale(indicator, book)
}

// agreedIn are the agreements about an indicator that were made in a session.
func agreedIn(d *model.Dossier, indicator *model.Indicator, session model.ID, reading *model.Reading) []*model.Agreement {
	about := []model.Ref{model.RefTo(indicator)}
	if reading != nil {
		about = append(about, model.RefTo(reading))
	}
	var out []*model.Agreement
	for _, a := range d.AgreedOn(about...) {
		if a.Session == session {
			out = append(out, a)
		}
	}
	return out
}

// read is what a reading says on the timeline: the judgement with its reason, why it is so, and who sees it otherwise.
func (t *Timeline) read(row *timelineRow, d *model.Dossier, book *words.Book, reading *model.Reading) {
	if reading == nil {
		row.meaning = append(row.meaning, timelineText{text: book.Say("timeline.notRead"), muted: true})
		return
	}
	row.judgement = reading.Judgement
	if reading.Judgement != "" {
		row.judged = words.Sentence(book.Choice("judgement", string(reading.Judgement)))
	}
	for _, part := range []struct {
		key  model.Key
		text string
	}{{"", reading.JudgementReason}, {"timeline.explain", reading.Explain}} {
		if strings.TrimSpace(part.text) == "" {
			continue
		}
		lead := ""
		if part.key != "" {
			lead = book.Say(part.key)
		}
		row.meaning = append(row.meaning, timelineText{lead: lead, text: part.text})
	}
	if len(row.meaning) == 0 && reading.Recognise != "" { // nothing more was said
		row.meaning = append(row.meaning, timelineText{lead: book.Say("timeline.recognise"), text: reading.Recognise})
	}
	for _, voice := range reading.Dissent {
		who := d.ActorName(model.Actor{Party: voice.Party, Role: voice.Role})
		if who == "" {
			who = book.Say("timeline.other")
		}
		row.meaning = append(row.meaning, timelineText{lead: who, text: voice.Text, muted: true})
	}
}

func (t *Timeline) agreement(d *model.Dossier, book *words.Book, a *model.Agreement) timelineAgreement {
	out := timelineAgreement{code: book.Say(model.Key("agreement.letter."+string(a.Sort))) + book.Whole(a.Number), text: a.Text, state: a.State,
		stateWord: words.Sentence(book.Choice("agreementstate", string(a.State)))}
	who := []string{}
	if name := d.ActorName(a.Who); name != "" {
		who = append(who, name)
	}
	if a.Due != "" {
		who = append(who, book.Say("timeline.before", "date", book.Date(a.Due)))
	}
	out.who = strings.Join(who, " · ")
	for _, change := range a.Log {
		if change.Note != "" {
			out.came = append(out.came, timelineText{lead: book.Period(model.Period(model.DateOf(change.When)[:len("2027-05")])), text: change.Note})
		}
	}
	return out
}

// scale is between which figures the line goes, with the next target among them.
func (t *Timeline) scale(indicator *model.Indicator, book *words.Book) {
	t.least, t.most = math.Inf(1), math.Inf(-1)
	for _, row := range t.rows {
		for _, f := range row.figures {
			if f.y != nil {
				t.least, t.most = min(t.least, *f.y), max(t.most, *f.y)
			}
		}
	}
	if len(indicator.Targets) > 0 {
		target := indicator.Targets[len(indicator.Targets)-1]
		t.target, t.targetText = &target.Value, book.Say("timeline.target", "value", book.WithUnit(indicator, target.Value))
		t.least, t.most = min(t.least, target.Value), max(t.most, target.Value)
	}
}

// tell says in sentences what the timeline shows.
func (t *Timeline) tell(book *words.Book) string {
	if len(t.rows) == 0 {
		return t.empty
	}
	var out []string
	for _, row := range t.rows {
		head := strings.TrimSpace(strings.Join([]string{row.name, row.when}, " "))
		var parts []string
		for _, f := range row.figures {
			parts = append(parts, f.when+": "+f.text)
		}
		if row.judged != "" {
			parts = append(parts, row.judged)
		}
		for _, m := range row.meaning {
			parts = append(parts, strings.TrimSpace(m.lead+" "+m.text))
		}
		for _, a := range row.agreed {
			said := a.code + " " + a.text + " (" + a.stateWord + ")"
			for _, came := range a.came {
				said += " " + came.text
			}
			parts = append(parts, said)
		}
		out = append(out, head+". "+strings.Join(parts, ". "))
	}
	return strings.Join(out, "\n")
}
