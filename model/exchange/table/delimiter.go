package table

import (
	"strings"
)

// delimiters are what stands between the cells of a row, the most trustworthy first.
var delimiters = []byte{';', '\t', '|', ','}

// sampled is how many records are looked at to find the delimiter.
const sampled = 200

// split returns the records of a text and what stands between their cells; false for a text that is no table.
func split(text string) (records []record, delimiter byte, ok bool) {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	skipped := 0
	if first, rest, found := strings.Cut(text, "\n"); found && len(strings.TrimSpace(first)) == 5 && strings.HasPrefix(strings.ToLower(first), "sep=") {
		delimiter, text, skipped = first[4], rest, 1 // Excel says it itself
	} else if delimiter, ok = sniff(text); !ok {
		return nil, 0, false
	}
	scan := newScanner(text, delimiter)
	scan.line += skipped
	records = make([]record, 0, strings.Count(text, "\n")+1)
	for {
		found, ok := scan.next()
		if !ok {
			return records, delimiter, true
		}
		records = append(records, found)
	}
}

// sniff finds the delimiter that gives the most rows the same number of cells.
func sniff(text string) (delimiter byte, ok bool) {
	best := 0.0
	for _, candidate := range delimiters {
		if fit := evenness(text, candidate); fit > best {
			best, delimiter = fit, candidate
		}
	}
	const enough = 0.6
	return delimiter, best >= enough
}

// evenness is 1 where all rows have the same number of cells, more than one, and 0 where no row has more than one.
func evenness(text string, delimiter byte) float64 {
	scan := newScanner(text, delimiter)
	rows, several, spaced, gaps := 0, 0, 0, 0
	sizes := map[int]int{}
	numbers := false
	for rows < sampled {
		found, ok := scan.next()
		if !ok {
			break
		}
		if found.empty() {
			continue
		}
		rows++
		if len(found.cells) < 2 {
			continue
		}
		if delimiter == '\t' && outlined(found) {
			continue
		}
		several++
		sizes[len(found.cells)]++
		for _, cell := range found.cells {
			numbers = numbers || looksNumeric(cell)
		}
	}
	if rows < 2 || several == 0 {
		return 0
	}
	for line := range strings.SplitSeq(head(text), "\n") {
		gaps += strings.Count(line, string(delimiter))
		spaced += strings.Count(line, string(delimiter)+" ")
	}
	if delimiter != '\t' && !numbers && spaced*2 > gaps {
		return 0 // sentences: a comma in prose is followed by a space
	}
	same := 0
	for _, count := range sizes {
		same = max(same, count)
	}
	return (float64(several) + float64(same)) / float64(2*rows)
}

// outlined reports whether a row is a line of an outline: tabs before the text and none after it.
func outlined(row record) bool {
	return row.filled() == 1 && row.cells[len(row.cells)-1] != ""
}

func head(text string) string {
	const enough = 20_000
	return text[:min(len(text), enough)]
}

// LooksNumeric reports whether a text is a number, with whichever decimal mark.
func LooksNumeric(text string) bool { return looksNumeric(text) }

func looksNumeric(cell string) bool {
	_, ok := readNumber(cell, ',')
	return ok
}
