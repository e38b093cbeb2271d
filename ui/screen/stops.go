package screen

import (
	"image"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// Stop is one picture of the tour: a page on a surface, on the laptop or as the room sees it.
type Stop struct {
	Name string
	Room bool // the projector's view

	at    place
	kind  model.StepKind // the surface on which such a step is worked
	step  int            // which step of the run sheet it is, from 1; 0 is the first one of its kind
	about func(*model.Dossier) model.Ref
	then  func(*Desk)
}

// Stops lists the pictures of the tour in the order of the work.
func Stops() []Stop {
	indicator := func(code string) func(*model.Dossier) model.Ref {
		return func(d *model.Dossier) model.Ref {
			for _, i := range d.Indicators() {
				if i.Code == code {
					return model.RefTo(i)
				}
			}
			return model.Ref{}
		}
	}
	goal := func(code string) func(*model.Dossier) model.Ref {
		return func(d *model.Dossier) model.Ref {
			if g := d.GoalByCode(code); g != nil {
				return model.RefTo(g)
			}
			return model.Ref{}
		}
	}
	stops := []Stop{
		{Name: "laptop-start", at: atStart},
		{Name: "laptop-prepare-top", at: atPrepare, then: atQuestion(askTop)},
		{Name: "laptop-prepare-parties", at: atPrepare, then: atQuestion(askParties)},
		{Name: "laptop-prepare-people", at: atPrepare, then: atQuestion(askPeople)},
		{Name: "laptop-prepare-dates", at: atPrepare, then: atQuestion(askDates)},
		{Name: "laptop-prepare-levels", at: atPrepare, then: atQuestion(askLevels)},
		{Name: "laptop-prepare-data", at: atPrepare, then: atQuestion(askData)},
		{Name: "laptop-sheet", at: atStart, then: planning((*Desk).openSheetOf)},
		{Name: "laptop-ready", at: atStart, then: planning((*Desk).makeReady)},
		{Name: "projector-ready", Room: true, at: atStart, then: planning((*Desk).makeReady)},
		{Name: "laptop-cards", at: atGoals, kind: model.StepTypeIn},
		{Name: "laptop-groups", at: atGoals, kind: model.StepGroup},
		{Name: "laptop-warmup", at: atGoals, kind: model.StepWarmUp, then: sortedStop(1, "")},
		{Name: "laptop-warmup-answer", at: atGoals, kind: model.StepWarmUp, then: sortedStop(4, model.SaysIndicator)},
		{Name: "laptop-warmup-end", at: atGoals, kind: model.StepWarmUp, then: sortedStop(8, "")},
		{Name: "laptop-silent", at: atGoals, kind: model.StepSilent},
		{Name: "laptop-groups-75", at: atGoals, kind: model.StepGroup, then: fullGroups},
		{Name: "laptop-vote-plan", at: atGoals, kind: model.StepVote},
		{Name: "laptop-vote-open", at: atGoals, kind: model.StepVote, then: votedStop(false, false)},
		{Name: "laptop-vote-pass", at: atGoals, kind: model.StepVote, then: passedStop},
		{Name: "laptop-vote-result", at: atGoals, kind: model.StepVote, then: votedStop(false, true)},
		{Name: "laptop-goals", at: atGoals, kind: model.StepFormulate, about: goal("2.3")},
		{Name: "laptop-tree-left", at: atGoals, kind: model.StepFormulate, about: goal("2.3"), then: onTree((*control.Tree).Turn)},
		{Name: "laptop-tree-branch", at: atGoals, kind: model.StepFormulate, about: goal("2"), then: onTree((*control.Tree).ToggleFocus)},
		{Name: "laptop-tree-find", at: atGoals, kind: model.StepFormulate, about: goal("1"), then: func(d *Desk) { d.lookUp("mensen") }},
		{Name: "laptop-tree-menu", at: atGoals, kind: model.StepFormulate, about: goal("2.1"), then: onTree(func(t *control.Tree) { t.Do("tree.menu", 0) })},
		{Name: "laptop-tree-links", at: atGoals, kind: model.StepFormulate, about: linked},
		{Name: "laptop-outline", at: atGoals, kind: model.StepFormulate, about: goal("2.3"), then: func(d *Desk) { d.page().(*goalsPage).tree.toggleList() }},
		{Name: "laptop-wording", at: atGoals, kind: model.StepFormulate, about: goal("2.3"), then: (*Desk).writeBadly},
		{Name: "laptop-wording-lines", at: atGoals, kind: model.StepFormulate, about: goal("2.3"), then: func(d *Desk) {
			d.page().(*goalsPage).tree.toggleList()
			d.writeBadly()
		}},
		{Name: "laptop-wording-ladder", at: atGoals, kind: model.StepLadder, about: goal("2.3"), then: (*Desk).writeBadly},
		{Name: "laptop-check", at: atGoals, kind: model.StepCheck, about: goal("2.3"), then: (*Desk).writeBadly},
		{Name: "laptop-details", at: atGoals, kind: model.StepFormulate, about: goal("2.1"), then: func(d *Desk) { d.page().(*goalsPage).tree.toggleDetails() }},
		{Name: "laptop-oncards", at: atGoals, kind: model.StepFormulate, about: goal("2.1"), then: showingAll},
		{Name: "laptop-ladder", at: atGoals, kind: model.StepLadder, about: goal("2"), then: climbing},
		{Name: "laptop-adopt", at: atGoals, kind: model.StepReview, about: goal("4.2")},
		{Name: "laptop-adopt-sheet", at: atGoals, kind: model.StepReview, then: (*Desk).showAdopt},
		{Name: "laptop-indicator-fill", at: atIndicators, kind: model.StepFill, about: indicator("I7")},
		{Name: "laptop-indicator-values", at: atIndicators, kind: model.StepFill, about: indicator("I7"), then: onPart(2)},
		{Name: "laptop-indicator-meaning", at: atIndicators, kind: model.StepFill, about: indicator("I1"), then: onPart(6)},
		{Name: "laptop-indicator-years", at: atIndicators, kind: model.StepFill, about: indicator("I7"), then: func(d *Desk) {
			onPart(6)(d)
			d.page().(*indicatorsPage).form.story.showYears()
		}},
		{Name: "laptop-indicator-signs", at: atIndicators, kind: model.StepTypeIn, about: goal("2.3"), then: withSigns},
		{Name: "laptop-indicator-overview", at: atIndicators, kind: model.StepAgree},
		{Name: "laptop-library", at: atIndicators, kind: model.StepIndicate, about: goal("2.3"), then: (*Desk).openLibrary},
		{Name: "laptop-indicator-score", at: atIndicators, kind: model.StepScore, about: indicator("I7")},
		{Name: "laptop-indicator-choose", at: atIndicators, kind: model.StepChoose, about: indicator("I7")},
		{Name: "laptop-carried", at: atLearning, kind: model.StepReview},
		{Name: "laptop-look", at: atLearning, kind: model.StepLook, about: indicator("I6")},
		{Name: "laptop-reading", at: atLearning, kind: model.StepInterpret, about: indicator("I7")},
		{Name: "laptop-lines", at: atGoals, kind: model.StepFormulate, about: goal("2"), then: (*Desk).showLines},
		{Name: "laptop-lines-all", at: atGoals, kind: model.StepFormulate, about: goal("0"), then: (*Desk).showLines},
		{Name: "laptop-behind", at: atLearning, kind: model.StepInterpret, about: indicator("I3"), then: (*Desk).toggleBehind},
		{Name: "laptop-due", at: atFigures, then: atDue},
		{Name: "laptop-due-asked", at: atFigures, then: dueAsked},
		{Name: "laptop-figures", at: atFigures, about: indicator("I5")},
		{Name: "laptop-figures-details", at: atFigures, about: indicator("I4"), then: correctedDetails},
		{Name: "laptop-figures-why", at: atFigures, about: indicator("I2"), then: figureCorrected},
		{Name: "laptop-agreements", at: atAgreements},
		{Name: "laptop-papers", at: atPapers},
		{Name: "laptop-papers-report", at: atPapers, then: printing("monitoring", 1)},
		{Name: "laptop-papers-cards", at: atPapers, then: printing("cards", 0)},
		{Name: "laptop-papers-set", at: atPapers, then: printing("goals", 0)},
		{Name: "laptop-papers-house", at: atPapers, then: (*Desk).showHouse},
		{Name: "laptop-papers-tree", at: atPapers, then: printing("goal-tree", 0)},
		{Name: "laptop-terms", at: atGoals, kind: model.StepFormulate, then: (*Desk).showTerms},
		{Name: "laptop-history", at: atGoals, kind: model.StepFormulate, then: (*Desk).showHistory},
		{Name: "laptop-help", at: atGoals, kind: model.StepFormulate, then: (*Desk).showHelp},
		{Name: "laptop-backups", at: atGoals, kind: model.StepFormulate, then: (*Desk).pictureBackups},
		{Name: "laptop-salvage", at: atGoals, kind: model.StepFormulate, then: (*Desk).pictureSalvage},
		{Name: "laptop-mail", at: atGoals, kind: model.StepFormulate, then: (*Desk).showMail},
		{Name: "laptop-terms", at: atGoals, kind: model.StepLadder, then: (*Desk).showTerms},
		{Name: "laptop-parked", at: atGoals, kind: model.StepLadder, then: (*Desk).showParked},
		{Name: "laptop-agree", at: atGoals, kind: model.StepLadder, about: goal("2.3"), then: (*Desk).showAgree},
		{Name: "laptop-history", at: atGoals, kind: model.StepLadder, then: (*Desk).showHistory},
		{Name: "laptop-help", at: atGoals, kind: model.StepLadder, then: (*Desk).showHelp},
		{Name: "projector-cards", Room: true, at: atGoals, kind: model.StepTypeIn},
		{Name: "projector-groups", Room: true, at: atGoals, kind: model.StepGroup},
		{Name: "projector-warmup", Room: true, at: atGoals, kind: model.StepWarmUp, then: sortedStop(1, "")},
		{Name: "projector-warmup-answer", Room: true, at: atGoals, kind: model.StepWarmUp, then: sortedStop(4, model.SaysIndicator)},
		{Name: "projector-warmup-end", Room: true, at: atGoals, kind: model.StepWarmUp, then: sortedStop(8, "")},
		{Name: "projector-silent", Room: true, at: atGoals, kind: model.StepSilent},
		{Name: "projector-groups-75", Room: true, at: atGoals, kind: model.StepGroup, then: fullGroups},
		{Name: "projector-vote-secret", Room: true, at: atGoals, kind: model.StepVote, then: votedStop(true, false)},
		{Name: "projector-vote-open", Room: true, at: atGoals, kind: model.StepVote, then: votedStop(false, false)},
		{Name: "projector-vote-result", Room: true, at: atGoals, kind: model.StepVote, then: votedStop(false, true)},
		{Name: "projector-tree-left", Room: true, at: atGoals, kind: model.StepFormulate, about: goal("2.3"), then: onTree((*control.Tree).Turn)},
		{Name: "projector-tree-branch", Room: true, at: atGoals, kind: model.StepFormulate, about: goal("2"), then: onTree((*control.Tree).ToggleFocus)},
		{Name: "projector-tree-links", Room: true, at: atGoals, kind: model.StepFormulate, about: linked},
		{Name: "projector-check", Room: true, at: atGoals, kind: model.StepCheck, about: goal("2.3"), then: (*Desk).writeBadly},
		{Name: "projector-goals", Room: true, at: atGoals, kind: model.StepFormulate, about: goal("2.3")},
		{Name: "projector-oncards", Room: true, at: atGoals, kind: model.StepFormulate, about: goal("2.1"), then: showingAll},
		{Name: "projector-ladder", Room: true, at: atGoals, kind: model.StepLadder, about: goal("2"), then: climbing},
		{Name: "projector-changes", Room: true, at: atGoals, kind: model.StepReview},
		{Name: "projector-adopt", Room: true, at: atGoals, kind: model.StepReview, about: goal("2.3"), then: func(d *Desk) { d.page().(*goalsPage).part(goalsAdopt).(*adoptSurface).show(false) }},
		{Name: "projector-indicators", Room: true, at: atIndicators, kind: model.StepIndicate, about: indicator("I7")},
		{Name: "projector-signs", Room: true, at: atIndicators, kind: model.StepTypeIn, about: goal("2.3"), then: withSigns},
		{Name: "projector-indicator-fill", Room: true, at: atIndicators, kind: model.StepFill, about: indicator("I7"), then: onPart(2)},
		{Name: "projector-indicator-choose", Room: true, at: atIndicators, kind: model.StepChoose, about: indicator("I1")},
		{Name: "projector-overview", Room: true, at: atIndicators, kind: model.StepAgree, about: indicator("I7")},
		{Name: "projector-scores", Room: true, at: atIndicators, kind: model.StepScore, about: indicator("I7")},
		{Name: "projector-carried", Room: true, at: atLearning, kind: model.StepReview},
		{Name: "projector-look", Room: true, at: atLearning, kind: model.StepLook, about: indicator("I6")},
		{Name: "projector-reading", Room: true, at: atLearning, kind: model.StepInterpret, about: indicator("I7")},
		{Name: "projector-reading-behind", Room: true, at: atLearning, kind: model.StepInterpret, about: indicator("I7"), then: (*Desk).toggleBehind},
		{Name: "projector-agreements", Room: true, at: atAgreements},
	}
	return slices.Concat(stops, sessionStops(), learningStops(), importStops())
}

// withSigns shows a goal while its signs are typed in.
func withSigns(d *Desk) {
	p := d.page().(*indicatorsPage)
	p.signs.field.SetText(d.look.Words.Say("signs.example"))
}

// printing shows a page of a paper.
func printing(name string, page int) func(*Desk) {
	return func(d *Desk) {
		p := d.page().(*papersPage)
		p.list.choose(name)
		p.chosen()
		p.preview.turn(page)
	}
}

// onPart shows a part of the form of an indicator.
func onPart(at int) func(*Desk) {
	return func(d *Desk) { d.page().(*indicatorsPage).form.show(at) }
}

// Session is the session that is going on in the picture, and the step at hand, with its index in the run sheet or -1 for the first one of
// its kind; no kind for a picture between two sessions.
func (s Stop) Session() (kind model.SessionKind, step model.StepKind, index int) {
	if s.kind == "" {
		return "", "", -1
	}
	return s.at.session(), s.kind, s.step - 1
}

// onTree does something with the tree of the page.
func onTree(do func(*control.Tree)) func(*Desk) {
	return func(d *Desk) { do(d.page().(*goalsPage).tree.tree) }
}

// lookUp looks for a text in the page at hand.
func (d *Desk) lookUp(text string) {
	d.openFind()
	d.frame.finding.field.SetText(text)
}

// linked is the first goal that also contributes to another one.
func linked(d *model.Dossier) model.Ref {
	for _, g := range d.Goals() {
		if len(g.Also) > 0 {
			return model.RefTo(g)
		}
	}
	return model.Ref{}
}

// Picture goes to a stop and draws it at a size in pixels. The dossier is one that [Desk.Show] or [Desk.Open] opened, and stays as it was.
func (d *Desk) Picture(s Stop, width, height int) image.Image {
	size := d.stand(s, width, height)
	defer d.leaveWriting()
	if !s.Room {
		return d.window.Canvas().Capture()
	}
	window := d.app.NewWindow("room")
	defer window.Close()
	window.SetPadded(false)
	view := newScene(d, &control.Keyboard{})
	window.SetContent(view.object)
	window.Resize(size)
	view.refresh()
	return window.Canvas().Capture()
}

// stand goes to a stop, in a window of a size.
func (d *Desk) stand(s Stop, width, height int) fyne.Size {
	d.closeSheet()
	d.closeFind()
	if menu, ok := d.window.Canvas().Overlays().Top().(*control.Menu); ok {
		menu.Close()
	}
	d.frame.hush()
	if field, ok := d.window.Canvas().Focused().(*control.Field); ok {
		field.Put("") // what was being written in the picture before
	}
	d.held, d.short, d.full, d.importing = nil, shortage{}, fullness{}, importMemory{}
	defer func(run, inWindow func(func())) { d.run, d.inWindow = run, inWindow }(d.run, d.inWindow)
	d.run, d.inWindow = func(work func()) { work() }, func(do func()) { do() } // a picture waits for what is drawn behind the window
	d.frame.showProjector()
	d.pages, d.goals, d.printing, d.keeping, d.learning = map[place]page{}, goalsMemory{}, paperChoices{}, keepingMemory{}, learningMemory{}
	size := fyne.NewSize(float32(width), float32(height))
	d.window.Resize(size)
	d.show(s.at)
	if f, ok := d.page().(stepFollower); ok && s.kind != "" {
		f.follow(s.kind)
	}
	if o, ok := d.page().(opener); ok && s.about != nil {
		o.open(s.about(d.dossier))
	}
	d.page().focus()
	if s.then != nil {
		s.then(d)
	}
	return size
}

// writeBadly writes a goal, in the place where the page writes one, that a group would look at twice.
func (d *Desk) writeBadly() {
	p, ok := d.page().(*goalsPage)
	if !ok {
		return
	}
	switch s := p.surface().(type) {
	case *checkSurface:
		s.edit()
	case *ladderSurface:
		s.ask(asksText)
		s.focus()
	case *treeSurface:
		if d.goals.asList {
			s.outline.Edit()
		} else {
			s.tree.Edit()
		}
	}
	if field, ok := d.window.Canvas().Focused().(*control.Field); ok {
		field.SetText(words.For(d.dossier.Cover().Language).Say("wording.bad"))
	}
}

// leaveWriting gives up what was written for a picture.
func (d *Desk) leaveWriting() {
	if field, ok := d.window.Canvas().Focused().(*control.Field); ok && d.sheet == nil {
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// pictureBackups opens the sheet of backups with some that a dossier of a year may have.
func (d *Desk) pictureBackups() {
	counts := d.dossier.Counts(d.today())
	var all []store.Backup
	for _, days := range []int{0, 1, 2, 7, 14, 31} {
		all = append(all, store.Backup{
			Made: d.now().AddDate(0, 0, -days).Add(-20 * time.Minute), Kept: days == 2, Size: 412_000 - 9_000*int64(days),
			Goals: counts.Goals - days/7, Values: counts.Values - 3*days/2,
		})
	}
	s := d.openBackups()
	s.show(all)
}

// pictureSalvage opens the sheet of a dossier that is damaged.
func (d *Desk) pictureSalvage() {
	path := "zinvolle dag" + extension
	why := model.NewProblem("problem.store.damaged", "file", path, "part", model.Key("store.part.value"))
	found := &store.Salvaged{
		Dossier: d.dossier, Certain: true, FromBackup: 14, Backup: &store.Backup{Made: d.now().AddDate(0, 0, -1)},
		Parts: []store.SalvagedPart{{Part: "store.part.goal", Found: 40, Expected: 40, Whole: true}, {Part: "store.part.value", Found: 208, Expected: 212}},
	}
	d.showSalvage(path, why, found, []store.Backup{{Made: d.now().AddDate(0, 0, -1), Size: 403_000, Goals: 40, Values: 210}})
}
