package screen

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/paper"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// overviewColumn is something that the table can tell of an indicator.
type overviewColumn struct {
	name   string
	width  float32 // 0: a share of what is left
	share  float32
	right  bool
	number bool // sorted by what it counts rather than by its letters
}

// overviewColumns are all columns in the order in which they stand. Not all at once: then nobody sees anything.
var overviewColumns = []overviewColumn{
	{name: "goal", share: 3}, {name: "indicator", share: 3}, {name: "choice", width: 128}, {name: "owner", share: 2}, {name: "source", share: 2},
	{name: "unit", width: 96}, {name: "baseline", width: 92, right: true, number: true}, {name: "latest", width: 92, right: true, number: true},
	{name: "target", width: 92, right: true, number: true}, {name: "course", width: 128}, {name: "score", width: 72, right: true, number: true},
	{name: "due", width: 132, number: true},
}

var usualColumns = []string{"goal", "indicator", "choice", "owner", "source", "due"}

// tableLine is an indicator under a goal, or a goal without one.
type tableLine struct {
	goal, indicator model.ID
	texts           []string  // by column
	counts          []float64 // by column, of those that are sorted by number
	text            string    // all of it in small letters, for the filter
	late            bool
	whiteSpot       bool
}

// overviewState is how the table stands: what the reader chose, which stays while the program runs.
type overviewState struct {
	columns  []string
	sorted   string // by which column; empty: as the tree reads
	reversed bool
	filter   string
	column   string // of which cells must read as exact
	exact    string
}

// overviewTable is one table of goals against indicators, with the white spots. It is worked with the keyboard alone: typing filters, space
// sorts by the column at hand, = keeps what reads as the cell at hand, Enter opens.
type overviewTable struct {
	page   *indicatorsPage
	object *fyne.Container
	head   *control.Prose
	filter *control.Prose
	grid   *control.Grid
	empty  *control.Prose
	all    []tableLine
	shown  []*tableLine
	state  *overviewState
	stale  bool

	width    float32  // for which the columns hold
	readable []string // the chosen columns that can be read at that width
}

func newOverviewTable(p *indicatorsPage) *overviewTable {
	d, look := p.desk, p.desk.look
	t := &overviewTable{page: p, state: &d.indicators.overview, stale: true}
	if t.state.columns == nil {
		t.state.columns = usualColumns
	}
	t.head = control.NewProse(look, "", control.Body, figure.Bold, figure.Ink).AtMost(2)
	t.filter = control.NewProse(look, "", control.Small, figure.Regular, figure.MutedInk).AtMost(2)
	t.empty = control.NewProse(look, look.Words.Say("overview.empty"), 17, figure.Regular, figure.MutedInk)
	t.grid = control.NewGrid(look, nil, func() int { return len(t.shown) }, t.cell)
	t.grid.OnChoose = t.choose
	t.grid.OnOpen = t.open
	t.grid.OnRune = t.typed
	t.grid.OnKey = t.key
	t.grid.OnChord = t.chord
	t.grid.OnFocus = func(gained bool) {
		if gained {
			p.entered(true)
		}
	}
	acts := container.New(&tabsLayout{}, control.NewButton(look, look.Words.Say("overview.columns"), look.Words.Say("key.CtrlK"), control.Quiet, t.chooseColumns),
		control.NewButton(look, look.Words.Say("overview.print"), look.Words.Say("key.CtrlEnter"), control.Quiet, t.print))
	head := &headLayout{look: look}
	top := container.New(head, control.Column(look.Px(2), t.head, t.filter), acts)
	t.object = container.New(&overviewLayout{t, head}, top, container.New(&tableLayout{table: t}, t.grid, control.Inset(look.Px(48), 0, 0, look.Px(control.Gap), t.empty)))
	t.dress()
	return t
}

// dress gives the table the columns that were chosen.
func (t *overviewTable) dress() {
	t.readable = t.columnsIn(t.width)
	t.grid.Columns = nil
	for _, column := range overviewColumns {
		if !slices.Contains(t.readable, column.name) {
			continue
		}
		title := t.title(column.name)
		if t.state.sorted == column.name {
			title += map[bool]string{false: " ↓", true: " ↑"}[t.state.reversed]
		}
		t.grid.Columns = append(t.grid.Columns, control.GridColumn{Title: title, Width: column.width, Share: column.share, Right: column.right})
	}
}

func (t *overviewTable) title(column string) string {
	return t.page.desk.look.Words.Say(model.Key("overview.column." + column))
}

// leastShare is how wide a column that shares what is left must be to be read.
const leastShare = 110

// columnsIn returns the chosen columns that can be read at a width: in a narrow window, or with large letters, those at the end make way, and
// what an indicator is called stays.
func (t *overviewTable) columnsIn(width float32) []string {
	var shown []string
	for _, column := range overviewColumns {
		if slices.Contains(t.state.columns, column.name) {
			shown = append(shown, column.name)
		}
	}
	look := t.page.desk.look
	for width > 0 && len(shown) > 1 {
		need := float32(0)
		for _, name := range shown {
			need += look.Px(max(overviewColumns[columnNamed(name)].width, leastShare))
		}
		if need <= width {
			break
		}
		last := len(shown) - 1
		if shown[last] == "indicator" {
			last--
		}
		shown = slices.Delete(shown, last, last+1)
	}
	return shown
}

// fit gives the table the columns that can be read at a width.
func (t *overviewTable) fit(width float32) {
	if t.width != width {
		t.width = width
		t.dress()
		t.grid.Choose(t.grid.Chosen(), min(t.grid.Column(), len(t.grid.Columns)-1))
	}
}

// at returns which of all columns stands at a place of the table.
func (t *overviewTable) at(place int) int {
	for i, column := range overviewColumns {
		if slices.Contains(t.readable, column.name) {
			if place == 0 {
				return i
			}
			place--
		}
	}
	return 0
}

// read makes the rows of the dossier as it is now.
func (t *overviewTable) read() {
	d := t.page.desk.dossier
	due := map[model.ID]model.Due{}
	for _, each := range d.Due(t.page.desk.today()) {
		if _, known := due[each.Indicator.ID]; !known || each.Date < due[each.Indicator.ID].Date {
			due[each.Indicator.ID] = each
		}
	}
	t.all = t.all[:0]
	for _, goal := range d.Goals() {
		under := d.IndicatorsOf(goal.ID)
		if len(under) == 0 {
			t.all = append(t.all, t.row(goal, nil, due))
		}
		for _, indicator := range under {
			t.all = append(t.all, t.row(goal, indicator, due))
		}
	}
	for _, indicator := range d.Indicators() {
		if len(indicator.Goals) == 0 || indicator.Choice == model.Dropped {
			t.all = append(t.all, t.row(nil, indicator, due))
		}
	}
	t.stale = false
}

func (t *overviewTable) row(goal *model.Goal, indicator *model.Indicator, due map[model.ID]model.Due) tableLine {
	d, b := t.page.desk.dossier, t.page.desk.look.Words
	row := tableLine{texts: make([]string, len(overviewColumns)), counts: make([]float64, len(overviewColumns)), whiteSpot: indicator == nil}
	for i, column := range overviewColumns {
		text, count := "", 0.0
		switch {
		case column.name == "goal" && goal != nil:
			row.goal = goal.ID
			text = d.Code(goal.ID) + "  " + goal.Text
		case column.name == "goal":
			text = b.Say("overview.noGoal")
		case indicator == nil && column.name == "indicator":
			text = b.Say("indicators.whiteSpot")
		case indicator != nil:
			text, count = t.told(column.name, indicator, due)
		}
		row.texts[i], row.counts[i] = text, count
	}
	if indicator != nil {
		row.indicator = indicator.ID
		row.late = due[indicator.ID].Late
	}
	row.text = strings.ToLower(strings.Join(row.texts, "\n"))
	return row
}

// told is what a column tells of an indicator, and by what it is sorted where it is sorted by number.
func (t *overviewTable) told(column string, i *model.Indicator, due map[model.ID]model.Due) (text string, count float64) {
	d, b := t.page.desk.dossier, t.page.desk.look.Words
	number := func(value *float64) (string, float64) {
		if value == nil {
			return "", 0
		}
		return b.Number(*value, i.Decimals), *value
	}
	switch column {
	case "indicator":
		return i.Code + "  " + i.Name, 0
	case "choice":
		return b.Choice("choice", string(i.Choice)), 0
	case "owner":
		return d.ActorName(i.Owner), 0
	case "source":
		return i.Source, 0
	case "unit":
		return i.Unit, 0
	case "baseline":
		if i.Baseline != nil {
			return number(&i.Baseline.Value)
		}
	case "latest":
		if latest := d.LatestValue(i.ID); latest != nil {
			return number(latest.Value)
		}
	case "target":
		if target := i.TargetAt(t.page.desk.today()); target != nil {
			return number(&target.Value)
		}
	case "course":
		return b.Choice("judgement", string(d.Course(i).Judgement)), 0
	case "score":
		if total := totalScore(i); total > 0 {
			return b.Number(total, 1), total
		}
	case "due":
		if next, waits := due[i.ID]; waits {
			text := b.Date(next.Date)
			if next.Late {
				text = b.Say("overview.late", "day", text)
			}
			return text, float64(next.Date.Time().Unix())
		}
	}
	return "", 0
}

// totalScore is what the parties think of an indicator on the three questions together; 0 for no scores.
func totalScore(i *model.Indicator) float64 {
	total := 0.0
	for _, question := range threeQuestions {
		total += meanOf(i.Scores, question).mean
	}
	return total
}

// arrange filters and sorts what was read.
func (t *overviewTable) arrange() {
	s := t.state
	exact, sorted := columnNamed(s.column), columnNamed(s.sorted)
	needle := strings.ToLower(s.filter)
	t.shown = t.shown[:0]
	for i := range t.all {
		row := &t.all[i]
		if strings.Contains(row.text, needle) && (s.column == "" || row.texts[exact] == s.exact) {
			t.shown = append(t.shown, row)
		}
	}
	if s.sorted != "" {
		t.sort(sorted)
	}
	t.grid.Refresh()
}

// sort sorts by a column; rows in which nothing stands come last, whichever way.
func (t *overviewTable) sort(column int) {
	if overviewColumns[column].number {
		slices.SortStableFunc(t.shown, func(a, b *tableLine) int { return cmp.Compare(a.counts[column], b.counts[column]) })
	} else {
		words.SortBy(t.page.desk.look.Words, t.shown, func(row *tableLine) string { return row.texts[column] })
	}
	if t.state.reversed {
		slices.Reverse(t.shown)
	}
	slices.SortStableFunc(t.shown, func(a, b *tableLine) int {
		return cmp.Compare(map[bool]int{true: 1}[a.texts[column] == ""], map[bool]int{true: 1}[b.texts[column] == ""])
	})
}

func columnNamed(name string) int {
	return max(0, slices.IndexFunc(overviewColumns, func(c overviewColumn) bool { return c.name == name }))
}

// update brings the table up to date, and the row at hand to what is chosen on the page.
func (t *overviewTable) update() {
	if !t.stale {
		return
	}
	t.read()
	t.show()
}

// show arranges the rows, and keeps the same one at hand.
func (t *overviewTable) show() {
	t.arrange()
	t.head.SetText(t.coverage())
	t.filter.SetText(t.filterText())
	t.empty.Hidden = len(t.shown) > 0
	at := slices.IndexFunc(t.shown, func(row *tableLine) bool { return row.goal == t.page.goal && row.indicator == t.page.indicator })
	if at >= 0 {
		t.grid.Choose(at, -1)
	} else if len(t.shown) > 0 {
		t.grid.Choose(0, -1)
		t.choose(0)
	}
	t.object.Refresh()
}

// coverage tells how much of the tree has an indicator.
func (t *overviewTable) coverage() string {
	goals, spots, indicators := map[model.ID]bool{}, 0, map[model.ID]bool{}
	for _, row := range t.all {
		if row.goal != "" {
			goals[row.goal] = true
		}
		if row.whiteSpot {
			spots++
		} else {
			indicators[row.indicator] = true
		}
	}
	b := t.page.desk.look.Words
	return b.Say("overview.coverage", "goals", len(goals), "indicators", len(indicators), "spots", b.Count("overview.spots", spots))
}

// filterText says what the table leaves out, and how to see all of it again.
func (t *overviewTable) filterText() string {
	b, s := t.page.desk.look.Words, t.state
	if s.filter == "" && s.column == "" {
		return b.Say("overview.unfiltered")
	}
	var parts []string
	if s.column != "" {
		parts = append(parts, t.title(s.column)+" = "+s.exact)
	}
	if s.filter != "" {
		parts = append(parts, "“"+s.filter+"”")
	}
	return b.Count("overview.filtered", len(t.shown), "filter", strings.Join(parts, ", "))
}

func (t *overviewTable) cell(row, column int) control.GridCell {
	if row >= len(t.shown) {
		return control.GridCell{}
	}
	of, at := t.shown[row], t.at(column)
	cell := control.GridCell{Text: of.texts[at]}
	switch name := overviewColumns[at].name; {
	case of.whiteSpot && name == "indicator":
		cell.Paint = figure.Attention
	case name == "indicator":
		cell.Bold = true
	case name == "due" && of.late:
		cell.Paint, cell.Bold = figure.OffCourse, true
	case name != "goal":
		cell.Paint = figure.MutedInk
	}
	return cell
}

func (t *overviewTable) choose(row int) {
	if row < len(t.shown) {
		t.page.choose(t.shown[row].goal, t.shown[row].indicator)
	}
}

// open goes to the row at hand: to fill in an indicator, or to find signs for a white spot.
func (t *overviewTable) open(row int) {
	if row >= len(t.shown) {
		return
	}
	t.choose(row)
	surface := indicatorFill
	if t.shown[row].whiteSpot {
		surface = indicatorSigns
	}
	t.page.surfaces.to(surface)
	t.page.toSurface()
}

// typed filters by what is typed; = keeps what reads as the cell at hand.
func (t *overviewTable) typed(r rune) bool {
	if r == '=' {
		if at := t.grid.Chosen(); at < len(t.shown) {
			column := t.at(t.grid.Column())
			t.state.column, t.state.exact = overviewColumns[column].name, t.shown[at].texts[column]
			t.show()
		}
		return true
	}
	t.state.filter += string(r)
	t.show()
	return true
}

func (t *overviewTable) key(ev *fyne.KeyEvent) bool {
	s := t.state
	switch ev.Name {
	case fyne.KeySpace:
		if s.filter != "" { // a space within what is typed; its rune follows
			return true
		}
		t.sortBy(overviewColumns[t.at(t.grid.Column())].name)
	case fyne.KeyBackspace:
		if letters := []rune(s.filter); len(letters) > 0 {
			s.filter = string(letters[:len(letters)-1])
		} else {
			s.column, s.exact = "", ""
		}
		t.show()
	case fyne.KeyDelete:
		s.filter, s.column, s.exact = "", "", ""
		t.show()
	default:
		return false
	}
	return true
}

// sortBy sorts by a column, the other way round when it is sorted by it already, and as the tree reads the third time.
func (t *overviewTable) sortBy(column string) {
	s := t.state
	switch {
	case s.sorted != column:
		s.sorted, s.reversed = column, false
	case !s.reversed:
		s.reversed = true
	default:
		s.sorted, s.reversed = "", false
	}
	t.dress()
	t.show()
}

func (t *overviewTable) chord(chord control.Chord) bool {
	switch chord {
	case control.Chord{Key: fyne.KeyK, Modifier: fyne.KeyModifierControl}:
		t.chooseColumns()
	case control.Chord{Key: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}:
		t.print()
	default:
		return false
	}
	return true
}

// chooseColumns opens the sheet on which columns are turned on and off.
func (t *overviewTable) chooseColumns() {
	look := t.page.desk.look
	const ofLine = 4
	column := control.Column(look.Px(control.Gap), control.NewProse(look, look.Words.Say("overview.columns.help"), control.Body, figure.Regular, figure.Ink))
	var first fyne.Focusable
	for start := 0; start < len(overviewColumns); start += ofLine {
		var options []control.Option
		for _, each := range overviewColumns[start:min(start+ofLine, len(overviewColumns))] {
			options = append(options, control.Option{Value: each.name, Text: t.title(each.name)})
		}
		toggles := control.NewToggles(look, options, t.toggle)
		toggles.Mark(t.state.columns)
		if first == nil {
			first = toggles
		}
		column.Add(toggles)
	}
	t.page.desk.openSheet("overview.columns", column, first, nil)
}

// toggle shows a column or leaves it out. What an indicator is called always stands there.
func (t *overviewTable) toggle(column string, on bool) {
	columns := slices.DeleteFunc(slices.Clone(t.state.columns), func(name string) bool { return name == column })
	if on {
		columns = append(columns, column)
	}
	if !slices.Contains(columns, "indicator") {
		columns = append(columns, "indicator")
	}
	t.state.columns = columns
	t.dress()
	t.grid.Choose(t.grid.Chosen(), min(t.grid.Column(), len(t.grid.Columns)-1))
	t.object.Refresh()
}

// print prints the table as it stands: its columns, its rows and its order.
func (t *overviewTable) print() {
	d := t.page.desk
	page := paper.Table{Note: t.head.Text()}
	if t.state.filter != "" || t.state.column != "" {
		page.Note += " " + t.filter.Text()
	}
	for place, column := range t.grid.Columns {
		page.Columns = append(page.Columns, paper.TableColumn{Title: column.Title, Figures: overviewColumns[t.at(place)].right})
	}
	for row := range t.shown {
		var cells []string
		for place := range t.grid.Columns {
			cells = append(cells, t.shown[row].texts[t.at(place)])
		}
		page.Rows = append(page.Rows, cells)
	}
	var content bytes.Buffer
	if _, err := paper.WriteTable(&content, page, paper.Request{Dossier: d.dossier, Language: d.settings.Language, Audience: model.Internal, Now: d.now()}); err != nil {
		d.tell(err)
		return
	}
	folder := d.paperFolder()
	path := filepath.Join(folder, fileName(d.dossier.Cover().Title+" - "+d.look.Words.Say("overview.title"))+".pdf")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = os.WriteFile(path, content.Bytes(), 0o644)
	}
	if err != nil {
		d.tell(model.NewProblem("problem.file.folder", "folder", folder).Because(err))
		return
	}
	d.frame.say(d.look.Words.Say("say.printed", "file", path), d.look.Words.Say("papers.open"), func() { d.openFile(path) })
}

func (t *overviewTable) hints() []hint {
	return []hint{{"Letters", "overview.hint.filter"}, {"Equals", "overview.hint.same"}, {"Space", "overview.hint.sort"}, {"CtrlK", "overview.columns"},
		{"CtrlEnter", "overview.print"}, {"Enter", "indicators.hint.open"}, {"Esc", "indicators.hint.list"}}
}

// roomWork is what the room sees of the table: one goal at a time, large, with where its indicators stand and should go.
func (t *overviewTable) roomWork(look *control.Look) fyne.CanvasObject {
	d, b, px := t.page.desk, look.Words, look.Px
	goal := t.page.about()
	list := &roomRows{look: look}
	var under []*model.Indicator
	if goal != nil {
		under = d.dossier.IndicatorsOf(goal.ID)
	}
	list.all = len(under)
	if len(under) > 0 && len(under) <= mostCharts {
		return newRoomStack(px(28), roomPart{object: t.page.roomGoalHead(look)}, roomPart{object: t.roomCharts(look, under), least: px(leastRoomChart)})
	}
	for _, indicator := range under {
		cells := []control.Cell{
			{Object: control.NewProse(look, indicator.Name, roomLine, figure.Bold, figure.Ink).AtMost(2), Share: 1, Middle: true},
			{Object: control.NewProse(look, t.roomFigures(b, indicator), roomLine, figure.Regular, figure.Ink).AtMost(2), Width: px(420), Middle: true},
			{Object: control.NewProse(look, b.Choice("choice", string(indicator.Choice)), roomSmall, figure.Bold, figure.MutedInk), Width: px(260), Middle: true},
		}
		list.rows = append(list.rows, control.Row(px(20), cells...))
	}
	if len(under) == 0 {
		list.rows = append(list.rows, control.NewProse(look, b.Say("overview.room.spot"), roomLine, figure.Regular, figure.Attention))
		list.all = 1
	}
	list.more = control.NewProse(look, "", roomSmall, figure.Regular, figure.MutedInk)
	return newRoomStack(px(28), roomPart{object: t.page.roomGoalHead(look)},
		roomPart{object: container.New(list, append(slices.Clone(list.rows), list.more)...)})
}

// A goal with a few indicators is shown by their charts, side by side.
const (
	mostCharts     = 3
	leastRoomChart = 320
)

func (t *overviewTable) roomCharts(look *control.Look, under []*model.Indicator) fyne.CanvasObject {
	d := t.page.desk
	var cells []control.Cell
	for _, indicator := range under {
		chart := control.NewDrawing(look, 0, func(w, h float64) figure.Drawing {
			now := model.Get[model.Indicator](d.dossier, indicator.ID)
			if now == nil {
				return figure.Drawing{W: w, H: h}
			}
			return figure.ChartOf(d.dossier, now, look.Words, model.Room, figure.ChartOptions{W: w, H: h, TextSize: roomSmall, Least: roomSmall, Heading: true})
		})
		cells = append(cells, control.Cell{Object: chart, Share: 1})
	}
	return control.Row(look.Px(64), cells...)
}

// roomFigures is where an indicator stands and where it should go, as the room may see it.
func (t *overviewTable) roomFigures(b *words.Book, indicator *model.Indicator) string {
	d := t.page.desk
	var parts []string
	if latest := d.dossier.LatestValue(indicator.ID); latest != nil {
		parts = append(parts, b.Figures(indicator, d.dossier.Seen(latest, model.Room)))
	}
	if target := indicator.TargetAt(d.today()); target != nil {
		parts = append(parts, b.Say("overview.room.target", "value", b.WithUnit(indicator, target.Value), "period", target.Period))
	}
	return strings.Join(parts, " · ")
}
