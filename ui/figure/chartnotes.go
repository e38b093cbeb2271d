package figure

import (
	"strconv"
	"strings"
)

// provisionalMark stands behind a figure that can still change.
const provisionalMark = "*"

// superscripts are the digits that stand above the line in the embedded fonts.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// number gives each footnote its number, in the order of time, and gathers what stands under the chart.
func (c *chart) number() {
	c.numbers = map[float64]int{}
	provisional := false
	for _, v := range c.data.Values {
		provisional = provisional || v.Provisional && v.Y != nil
		if !c.options.Notes || v.Footnote == "" {
			continue
		}
		text := v.Footnote
		if c.options.Words.Footnote != nil {
			text = c.options.Words.Footnote(v.said(), text)
		}
		c.footnotes = append(c.footnotes, text)
		c.numbers[v.middle()] = len(c.footnotes)
	}
	for _, b := range c.data.Breaks {
		if c.options.Notes && b.Note != "" {
			c.footnotes = append(c.footnotes, b.Note)
		}
	}
	if provisional && !c.small && c.options.Words.Provisional != "" {
		c.signs = append(c.signs, provisionalMark+" "+c.options.Words.Provisional)
	}
}

// mark is what stands behind the figure of a value: that it can still change, and the number of its footnote.
func (c *chart) mark(v measuredValue) string {
	mark := ""
	if v.Provisional && v.Y != nil {
		mark = provisionalMark
	}
	if n := c.numbers[v.middle()]; n > 0 {
		mark += "\u2009" + superscripts.Replace(strconv.Itoa(n))
	}
	return mark
}

// signsHeight is the room for the meaning of signs, under the periods.
func (c *chart) signsHeight() float64 {
	if len(c.signs) == 0 {
		return 0
	}
	return 1.3 * c.size * c.noteSize()
}

// behindHeight is the room for what stands behind the figures, under their periods.
func (c *chart) behindHeight() float64 {
	if !c.options.Behind || c.small {
		return 0
	}
	most := 0
	for _, v := range c.data.Values {
		most = max(most, len(v.Behind))
	}
	return float64(most) * LineHeight * c.size * c.noteSize()
}

// behind writes under each period how many people and what certainty stand behind its figure, where there is room.
func (c *chart) behind() {
	if c.behindHeight() == 0 {
		return
	}
	size := c.size * c.noteSize()
	right := 0.0
	for _, v := range c.data.Values {
		if len(v.Behind) == 0 {
			continue
		}
		widest := 0.0
		for _, line := range v.Behind {
			widest = max(widest, Measure(line, size, Regular))
		}
		x := max(widest/2, min(c.time.x(v.middle()), c.options.W-widest/2))
		if x-widest/2 < right {
			continue
		}
		right = x + widest/2 + 0.5*size
		for i, line := range v.Behind {
			c.claim(Op{
				Kind: Text, X: x, Y: c.plot.Y + c.plot.H + 1.6*c.size + float64(i+1)*LineHeight*size, Size: size, Align: Center, Fill: MutedInk,
				Text: line, Item: v.Item,
			})
		}
	}
}

// notes writes the meaning of signs and the footnotes under the chart, and returns how high the drawing is with them.
func (c *chart) notes() float64 {
	size := c.size * c.noteSize()
	if len(c.signs) > 0 {
		text := Shorten(strings.Join(c.signs, "   "), c.options.W, size, Regular)
		c.add(Op{Kind: Text, X: c.options.W, Y: c.options.H - 0.25*size, Size: size, Align: Right, Fill: MutedInk, Text: text})
	}
	y := c.options.H
	if len(c.footnotes) > 0 {
		y += 0.3 * size
	}
	const mostLines = 4
	hang := 1.2 * size
	for i, footnote := range c.footnotes {
		lines, _ := Wrap(footnote, c.options.W-hang, size, Regular, mostLines)
		for k, line := range lines {
			y += LineHeight * size
			if k == 0 {
				c.add(Op{Kind: Text, Y: y, Size: size, Fill: MutedInk, Text: superscripts.Replace(strconv.Itoa(i + 1))})
			}
			c.add(Op{Kind: Text, X: hang, Y: y, Size: size, Fill: MutedInk, Text: line})
		}
	}
	if len(c.footnotes) > 0 {
		y += Descent * size
	}
	return y
}
