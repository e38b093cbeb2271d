package screen

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/model/store"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// readyPage is the list that a facilitator goes through before a session: a copy that was opened again, a projector that the room can read,
// papers, last time's agreements, people, and a run sheet that fits. Every line says how it stands, and has one act. Nothing on it has to be done:
// the session begins when the facilitator says so.
type readyPage struct {
	desk   *Desk
	scroll *control.Scroller
	rows   *fyne.Container
	acts   map[model.ReadyKind]*control.Button
	last   model.ReadyKind // whose act was done last
	start  *control.Button
	busy   model.ReadyKind // what is being copied; empty for nothing
}

func newReadyPage(d *Desk) page {
	look := d.look
	p := &readyPage{desk: d, rows: control.Column(look.Px(control.Gap)), acts: map[model.ReadyKind]*control.Button{}}
	p.start = control.NewButton(look, look.Words.Say("start.begin"), "F5", control.Primary, func() { d.startSession(d.before.kind) })
	p.scroll = control.NewScroller(look, control.Space(0, 0))
	p.update()
	return p
}

func (p *readyPage) session() *model.Session {
	return model.Get[model.Session](p.desk.dossier, p.desk.before.session)
}

func (p *readyPage) update() {
	d, look := p.desk, p.desk.look
	b := look.Words
	p.rows.Objects = nil
	lines := script.ListFor(d.dossier, p.session(), d.now())
	for _, line := range lines {
		p.rows.Add(p.row(line))
	}
	about := b.Choice("sessionkind", string(d.before.kind))
	if session := p.session(); session != nil {
		parts := []string{about}
		for _, part := range []string{b.Date(session.Date), session.Starts, session.Place} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		about = strings.Join(parts, " · ")
	}
	p.start.Hidden = p.session() != nil && p.session().State != model.Planned
	verdict := model.Key("ready.some")
	if script.IsReady(lines) {
		verdict = "ready.all"
	}
	again := model.Key("ready.notAgain")
	if !d.settings.Checklist {
		again = "ready.again"
	}
	p.scroll.SetContent(control.Inset(look.Px(control.Wide), look.Px(control.Wide), look.Px(control.Wide), look.Px(control.Wide), atMost(look.Px(900),
		control.Column(look.Px(control.Step),
			control.Lines(look.Px(control.Step), control.Cell{Object: control.Column(look.Px(2),
				control.NewProse(look, b.Say(verdict), control.Title, figure.Bold, figure.Ink),
				control.NewProse(look, words.Sentence(about), control.Body, figure.Regular, figure.MutedInk)), Width: look.Px(300), Share: 1},
				control.Cell{Object: p.start, Middle: true}),
			p.rows,
			control.Flow(look.Px(control.Gap),
				control.NewButton(look, b.Say(again), "", control.Quiet, p.toggleChecklist),
				control.NewButton(look, b.Say("act.close"), "Esc", control.Quiet, d.leave))))))
}

func (p *readyPage) toggleChecklist() {
	d := p.desk
	d.settings.Checklist = !d.settings.Checklist
	d.settings.save(d.app.Preferences())
	p.update()
	p.focus()
}

// row is one line of the list.
func (p *readyPage) row(line script.Line) fyne.CanvasObject {
	d, look := p.desk, p.desk.look
	b := look.Words
	judgement := map[script.Readiness]model.Judgement{script.Ready: model.OnCourse, script.ToDo: model.Attention, script.Optional: model.NoJudgement}[line.State]
	text := control.Column(0,
		control.NewProse(look, b.Say(model.Key("ready.line."+string(line.Sort))), control.Body, figure.Bold, figure.Ink),
		control.NewProse(look, p.detail(line), control.Small, figure.Regular, figure.MutedInk))
	const most = 3
	for i, open := range line.Open {
		if i == most {
			text.Add(control.NewProse(look, b.Count("ready.more", len(line.Open)-most), control.Small, figure.Regular, figure.MutedInk))
			break
		}
		said := agreementCode(b, open) + "  " + open.Text
		for _, extra := range []string{d.dossier.ActorName(open.Who), b.Date(open.Due)} {
			if extra != "" {
				said += " · " + extra
			}
		}
		text.Add(control.NewProse(look, said, control.Small, figure.Regular, figure.Ink).AtMost(1))
	}
	state := control.NewProse(look, words.Sentence(b.Choice("readiness", string(line.State))), control.Small, figure.Bold, figure.StatusPaint(judgement))
	manner := control.Plain
	if line.State == script.Ready {
		manner = control.Quiet
	}
	act := control.NewButton(look, b.Say(p.actName(line)), "", manner, func() { p.do(line) })
	p.acts[line.Sort] = act
	return control.NewPanel(look, figure.None, control.Inset(look.Px(6), look.Px(12), look.Px(6), look.Px(control.Step), control.Lines(look.Px(12),
		control.Cell{Object: statusIcon(look, judgement), Width: look.Px(20), Middle: true},
		control.Cell{Object: text, Width: look.Px(260), Share: 1, Middle: true},
		control.Cell{Object: state, Width: look.Px(76), Middle: true},
		control.Cell{Object: act, Width: look.Px(220), Middle: true})))
}

// detail says in one sentence how a line stands, and what it is for as long as it is to be done.
func (p *readyPage) detail(line script.Line) string {
	d, b := p.desk, p.desk.look.Words
	done := line.State == script.Ready
	switch {
	case line.Sort == p.busy:
		return b.Say("ready.busy")
	case line.Sort == script.ReadyPeople && done:
		return b.Count("prepare.people.count", line.Count) + ", " + b.Count("prepare.parties.count", d.dossier.Count(model.KindParty))
	case line.Sort == script.ReadySheet:
		if session := p.session(); session != nil {
			return d.planLine(session)
		}
	case line.Sort == model.ReadyHandouts:
		var names []string
		for _, each := range paper.SetFor(d.before.kind) {
			names = append(names, b.Say(each.Title))
		}
		return strings.Join(names, ", ")
	case line.Sort == model.ReadyAgreements && len(line.Open) == 0:
		return b.Say("ready.noAgreements")
	case line.Sort == model.ReadyProjector && !done && d.projector != nil:
		return b.Say("ready.canTheyRead")
	case done && !line.When.IsZero():
		return b.Say(model.Key("ready.done."+string(line.Sort)), "time", b.Clock(line.When.In(d.now().Location())))
	}
	return b.Say(model.Key("ready.todo." + string(line.Sort)))
}

func (p *readyPage) actName(line script.Line) model.Key {
	if line.Sort == model.ReadyProjector && p.desk.projector != nil && line.State != script.Ready {
		return "ready.act.confirm"
	}
	return model.Key("ready.act." + string(line.Sort))
}

// do does the act of a line.
func (p *readyPage) do(line script.Line) {
	d := p.desk
	p.last = line.Sort
	switch line.Sort {
	case model.ReadyBackup:
		p.copyTo(model.ReadyBackup, p.backupFolder())
	case model.ReadyStick:
		p.pickFolder()
	case model.ReadyProjector:
		if d.projector != nil && line.State != script.Ready {
			p.mark(model.ReadyProjector)
			return
		}
		if d.projector == nil {
			d.toggleProjector()
		}
		p.update()
		p.focus()
	case model.ReadyHandouts:
		p.print()
	case model.ReadyAgreements:
		if p.mark(model.ReadyAgreements) {
			d.visit(atAgreements)
		}
	case script.ReadyPeople:
		d.prepare(askPeople)
	case script.ReadySheet:
		d.openSheetOf(d.before.kind)
	}
}

// mark remembers that something was made ready.
func (p *readyPage) mark(kind model.ReadyKind) bool {
	d := p.desk
	return d.edit(script.EditReady+model.Key(kind), func(tx *model.Tx) error {
		session, err := d.plannedSession(tx)
		if err != nil {
			return err
		}
		return script.MarkReady(tx, session, kind)
	})
}

// print makes the papers of this session, and opens the folder in which they are.
func (p *readyPage) print() {
	d := p.desk
	d.settle()
	folder := d.paperFolder()
	request := d.requestOf(paperChoices{language: d.settings.Language, session: d.before.session})
	making := &paperMaking{desk: d}
	making.make(paper.SetFor(d.before.kind), request, folder, func(paths []string, _ []*model.Problem, err error) {
		switch {
		case err != nil:
			d.tell(err)
		case p.mark(model.ReadyHandouts):
			d.frame.say(d.look.Words.Count("say.printedAll", len(paths), "folder", folder), d.look.Words.Say("papers.openFolder"), func() { d.openFile(folder) })
			d.openFile(folder)
		}
	})
}

// backupFolder is where copies stand: beside the dossier, in a folder of its own name.
func (p *readyPage) backupFolder() string {
	if p.desk.file == nil {
		return ""
	}
	return strings.TrimSuffix(p.desk.file.Path(), extension) + " reserve"
}

// pickFolder lets the user choose another place for a copy, such as a USB stick.
func (p *readyPage) pickFolder() {
	d := p.desk
	picker := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		d.look.Keys.Muted = d.sheet != nil
		switch {
		case err != nil:
			d.tell(model.NewProblem("problem.file.unreadable", "file", "").Because(err))
		case folder != nil:
			p.copyTo(model.ReadyStick, folder.Path())
		}
	}, d.window)
	picker.Resize(d.window.Canvas().Size().SubtractWidthHeight(80, 60))
	d.look.Keys.Muted = true
	picker.Show()
}

// copyTo writes a copy of the dossier to a folder and opens it again, aside, because a stick can be slow; then it is remembered.
func (p *readyPage) copyTo(kind model.ReadyKind, folder string) {
	d := p.desk
	d.settle()
	if d.file == nil {
		d.tell(model.NewProblem("problem.ready.noFile"))
		return
	}
	if p.busy != "" {
		return
	}
	file, now := d.file, d.now()
	p.busy = kind
	p.update()
	d.behind(func() func() {
		path, err := d.copyOf(file, kind, folder, now)
		return func() {
			p.busy = ""
			switch {
			case d.file != file: // another dossier was opened in the meantime
			case err != nil:
				d.tell(err)
				p.update()
			case p.mark(kind):
				d.frame.say(d.look.Words.Say("ready.copied", "file", path), d.look.Words.Say("papers.openFolder"), func() { d.openFile(filepath.Dir(path)) })
			}
		}
	})
}

// copyOf makes a verified copy: a backup that stays where backups are kept, else a copy in a folder.
func (d *Desk) copyOf(file *store.File, kind model.ReadyKind, folder string, now time.Time) (path string, err error) {
	if kind == model.ReadyBackup && d.backups != "" {
		made, err := file.BackupNow()
		return made.Path, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", model.NewProblem("problem.file.folder", "folder", folder).Because(err)
	}
	name := strings.TrimSuffix(filepath.Base(file.Path()), extension)
	path = filepath.Join(folder, name+" "+now.Format("2006-01-02 15.04")+extension)
	return path, file.SaveCopy(path)
}

func (p *readyPage) content() fyne.CanvasObject { return p.scroll }
func (p *readyPage) relayout()                  { p.scroll.Relayout() }

func (p *readyPage) changed(*model.Change) {
	back := p.desk.window.Canvas().Focused() != nil
	p.update()
	if back {
		p.focus()
	}
}

func (p *readyPage) hints() []hint {
	return []hint{{"F5", "hint.startSession"}, {"Enter", "hint.press"}, {"Tab", "hint.nextAct"}, {"Esc", "hint.leave"}}
}

// chord: Escape leaves.
func (p *readyPage) chord(chord control.Chord, _ bool) bool {
	if chord != (control.Chord{Key: fyne.KeyEscape}) {
		return false
	}
	p.desk.leave()
	return true
}

// focus puts the keyboard on the act that was done last while it still waits, else on the first one that does, else on the start.
func (p *readyPage) focus() {
	var first *control.Button
	for _, line := range script.ListFor(p.desk.dossier, p.session(), p.desk.now()) {
		if line.State == script.ToDo && (line.Sort == p.last || first == nil) {
			first = p.acts[line.Sort]
		}
	}
	switch {
	case first != nil:
		p.desk.window.Canvas().Focus(first)
	case p.start.Visible():
		p.desk.window.Canvas().Focus(p.start)
	}
}

// scene asks the room whether it can read this, in the sizes of letters that it will see.
func (p *readyPage) scene() roomScene {
	b := p.desk.look.Words
	return roomScene{question: b.Say("ready.room"), id: "ready", stays: true, make: func(look *control.Look) fyne.CanvasObject {
		low := control.NewProse(look, b.Say("ready.room.low"), roomSmall, figure.Regular, figure.Ink)
		return container.New(bottomLayout{}, low, control.Column(look.Px(control.Broad),
			control.NewProse(look, p.desk.dossier.Cover().Title, 44, figure.Regular, figure.Ink),
			control.NewProse(look, b.Say("ready.room.body"), roomBody, figure.Regular, figure.Ink),
			control.NewProse(look, b.Say("ready.room.small"), roomSmall, figure.Regular, figure.Ink)))
	}}
}
