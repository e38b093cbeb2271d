package figure

import (
	"math"
	"slices"
	"strings"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// MultiplesOptions says how small charts are drawn beside and under each other.
type MultiplesOptions struct {
	W        float64
	TextSize float64 // 0 is 13
	Least    float64 // no text is smaller; 0 is no limit
	Columns  int     // 0: as many as can be read
	Point    bool    // with a place for each chart that can be pointed at, for a screen
}

const (
	leastMultiple  = 26.0 // text sizes that a small chart is wide
	multipleAspect = 3.0  // width to height
	multipleGap    = 2.0  // text sizes between two columns
	multipleRowGap = 1.6
)

// MultiplesOf draws the charts of some indicators, those of a whole goal, small beside and under each other: three times as wide as high, with
// name, last figure and status above each, its own scale said, and one time axis for all where that leaves none of them cramped.
func MultiplesOf(d *model.Dossier, indicators []*model.Indicator, book *words.Book, audience model.Audience, options MultiplesOptions) Drawing {
	if options.TextSize <= 0 {
		options.TextSize = usualChartText
	}
	m := multiples{options: options, size: options.TextSize, words: ChartWordsOf(book)}
	for _, indicator := range indicators {
		m.data = append(m.data, ChartDataOf(d, indicator, book, audience))
		m.each = append(m.each, ChartOptions{TextSize: options.TextSize, Least: options.Least}.of(book, indicator))
	}
	return m.draw(func(low, high string) string { return book.Say("figure.chart.scale", "low", low, "high", high) })
}

type multiples struct {
	options MultiplesOptions
	size    float64
	words   ChartWords
	data    []ChartData
	each    []ChartOptions
	out     Drawing
}

func (m *multiples) draw(scale func(low, high string) string) Drawing {
	s, gap := m.size, multipleGap*m.size
	columns := m.options.Columns
	if columns <= 0 {
		columns = max(1, int((m.options.W+gap)/(leastMultiple*s+gap)))
		columns = min(columns, max(1, len(m.data)))
		if rows := (len(m.data) + columns - 1) / max(1, columns); rows > 0 {
			columns = (len(m.data) + rows - 1) / rows // as many in the last row as in the others, or nearly
		}
	}
	width := (m.options.W - gap*float64(columns-1)) / float64(columns)
	shared := m.sharedSpan()
	m.out.W = m.options.W
	var told []string
	y := 0.0
	for from := 0; from < len(m.data); from += columns {
		to := min(from+columns, len(m.data))
		top := 0.0
		scales := make([]string, to-from)
		for i := from; i < to; i++ {
			options := m.each[i]
			options.W, options.H, options.Span = width, width/multipleAspect, shared
			if low, high, ok := scaleOf(m.data[i], options); ok {
				scales[i-from] = scale(low, high)
			}
			top = math.Max(top, m.headHeight(i, width, scales[i-from]))
		}
		height := 0.0
		for i := from; i < to; i++ {
			x := float64(i-from) * (width + gap)
			options := m.each[i]
			options.W, options.H, options.Span = width, width/multipleAspect, shared
			chart := Chart(m.data[i], options)
			m.head(i, x, y, width, scales[i-from])
			for _, op := range chart.Ops {
				m.out.Ops = append(m.out.Ops, op.Moved(x, y+top))
			}
			if m.options.Point {
				m.out.Ops = append(m.out.Ops, Op{Kind: Rect, X: x, Y: y, W: width, H: top + chart.H, Item: m.data[i].Item})
			}
			height = math.Max(height, chart.H)
			told = append(told, strings.TrimSuffix(m.data[i].Title, ".")+". "+chart.Words)
		}
		y += top + height + multipleRowGap*s
	}
	m.out.H = math.Max(1, y-multipleRowGap*s)
	m.out.Words = strings.Join(told, "\n")
	return m.out
}

// scaleOf tells from where to where the value axis of a chart goes.
func scaleOf(data ChartData, options ChartOptions) (low, high string, ok bool) {
	if len(data.Rungs) > 0 {
		return "", "", false
	}
	c := newChart(data, options)
	c.layOut()
	if c.value.bare {
		return "", "", false
	}
	return c.tickText(c.value.low), c.tickText(c.value.high), true
}

// sharedSpan is the stretch of time that all charts show, or nil when one of them would be left with less than a third of it.
func (m *multiples) sharedSpan() *Span {
	const least = 1.0 / 3
	var all *Span
	var own []Span
	for i := range m.data {
		data := m.data[i].sorted()
		axis := newTimeAxis(data, nil, data.Steps && data.standApart(), 0, 1)
		if len(axis.spans) == 0 || len(data.Rungs) > 0 {
			continue
		}
		span := Span{First: int(math.Floor(axis.first)), Last: int(math.Ceil(axis.last)) - 1}
		own = append(own, span)
		if all == nil {
			all = &Span{First: span.First, Last: span.Last}
		}
		all.First, all.Last = min(all.First, span.First), max(all.Last, span.Last)
	}
	if all == nil || len(own) < 2 || slices.ContainsFunc(own, func(span Span) bool {
		return float64(span.Last-span.First) < least*float64(all.Last-all.First)
	}) {
		return nil
	}
	return all
}

const mostTitleLines = 2

func (m *multiples) titleLines(i int, width float64) []string {
	lines, _ := Wrap(m.data[i].Title, width-m.lastWidth(i, width)-m.size, 1.1*m.size, Bold, mostTitleLines)
	return lines
}

func (m *multiples) headHeight(i int, width float64, scale string) float64 {
	lines := 1.1*float64(max(1, len(m.titleLines(i, width)))) + 1.1
	if _, below := m.under(i, width, scale); below != "" {
		lines++
	}
	return lines*m.size*LineHeight + 0.2*m.size
}

// under returns what stands under the name: unit, direction and scale. Where they do not fit beside the status, which way is better goes first,
// because it shows in the line, and the scale gets a line of its own.
func (m *multiples) under(i int, width float64, scale string) (text, below string) {
	data, s := &m.data[i], m.size
	room := width
	if data.Status != "" {
		room -= Measure(m.statusWord(i, width), s, Bold) + 2*s
	}
	unit, _, found := strings.Cut(data.Subtitle, " · ")
	if !found {
		unit = data.Subtitle
	}
	for _, text := range []string{data.Subtitle, unit} {
		if scale != "" {
			text = strings.TrimPrefix(text+" · "+scale, " · ")
		}
		if Measure(text, s, Regular) <= room {
			return text, ""
		}
	}
	return shortenAtWord(unit, room, s, Regular), scale
}

func (m *multiples) statusWord(i int, width float64) string {
	return Shorten(m.data[i].StatusWord, 0.4*width, m.size, Bold)
}

// lastWidth is how wide the last figure with its period is.
func (m *multiples) lastWidth(i int, width float64) float64 {
	if m.data[i].Last == "" {
		return 0
	}
	return math.Min(Measure(m.data[i].Last, 1.4*m.size, Bold)+0.4*m.size+Measure(m.data[i].LastWhen, m.size, Regular), 0.5*width)
}

// head writes what stands above a small chart: name and last figure, then unit, direction and scale, and how it stands.
func (m *multiples) head(i int, x, y, width float64, scale string) {
	s, data := m.size, &m.data[i]
	add := func(op Op) { op.Item = data.Item; m.out.Ops = append(m.out.Ops, op) }
	lines := m.titleLines(i, width)
	for k, line := range lines {
		add(Op{Kind: Text, X: x, Y: y + 1.1*s + float64(k)*1.1*s*LineHeight, Size: 1.1 * s, Weight: Bold, Fill: Ink, Text: line})
	}
	right := x + width
	if data.Last != "" {
		when := Measure(data.LastWhen, s, Regular)
		last := Shorten(data.Last, 0.5*width-when-0.4*s, 1.4*s, Bold)
		add(Op{Kind: Text, X: right, Y: y + 1.1*s, Size: s, Align: Right, Fill: MutedInk, Text: data.LastWhen})
		add(Op{Kind: Text, X: right - when - 0.4*s, Y: y + 1.1*s, Size: 1.4 * s, Weight: Bold, Align: Right, Fill: Ink, Text: last})
	}
	second := y + 1.1*s + (1.1*float64(max(1, len(lines))-1)+1.15)*s*LineHeight
	if data.Status != "" {
		word := m.statusWord(i, width)
		wide := Measure(word, s, Bold)
		add(Op{Kind: Text, X: right, Y: second, Size: s, Weight: Bold, Align: Right, Fill: StatusPaint(data.Status), Text: word})
		for _, op := range StatusIcon(data.Status, right-wide-1.4*s, second-0.9*s, 1.1*s) {
			add(op)
		}
	}
	text, below := m.under(i, width, scale)
	add(Op{Kind: Text, X: x, Y: second, Size: s, Fill: MutedInk, Text: text})
	if below != "" {
		add(Op{Kind: Text, X: x, Y: second + s*LineHeight, Size: s, Fill: MutedInk, Text: Shorten(below, width, s, Regular)})
	}
}
