package words_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/model/exchange/table"
	"doelenboom/model/script"
	"doelenboom/model/wording"
	"doelenboom/ui/words"
)

// choices are the values of each field that is shown with [words.Book.Choice]; "" reads the text "none".
var choices = map[string][]string{
	"agreementkind":  texts(model.AgreementKinds()),
	"agreementstate": texts(model.AgreementStates()),
	"audience":       {"internal", "public"},
	"begin":          {"empty", "example", "like"},
	"certainty":      append(texts(model.Certainties()), ""),
	"choice":         texts(model.Choices()),
	"consent":        texts(model.Consents()),
	"columnrole":     append(texts(table.Roles()), texts([]table.Role{table.Other, table.PartRole, table.Companion, table.Identifier, table.StoodThere})...),
	"columnwhy":      texts(table.Reasons()),
	"direction":      texts(model.Directions()),
	"importgroup":    {"new", "different", "refused", "same"},
	"matchwhy": texts([]exchange.MatchReason{
		exchange.MatchedByName, exchange.MatchedByCode, exchange.MatchedByMemory, exchange.MatchedByChoice, exchange.MatchedByForm, exchange.Unmatched,
	}),
	"form":          texts(model.DecisionForms()),
	"frequency":     append(texts(model.Frequencies()), ""),
	"opinion":       texts(model.Stances()),
	"card":          {"level", "question", "dots", "support", "status"},
	"law":           texts(model.Laws()),
	"scale":         texts(model.Scales()),
	"wheel":         texts(model.WheelFields()),
	"wquestion":     texts(model.WQuestions()),
	"goalstate":     append(texts(model.GoalStates()), ""),
	"indicatorkind": texts(model.IndicatorKinds()),
	"judgement":     texts(model.Judgements()),
	"mode":          {"light", "dark", "contrast-light", "contrast-dark"},
	"missing":       append(texts(model.MissingReasons()), ""),
	"partykind":     texts(model.PartyKinds()),
	"readiness":     {string(script.Ready), string(script.ToDo), string(script.Optional)},
	"sessionkind":   texts(model.SessionKinds()),
	"sessionstate":  texts(model.SessionStates()),
	"stance":        texts(model.Stances()),
	"stepkind":      texts(model.StepKinds()),
	"valuestate":    append(texts(model.ValueStates()), ""),
	"valuetype":     texts(model.ValueTypes()),
	"voterkind":     texts(model.VoterKinds()),
	"votesecrecy":   {"open", "secret"},
}

// families are the keys that code puts together of a beginning and a value, with all values that there are. Lines apart keep them apart in
// a change too.
var families = map[string][]string{
	"warmup.kind.":  texts(model.SentenceKinds()),
	"warmup.means.": texts(model.SentenceKinds()),
	"record.":       texts(model.Kinds()),

	"level.": numbers(model.DefaultLevels),

	"month.": numbers(12),

	"month.short.": numbers(12),

	"ordinal.": numbers(4),

	"period.short.": {string(model.HalfYearShape), string(model.QuarterShape)},

	"agreement.letter.": texts(model.AgreementKinds()),

	"store.part.": append(texts(model.Kinds()), "journal"),

	"start.session.": texts([]model.SessionKind{model.GoalSession, model.IndicatorSession, model.FollowingSession}),

	"edit.session.ready.": texts(model.ReadyKinds()),

	"ready.line.": texts(script.ReadyLines()),

	"ready.act.": append(texts(script.ReadyLines()), "confirm"),

	"ready.todo.": {"backup", "stick", "projector", "agreements", "people", "sheet"},

	"ready.done.": {"backup", "stick", "projector", "agreements"},

	"parties.usual.": texts(model.PartyKinds()),

	"people.session.": texts(model.SessionKinds()),

	"prepare.level.": numbers(6),

	"prepare.level.about.": numbers(6),

	"weekday.": {"0", "1", "2", "3", "4", "5", "6"},

	"begin.about.": {"empty", "example", "like"},

	"indicators.mark.": texts([]model.Choice{model.Headline, model.Secondary, model.WishList, model.Reserve}),

	"handout.invitation.why.": texts(model.SessionKinds()),

	"report.planning.indicators.": texts([]model.IndicatorKind{model.EffectIndicator, model.PerformanceIndicator}),

	"print.moment.": texts([]string{"before", "during", "after", "council"}),

	"wording.question.": texts(wording.Rules()),

	"wording.why.": texts(wording.Rules()),

	"adopt.stance.": texts(model.Stances()),

	"wording.example.": texts(wording.Rules()),
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, value := range values {
		out = append(out, string(value))
	}
	return out
}

func numbers(upTo int) []string {
	var out []string
	for n := range upTo {
		out = append(out, strconv.Itoa(n+1))
	}
	return out
}

// source is what the program's own code says of keys.
type source struct {
	keys     map[string]token.Position  // whole keys, where they stand first
	starts   map[string]token.Position  // beginnings of keys that are put together
	literals map[string]map[string]bool // by folder: every text in the code
	said     []said                     // keys with what they are filled with
	fields   map[string]token.Position  // fields that Choice is called with
}

// said is a call that fills a text.
type said struct {
	key   string
	names []string
	at    token.Position
}

var (
	wholeKey  = regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9-]+)+$`)
	keyStart  = regexp.MustCompile(`^[a-z]+\.([a-zA-Z0-9-]+\.)*(%[dsv])?$`)
	keyEnding = regexp.MustCompile(`^(\.[a-zA-Z0-9-]+)+$`)
	fileName  = regexp.MustCompile(`\.(json|svg|png|pdf|csv|mm|txt|html|doelenboom|ttf|log|go|mod|xml|xmp|xlsx|zip|icc)$`)
)

func readSource(t *testing.T) source {
	t.Helper()
	out := source{
		keys: map[string]token.Position{}, starts: map[string]token.Position{}, literals: map[string]map[string]bool{},
		fields: map[string]token.Position{},
	}
	set := token.NewFileSet()
	root := filepath.Join("..", "..")
	areas := areasOfTexts()
	for _, folder := range []string{"assets", "cmd", "model", "ui"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			out.read(set, file, filepath.Dir(path), areas)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// areasOfTexts are the first words of all keys.
func areasOfTexts() map[string]bool {
	out := map[string]bool{}
	for key := range words.Texts("nl") {
		area, _, _ := strings.Cut(key, ".")
		out[area] = true
	}
	return out
}

func (s *source) read(set *token.FileSet, file *ast.File, folder string, areas map[string]bool) {
	if s.literals[folder] == nil {
		s.literals[folder] = map[string]bool{"": true}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return node.Tag == nil // the tags of fields are no keys
		case *ast.CallExpr:
			s.call(set, node)
		case *ast.BasicLit:
			text, ok := literal(node)
			if !ok {
				return true
			}
			s.literals[folder][text] = true
			area, _, _ := strings.Cut(text, ".")
			switch at := set.Position(node.Pos()); {
			case !areas[area] || fileName.MatchString(text):
			case wholeKey.MatchString(text):
				s.keys[text] = earliest(s.keys, text, at)
			case keyStart.MatchString(text):
				start := strings.TrimRight(text, "%dsv")
				s.starts[start] = earliest(s.starts, start, at)
			}
		}
		return true
	})
}

func earliest(known map[string]token.Position, key string, at token.Position) token.Position {
	if before, ok := known[key]; ok {
		return before
	}
	return at
}

func literal(node ast.Expr) (string, bool) {
	basic, ok := node.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}

// fillers are the functions that fill a text, with where their key stands and where the pairs of name and value begin.
var fillers = map[string]struct{ key, pairs int }{
	"Say": {0, 1}, "Count": {0, 2}, "NewProblem": {0, 1}, "Edit": {0, 2},
}

func (s *source) call(set *token.FileSet, call *ast.CallExpr) {
	name := ""
	switch function := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = function.Sel.Name
	case *ast.Ident:
		name = function.Name
	}
	at := set.Position(call.Pos())
	if name == "Choice" && len(call.Args) == 2 {
		if field, ok := literal(call.Args[0]); ok {
			s.fields[field] = earliest(s.fields, field, at)
		}
	}
	filler, ok := fillers[name]
	if !ok || len(call.Args) <= filler.key || call.Ellipsis.IsValid() {
		return
	}
	key, ok := literal(call.Args[filler.key])
	if !ok || !wholeKey.MatchString(key) {
		return
	}
	s.keys[key] = earliest(s.keys, key, at)
	use := said{key: key, at: at}
	if name == "Count" {
		use.names = append(use.names, "count")
	}
	for i := filler.pairs; i < len(call.Args); i += 2 {
		name, ok := literal(call.Args[i])
		if !ok {
			return
		}
		use.names = append(use.names, name)
	}
	s.said = append(s.said, use)
}

// expanded returns every key that code puts together of a beginning and a value that is known.
func (s *source) expanded() map[string]bool {
	out := map[string]bool{}
	for start, values := range families {
		for _, value := range values {
			out[start+value] = true
		}
	}
	for field, values := range choices {
		if !s.spells(field) {
			continue
		}
		for _, value := range values {
			out["choice."+field+"."+cmp.Or(value, "none")] = true
		}
	}
	return out
}

// spells reports whether a text stands in the code, wherever.
func (s *source) spells(text string) bool {
	for _, literals := range s.literals {
		if literals[text] {
			return true
		}
	}
	return false
}

// spelled reports whether a key may be put together of texts that stand in one package: a beginning and a name, a name and an ending, or
// all three.
func (s *source) spelled(key string) bool {
	for _, literals := range s.literals {
		for ending := range literals {
			stem, ok := strings.CutSuffix(key, ending)
			if !ok || ending != "" && !keyEnding.MatchString(ending) {
				continue
			}
			if ending != "" && literals[stem] {
				return true
			}
			for start := range literals {
				name, ok := strings.CutPrefix(stem, start)
				if _, enumerated := families[start]; ok && !enumerated && start != "choice." && keyStart.MatchString(start) && literals[name] {
					return true
				}
			}
		}
	}
	return false
}

func TestNoKeyWithoutText(t *testing.T) {
	code, nl := readSource(t), words.Texts("nl")
	var missing []string
	for key, at := range code.keys {
		if nl[key] == nil {
			missing = append(missing, fmt.Sprintf("%s has no text (%s)", key, at))
		}
	}
	for key := range code.expanded() {
		if nl[key] == nil {
			missing = append(missing, key+" has no text, and code puts it together")
		}
	}
	for field, at := range code.fields {
		if choices[field] == nil {
			missing = append(missing, fmt.Sprintf("Choice(%q): the test does not know the values of this field (%s)", field, at))
		}
	}
	for start, at := range code.starts {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(nl)), func(key string) bool { return strings.HasPrefix(key, start) }) {
			missing = append(missing, fmt.Sprintf("no key begins with %s (%s)", start, at))
		}
	}
	slices.Sort(missing)
	for _, line := range missing {
		t.Error(line)
	}
}

func TestNoTextWithoutKey(t *testing.T) {
	code := readSource(t)
	expanded := code.expanded()
	for _, key := range slices.Sorted(maps.Keys(words.Texts("nl"))) {
		_, whole := code.keys[key]
		if !whole && !expanded[key] && !code.spelled(key) && !strings.HasPrefix(key, "fyne.") {
			t.Errorf("%s is never said", key)
		}
	}
}

func TestEveryTextGetsWhatItIsFilledWith(t *testing.T) {
	code, nl := readSource(t), words.Texts("nl")
	for _, use := range code.said {
		if nl[use.key] == nil {
			continue // TestNoKeyWithoutText tells of it
		}
		for _, name := range allFields(forms(t, use.key, nl[use.key])) {
			if !slices.Contains(use.names, name) {
				t.Errorf("%s needs {{.%s}} and gets %v (%s)", use.key, name, use.names, use.at)
			}
		}
	}
}
