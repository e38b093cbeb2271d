package table

import "strings"

// mostHeadings is of how many rows a heading can be: a subject over periods over units.
const mostHeadings = 3

// headings puts the rows of a heading together, from the one at hand: what stands over several columns goes before what stands under it.
// It returns one text for each column, and the last row of the heading.
func headings(records []record, at int) (heads []string, last int) {
	heads = records[at].cells
	for last = at; last+2 < len(records) && last-at+1 < mostHeadings; last++ {
		next := records[last+1].cells
		switch {
		case unitsOnly(next, len(heads)):
			heads = joined(heads, next, func(above, unit string) string { return above + " (" + unit + ")" })
		case continued(heads, next, records[last+2].cells):
			heads = joined(spread(heads, next), next, func(above, below string) string {
				if strings.EqualFold(above, below) {
					return above
				}
				return above + " " + below
			})
		default:
			return heads, last
		}
	}
	return heads, last
}

func joined(above, below []string, both func(above, below string) string) []string {
	out := make([]string, max(len(above), len(below)))
	for i := range out {
		a, b := cellOf(above, i), cellOf(below, i)
		switch {
		case a == "":
			out[i] = b
		case b == "":
			out[i] = a
		default:
			out[i] = both(a, b)
		}
	}
	return out
}

func cellOf(cells []string, at int) string {
	if at < len(cells) {
		return cells[at]
	}
	return ""
}

// spread writes a heading over all columns that it stands over: to the right of it, up to the next one, as far as something is under it.
func spread(heads, below []string) []string {
	out := make([]string, max(len(heads), len(below)))
	over := ""
	for i := range out {
		if own := cellOf(heads, i); own != "" {
			over = own
		}
		if cellOf(heads, i) != "" || cellOf(below, i) != "" {
			out[i] = over
		}
	}
	return out
}

// unitsOnly reports whether a row says in which unit the columns above it are, and nothing else.
func unitsOnly(cells []string, columns int) bool {
	units := 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		if !looksLikeUnit(cell) {
			return false
		}
		units++
	}
	return units > 0 && len(cells) <= columns
}

// continued reports whether a row goes on with the heading above it: something stands over several of its cells, it holds periods or
// words where figures stand below it, and it holds no figures itself.
func continued(heads, next, data []string) bool {
	over, said, figures := false, 0, 0
	for i := range max(len(heads), len(next)) {
		cell := cellOf(next, i)
		if cell == "" {
			continue
		}
		if _, period := readPeriod(cell); !period && looksNumeric(cell) {
			return false
		}
		if _, _, missing := readMissing(cell); missing {
			return false
		}
		own := cellOf(heads, i)
		over = over || i > 0 && cellOf(next, i-1) != "" && cellOf(heads, i-1) != "" && (own == "" || own == cellOf(heads, i-1))
		said++
		below := cellOf(data, i)
		if _, _, missing := readMissing(below); looksNumeric(below) || missing {
			figures++
		}
	}
	return over && figures*2 > said-1 && figures > 0
}
