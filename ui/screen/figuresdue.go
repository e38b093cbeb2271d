package screen

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// dueSurface is what has to be filled in, by owner and date: one field a figure, with last time's beside it. What is filled in stays in its
// place until somebody leaves the page.
type dueSurface struct {
	page   *figuresPage
	desk   *Desk
	head   *control.Prose
	chips  *fyne.Container
	grid   *control.Grid
	entry  *figureEntry
	rows   []dueRow
	dues   []model.Due // those that can be had, whoever owns them
	owners int
	object *fyne.Container
}

// dueRow is a figure that is expected or still provisional, or the heading above some.
type dueRow struct {
	heading   string
	indicator *model.Indicator
	period    model.Period
	last      *model.Value // of one that is expected
	when      string       // from when it can be had
	expected  bool         // it can be had and had to be filled in when the page came
	later     bool
}

// everyOwner is the choice of the figures of all owners.
const everyOwner = "*"

func newDueSurface(p *figuresPage) *dueSurface {
	d, look := p.desk, p.desk.look
	say := look.Words.Say
	s := &dueSurface{page: p, desk: d, head: control.NewProse(look, "", 17, figure.Regular, figure.Ink), chips: control.Column(0)}
	s.grid = control.NewGrid(look, []control.GridColumn{
		{Title: say("figures.indicator"), Share: 6}, {Title: say("figures.last"), Share: 4}, {Title: say("figures.value"), Width: 132, Right: true, Editable: true},
	}, func() int { return len(s.rows) }, s.cell).Tall()
	s.grid.Heading = func(row int) string { return s.rows[row].heading }
	s.object = container.New(&dueLayout{surface: s}, s.head, s.chips, s.grid)
	s.entry = &figureEntry{desk: d, host: &gridHost{s.grid, s.object}, here: p.here}
	s.grid.Commit = func(row, _ int, text string) error { return s.commit(s.rows[row], text) }
	s.grid.OnWrite = func(string) { s.entry.forget() }
	s.grid.OnClose = s.entry.forget
	s.grid.OnChoose = func(int) { p.chose() }
	s.gather()
	return s
}

// dueLayout puts what is left and the owners above the list. In a low window the owners go: a key turns to them too.
type dueLayout struct{ surface *dueSurface }

func (l *dueLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s, look := l.surface, l.surface.desk.look
	const enough = 300 // units of height in which there is room for more than the list
	low := size.Height < look.Px(enough)
	s.head.AtMost(0)
	if low {
		s.head.AtMost(1)
	}
	sight(s.head, !low || s.grid.Below() == nil)
	sight(s.chips, s.owners > 1 && !low)
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := control.HeightOf(o, size.Width)
		if o == s.grid {
			height = max(0, size.Height-y)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + look.Px(control.Gap)
	}
}

func (l *dueLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (s *dueSurface) commit(row dueRow, text string) error {
	if text == "" {
		return s.desk.emptyFigure(row.indicator, row.period)
	}
	return s.entry.write(row.indicator, row.period, text)
}

// emptyFigure takes a figure away, when there is one.
func (d *Desk) emptyFigure(indicator *model.Indicator, period model.Period) error {
	value := d.dossier.ValueAt(indicator.ID, period)
	if value == nil {
		return nil
	}
	return d.try("edit.value.delete", func(tx *model.Tx) error { return tx.Delete(model.KindValue, value.ID) },
		"indicator", indicator.Name, "period", d.look.Words.Period(period))
}

// gather makes the list: what can be had by owner, then what is provisional, then what comes later.
func (s *dueSurface) gather() {
	d := s.desk
	b := d.look.Words
	owner, today := d.keeping.owner, d.today()
	mine := func(i *model.Indicator) bool { return owner == everyOwner || owner == "" || s.ownerName(i) == owner }
	var expected, later, provisional []dueRow
	s.dues = nil
	for _, due := range d.dossier.Due(today) {
		row := dueRow{indicator: due.Indicator, period: due.Period, last: due.Last, when: s.whenWords(due, today), expected: due.Late, later: !due.Late}
		if due.Late {
			s.dues = append(s.dues, due)
		}
		switch {
		case !mine(due.Indicator):
		case due.Late:
			expected = append(expected, row)
		default:
			later = append(later, row)
		}
	}
	may := b.Say("keeping.provisional.when")
	for _, value := range d.dossier.Provisional(func(i *model.Indicator, v *model.Value) bool { return mine(i) && v.Missing != model.NotYetKnown }) {
		indicator := model.Get[model.Indicator](d.dossier, value.Indicator)
		provisional = append(provisional, dueRow{indicator: indicator, period: value.Period, when: may})
	}
	slices.SortStableFunc(later, func(x, y dueRow) int { return cmp.Compare(x.period.Last(), y.period.Last()) })
	s.rows = nil
	for i := 0; i < len(expected); {
		name, end := s.ownerName(expected[i].indicator), i
		for end < len(expected) && s.ownerName(expected[end].indicator) == name {
			end++
		}
		s.rows = append(append(s.rows, dueRow{heading: words.Sentence(name)}), expected[i:end]...)
		i = end
	}
	for _, part := range []struct {
		key  model.Key
		rows []dueRow
	}{{"keeping.provisional", provisional}, {"keeping.later", later}} {
		if len(part.rows) > 0 {
			s.rows = append(append(s.rows, dueRow{heading: b.Say(part.key)}), part.rows...)
		}
	}
	s.tell()
}

func (s *dueSurface) ownerName(i *model.Indicator) string {
	if name := s.desk.dossier.ActorName(i.Owner); name != "" {
		return name
	}
	return s.desk.look.Words.Say("figures.noOwner")
}

// whenWords says from when a figure can be had, and how late it is.
func (s *dueSurface) whenWords(due model.Due, today model.Date) string {
	b := s.desk.look.Words
	months := due.MonthsLate(today)
	switch {
	case !due.Late:
		return b.Say("figures.canBeHad", "date", due.Date)
	case months > 0:
		return b.Count("keeping.monthsLate", months)
	}
	return b.Say("figures.since", "date", due.Date)
}

// tell says how much is left, and offers the owners.
func (s *dueSurface) tell() {
	d := s.desk
	b := d.look.Words
	open := map[string]int{}
	names := []string{}
	left, done, late := 0, 0, 0
	note := func(i *model.Indicator) string {
		name := s.ownerName(i)
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		return name
	}
	for _, due := range s.dues {
		if name := note(due.Indicator); d.dossier.Open(due) {
			open[name]++
		}
	}
	for _, value := range d.dossier.Provisional(nil) {
		note(model.Get[model.Indicator](d.dossier, value.Indicator))
	}
	for _, row := range s.rows {
		if !row.expected {
			continue
		}
		due := s.dueOf(row)
		switch {
		case !d.dossier.Open(due):
			done++
		case due.MonthsLate(d.today()) > 0:
			late++
			left++
		default:
			left++
		}
	}
	text := b.Say("figures.nothingDue")
	switch {
	case left > 0:
		text = b.Count("keeping.left", left)
	case len(s.rows) == 0:
		text = b.Say("keeping.nothing")
	}
	if done > 0 && left > 0 {
		text += " " + b.Count("keeping.done", done)
	}
	if late > 0 {
		text += " " + b.Count("keeping.late", late)
	}
	s.head.SetText(text)
	s.offerOwners(names, open)
}

func (s *dueSurface) dueOf(row dueRow) model.Due {
	for _, due := range s.dues {
		if due.Indicator.ID == row.indicator.ID && due.Period == row.period {
			return due
		}
	}
	return model.Due{Indicator: row.indicator, Period: row.period, Date: s.desk.today()}
}

func (s *dueSurface) offerOwners(names []string, open map[string]int) {
	d := s.desk
	slices.Sort(names)
	total := 0
	options := []control.Option{{Value: everyOwner}}
	for _, name := range names {
		total += open[name]
		options = append(options, control.Option{Value: name, Text: s.chip(name, open[name])})
	}
	options[0].Text = s.chip(d.look.Words.Say("keeping.everyone"), total)
	if !slices.Contains(names, d.keeping.owner) {
		d.keeping.owner = everyOwner
	}
	s.owners = len(names)
	choice := control.NewChoice(d.look, options, d.keeping.owner, s.filter)
	s.chips.Objects = []fyne.CanvasObject{choice}
	s.chips.Refresh()
	s.object.Refresh()
}

func (s *dueSurface) chip(name string, open int) string {
	if open == 0 {
		return name
	}
	return name + "  " + s.desk.look.Words.Whole(open)
}

// filter shows the figures of one owner, or of all.
func (s *dueSurface) filter(owner string) {
	s.desk.settle()
	s.desk.keeping.owner = owner
	s.entry.asked = nil
	s.grid.SetBelow(nil, nil)
	s.gather()
	s.grid.Choose(0, 2)
	s.page.chose()
	s.page.focus()
}

// step goes to the next owner, or the one before.
func (s *dueSurface) step(by int) {
	var names []string
	for _, due := range s.dues {
		names = append(names, s.ownerName(due.Indicator))
	}
	for _, value := range s.desk.dossier.Provisional(nil) {
		names = append(names, s.ownerName(model.Get[model.Indicator](s.desk.dossier, value.Indicator)))
	}
	slices.Sort(names)
	names = append([]string{everyOwner}, slices.Compact(names)...)
	at := max(0, slices.Index(names, s.desk.keeping.owner)) + by
	s.filter(names[(at+len(names))%len(names)])
}

func (s *dueSurface) cell(at, column int) control.GridCell {
	d, row := s.desk, s.rows[at]
	b := d.look.Words
	if row.indicator == nil {
		return control.GridCell{}
	}
	value := d.dossier.ValueAt(row.indicator.ID, row.period)
	open := value == nil || value.Missing == model.NotYetKnown
	cell := control.GridCell{}
	if row.later || row.expected && !open {
		cell.Paint = figure.MutedInk
	}
	switch column {
	case 0:
		cell.Text, cell.Bold = row.indicator.Code+"  "+row.indicator.Name, open && row.expected
		cell.Under = b.Period(row.period) + " · " + row.when
	case 1:
		last := row.last
		if last == nil && !row.expected && !row.later {
			_, last = d.dossier.NewFigure(row.indicator, row.period)
		}
		if last != nil {
			cell.Text = b.Figures(row.indicator, d.dossier.Seen(last, model.Keeper)) + " (" + b.ShortPeriod(last.Period) + ")"
			cell.Under = strings.Join(d.contextOf(last), " · ")
		}
	default:
		cell.Box = open && !row.later
		if value != nil {
			cell.Text, cell.Bold, cell.Paint = b.Figures(row.indicator, d.dossier.Seen(value, model.Keeper)), !open, figure.Ink
			cell.Edit, cell.Under = d.editText(row.indicator, value), b.Choice("valuestate", string(value.State))
			if value.State == "" || open {
				cell.Under = ""
			}
		}
	}
	return cell
}

// contextOf is what stands round a figure: how sure it is, over how many, and where it comes from.
func (d *Desk) contextOf(value *model.Value) []string {
	b := d.look.Words
	var out []string
	if value.Certainty != "" {
		out = append(out, b.Choice("certainty", string(value.Certainty)))
	}
	if value.N != nil {
		out = append(out, b.Say("keeping.n", "n", *value.N))
	}
	return append(out, nonEmpty(value.Source)...)
}

// editText is a figure as it is written again.
func (d *Desk) editText(indicator *model.Indicator, value *model.Value) string {
	b := d.look.Words
	switch {
	case value.LessThan > 0:
		return "<" + b.Whole(value.LessThan)
	case value.Value == nil:
		return b.Choice("missing", string(value.Missing))
	case value.Computed():
		return b.Ungrouped(*value.Numerator) + "/" + b.Ungrouped(*value.Denominator)
	}
	return b.Ungrouped(*value.Value)
}

// at returns the indicator and the period of the row at hand; nil when there is none.
func (s *dueSurface) at() (*model.Indicator, model.Period) {
	if len(s.rows) == 0 {
		return nil, ""
	}
	row := s.rows[s.grid.Chosen()]
	return row.indicator, row.period
}

// changed brings the figures up to date; every row stays where it is.
func (s *dueSurface) changed() {
	s.tell()
	s.grid.Refresh()
}
