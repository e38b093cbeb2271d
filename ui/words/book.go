// Package words makes sentences: it holds every text for people in Dutch and English, and writes numbers, dates, periods and lists as the
// reader does. A [Book] is one language; papers and windows may use different books at the same time.
//
// Texts stand in assets/words, one flat JSON object a language, under stable keys. A text may hold fields ({{.goal}}); a text with a
// number in it has the forms "one" and "other". A key without a text is a fault that the tests find; in the window it shows as the key.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"doelenboom/assets"
	"doelenboom/model"
)

// Languages lists the languages that the program speaks, the first one being its own.
func Languages() []string { return []string{"nl", "en"} }

// Book is one language. It is safe for use by several goroutines.
type Book struct {
	Language string

	localizer *i18n.Localizer
	texts     map[string]any // by key: a text, or its forms for one and for more

	periods, shortPeriods sync.Map // model.Period -> string: a chart writes hundreds, the same each time that it is drawn

	mu    sync.Mutex // a collator is not safe for several goroutines
	order *collate.Collator
}

// library opens each language when somebody first asks for it: a program that starts reads no more than it shows.
var library = func() map[string]func() *Book {
	books := map[string]func() *Book{}
	for _, lang := range Languages() {
		books[lang] = sync.OnceValue(func() *Book { return open(lang) })
	}
	return books
}()

// For returns the book of a language, and the Dutch one for a language that the program does not speak.
func For(lang string) *Book {
	if book, ok := library[lang]; ok {
		return book()
	}
	return library[Languages()[0]]()
}

func open(lang string) *Book {
	tag := language.MustParse(lang)
	book := &Book{Language: lang, texts: Texts(lang), order: collate.New(tag, collate.IgnoreCase, collate.Numeric)}
	bundle := i18n.NewBundle(tag)
	for key, text := range book.texts {
		message := &i18n.Message{ID: key}
		switch text := text.(type) {
		case string:
			message.Other = text
		case map[string]any:
			message.One, message.Other = text["one"].(string), text["other"].(string)
		default:
			panic(fmt.Errorf("%s: the key %q is neither a text nor two forms of one", lang, key))
		}
		bundle.MustAddMessages(tag, message)
	}
	book.localizer = i18n.NewLocalizer(bundle, lang)
	return book
}

// Under returns the raw texts whose keys begin with a prefix, by the rest of the key.
func (b *Book) Under(prefix string) map[string]any {
	out := map[string]any{}
	for key, text := range b.texts {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			out[rest] = text
		}
	}
	return out
}

// Texts returns the raw texts of a language by key, merged from every file of that language. A broken file is a fault of the build.
func Texts(lang string) map[string]any {
	files, err := fs.Glob(assets.Files, "words/*.json")
	if err != nil {
		panic(err)
	}
	out := map[string]any{}
	for _, file := range files {
		if base := path.Base(file); base != lang+".json" && !strings.HasSuffix(base, "."+lang+".json") {
			continue
		}
		data, err := fs.ReadFile(assets.Files, file)
		if err != nil {
			panic(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(data, &texts); err != nil {
			panic(fmt.Errorf("%s: %w", file, err))
		}
		for key := range texts {
			if _, twice := out[key]; twice {
				panic(fmt.Errorf("%s: the key %q stands in another file too", file, key))
			}
		}
		maps.Copy(out, texts)
	}
	return out
}

// Has reports whether there is a text for a key.
func (b *Book) Has(key model.Key) bool {
	_, known := b.texts[string(key)]
	return known
}

// Say returns the text of a key, filled with pairs of field name and value. What [Book.Fill] says of values holds here too.
func (b *Book) Say(key model.Key, pairs ...any) string { return b.Fill(key, pairArgs(pairs)) }

// Count returns the form of a text that suits a number; the text reads it as {{.count}}.
func (b *Book) Count(key model.Key, n int, pairs ...any) string {
	args := pairArgs(pairs)
	args["count"] = n
	return b.Fill(key, args)
}

// Fill returns the text of a key, filled with arguments. Numbers, days and periods among them are written as the reader writes them, and
// a key or a problem becomes its text. An argument named "count" chooses between one and other.
func (b *Book) Fill(key model.Key, args model.Args) string {
	if text, whole := b.texts[string(key)].(string); whole && len(args) == 0 && text != "" && !strings.Contains(text, "{{") {
		return text // most of them, and there is nothing to fill in
	}
	data := model.Args{}
	config := &i18n.LocalizeConfig{MessageID: string(key), TemplateData: data}
	for name, value := range args {
		switch v := value.(type) {
		case int:
			data[name] = b.Whole(v)
		case float64: // numbers in a journal come back as these
			data[name] = b.Number(v, -1)
		case model.Date:
			data[name] = b.Date(v)
		case model.Period:
			data[name] = b.Period(v)
		case model.Key:
			data[name] = b.Say(v)
		case *model.Problem:
			data[name] = b.Problem(v)
		default:
			data[name] = value
		}
	}
	if _, one := b.texts[string(key)].(string); !one {
		config.PluralCount = args["count"]
		if count, ok := args["count"].(float64); ok {
			config.PluralCount = int(count)
		}
	}
	return b.localize(config)
}

func (b *Book) localize(config *i18n.LocalizeConfig) string {
	text, err := b.localizer.Localize(config)
	if err != nil || text == "" {
		slog.Error("no text", "key", config.MessageID, "language", b.Language, "error", err)
		return config.MessageID
	}
	return text
}

func pairArgs(pairs []any) model.Args {
	args := model.Args{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return args
}

// Problem returns an error as a sentence for people. An error that is not meant for people reads as a fault of the program, of which the
// log knows more.
func (b *Book) Problem(err error) string {
	if problem, ok := model.AsProblem(err); ok {
		return b.Fill(problem.Key, problem.Args)
	}
	return b.Say("problem.fault")
}

// Choice returns the word for one of the choices of a field: Choice("direction", string(model.Higher)).
func (b *Book) Choice(field, choice string) string {
	if choice == "" {
		choice = "none"
	}
	return b.Say(model.Key("choice." + field + "." + choice))
}

// Sentence makes the first letter of a text a capital, for a word that stands alone.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Sort sorts texts as a dictionary of the language does.
func (b *Book) Sort(texts []string) { SortBy(b, texts, func(s string) string { return s }) }

// SortBy sorts anything by a text of it, as a dictionary of the language does.
func SortBy[T any](b *Book, items []T, text func(T) string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	slices.SortStableFunc(items, func(x, y T) int { return b.order.CompareString(text(x), text(y)) })
}

// Level returns the name of a level of the tree, counted from 1 at the top: the group's own, else the usual one. What is deeper than
// the names go has the name of the deepest level.
func (b *Book) Level(cover *model.Cover, level int) string {
	if len(cover.Levels) > 0 {
		return cover.Levels[max(1, min(level, len(cover.Levels)))-1]
	}
	return b.Say(model.Key(fmt.Sprintf("level.%d", max(1, min(level, model.DefaultLevels)))))
}
