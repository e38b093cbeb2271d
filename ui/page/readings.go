package page

import (
	"slices"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// readings tells what groups made of an indicator, the last one first; on the page of a session only what was said there.
func (r *report) readings(a *article, i *model.Indicator) {
	for _, reading := range slices.Backward(r.Dossier.Readings(i.ID)) {
		if r.session != nil && reading.Session != r.session.ID {
			continue
		}
		title := line{plain(r.say("paper.reading"))}
		if session := model.Get[model.Session](r.Dossier, reading.Session); session != nil {
			title = append(title, span{Text: " " + r.sessionLine(session), Class: "muted", Lang: r.own("").Lang})
		}
		a.add(block{Heading: &heading{Level: 4, Text: title}})
		a.add(block{Facts: r.steps(reading)})
		for _, voice := range reading.Dissent {
			key := model.Key("paper.dissent")
			if voice.Party != "" {
				key = "paper.dissent.of"
			}
			a.add(block{Text: line{plain(clean(r.say(key, "party", r.partyName(voice.Party), "text", sentence(voice.Text))))}})
		}
	}
}

// steps are the four steps of a reading, and what works and who can help.
func (r *report) steps(reading *model.Reading) []fact {
	var steps []fact
	if reading.Judgement != "" {
		said := line{r.status(reading.Judgement)}
		if reading.JudgementReason != "" {
			said = append(said, plain(" · "), r.own(words.Sentence(sentence(reading.JudgementReason))))
		}
		steps = append(steps, fact{Name: line{plain(r.say("web.judgement"))}, Text: []line{said}})
	}
	for _, step := range []struct {
		key  model.Key
		text string
	}{
		{"web.recognise", reading.Recognise}, {"web.explain", reading.Explain}, {"web.appreciate", reading.Appreciate},
		{"web.improve", reading.Improve}, {"web.works", reading.Works}, {"web.partners", reading.Partners},
	} {
		if step.text != "" {
			steps = append(steps, fact{Name: line{plain(r.say(step.key))}, Text: []line{{r.own(words.Sentence(sentence(step.text)))}}})
		}
	}
	return steps
}

// storiesOf tells the stories of an indicator that the audience may see.
func (r *report) storiesOf(a *article, i *model.Indicator) {
	for _, story := range model.All[model.Story](r.Dossier) {
		if story.Indicator != i.ID || !r.Audience.SeesStory(story) {
			continue
		}
		a.add(block{Quote: r.story(story)})
		if story.Why != "" {
			a.add(block{Text: line{muted(r.say("paper.story.why") + " "), r.own(words.Sentence(sentence(story.Why)))}})
		}
	}
}

// stories tells those that belong to no indicator on the page.
func (r *report) stories() section {
	s := section{ID: "stories", Title: r.say("paper.stories")}
	for _, story := range model.All[model.Story](r.Dossier) {
		if r.places[story.Indicator] == "" && r.Audience.SeesStory(story) && r.session == nil {
			s.add(block{Quote: r.story(story)})
		}
	}
	return s
}

func (r *report) story(story *model.Story) *quote {
	q := &quote{Text: line{r.own("“" + story.Text + "”")}}
	if story.Teller != "" {
		q.Who = line{r.own(story.Teller)}
	}
	if story.Period != "" {
		if len(q.Who) > 0 {
			q.Who = append(q.Who, plain(", "))
		}
		q.Who = append(q.Who, plain(r.book.Period(story.Period)))
	}
	return q
}
