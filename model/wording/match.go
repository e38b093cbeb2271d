package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text in small letters, with where it stands. A number, a percent sign and a full stop within a text are words too.
type word struct {
	text string
	Span
}

// read takes a text apart into words.
func read(text string) []word {
	var out []word
	from := -1
	end := func(to int) {
		if from >= 0 {
			out = append(out, word{strings.ToLower(text[from:to]), Span{from, to}})
			from = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if from < 0 {
				from = i
			}
		case from >= 0 && joins(r) && lettered(text[i+utf8.RuneLen(r):]):
		default:
			end(i)
			if r == '%' {
				out = append(out, word{"%", Span{i, i + 1}})
			}
		}
	}
	end(len(text))
	return out
}

// joins reports whether a sign stands within a word: laid-back, kpi's, d.m.v.
func joins(r rune) bool { return r == '-' || r == '\'' || r == '’' || r == '.' || r == ',' }

// lettered reports whether a text goes on with a letter or a digit.
func lettered(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func number(text string) bool {
	for _, r := range text {
		if !unicode.IsDigit(r) && r != '.' && r != ',' {
			return false
		}
	}
	return text != ""
}

func year(text string) bool {
	return len(text) == 4 && number(text) && (text[0] == '1' || text[0] == '2')
}

// phrase is what is looked for: words after each other. A star stands for any letters at the end or the beginning of a word, # for a number
// that is no year, #### for a year, and … for no more than four words in between.
type phrase []string

func phraseOf(text string) phrase { return strings.Fields(text) }

// fits reports whether a word of a text is a word of a phrase.
func fits(pattern, said string) bool {
	switch pattern {
	case "#":
		return number(said) && !year(said)
	case "####":
		return year(said)
	}
	if start, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(said, start)
	}
	if end, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(said, end)
	}
	return pattern == said
}

// mostBetween is how many words … may stand for.
const mostBetween = 4

// at returns how many words of a text the phrase takes when it begins at one of them, or none.
func (p phrase) at(said []word, from int) int {
	at := from
	for i := 0; i < len(p); i++ {
		if p[i] != "…" {
			if at >= len(said) || !fits(p[i], said[at].text) {
				return 0
			}
			at++
			continue
		}
		for skip := 0; skip <= mostBetween && at+skip < len(said); skip++ {
			if rest := p[i+1:].at(said, at+skip); rest > 0 {
				return at + skip + rest - from
			}
		}
		return 0
	}
	return at - from
}

// find returns where phrases stand in a text, as ranges of words; of those at one place the longest.
func find(phrases []phrase, said []word) [][2]int {
	var out [][2]int
	for from := 0; from < len(said); from++ {
		longest := 0
		for _, p := range phrases {
			longest = max(longest, p.at(said, from))
		}
		if longest > 0 {
			out = append(out, [2]int{from, from + longest})
		}
	}
	return out
}

// without leaves out the ranges that share a word with one of those that excuse them.
func without(ranges, excuses [][2]int) [][2]int {
	var out [][2]int
	for _, r := range ranges {
		excused := false
		for _, e := range excuses {
			excused = excused || r[0] < e[1] && e[0] < r[1]
		}
		if !excused {
			out = append(out, r)
		}
	}
	return out
}

// spansOf are the bytes of ranges of words; what overlaps becomes one.
func spansOf(ranges [][2]int, said []word) []Span {
	var out []Span
	for _, r := range ranges {
		span := Span{said[r[0]].From, said[r[1]-1].To}
		if n := len(out); n > 0 && span.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, span.To)
			continue
		}
		out = append(out, span)
	}
	return out
}
