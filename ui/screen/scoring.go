package screen

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// scoreQuestion is one of the three questions on which every party scores an indicator.
type scoreQuestion struct {
	key model.Key
	of  func(*model.Score) *int
}

var threeQuestions = [3]scoreQuestion{
	{"indicators.question.understood", func(s *model.Score) *int { return &s.Understood }},
	{"indicators.question.meaningful", func(s *model.Score) *int { return &s.Meaningful }},
	{"indicators.question.data", func(s *model.Score) *int { return &s.Data }},
}

// highestScore is the most that a party can give; 0 is no answer.
const highestScore = 3

// scoreMean is what the parties together think on one question.
type scoreMean struct {
	mean            float64
	lowest, highest int
	answers         int
}

func meanOf(scores []model.Score, question scoreQuestion) scoreMean {
	out := scoreMean{lowest: highestScore}
	sum := 0
	for i := range scores {
		points := *question.of(&scores[i])
		if points == 0 {
			continue
		}
		weight := max(1, scores[i].Dots)
		sum += points * weight
		out.answers += weight
		out.lowest, out.highest = min(out.lowest, points), max(out.highest, points)
	}
	if out.answers > 0 {
		out.mean = float64(sum) / float64(out.answers)
	}
	return out
}

// odd is a party that scores otherwise than the rest.
type odd struct {
	party    model.ID
	question scoreQuestion
	points   int
	others   float64
}

// oddOnes finds for each question who is furthest from what all think, and a whole point or more from the others. Two parties differ from
// each other, and two halves are two camps: in neither is there an odd one.
func oddOnes(scores []model.Score) []odd {
	var out []odd
	for _, question := range threeQuestions {
		all := meanOf(scores, question)
		var furthest []odd
		far := 0.0
		for i := range scores {
			points := *question.of(&scores[i])
			rest := meanOf(slices.Delete(slices.Clone(scores), i, i+1), question)
			away := math.Abs(float64(points) - all.mean)
			if points == 0 || scores[i].Dots > 0 || rest.answers < 2 || math.Abs(float64(points)-rest.mean) < 1 || away < far {
				continue
			}
			if away > far {
				furthest, far = nil, away
			}
			furthest = append(furthest, odd{scores[i].Party, question, points, rest.mean})
		}
		if 2*len(furthest) < all.answers {
			out = append(out, furthest...)
		}
	}
	slices.SortStableFunc(out, func(a, b odd) int {
		return cmp.Compare(math.Abs(float64(b.points)-b.others), math.Abs(float64(a.points)-a.others))
	})
	return out
}

// scoringSurface is an indicator scored by party on three questions, and what those say who see it otherwise.
type scoringSurface struct {
	page       *indicatorsPage
	object     *control.Scroller
	small      *control.Prose
	name       *control.Prose
	definition *control.Prose
	manner     *control.Choice // by party, or by dots
	byDots     bool
	grid       *scoreGrid
	notice     *control.Prose
	dissent    *control.Field
	dissents   *fyne.Container
	party      *control.Field
	said       []model.Dissent // what the list under the field shows
	of         model.ID        // the indicator that the grid shows
}

func newScoringSurface(p *indicatorsPage) *scoringSurface {
	look := p.desk.look
	s := &scoringSurface{page: p, dissents: control.Column(look.Px(control.Gap))}
	s.small = control.NewProse(look, "", control.Small, figure.Bold, figure.LevelResult).AtMost(1)
	s.name = control.NewProse(look, "", control.Heading, figure.Bold, figure.Ink).AtMost(3)
	s.definition = control.NewProse(look, "", control.Body, figure.Regular, figure.MutedInk).AtMost(3)
	s.notice = control.NewProse(look, "", control.Body, figure.Regular, figure.Ink)
	s.grid = newScoreGrid(look)
	s.grid.OnScore = s.score
	s.grid.OnDots = s.giveDots
	s.grid.OnSwitch = func() { s.turnTo(!s.byDots) }
	s.manner = control.NewChoice(look, []control.Option{
		{Value: "", Text: look.Words.Say("indicators.byParty")}, {Value: "dots", Text: look.Words.Say("indicators.byDots")},
	}, "", func(value string) { s.turnTo(value != "") })
	s.manner.OnFocus = s.focused
	s.grid.OnEnter = s.askDissent
	s.grid.OnMove = func() { s.object.Reveal(s.grid.ring) }
	s.grid.OnFocus = s.focused
	s.dissent = control.NewField(look, look.Words.Say("indicators.dissent.hint"))
	s.dissent.OnKey = s.enter(s.addDissent)
	s.dissent.OnFocus = s.focused
	s.party = control.NewField(look, look.Words.Say("indicators.party.hint"))
	s.party.OnKey = s.enter(s.addParty)
	s.party.OnFocus = s.focused
	title := func(key model.Key) fyne.CanvasObject {
		return control.NewProse(look, look.Words.Say(key), control.Small, figure.Bold, figure.Ink)
	}
	column := control.Column(look.Px(12),
		control.Column(look.Px(2), s.small, s.name, s.definition), s.manner, s.grid, s.notice,
		control.Column(look.Px(control.Tight), title("indicators.dissent"), s.dissent, s.dissents),
		control.Column(look.Px(control.Tight), title("indicators.party"), s.party))
	s.object = control.NewScroller(look, control.Inset(0, look.Px(12), look.Px(control.Wide), look.Px(control.Gap),
		container.New(readable(look.Px(mostWide)), column)))
	return s
}

func (s *scoringSurface) focused(gained bool) {
	if gained {
		s.page.entered(true)
	}
}

// enter makes a field that does something with what was typed when Enter is pressed.
func (s *scoringSurface) enter(do func()) func(*fyne.KeyEvent, bool) bool {
	return func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		do()
		return true
	}
}

func (s *scoringSurface) hints() []hint {
	if s.byDots {
		return []hint{{"Digits", "indicators.hint.dots"}, {"Arrows", "indicators.hint.cells"}, {"Space", "indicators.byParty"}, {"Enter", "indicators.hint.dissent"},
			{"AltRight", "hint.nextIndicator"}, {"Esc", "indicators.hint.list"}}
	}
	return []hint{{"Scores", "indicators.hint.score"}, {"Arrows", "indicators.hint.cells"}, {"Space", "indicators.byDots"}, {"Enter", "indicators.hint.dissent"},
		{"AltRight", "hint.nextIndicator"}, {"Esc", "indicators.hint.list"}}
}

// scoreOf returns the place of a party's score, or -1.
func scoreOf(indicator *model.Indicator, party model.ID) int {
	return slices.IndexFunc(indicator.Scores, func(score model.Score) bool { return score.Party == party && score.Dots == 0 })
}

// dotsAt returns the place of the dots at an answer to a question, or -1.
func dotsAt(scores []model.Score, question scoreQuestion, points int) int {
	return slices.IndexFunc(scores, func(score model.Score) bool { return score.Dots > 0 && *question.of(&score) == points })
}

// hasDots reports whether the group gave dots to an indicator.
func hasDots(indicator *model.Indicator) bool {
	return slices.ContainsFunc(indicator.Scores, func(score model.Score) bool { return score.Dots > 0 })
}

// rows are the parties with what they gave; the group as a whole where it scored as one, or where there are no parties.
func (s *scoringSurface) rows(indicator *model.Indicator) []scoreRow {
	if s.byDots {
		return s.dotRows(indicator)
	}
	return s.partyRows(indicator)
}

// dotRows are the three answers with the dots that stand at each.
func (s *scoringSurface) dotRows(indicator *model.Indicator) []scoreRow {
	var out []scoreRow
	for points := highestScore; points > 0; points-- {
		row := scoreRow{level: points, name: s.page.desk.look.Words.Say(scoreLevels[points-1])}
		for i, question := range threeQuestions {
			if at := dotsAt(indicator.Scores, question, points); at >= 0 {
				row.points[i] = indicator.Scores[at].Dots
			}
		}
		out = append(out, row)
	}
	return out
}

// scoreLevels are the words for the answers, from low to high.
var scoreLevels = []model.Key{"indicators.level.1", "indicators.level.2", "indicators.level.3"}

// turnTo goes from scoring by party to scoring by dots, or back; what was given either way stays and counts.
func (s *scoringSurface) turnTo(byDots bool) {
	s.byDots, s.grid.row, s.grid.col = byDots, 0, 0
	s.update()
	s.page.tellFrame()
}

// giveDots writes how many dots stand at an answer to a question.
func (s *scoringSurface) giveDots(points int, question scoreQuestion, dots int) {
	if s.page.write("edit.indicator.dots", func(i *model.Indicator) error {
		at := dotsAt(i.Scores, question, points)
		switch {
		case dots == 0 && at >= 0:
			i.Scores = slices.Delete(i.Scores, at, at+1)
		case dots > 0 && at >= 0:
			i.Scores[at].Dots = dots
		case dots > 0:
			score := model.Score{Dots: dots}
			*question.of(&score) = points
			i.Scores = append(i.Scores, score)
		}
		return nil
	}) != nil {
		s.update()
	}
}

func (s *scoringSurface) partyRows(indicator *model.Indicator) []scoreRow {
	d := s.page.desk
	var out []scoreRow
	add := func(row scoreRow) {
		if at := scoreOf(indicator, row.party); at >= 0 {
			for i, question := range threeQuestions {
				row.points[i] = *question.of(&indicator.Scores[at])
			}
		}
		out = append(out, row)
	}
	parties := model.All[model.Party](d.dossier)
	if len(parties) == 0 || scoreOf(indicator, "") >= 0 {
		add(scoreRow{name: d.look.Words.Say("indicators.group"), look: figure.PartyLook{Paint: figure.Ink, Letter: "*"}})
	}
	for _, party := range parties {
		add(scoreRow{party: party.ID, name: party.Name, look: figure.LookOf(d.dossier, party.ID)})
	}
	return out
}

func (s *scoringSurface) update() {
	indicator := s.page.chosen()
	if indicator == nil {
		return
	}
	look := s.page.desk.look
	s.small.SetText(s.page.desk.indicatorWords(look, indicator))
	s.name.SetText(indicator.Name)
	s.definition.SetText(indicator.Definition)
	s.definition.Hidden = indicator.Definition == ""
	if s.of != indicator.ID { // scoring begins with the first party anew
		s.of, s.grid.row, s.grid.col = indicator.ID, 0, 0
		s.byDots = s.byDots && len(indicator.Scores) == 0 || hasDots(indicator)
	}
	s.manner.Mark(map[bool]string{true: "dots"}[s.byDots])
	s.grid.show(s.rows(indicator), [3]scoreMean{
		meanOf(indicator.Scores, threeQuestions[0]), meanOf(indicator.Scores, threeQuestions[1]), meanOf(indicator.Scores, threeQuestions[2]),
	})
	s.notice.SetText(s.noticeText(look.Words, indicator))
	s.notice.Hidden = s.notice.Text() == ""
	if !slices.EqualFunc(s.said, indicator.Dissent, func(a, b model.Dissent) bool { return a.Party == b.Party && a.Text == b.Text }) {
		s.said = slices.Clone(indicator.Dissent)
		s.listDissents(indicator)
	}
	s.object.Relayout()
}

// noticeText names who scored otherwise, so that the group asks them first.
func (s *scoringSurface) noticeText(b *words.Book, indicator *model.Indicator) string {
	const most = 2
	var out []string
	for _, odd := range oddOnes(indicator.Scores) {
		if len(out) < most {
			out = append(out, b.Say("indicators.odd", "party", s.partyName(odd.party), "question", b.Say(odd.question.key+".short"),
				"points", odd.points, "others", b.Number(odd.others, 1)))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(append(out, b.Say("indicators.odd.ask")), " ")
}

func (s *scoringSurface) partyName(id model.ID) string {
	if party := model.Get[model.Party](s.page.desk.dossier, id); party != nil {
		return party.Name
	}
	return s.page.desk.look.Words.Say("indicators.group")
}

func (s *scoringSurface) listDissents(indicator *model.Indicator) {
	d, look := s.page.desk, s.page.desk.look
	s.dissents.Objects = nil
	for at, dissent := range indicator.Dissent {
		text := control.Column(0,
			control.NewProse(look, s.partyName(dissent.Party), control.Body, figure.Bold, figure.Ink),
			control.NewProse(look, dissent.Text, control.Body, figure.Regular, figure.Ink))
		s.dissents.Add(control.Row(look.Px(control.Gap), control.Cell{Object: text, Share: 1},
			control.Cell{Object: d.quiet("act.delete", func() { s.deleteDissent(at) }), Middle: true}))
	}
	s.dissents.Refresh()
}

// score writes what a party gives on a question; 0 takes the answer back.
func (s *scoringSurface) score(party model.ID, question scoreQuestion, points int) {
	err := s.page.write("edit.indicator.score", func(i *model.Indicator) error {
		scores := slices.Clone(i.Scores)
		at := scoreOf(i, party)
		if at < 0 {
			scores = append(scores, model.Score{Party: party})
			at = len(scores) - 1
		}
		*question.of(&scores[at]) = points
		if given := scores[at]; given.Understood+given.Meaningful+given.Data == 0 {
			scores = slices.Delete(scores, at, at+1)
		}
		i.Scores = scores
		return nil
	})
	if err != nil {
		s.update()
	}
}

// askDissent goes from the row of a party to the field in which it says what it sees.
func (s *scoringSurface) askDissent(party model.ID) {
	s.page.desk.window.Canvas().Focus(s.dissent)
	if strings.TrimSpace(s.dissent.Text) == "" && party != "" {
		s.dissent.Put(s.partyName(party) + ": ")
		s.dissent.CursorColumn = len([]rune(s.dissent.Text))
		s.dissent.Refresh()
	}
	s.object.Reveal(s.dissent)
}

// addDissent reads "party: what it sees". The party goes by its name, the beginning of it, or its mark.
func (s *scoringSurface) addDissent() {
	who, text, found := strings.Cut(s.dissent.Text, ":")
	who, text = strings.TrimSpace(who), strings.TrimSpace(text)
	if who == "" && text == "" {
		s.page.desk.window.Canvas().Focus(s.grid)
		return
	}
	party := s.partyNamed(who)
	if party == nil || !found || text == "" {
		s.page.desk.tell(model.NewProblem("problem.indicators.dissent"))
		return
	}
	if s.page.write("edit.indicator.dissent", func(i *model.Indicator) error {
		i.Dissent = append(i.Dissent, model.Dissent{Party: party.ID, Text: text})
		return nil
	}) == nil {
		s.dissent.Put("")
		s.page.desk.window.Canvas().Focus(s.grid)
	}
}

func (s *scoringSurface) partyNamed(text string) *model.Party {
	var begins []*model.Party
	for _, party := range model.All[model.Party](s.page.desk.dossier) {
		switch {
		case strings.EqualFold(party.Name, text), party.Mark != "" && strings.EqualFold(party.Mark, text):
			return party
		case text != "" && strings.HasPrefix(strings.ToLower(party.Name), strings.ToLower(text)):
			begins = append(begins, party)
		}
	}
	if len(begins) == 1 {
		return begins[0]
	}
	return nil
}

func (s *scoringSurface) deleteDissent(at int) {
	indicator := s.page.chosen()
	if indicator == nil || at >= len(indicator.Dissent) {
		return
	}
	text := indicator.Dissent[at].Text
	s.page.desk.window.Canvas().Focus(s.dissent)
	if s.page.write("edit.indicator.dissentGone", func(i *model.Indicator) error {
		i.Dissent = slices.Delete(i.Dissent, at, at+1)
		return nil
	}) == nil {
		s.page.desk.say("say.deleted", "what", text)
	}
}

// addParty puts another party at the table, with a mark of its own.
func (s *scoringSurface) addParty() {
	d := s.page.desk
	name := strings.TrimSpace(s.party.Text)
	if name == "" {
		return
	}
	parties := model.All[model.Party](d.dossier)
	if d.edit("edit.party.add", func(tx *model.Tx) error {
		return tx.Put(&model.Party{Name: name, Sort: model.OtherParty, Mark: freeMark(name, parties), Pattern: len(parties) % figure.Parties})
	}, "party", name) {
		s.party.Put("")
	}
}

// freeMark returns one or two letters for a party that no other has, and none when all are taken.
func freeMark(name string, parties []*model.Party) string {
	taken := func(mark string) bool {
		return slices.ContainsFunc(parties, func(p *model.Party) bool { return p.Mark == mark })
	}
	letters := []rune(strings.ToUpper(strings.ReplaceAll(name, " ", "")))
	tries := []string{string(letters[0])}
	for _, second := range letters[1:] {
		tries = append(tries, string([]rune{letters[0], second}))
	}
	for letter := 'A'; letter <= 'Z'; letter++ {
		tries = append(tries, string(letter))
	}
	for _, mark := range tries {
		if !taken(mark) {
			return mark
		}
	}
	return ""
}
