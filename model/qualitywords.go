package model

import (
	"regexp"
	"strings"
	"unicode"
)

// What the concerns look for in what people wrote, in Dutch and English. These are no texts for people: nobody reads them, and what is not in
// them raises no question. Better one question too few than one that the group has to wave away.

// effortWords are what organisations do, where a name counts them.
var effortWords = []string{
	"uren", "dagdelen", "gesprekken", "huisbezoeken", "bijeenkomsten", "trainingen", "cursussen", "workshops", "trajecten", "consulenten", "activiteiten",
	"folders", "nieuwsbrieven", "projecten", "hours", "talks", "meetings", "visits", "trainings", "courses", "activities", "leaflets", "newsletters", "projects",
}

// doneWords are what organisations did, wherever they stand in a name.
var doneWords = []string{
	"subsidie", "budget", "ingezette", "ingekochte", "georganiseerde", "aangeboden", "uitgevoerde", "verstrekte", "gehouden",
	"subsidies", "organised", "offered", "delivered",
}

// bothWaysWords are what may be good news (people found help) or bad (people needed it).
var bothWaysWords = []string{
	"meldingen", "aanvragen", "verwijzingen", "doorverwijzingen", "indicaties", "jeugdhulp", "zorggebruik", "maatwerkvoorziening", "maatwerkvoorzieningen",
	"maatwerkarrangement", "uitkeringen", "klachten", "hulpvragen", "ondertoezichtstellingen",
	"reports", "applications", "referrals", "complaints", "requests",
}

// wholeWords tell what a share is of.
var wholeWords = []string{"deel van", "percentage van", "procent van", "aandeel van", "van alle", "share of", "percentage of", "of all", "proportion of"}

var percentWords = []string{"procent", "percentage", "percent"}

// frequencyWords tell how often a source comes, the slowest first, because "tweejaarlijks" ends as "jaarlijks" does.
var frequencyWords = []struct {
	frequency Frequency
	words     []string
}{
	{EveryFourYears, []string{"vierjaarlijks", "vierjaarlijkse", "om de vier jaar", "elke vier jaar", "every four years"}},
	{EveryTwoYears, []string{"tweejaarlijks", "tweejaarlijkse", "om de twee jaar", "elke twee jaar", "every two years", "biennial"}},
	{Yearly, []string{
		"jaarlijks", "jaarlijkse", "jaarverslag", "jaarrekening", "jaarstukken", "cliëntervaringsonderzoek", "gezondheidsmonitor", "per jaar",
		"yearly", "annual", "client experience survey",
	}},
}

var (
	// targetWords are a share, a least or most number, or a year to reach.
	targetWords = regexp.MustCompile(`(?i)\b(?:(?:minstens|minimaal|ten minste|tenminste|maximaal|hooguit|hoogstens|at least|at most)\s+)?\d+(?:[.,]\d+)?\s*(?:%|procent\b|percent\b)(?:\s+(?:van de|van|of the|of))?` +
		`|\b(?:minstens|minimaal|ten minste|tenminste|maximaal|hooguit|hoogstens|at least|at most)\s+\d+\b` +
		`|\b(?:in|vóór|voor|vanaf|by|before)\s+20\d\d\b`)
	shareInName = regexp.MustCompile(`(\d+(?:[.,]\d+)?)\s*(?:%|procent|percent)`)
	leastInName = regexp.MustCompile(`(?i)(?:minstens|minimaal|ten minste|tenminste|maximaal|hooguit|hoogstens|at least|at most)\s+(\d+)`)
	yearInName  = regexp.MustCompile(`\b(20\d\d)\b`)
	// unitOrUnit is two units where one is meant.
	unitOrUnit = regexp.MustCompile(`(?i)[^\s]\s*(?:/|\bof\b|\bor\b|\ben/of\b)\s*[^\s]`)
	twoThings  = regexp.MustCompile(`(?i)\s+(?:en ook|en/of|en|én|and|plus|alsook|evenals|&|\+)\s+`)
)

// pairs are two words that are one thing.
var pairs = []string{
	"vraag en aanbod", "wijken en buurten", "tellen en vertellen", "tellen én vertellen", "vallen en opstaan", "hart en ziel", "jong en oud", "werk en inkomen", "dag en nacht",
	"met en zonder", "welzijn en zorg", "zorg en welzijn", "af en toe", "meer en meer", "in en uit", "jaar en ouder", "ouder en kind",
	"supply and demand", "with and without", "more and more", "and over", "and older",
}

// halves parts a name that says two things; second is empty when it says one.
func halves(name string) (first, second string) {
	at := twoThings.FindAllStringIndex(name, -1)
	if len(at) != 1 { // a list of three is a list, and the group knows it
		return name, ""
	}
	lower := strings.ToLower(name)
	for _, pair := range pairs {
		if strings.Contains(lower, pair) {
			return name, ""
		}
	}
	first, second = strings.TrimSpace(name[:at[0][0]]), strings.TrimSpace(name[at[0][1]:])
	if len(strings.Fields(first)) < 2 && len(strings.Fields(second)) < 2 {
		return name, "" // "Rust en ritme" is a name
	}
	return first, second
}

func withoutTarget(name string) string {
	return upperFirst(strings.Join(strings.Fields(targetWords.ReplaceAllString(name, " ")), " "))
}

func upperFirst(text string) string {
	letters := []rune(text)
	if len(letters) > 0 {
		letters[0] = unicode.ToUpper(letters[0])
	}
	return string(letters)
}

// foldWords leaves of a text what makes it the same as another: its letters and figures, in small letters, with single spaces.
func foldWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// firstOf returns the first of some words or expressions that stands in a text as a whole, as it is written in the list.
func firstOf(text string, words []string) string {
	folded := " " + foldWords(text) + " "
	for _, word := range words {
		if strings.Contains(folded, " "+word+" ") {
			return word
		}
	}
	return ""
}

var counting = regexp.MustCompile(`(?i)^\s*(?:het )?(?:aantal|number of|the number of)\s+`)

// countedIn returns the first word of what a text counts: "gesprekken" of "Aantal gesprekken met inwoners" and of "Gesprekken met inwoners".
func countedIn(text string) string {
	fields := strings.Fields(counting.ReplaceAllString(text, ""))
	if len(fields) == 0 {
		return ""
	}
	return fields[0]
}
