package model

import (
	"fmt"
	"regexp"
	"strings"
)

// ParsePeriod reads a period in its canonical shape or as people and statistical offices write it, in Dutch or English: "1e halfjaar
// 2025", "2025KW02", "maart 2025", "14-3-2025", "schooljaar 2024/'25", "17 mei t/m 11 juni 2023". It reads what `ui/words` writes. A
// day before a month it takes as Dutch and British people do: 3-4-2025 is in April.
func ParsePeriod(text string) (Period, bool) {
	const longest = 80 // bytes; whatever is longer is prose
	if len(text) > longest {
		return "", false
	}
	text = strings.Join(strings.Fields(text), " ")
	if p := Period(text); p.Valid() {
		return p, true
	}
	text = strings.TrimRight(strings.ToLower(text), "* ") // CBS marks provisional figures with stars
	text = strings.TrimSpace(shortYear.ReplaceAllStringFunc(text, fullYear))
	if p := Period(strings.ToUpper(text)); p.Valid() {
		return p, true
	}
	if !fourDigits.MatchString(text) {
		return "", false
	}
	for _, n := range notations {
		if m := n.pattern.FindStringSubmatch(text); m != nil {
			if p := n.read(m); p.Valid() {
				return p, true
			}
		}
	}
	return "", false
}

var (
	fourDigits = regexp.MustCompile(`\d{4}`)
	shortYear  = regexp.MustCompile(`['’‘]\d{2}\b|^[a-z]{3,4}-\d{2}$`) // the second as spreadsheets write a month
)

// fullYear makes " 2025" of "'25", "jan 2025" of "jan-25", and " 1998" of "'98".
func fullYear(short string) string {
	before, digits := short[:len(short)-2], short[len(short)-2:]
	century := " 20"
	if digits >= "70" {
		century = " 19"
	}
	return strings.TrimRight(before, "-'’‘") + century + digits
}

// A notation is a way of writing a period that was met in Dutch and British files and mails, beside the canonical shapes. What it reads
// may still be no period, like a thirteenth month.
type notation struct {
	pattern *regexp.Regexp
	read    func(m []string) Period
}

// parts are the pieces of which the patterns of notations are put together.
var parts = strings.NewReplacer(
	"YEAR", `(\d{4})`,
	"HALFNAME", `(?:half\s?jaar|half[\s-]?year|half|hj)`,
	"HALFMARK", `(?:halfjaar|hj|h)\s*`,
	"QUARTERNAME", `(?:kwartaal|quarter|kw)`,
	"QUARTERMARK", `(?:kwartaal|quarter|kw|k|q)\s*`,
	"WEEK", `(?:week|wk|w)\s*(\d{1,2})`,
	"COUNT", `(eerste|tweede|derde|vierde|first|second|third|fourth|[1-4](?:ste|de|e|st|nd|rd|th)?)`,
	"OF", `(?:\s+(?:van|of|in))?[\s,/-]*`,
	"GAP", `[\s,:/-]*`,
	"SEASON", `(?:schooljaar|seizoen|school year|season)`,
	"NAMEDDAY", `(\d{1,2})(?:ste|de|e|st|nd|rd|th)?\s+([a-z]+)\.?`,
	"DAY", `(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`,
	"TO", `\s*(?:-|–|—|tot en met|t/m|tot|to|until|through)\s*`,
)

func written(pattern string, read func(m []string) Period) notation {
	return notation{regexp.MustCompile(`^` + parts.Replace(pattern) + `$`), read}
}

var notations = []notation{
	// CBS StatLine
	written(`YEAR\s*jj00`, func(m []string) Period { return Period(m[1]) }),
	written(`YEAR\s*hj0?([12])`, func(m []string) Period { return half(m[1], m[2]) }),
	written(`YEAR\s*kw0?([1-4])`, func(m []string) Period { return quarter(m[1], m[2]) }),
	written(`YEAR\s*mm(\d{2})`, func(m []string) Period { return month(m[1], m[2]) }),

	written(`HALFMARK([12])OFYEAR`, func(m []string) Period { return half(m[2], m[1]) }),
	written(`YEARGAPHALFMARK([12])`, func(m []string) Period { return half(m[1], m[2]) }),
	written(`COUNT\s*HALFNAMEOFYEAR`, func(m []string) Period { return half(m[2], m[1]) }),
	written(`YEARGAPCOUNT\s*HALFNAME`, func(m []string) Period { return half(m[1], m[2]) }),
	written(`QUARTERMARK([1-4])OFYEAR`, func(m []string) Period { return quarter(m[2], m[1]) }),
	written(`YEARGAPQUARTERMARK([1-4])`, func(m []string) Period { return quarter(m[1], m[2]) }),
	written(`COUNT\s*QUARTERNAMEOFYEAR`, func(m []string) Period { return quarter(m[2], m[1]) }),
	written(`YEARGAPCOUNT\s*QUARTERNAME`, func(m []string) Period { return quarter(m[1], m[2]) }),
	written(`WEEKOFYEAR`, func(m []string) Period { return week(m[2], m[1]) }),
	written(`YEARGAPWEEK`, func(m []string) Period { return week(m[1], m[2]) }),

	written(`DAY`, func(m []string) Period { return date(m[3], m[2], m[1]) }),
	written(`YEAR[/.](\d{1,2})[/.](\d{1,2})`, func(m []string) Period { return date(m[1], m[2], m[3]) }),
	written(`NAMEDDAY,?\s+YEAR`, func(m []string) Period { return date(m[3], m[2], m[1]) }),
	written(`(\d{1,2})[-/]YEAR`, func(m []string) Period { return month(m[2], m[1]) }),
	written(`YEAR-(\d)`, func(m []string) Period { return month(m[1], m[2]) }),
	written(`([a-z]+)\.?[\s-]+YEAR`, func(m []string) Period { return month(m[2], m[1]) }),
	written(`YEAR\s+([a-z]+)\.?`, func(m []string) Period { return month(m[1], m[2]) }),

	written(`(?:SEASON\s+)?YEAR\s*/\s*(\d{2}|\d{4})`, func(m []string) Period { return season(m[1], m[2]) }),
	written(`SEASON\s+YEAR\s*[-–]\s*(\d{2}|\d{4})`, func(m []string) Period { return season(m[1], m[2]) }),
	written(`YEARTOYEAR`, func(m []string) Period { return Period(m[1] + "-" + m[2]) }),
	written(`DAYTODAY`, func(m []string) Period { return date(m[3], m[2], m[1]) + "/" + date(m[6], m[5], m[4]) }),
	written(`NAMEDDAYTONAMEDDAY\s+YEAR`, func(m []string) Period { return date(m[5], m[2], m[1]) + "/" + date(m[5], m[4], m[3]) }),
	written(`NAMEDDAY\s+YEARTONAMEDDAY\s+YEAR`, func(m []string) Period { return date(m[3], m[2], m[1]) + "/" + date(m[6], m[5], m[4]) }),
	written(`(\d{1,2})TONAMEDDAY\s+YEAR`, func(m []string) Period { return date(m[4], m[3], m[1]) + "/" + date(m[4], m[3], m[2]) }),
}

var counts = map[string]string{
	"eerste": "1", "first": "1", "tweede": "2", "second": "2", "derde": "3", "third": "3", "vierde": "4", "fourth": "4",
}

// ordinal makes "1" of "1", "1e" and "eerste".
func ordinal(count string) string {
	if number, ok := counts[count]; ok {
		return number
	}
	return count[:1]
}

func half(year, count string) Period { return Period(year + "-H" + ordinal(count)) }

func quarter(year, count string) Period { return Period(year + "-Q" + ordinal(count)) }

func week(year, number string) Period { return Period(year + "-W" + twoDigits(number)) }

func month(year, nameOrNumber string) Period { return Period(year + "-" + monthNumber(nameOrNumber)) }

func date(year, nameOrNumber, day string) Period {
	return month(year, nameOrNumber) + "-" + Period(twoDigits(day))
}

func season(from, to string) Period {
	year, ok := digits(from)
	if end := seasonOf(year); ok && (to == string(end[5:]) || to == fmt.Sprintf("%04d", year+1)) {
		return end
	}
	return ""
}

func twoDigits(number string) string {
	if len(number) == 1 {
		return "0" + number
	}
	return number
}

var monthNames = func() map[string]int {
	out := map[string]int{}
	for _, names := range []string{
		"januari februari maart april mei juni juli augustus september oktober november december",
		"january february march april may june july august september october november december",
		"jan feb mrt apr mei jun jul aug sep okt nov dec",
		"jan feb mar apr may jun jul aug sept oct nov dec",
	} {
		for i, name := range strings.Fields(names) {
			out[name] = i + 1
		}
	}
	return out
}()

func monthNumber(nameOrNumber string) string {
	if number, ok := monthNames[nameOrNumber]; ok {
		return fmt.Sprintf("%02d", number)
	}
	return twoDigits(nameOrNumber)
}
