package model

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Read reads what somebody wrote for a figure: a number as the indicator has them ("12,5", "1.234", "€ 1.234,50", "1 234", "12,5 %"), about
// so many ("± 40"), so many of so many ("34/85"), fewer than a number that is kept back ("<5"), or a sign or words for why there is none
// ("n.b.", ".", "-"). It reads both commas and points before decimals; where that leaves two numbers, or one that hardly can be, it says
// what it may mean and does not choose. It is false for anything else.
func (h Habit) Read(text string) (Entry, bool) {
	const longest = 80 // bytes; whatever is longer is prose
	if len(text) > longest {
		return Entry{}, false
	}
	text = plainText(text)
	if reason, ok := ParseMissing(text); ok {
		return sure(Figure{Missing: reason}), true
	}
	if m := lessThan.FindStringSubmatch(strings.ToLower(text)); m != nil {
		n, err := strconv.Atoi(m[1])
		return sure(Figure{Missing: Withheld, LessThan: n}), err == nil && n > 0
	}
	figure := Figure{}
	if rest, ok := cutPrefixOf(text, "±", "+/-", "+-", "~", "≈", "ca.", "ca ", "circa ", "ongeveer ", "about ", "approx. "); ok {
		figure.Certainty, text = Estimate, rest
	}
	if rest, ok := strings.CutSuffix(text, "*"); ok { // as CBS marks them
		figure.State, text = Provisional, strings.TrimRight(rest, "* ")
	}
	if m := outOf.FindStringSubmatch(strings.ToLower(text)); m != nil {
		return h.readShare(figure, m[1], m[2])
	}
	body, percent := h.bare(text)
	numbers := readings(body)
	if len(numbers) == 0 {
		return Entry{}, false
	}
	entry := h.weigh(numbers)
	if entry.Question == NoQuestion && percent && (h.Type == Tally || h.Type == Mark) {
		entry.Question = NoShare
	}
	for i := range entry.Meanings {
		entry.Meanings[i].Certainty, entry.Meanings[i].State = figure.Certainty, figure.State
	}
	return entry, true
}

func sure(figure Figure) Entry { return Entry{Meanings: []Figure{figure}} }

func meaning(numbers ...float64) []Figure {
	var out []Figure
	for _, number := range numbers {
		out = append(out, Figure{Value: &number})
	}
	return out
}

var (
	lessThan = regexp.MustCompile(`^(?:<|minder dan|less than|fewer than)\s*(\d{1,6})(?:\s*%)?$`)
	outOf    = regexp.MustCompile(`^(\d[\d., ']*?)\s*(?:/|van de|van|uit|out of|of)\s*(\d[\d., ']*)$`)
	inGroups = regexp.MustCompile(`^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$`)

	plainSigns = strings.NewReplacer("\u2212", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\uff0d", "-", "\u00a0", " ", "\u202f", " ",
		"\u2009", " ", "\u2007", " ", "\ufeff", "", "\u200b", "", "’", "'", "‘", "'")
)

// plainText writes spaces, minuses and apostrophes of all sorts in one way.
func plainText(text string) string {
	return strings.Join(strings.Fields(plainSigns.Replace(text)), " ")
}

func cutPrefixOf(text string, prefixes ...string) (string, bool) {
	for _, prefix := range prefixes {
		if len(text) > len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
			return strings.TrimSpace(text[len(prefix):]), true
		}
	}
	return text, false
}

// bare leaves the number of what stands round it: the unit, a percent sign, a sign for euros.
func (h Habit) bare(text string) (body string, percent bool) {
	cut := func(sign string) bool {
		if len(sign) == 0 || len(text) <= len(sign) || !strings.EqualFold(text[len(text)-len(sign):], sign) {
			return false
		}
		text = strings.TrimSpace(text[:len(text)-len(sign)])
		return true
	}
	if cut(h.Unit) && strings.HasPrefix(h.Unit, "%") {
		percent = true
	}
	if cut("%") || cut("procent") || cut("percent") {
		percent = true
	}
	if cut(",-") || cut(",--") || cut(",—") {
		return strings.TrimSpace(strings.TrimPrefix(text, "€")), percent
	}
	if !cut("€") {
		cut("euro")
	}
	text, _ = cutPrefixOf(text, "€", "eur ")
	return text, percent
}

// number is a way to read a text.
type number struct {
	value    float64
	decimals int
	mark     byte // the sign before the decimals, or between thousands
	thousand bool // the mark stands between thousands
}

// readings are the ways in which a text of digits and marks can be read: none, one, or two when its only mark may be of either sort.
func readings(body string) []number {
	sign := ""
	if rest, ok := strings.CutPrefix(body, "-"); ok {
		body, sign = strings.TrimSpace(rest), "-"
	} else if rest, ok := strings.CutPrefix(body, "+"); ok {
		body = strings.TrimSpace(rest)
	}
	if inGroups.MatchString(body) {
		body = strings.NewReplacer(" ", "", "'", "", ",", ".").Replace(body)
		return appendNumber(nil, sign, body, 0, false)
	}
	if strings.Trim(body, "0123456789.,") != "" {
		return nil
	}
	comma, point := strings.Count(body, ","), strings.Count(body, ".")
	switch {
	case comma+point == 0:
		return appendNumber(nil, sign, body, 0, false)
	case comma > 0 && point > 0:
		decimal, between := byte(','), "."
		if strings.LastIndexByte(body, '.') > strings.LastIndexByte(body, ',') {
			decimal, between = '.', ","
		}
		whole, fraction, _ := strings.Cut(body, string(decimal))
		if !grouped(whole, between) {
			return nil
		}
		return appendNumber(nil, sign, strings.ReplaceAll(whole, between, "")+"."+fraction, 0, false)
	case comma+point > 1:
		mark := ","
		if point > 0 {
			mark = "."
		}
		if !grouped(body, mark) {
			return nil
		}
		return appendNumber(nil, sign, strings.ReplaceAll(body, mark, ""), 0, false)
	}
	at := strings.IndexAny(body, ",.")
	whole, fraction, mark := body[:at], body[at+1:], body[at]
	var out []number
	if grouped(body, string(mark)) && whole[0] != '0' {
		out = appendNumber(out, sign, whole+fraction, mark, true)
	}
	return appendNumber(out, sign, whole+"."+fraction, mark, false)
}

// grouped reports whether a text is digits in groups of three with marks between them.
func grouped(text, mark string) bool {
	groups := strings.Split(text, mark)
	for i, group := range groups {
		if i == 0 && (len(group) == 0 || len(group) > 3) || i > 0 && len(group) != 3 || !onlyDigits(group) {
			return false
		}
	}
	return len(groups) > 1
}

func onlyDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

func appendNumber(out []number, sign, digits string, mark byte, thousand bool) []number {
	whole, fraction, marked := strings.Cut(digits, ".")
	if marked && !onlyDigits(fraction) || whole != "" && !onlyDigits(whole) || whole+fraction == "" {
		return out
	}
	v, err := strconv.ParseFloat(sign+digits, 64)
	if err != nil || math.IsInf(v, 0) {
		return out
	}
	return append(out, number{v + 0, len(fraction), mark, thousand}) // + 0: no minus before a zero
}

// weigh chooses between the ways to read a number by the habit, or leaves the choice to whoever wrote it.
func (h Habit) weigh(numbers []number) Entry {
	if len(numbers) == 2 {
		chosen := h.choose(numbers[0], numbers[1])
		if chosen == nil {
			return Entry{meaning(h.ordered(numbers[0], numbers[1])...), WhichMark}
		}
		numbers = []number{*chosen}
	}
	v := numbers[0].value
	question, most := FarOff, nearScale
	switch {
	case !h.possible(v):
		question, most = CannotBe, someScale
	case h.odd(v):
	default:
		return sure(meaning(v)[0])
	}
	if other, ok := h.instead(v, most); ok {
		return Entry{meaning(other, v), question}
	}
	return Entry{meaning(v), question}
}

// choose takes one of two readings when what is known of the indicator leaves no doubt. What the language would say decides only where
// the number of decimals agrees and nothing stood there before.
func (h Habit) choose(thousands, decimals number) *number {
	switch whole, part := h.possible(thousands.value), h.possible(decimals.value); {
	case whole && !part:
		return &thousands
	case part && !whole:
		return &decimals
	}
	farThousands, known := h.scale(thousands.value)
	farDecimals, _ := h.scale(decimals.value)
	if known {
		const apart = 1.5 // much nearer than the other one
		switch {
		case farThousands < farScale && farDecimals-farThousands >= apart:
			return &thousands
		case farDecimals < farScale && farThousands-farDecimals >= apart && h.Decimals > 0:
			return &decimals
		}
		return nil
	}
	markIsDecimal := (decimals.mark == ',') == h.Comma
	switch {
	case markIsDecimal && h.Decimals >= decimals.decimals:
		return &decimals
	case !markIsDecimal && h.Decimals < decimals.decimals:
		return &thousands
	}
	return nil
}

// ordered puts the likelier of two readings first.
func (h Habit) ordered(thousands, decimals number) []float64 {
	farThousands, known := h.scale(thousands.value)
	farDecimals, _ := h.scale(decimals.value)
	first := farThousands <= farDecimals
	if !known {
		first = (decimals.mark == ',') != h.Comma
	}
	if first {
		return []float64{thousands.value, decimals.value}
	}
	return []float64{decimals.value, thousands.value}
}

// readShare reads so many of so many, of which the percentage follows.
func (h Habit) readShare(figure Figure, part, whole string) (Entry, bool) {
	top, okTop := count(part)
	all, okAll := count(whole)
	if !okTop || !okAll || h.Type != Percentage || all == 0 {
		return Entry{}, false
	}
	figure.Numerator, figure.Denominator = &top, &all
	if top <= all {
		return sure(figure), true
	}
	turned := figure
	turned.Numerator, turned.Denominator = &all, &top
	return Entry{[]Figure{turned, figure}, CannotBe}, true
}

// count reads a number of people or things: a whole one, with marks between thousands only.
func count(text string) (float64, bool) {
	for _, n := range readings(strings.TrimSpace(text)) {
		if n.value == math.Trunc(n.value) {
			return n.value, true
		}
	}
	return 0, false
}
