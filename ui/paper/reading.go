package paper

import (
	"slices"

	"doelenboom/model"
	"doelenboom/ui/figure"
)

// reading prints what a group made of an indicator in one session.
func (r *report) reading(reading *model.Reading, level int) {
	title := []span{{Text: r.say("paper.reading")}}
	if session := model.Get[model.Session](r.Dossier, reading.Session); session != nil {
		title = append(title, span{Text: "  " + r.sessionLine(session), Size: bodyStyle.size, Plain: true, Paint: mutedStyle.paint})
	}
	r.heading(level, "", title...)
	r.readingText(reading)
}

// readingText prints the four steps as one paragraph, then what works, and then every voice that differs.
func (r *report) readingText(reading *model.Reading) {
	var runs []span
	for _, step := range []struct {
		key  model.Key
		text string
	}{
		{"paper.recognise", reading.Recognise}, {"paper.explain", reading.Explain}, {"paper.appreciate", reading.Appreciate},
		{"paper.improve", reading.Improve}, {"paper.works", reading.Works}, {"paper.partners", reading.Partners},
	} {
		if step.text == "" {
			continue
		}
		if len(runs) > 0 {
			runs = append(runs, span{Text: " "})
		}
		runs = append(runs, lead(r.say(step.key), capital(sentence(step.text)))...)
	}
	r.paragraph(bodyStyle, append(runs, r.dissent(reading.Dissent, len(runs) > 0)...)...)
}

// dissent is the voices that differ, each with whose it is, every one on a line of its own.
func (r *report) dissent(voices []model.Dissent, follows bool) []span {
	var runs []span
	for _, voice := range voices {
		key := model.Key("paper.dissent")
		if voice.Party != "" {
			key = "paper.dissent.of"
		}
		said := r.say(key, "party", r.partyName(voice.Party), "text", sentence(voice.Text))
		if follows || len(runs) > 0 {
			said = "\n" + said
		}
		runs = append(runs, span{Text: said, Paint: mutedStyle.paint})
	}
	return runs
}

// stories prints the stories of an indicator that the audience may see.
func (r *report) stories(i *model.Indicator) {
	r.told(slices.DeleteFunc(model.All[model.Story](r.Dossier), func(s *model.Story) bool { return s.Indicator != i.ID }))
}

// told prints those stories that the audience may see, under their own heading.
func (r *report) told(stories []*model.Story) {
	stories = slices.DeleteFunc(stories, func(s *model.Story) bool { return !r.Audience.SeesStory(s) })
	if len(stories) == 0 {
		return
	}
	r.heading(2, "", span{Text: r.say("paper.stories")})
	for _, story := range stories {
		who := story.Teller
		if story.Period != "" {
			if who != "" {
				who += ", "
			}
			who += r.book.Period(story.Period)
		}
		r.paragraph(bodyStyle, span{Text: "“" + story.Text + "”", Weight: figure.Italic}, span{Text: " " + who, Paint: mutedStyle.paint})
		if story.Why != "" {
			r.paragraph(mutedStyle, lead(r.say("paper.story.why"), capital(sentence(story.Why)))...)
		}
	}
}

// sessionLine names a session with its day: "sessie 3 · 14 oktober 2027".
func (r *report) sessionLine(session *model.Session) string {
	name := r.sessionName(session)
	if session.Date == "" {
		return name
	}
	return name + " · " + r.book.Date(session.Date)
}

func (r *report) sessionName(session *model.Session) string {
	if session.Title != "" {
		return session.Title
	}
	return r.book.Choice("sessionkind", string(session.Sort))
}
