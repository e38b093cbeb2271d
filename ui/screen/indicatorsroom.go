package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// What the room sees of session 2. Parties are there by their mark, people not at all, and a figure over too few people is not shown.

const (
	roomName = 44 // the goal or the indicator that the room is about
	roomLine = 36 // an indicator in a list
)

// scene implements page.
func (p *indicatorsPage) scene() roomScene {
	return roomScene{question: p.roomQuestion(), id: "indicators", make: func(look *control.Look) fyne.CanvasObject {
		room := &roomIndicators{page: p, look: look}
		room.holder = container.New(room)
		return room.holder
	}, update: func(o fyne.CanvasObject) { o.Refresh() }}
}

// roomIndicators makes the room's view for the place that it gets: as large as the facilitator asked for, and when that does not fit
// smaller, but never smaller than the sizes of the room at 100 %.
type roomIndicators struct {
	page   *indicatorsPage
	look   *control.Look
	holder *fyne.Container
}

// Layout implements fyne.Layout.
func (r *roomIndicators) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	least := 100 / float32(r.page.desk.settings.Zoom)
	for share := float32(1); ; share -= 0.1 {
		look := *r.look
		look.Zoom *= max(share, least)
		work := r.page.roomWork(&look)
		if share > least && control.HeightOf(work, size.Width) > size.Height {
			continue
		}
		r.holder.Objects = []fyne.CanvasObject{work}
		work.Resize(size)
		return
	}
}

// MinSize implements fyne.Layout.
func (r *roomIndicators) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// roomQuestion is the question above the work: in session 2 that of the step, otherwise that of the surface.
func (p *indicatorsPage) roomQuestion() string {
	d := p.desk
	if running := d.dossier.RunningSession(); running != nil && running.Sort == model.IndicatorSession {
		return ""
	}
	key := model.Key("indicators.typeIn")
	switch {
	case p.surfaces.at == indicatorSigns:
	case p.surfaces.at == indicatorOverview:
		key = "overview.room"
	case p.surfaces.at == indicatorChoose:
		key = "indicators.room.choose"
	case p.indicator == "":
	case p.surfaces.at == indicatorScore:
		key = "indicators.room.score"
	case p.form.writing():
		key = "indicators.room.fill"
	}
	return d.look.Words.Say(key)
}

// roomWork is what the room sees under the question.
func (p *indicatorsPage) roomWork(look *control.Look) fyne.CanvasObject {
	indicator := p.chosen()
	switch {
	case p.surfaces.at == indicatorSigns:
		return p.signs.roomWork(look)
	case p.surfaces.at == indicatorOverview:
		return p.table.roomWork(look)
	case p.surfaces.at == indicatorChoose:
		return p.roomGoal(look, true)
	case indicator == nil || !p.split.inWork && p.surfaces.at == indicatorFill:
		return p.roomGoal(look, false)
	case p.surfaces.at == indicatorScore:
		return p.roomScores(look, indicator)
	}
	return p.roomIndicator(look, indicator)
}

// writing reports whether one of the fields has the keyboard.
func (f *indicatorForm) writing() bool { return f.page.split.inWork }

// roomGoalHead is the goal that the room is about, large.
func (p *indicatorsPage) roomGoalHead(look *control.Look) fyne.CanvasObject {
	d, px := p.desk, look.Px
	goal := p.about()
	title, paint, small := look.Words.Say("indicators.unplacedAll"), figure.None, ""
	if goal != nil {
		title, small, paint = goal.Text, d.goalWords(look, goal), figure.LevelPaint(d.dossier.LevelOf(goal))
	}
	text := control.Column(px(control.Tight), control.NewProse(look, title, roomName, figure.Bold, figure.Ink).AtMost(3))
	if small != "" {
		text.Objects = append([]fyne.CanvasObject{control.NewProse(look, small, roomSmall, figure.Bold, paint)}, text.Objects...)
	}
	return control.NewPanel(look, paint, control.Inset(px(20), px(32), px(20), px(32), text))
}

// roomGoal is a goal large with its indicators; while the group chooses, with what it thinks of each and what became of it.
func (p *indicatorsPage) roomGoal(look *control.Look, choosing bool) fyne.CanvasObject {
	px, head := look.Px, p.roomGoalHead(look)
	list := &roomRows{look: look}
	var rows []fyne.CanvasObject
	for _, indicator := range p.choosing.candidates() {
		if indicator.Choice == model.Dropped && !choosing {
			continue
		}
		const most = 14 // more does not fit, and is counted
		if len(rows) < most {
			rows = append(rows, p.roomCandidate(look, indicator, choosing))
		}
		list.all++
	}
	list.more = control.NewProse(look, "", roomSmall, figure.Regular, figure.MutedInk)
	list.rows = rows
	return newRoomStack(px(28), roomPart{object: head}, roomPart{object: container.New(list, append(rows, list.more)...)})
}

// roomCandidate is a line for one indicator: code, name, and what the group thinks of it or decided.
func (p *indicatorsPage) roomCandidate(look *control.Look, indicator *model.Indicator, choosing bool) fyne.CanvasObject {
	px := look.Px
	choice, paint := "", figure.MutedInk
	if indicator.Choice != model.Candidate {
		choice = look.Words.Choice("choice", string(indicator.Choice))
	}
	if indicator.Choice == model.Headline {
		paint = figure.Accent
	}
	weight := figure.Regular
	if indicator.ID == p.indicator {
		weight = figure.Bold
	}
	named := []fyne.CanvasObject{control.NewProse(look, indicator.Name, roomLine, weight, figure.Ink).AtMost(2)}
	if choosing && indicator.ChoiceReason != "" {
		named = append(named, control.NewProse(look, indicator.ChoiceReason, roomSmall, figure.Regular, figure.MutedInk).AtMost(2))
	}
	cells := []control.Cell{
		{Object: control.NewProse(look, indicator.Code, roomSmall, figure.Bold, figure.MutedInk), Width: px(90), Middle: true},
		{Object: control.Column(0, named...), Share: 1, Middle: true},
	}
	if choosing {
		for _, question := range threeQuestions {
			cells = append(cells, control.Cell{Object: roomMean(look, question, meanOf(indicator.Scores, question)), Width: px(170), Middle: true})
		}
	}
	cells = append(cells, control.Cell{Object: control.NewProse(look, choice, roomSmall, figure.Bold, paint), Width: px(260), Middle: true})
	return control.Row(px(20), cells...)
}

// roomMean is what the parties together think on a question: its word, the mean and a bar.
func roomMean(look *control.Look, question scoreQuestion, mean scoreMean) fyne.CanvasObject {
	text := look.Words.Say(question.key + ".short")
	if mean.answers > 0 {
		text += " " + look.Words.Number(mean.mean, 1)
	}
	bar := control.NewDrawing(look, 0, func(w, h float64) figure.Drawing {
		ops := []figure.Op{{Kind: figure.Rect, W: w, H: h, Fill: figure.Line}}
		if mean.answers > 0 {
			ops = append(ops, figure.Op{Kind: figure.Rect, W: w * mean.mean / highestScore, H: h, Fill: figure.Accent})
		}
		return figure.Drawing{W: w, H: h, Ops: ops}
	})
	return control.Column(look.Px(control.Tight), control.NewProse(look, text, roomSmall, figure.Regular, figure.Ink).AtMost(1),
		container.New(fixedHeight(look.Px(8)), bar))
}

// fixedHeight gives its object a height of its own.
type fixedHeight float32

// Layout implements fyne.Layout.
func (h fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width, float32(h)))
}

// MinSize implements fyne.Layout.
func (h fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(h)) }

// HeightFor makes the height known to the layouts of the page.
func (h fixedHeight) HeightFor([]fyne.CanvasObject, float32) float32 { return float32(h) }

// roomRows stacks rows as far as there is room, and says how many more there are.
type roomRows struct {
	look *control.Look
	rows []fyne.CanvasObject
	more *control.Prose
	all  int
}

// Layout implements fyne.Layout.
func (l *roomRows) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, line := l.look.Px(28), l.look.Type(roomSmall)*figure.LineHeight
	y, shown := float32(0), 0
	for i, row := range l.rows {
		height := control.HeightOf(row, size.Width)
		room := size.Height
		if i < l.all-1 {
			room -= line + gap
		}
		if y+height > room {
			break
		}
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, height))
		row.Show()
		y += height + gap
		shown++
	}
	for _, row := range l.rows[shown:] {
		row.Hide()
	}
	l.more.Hidden = shown == l.all
	if !l.more.Hidden {
		l.more.SetText(l.look.Words.Count("indicators.room.more", l.all-shown))
		l.more.Move(fyne.NewPos(0, y))
		l.more.Resize(fyne.NewSize(size.Width, line))
	}
}

// HeightFor makes the height known to the layouts of the room: what all rows need.
func (l *roomRows) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, row := range l.rows {
		height += control.HeightOf(row, width) + l.look.Px(28)
	}
	return height
}

// MinSize implements fyne.Layout.
func (l *roomRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// roomHead is an indicator large: its code and goal, its name, and how it is counted.
func (p *indicatorsPage) roomHead(look *control.Look, indicator *model.Indicator) []roomPart {
	parts := []roomPart{
		{object: control.NewProse(look, p.desk.indicatorWords(look, indicator), roomSmall, figure.Bold, figure.LevelResult).AtMost(1), spare: 1},
		{object: control.NewProse(look, indicator.Name, roomName, figure.Bold, figure.Ink).AtMost(2)},
	}
	if indicator.Definition != "" {
		parts = append(parts, roomPart{object: control.NewProse(look, indicator.Definition, roomBody, figure.Regular, figure.MutedInk).AtMost(3), spare: 3})
	}
	return parts
}

// roomScores is an indicator with the three questions, and the mark of every party under what it answered.
func (p *indicatorsPage) roomScores(look *control.Look, indicator *model.Indicator) fyne.CanvasObject {
	px := look.Px
	head := []control.Cell{{Object: control.Space(0, 0), Share: 2}}
	for _, level := range scoreLevels {
		head = append(head, control.Cell{Object: control.NewProse(look, look.Words.Say(level), roomSmall, figure.Bold, figure.MutedInk), Share: 1})
	}
	table := control.Column(px(20), control.Space(0, 0), control.Row(px(20), head...))
	rows := p.scoring.partyRows(indicator)
	for i, question := range threeQuestions {
		cells := []control.Cell{{Object: control.NewProse(look, look.Words.Say(question.key), roomBody, figure.Bold, figure.Ink), Share: 2, Middle: true}}
		for points := 1; points <= highestScore; points++ {
			var marks []figure.PartyLook
			for _, row := range rows {
				if row.points[i] == points {
					marks = append(marks, row.look)
				}
			}
			answer := roomMarks(look, marks)
			if at := dotsAt(indicator.Scores, question, points); at >= 0 {
				answer = control.NewProse(look, look.Words.Count("signs.dots", indicator.Scores[at].Dots), roomBody, figure.Bold, figure.Accent)
			}
			cells = append(cells, control.Cell{Object: answer, Share: 1, Middle: true})
		}
		table.Add(look.Rule())
		table.Add(control.Row(px(20), cells...))
	}
	parts := append(p.roomHead(look, indicator), roomPart{object: table})
	for _, dissent := range indicator.Dissent[max(0, len(indicator.Dissent)-mostVoices):] {
		parts = append(parts, roomPart{object: control.Inset(px(12), 0, 0, 0, p.roomVoice(look, dissent)), spare: 2})
	}
	return newRoomStack(px(16), append(parts, roomPart{object: control.Space(0, 0)})...)
}

const mostVoices = 2 // that there is room for: the last ones

// roomVoice is what a party says that sees it otherwise.
func (p *indicatorsPage) roomVoice(look *control.Look, dissent model.Dissent) fyne.CanvasObject {
	text := control.NewProse(look, dissent.Text, roomBody, figure.Italic, figure.Ink).AtMost(2)
	party := model.Get[model.Party](p.desk.dossier, dissent.Party)
	if party == nil {
		return text
	}
	return control.Row(look.Px(20), control.Cell{Object: roomMarks(look, []figure.PartyLook{figure.LookOf(p.desk.dossier, party.ID)}), Width: look.Px(52)},
		control.Cell{Object: text, Share: 1, Middle: true})
}

// roomMarks is the marks of parties beside and under each other.
func roomMarks(look *control.Look, marks []figure.PartyLook) fyne.CanvasObject {
	const size, gap = 52, 10
	c := control.Tiles(look.Px(size), look.Px(gap))
	for _, mark := range marks {
		c.Add(control.NewDrawing(look, 1, func(w, h float64) figure.Drawing {
			return figure.Drawing{W: w, H: h, Ops: figure.SupportIcon(figure.SupportMark{Look: mark, Stance: model.Supports}, 0, 0, size)}
		}))
	}
	return c
}

// roomIndicator is an indicator as it is being filled in: where it stands and where it should go, large.
func (p *indicatorsPage) roomIndicator(look *control.Look, indicator *model.Indicator) fyne.CanvasObject {
	d, b, px := p.desk, look.Words, look.Px
	var figures []control.Cell
	add := func(value, caption string) {
		figures = append(figures, control.Cell{Share: 1, Object: control.Column(0,
			control.NewProse(look, value, roomClock, figure.Bold, figure.Ink).AtMost(1),
			control.NewProse(look, caption, roomSmall, figure.Regular, figure.MutedInk).AtMost(2))})
	}
	if base := indicator.Baseline; base != nil {
		seen := d.dossier.SeenBaseline(indicator, model.Room)
		caption := b.Say("indicators.room.baseline", "period", b.Period(base.Period))
		if base.Estimate {
			caption += ", " + b.Choice("certainty", string(model.Estimate))
		}
		add(shortFigures(b.Figures(indicator, seen), indicator), caption)
	}
	if target := indicator.TargetAt(d.today()); target != nil {
		add(shortFigures(b.WithUnit(indicator, target.Value), indicator), b.Say("indicators.room.target", "period", b.Period(target.Period)))
	}
	unit := b.Choice("direction", string(indicator.Direction))
	if indicator.Unit != "" {
		unit = indicator.Unit + " · " + unit
	}
	parts := append(p.roomHead(look, indicator), roomPart{object: control.NewProse(look, unit, roomBody, figure.Regular, figure.Ink).AtMost(1), spare: 2})
	chart := control.NewDrawing(look, 0, func(w, h float64) figure.Drawing {
		now := model.Get[model.Indicator](d.dossier, indicator.ID)
		if now == nil {
			return figure.Drawing{W: w, H: h}
		}
		return figure.ChartOf(d.dossier, now, b, model.Room, figure.ChartOptions{W: w, H: h, TextSize: roomSmall, Least: roomSmall})
	})
	if len(figures) > 0 {
		parts = append(parts, roomPart{object: control.Row(px(40), figures...)})
	}
	const leastChart = 240
	return newRoomStack(px(12), append(parts, roomPart{object: chart, spare: luxury, least: px(leastChart)})...)
}

// shortFigures leaves a long unit to the line that names it, so that the number can be large.
func shortFigures(text string, indicator *model.Indicator) string {
	const short = 10 // letters
	if suffix := " " + indicator.Unit; indicator.Unit != "" && len([]rune(text)) > short && len(text) > len(suffix) && text[len(text)-len(suffix):] == suffix {
		return text[:len(text)-len(suffix)]
	}
	return text
}
