package screen

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// startPage is where the work begins: without a dossier a new one, a file or the example; with one, what it is about, its sessions and
// what asks for attention.
type startPage struct {
	desk    *Desk
	scroll  *control.Scroller
	first   fyne.Focusable
	sync    []func()
	blocks  *fyne.Container // the sessions
	below   *fyne.Container // what is to be prepared, and what asks for attention
	parties *partiesBlock
	people  *peopleBlock
}

func newStartPage(d *Desk) page {
	p := &startPage{desk: d}
	p.scroll = control.NewScroller(d.look, control.Space(0, 0))
	p.build()
	return p
}

func (p *startPage) content() fyne.CanvasObject { return p.scroll }
func (p *startPage) hints() []hint {
	if p.desk.dossier == nil {
		return []hint{{"CtrlN", "hint.new"}, {"CtrlO", "hint.open"}}
	}
	return []hint{{"F5", "hint.startSession"}, {"CtrlN", "hint.new"}, {"CtrlO", "hint.open"}, {"Alt1", "hint.pages"}}
}

func (p *startPage) focus() {
	if p.first != nil {
		p.desk.window.Canvas().Focus(p.first)
	}
}

func (p *startPage) changed(change *model.Change) {
	p.fillBlocks()
	for _, sync := range p.sync {
		sync()
	}
	if p.parties != nil && (change == nil || change.Touches(model.KindParty)) {
		p.parties.update()
	}
	if p.people != nil && (change == nil || change.Touches(model.KindParty, model.KindParticipant, model.KindName, model.KindSession)) {
		p.people.update()
	}
	p.scroll.Relayout()
}

func (p *startPage) relayout() { p.scroll.Relayout() }

// scene shows the room what this is about, and in a session to get ready what is talked about.
func (p *startPage) scene() roomScene {
	d := p.desk
	if session := d.dossier.RunningSession(); session != nil && session.Current < len(session.Steps) &&
		placeOf(session.Sort, session.Steps[session.Current].Sort) == atStart { // who gets ready talks here
		return d.talkScene(d.dossier.Cover().FutureImage)
	}
	return d.coverScene()
}

func (p *startPage) build() {
	look := p.desk.look
	var body *fyne.Container
	if p.desk.dossier == nil {
		body = p.welcome()
	} else {
		body = p.overview()
	}
	p.scroll.SetContent(control.Around(look.Px(control.Wide), body))
}

func (p *startPage) heading(key model.Key) fyne.CanvasObject {
	return control.NewProse(p.desk.look, words.Sentence(p.desk.look.Words.Say(key)), control.Heading, figure.Bold, figure.Ink)
}

// welcome is the page without a dossier.
func (p *startPage) welcome() *fyne.Container {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	form := newDossierForm(d)
	p.first = form.title
	fresh := p.block("start.new", form.object)
	example := p.block("start.example", control.Column(look.Px(control.Gap),
		control.NewProse(look, say("start.exampleText"), control.Body, figure.Regular, figure.Ink),
		control.Row(0, control.Cell{Object: control.NewButton(look, say("start.openExample"), "", control.Plain, d.openExample)})))
	files := control.Column(look.Px(control.Tight))
	for _, path := range d.settings.Recent {
		if _, err := os.Stat(path); err != nil {
			continue
		}
		files.Add(control.NewButton(look, strings.TrimSuffix(filepath.Base(path), extension)+"  ·  "+filepath.Dir(path), "", control.Quiet,
			func() { d.choose(path) }).Leading())
	}
	if len(files.Objects) == 0 {
		files.Add(control.NewProse(look, say("start.noRecent"), control.Body, figure.Regular, figure.MutedInk))
	}
	open := p.block("start.open", control.Column(look.Px(control.Gap), files,
		control.Row(0, control.Cell{Object: control.NewButton(look, say("start.choose"), look.Words.Say("key.CtrlO"), control.Plain, d.chooseFile)})))
	return control.Column(look.Px(control.Wide),
		control.Column(look.Px(control.Gap), control.NewProse(look, "Doelenboom", control.Title, figure.Bold, figure.Ink),
			control.NewProse(look, say("start.what"), 17, figure.Regular, figure.MutedInk)),
		control.FillTiles(look.Px(360), look.Px(control.Step), fresh, open, example, p.appearance()))
}

func (p *startPage) block(title model.Key, content fyne.CanvasObject) fyne.CanvasObject {
	look := p.desk.look
	return control.NewPanel(look, figure.None, control.Around(look.Px(20), control.Column(look.Px(12), p.heading(title), content)))
}

// appearance is the choice of language, colours and size.
func (p *startPage) appearance() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	line := func(name model.Key, choice fyne.CanvasObject) fyne.CanvasObject {
		return control.Row(look.Px(control.Step),
			control.Cell{Object: control.NewProse(look, say(name), control.Body, figure.Regular, figure.MutedInk), Width: look.Px(72)},
			control.Cell{Object: choice, Share: 1})
	}
	languages := []control.Option{{Value: "nl", Text: "Nederlands"}, {Value: "en", Text: "English"}}
	modes := []string{}
	for _, mode := range Modes() {
		modes = append(modes, string(mode))
	}
	sizes := []control.Option{}
	for _, zoom := range zooms {
		sizes = append(sizes, control.Option{Value: strconv.Itoa(zoom), Text: strconv.Itoa(zoom) + "%"})
	}
	return p.block("start.looks", control.Column(look.Px(control.Gap),
		line("start.language", control.NewChoice(look, languages, d.settings.Language, d.setLanguage)),
		line("start.mode", control.NewChoice(look, d.options("mode", modes), string(d.settings.Mode), func(v string) { d.setMode(Mode(v)) })),
		line("start.size", control.NewChoice(look, sizes, strconv.Itoa(d.settings.Zoom), func(v string) {
			if zoom, err := strconv.Atoi(v); err == nil {
				d.settings.Zoom = zoom
				d.settings.save(d.app.Preferences())
				d.rebuild()
			}
		})),
		line("start.recent", control.NewChoice(look, []control.Option{
			{Value: "", Text: say("start.recent.on")}, {Value: "off", Text: say("start.recent.off")},
		}, d.settings.Forgets, d.setForgets))))
}

// overview is the page of an open dossier.
func (p *startPage) overview() *fyne.Container {
	d, look := p.desk, p.desk.look
	p.blocks = control.FillTiles(look.Px(300), look.Px(control.Step))
	p.below = control.FillTiles(look.Px(400), look.Px(control.Step))
	p.fillBlocks()
	p.parties = newPartiesBlock(d)
	p.people = newPeopleBlock(d, true)
	return control.Column(look.Px(control.Wide), p.cover(), p.blocks, p.below, p.block("parties.title", p.parties.rows),
		p.block("people.title", p.people.object),
		control.FillTiles(look.Px(360), look.Px(control.Step), p.block("start.otherFiles", control.Row(look.Px(control.Gap),
			control.Cell{Object: control.NewButton(look, look.Words.Say("hint.new"), look.Words.Say("key.CtrlN"), control.Plain, d.newDossier)},
			control.Cell{Object: control.NewButton(look, look.Words.Say("hint.open"), look.Words.Say("key.CtrlO"), control.Plain, d.chooseFile)},
		)), p.block("backups.title", p.safety()), p.appearance()))
}

// safety is the way to the backups.
func (p *startPage) safety() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	return control.Column(look.Px(control.Gap),
		control.NewProse(look, look.Words.Say("backups.short"), control.Body, figure.Regular, figure.MutedInk),
		control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("backups.show"), d.keyOf("backups.title"), control.Plain, d.showBackups)}))
}

// cover is what the dossier says of itself, edited in place.
func (p *startPage) cover() fyne.CanvasObject {
	look := p.desk.look
	field := func(name model.Key, area bool, get func(*model.Cover) *string) fyne.CanvasObject {
		var f *control.Field
		if area {
			f = control.NewArea(look, look.Words.Say(name+".hint"), 2)
		} else {
			f = control.NewField(look, look.Words.Say(name+".hint"))
		}
		f.Commit = func(text string) error {
			return p.desk.try("edit.cover", func(tx *model.Tx) error {
				return tx.SetCover(func(c *model.Cover) error { *get(c) = text; return nil })
			})
		}
		sync := func() {
			copied := *p.desk.dossier.Cover()
			f.Fill(*get(&copied))
		}
		sync()
		p.sync = append(p.sync, sync)
		return control.Column(look.Px(2), control.NewProse(look, look.Words.Say(name), control.Small, figure.Regular, figure.MutedInk), f)
	}
	top := control.Row(look.Px(control.Step),
		control.Cell{Object: field("cover.title", false, func(c *model.Cover) *string { return &c.Title }), Share: 3},
		control.Cell{Object: field("cover.municipality", false, func(c *model.Cover) *string { return &c.Municipality }), Share: 2},
		control.Cell{Object: field("cover.theme", false, func(c *model.Cover) *string { return &c.Theme }), Share: 2})
	return control.Column(look.Px(control.Gap), top, field("cover.future", true, func(c *model.Cover) *string { return &c.FutureImage }))
}

// fillBlocks shows the sessions and what asks for attention.
func (p *startPage) fillBlocks() {
	if p.blocks == nil {
		return
	}
	p.blocks.Objects = nil
	for _, kind := range sessionsOfTheWork() {
		p.blocks.Add(p.sessionBlock(kind))
	}
	p.blocks.Refresh()
	p.below.Objects = []fyne.CanvasObject{p.prepareBlock(), p.attentionBlock()}
	p.below.Refresh()
}

// prepareBlock says how far the preparation is, and leads to it.
func (p *startPage) prepareBlock() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	empty, filled := d.stillEmpty()
	text := look.Words.Say("prepare.all")
	if len(empty) > 0 {
		text = look.Words.Say("prepare.still", "what", strings.Join(empty, ", "))
	}
	first := 0
	for i, q := range (&preparePage{desk: d}).allQuestions() {
		if q.filled() == "" {
			first = i
			break
		}
	}
	return p.block("page.prepare", control.Column(look.Px(control.Gap),
		control.NewProse(look, look.Words.Say("prepare.filled", "filled", filled, "count", filled+len(empty)), control.Body, figure.Bold, figure.Ink),
		control.NewProse(look, text, control.Body, figure.Regular, figure.MutedInk),
		control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("prepare.open"), "", control.Plain, func() { d.prepare(first) })})))
}

func (p *startPage) sessionBlock(kind model.SessionKind) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	say := look.Words
	at := map[model.SessionKind]place{model.GoalSession: atGoals, model.IndicatorSession: atIndicators, model.FollowingSession: atLearning}[kind]
	session := d.session(kind)
	state, detail, act := say.Say("start.notPlanned"), say.Say(model.Key("start.session."+string(kind))), say.Say("start.beginShort")
	do := func() { d.begin(kind) }
	over := false
	if session != nil {
		state = say.Choice("sessionstate", string(session.State))
		if session.Date != "" {
			state += " · " + say.Date(session.Date)
		}
		switch session.State {
		case model.Running:
			clock := script.At(session, d.now())
			detail = say.Say("rail.step", "number", clock.Number, "steps", clock.Steps)
			act, do = say.Say("start.goOn"), func() { d.show(at); d.followStep() }
		case model.Closed:
			act, do, over = say.Say("start.look"), func() { d.show(at) }, true
		}
	}
	acts := control.Flow(look.Px(control.Gap), control.NewButton(look, act, "", control.Plain, do))
	switch {
	case over && kind == model.FollowingSession: // this one returns for years
		acts.Add(control.NewButton(look, say.Say("start.nextRound"), "", control.Plain, func() { d.begin(kind) }))
	case !over:
		acts.Add(control.NewButton(look, say.Say("page.ready"), "", control.Quiet, func() { d.makeReady(kind) }))
		acts.Add(control.NewButton(look, say.Say("page.sheet"), "", control.Quiet, func() { d.openSheetOf(kind) }))
	}
	return p.block(model.Key("choice.sessionkind."+string(kind)), control.Column(look.Px(control.Gap),
		control.NewProse(look, words.Sentence(state), control.Body, figure.Bold, figure.Ink),
		control.NewProse(look, detail, control.Body, figure.Regular, figure.MutedInk), acts))
}

func (p *startPage) attentionBlock() fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	open := 0
	for _, a := range d.dossier.Agreements() {
		if a.IsOpen() {
			open++
		}
	}
	due := d.dossier.Counts(d.today()).Due
	row := func(n int, key model.Key, at place) fyne.CanvasObject {
		return control.NewButton(look, look.Words.Count(key, n), "", control.Quiet, func() { d.show(at) }).Leading()
	}
	return p.block("start.attention", control.Column(look.Px(control.Tight),
		row(due, "start.due", atFigures), row(open, "start.openAgreements", atAgreements),
		row(d.dossier.Count(model.KindGoal), "start.goals", atGoals), row(d.dossier.Count(model.KindIndicator), "start.indicators", atIndicators)))
}
