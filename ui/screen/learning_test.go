package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
)

// TestNothingOverlapsInTheLearningConversation looks at every surface in both languages, as small and as large as it gets.
func TestNothingOverlapsInTheLearningConversation(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, size := range []struct {
			w, h float32
			zoom int
		}{{1024, 700, 100}, {1280, 720, 100}, {1920, 1080, 100}, {1280, 720, 200}} {
			r := newRoom(t).withExample()
			r.desk.settings.Language, r.desk.settings.Zoom = language, size.zoom
			r.desk.railsGone = size.zoom > 100
			r.desk.window.Resize(fyne.NewSize(size.w, size.h))
			r.desk.rebuild()
			r.Goes(atLearning)
			p := r.desk.page().(*learningPage)
			check := func(what string) {
				t.Helper()
				in := r.desk.window.Content()
				if r.desk.sheet != nil {
					in = r.desk.frame.over // it lies over the page
				}
				for _, complaint := range overlaps(in) {
					t.Errorf("%s, %s %d%% %vx%v: %s", what, language, size.zoom, size.w, size.h, complaint)
				}
			}
			for surface, name := range learnSurfaces {
				p.surfaces.to(surface)
				p.focus()
				check(string(name))
			}
			p.surfaces.to(learnStories)
			s := p.part.(*storiesSurface)
			s.open(s.list.order[0])
			check("a story")
			p.surfaces.to(learnNext)
			p.part.(*nextSurface).make()
			check("planned")
			p.surfaces.to(learnRead)
			r.desk.showAdjust(p.indicator())
			check("adjust")
			r.desk.closeSheet()
			r.Presses("Ctrl+J")
			check("journal")
		}
	}
}

// TestTheJournalComesBack: what was seen is typed in a moment, comes back with the indicator of its goal, and is marked as talked about.
func TestTheJournalComesBack(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.follow(model.StepInterpret)
	p.goTo(r.indicator("I7").ID)
	before := r.desk.window.Canvas().Focused()
	r.Presses("Ctrl+J").Types("De taxi reed vandaag vol").Presses("Tab").Types("chauffeur").Presses("Enter").Hears("journaal")
	seen := r.dossier().Observations()[0]
	r.Finds("it is at the goal of the indicator", seen.Text == "De taxi reed vandaag vol" && seen.Role == "chauffeur" && seen.Goal == r.dossier().GoalByCode("3.1").ID && seen.Date == "2027-10-14")
	r.Finds("the keyboard is back", r.desk.window.Canvas().Focused() == before)
	r.Presses("Ctrl+J")
	r.Finds("the role is remembered", strings.Contains(strings.Join(textsOf(r.desk.frame.over), " "), "chauffeur"))
	r.Presses("Esc").SeesThere("De taxi reed vandaag vol")
	journal := p.reading.journal.Objects
	r.Finds("with what was seen before", len(journal) == 2)
	p.scene()
	r.Finds("the room reads it while it recognises", strings.Join(r.desk.heardOf(p.at), " ") != "")
	r.Clicks("Besproken")
	talked := 0
	for _, o := range r.dossier().Observations() {
		if o.Seen == r.desk.round().ID {
			talked++
		}
	}
	r.Finds("one of them is marked", talked == 1)
}

// TestAnEarlierRoundIsRead, and what is written then belongs to that round.
func TestAnEarlierRoundIsRead(t *testing.T) {
	r := newRoom(t).withExample()
	if _, err := r.dossier().Edit(script.EditClose, func(tx *model.Tx) error { return script.Close(tx, tx.RunningSession().ID) }); err != nil {
		t.Fatal(err)
	}
	r.Goes(atLearning)
	rounds := r.dossier().Rounds()
	r.Finds("it begins with the last round", r.desk.round().ID == rounds[1].ID)
	r.Clicks(r.desk.roundName(rounds[1]) + " …").Clicks(r.desk.roundName(rounds[0]) + " · afgerond")
	p := r.desk.page().(*learningPage)
	p.surfaces.to(learnRead)
	p.goTo(r.indicator("I7").ID)
	r.Finds("it reads what was said then", r.desk.round().ID == rounds[0].ID && p.reading.questions[0].Text == "Ja: er komen nieuwe gezichten in De Linde.")
}

// TestAnActionOfOneKey fills the text of an action with what stands under improve, and asks who and when.
func TestAnActionOfOneKey(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atLearning)
	p := r.desk.page().(*learningPage)
	p.follow(model.StepInterpret)
	p.goTo(r.indicator("I9").ID)
	r.desk.window.Canvas().Focus(p.reading.questions[3])
	count := r.dossier().Count(model.KindAgreement)
	r.Presses("Ctrl+Enter").Hears("Schrijf eerst").Finds("nothing is made of nothing", r.dossier().Count(model.KindAgreement) == count)
	r.Types("Een dag voor ervaringsdeskundigen").Presses("Ctrl+Enter").Types("cliëntenraad").Presses("Tab").Types("1 maart").Presses("Enter", "Esc")
	made := r.dossier().AgreedOn(model.RefTo(r.indicator("I9")))
	last := made[len(made)-1]
	reading := r.dossier().ReadingIn(r.indicator("I9").ID, r.desk.round().ID)
	r.Finds("it is about the indicator, the goal and what was said", last.Text == "Een dag voor ervaringsdeskundigen" && len(last.Linked) == 3 && last.Linked[1] == model.RefTo(reading))
	r.Finds("with who and when", strings.EqualFold(r.dossier().ActorName(last.Who), "cliëntenraad") && last.Due == "2028-03-01")
}
