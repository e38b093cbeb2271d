package words_test

import (
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"

	"doelenboom/ui/words"
)

// forms returns the forms of a text: one for a plain text, two for a text with a number in it.
func forms(t *testing.T, key string, text any) map[string]string {
	t.Helper()
	switch text := text.(type) {
	case string:
		return map[string]string{"": text}
	case map[string]any:
		out := map[string]string{}
		for form, value := range text {
			out[form], _ = value.(string)
		}
		return out
	}
	t.Errorf("%s is neither a text nor the forms of one", key)
	return nil
}

var field = regexp.MustCompile(`{{\s*\.(\w+)\s*}}`)

func fieldsOf(text string) []string {
	var out []string
	for _, match := range field.FindAllStringSubmatch(text, -1) {
		out = append(out, match[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	nl, en := words.Texts("nl"), words.Texts("en")
	for _, key := range slices.Sorted(maps.Keys(merged(nl, en))) {
		switch {
		case nl[key] == nil:
			t.Errorf("%s has no Dutch text", key)
			continue
		case en[key] == nil:
			t.Errorf("%s has no English text", key)
			continue
		}
		dutch, english := forms(t, key, nl[key]), forms(t, key, en[key])
		if _, plain := dutch[""]; !plain || len(english) != 1 {
			checkPlural(t, key, dutch)
			checkPlural(t, key, english)
		}
		if one, other := allFields(dutch), allFields(english); !slices.Equal(one, other) {
			t.Errorf("%s is filled with %v in Dutch and %v in English", key, one, other)
		}
		const sentence = 5 // words; less may be the same in both languages
		if len(strings.Fields(dutch[""])) >= sentence && dutch[""] == english[""] {
			t.Errorf("%s is not translated: %s", key, dutch[""])
		}
	}
}

func merged(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

func allFields(forms map[string]string) []string {
	return fieldsOf(strings.Join(slices.Collect(maps.Values(forms)), " "))
}

func checkPlural(t *testing.T, key string, forms map[string]string) {
	t.Helper()
	if !slices.Equal(slices.Sorted(maps.Keys(forms)), []string{"one", "other"}) {
		t.Errorf("%s has the forms %v, where one and other are asked for", key, slices.Sorted(maps.Keys(forms)))
	}
	if !strings.Contains(forms["other"], "{{.count}}") {
		t.Errorf("%s has two forms, and does not say how many: %q", key, forms["other"])
	}
}

func TestEveryTextCanBeSaid(t *testing.T) {
	key := regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9-]+)+$`)
	for _, lang := range words.Languages() {
		for name, text := range words.Texts(lang) {
			// Fyne has names of its own for the texts of its buttons and dialogs.
			if !key.MatchString(name) && !strings.HasPrefix(name, "fyne.") {
				t.Errorf("%s: the key %q is not of the form area.name", lang, name)
			}
			for _, form := range forms(t, name, text) {
				if strings.TrimSpace(form) != form || form == "" {
					t.Errorf("%s: %s begins or ends with a space, or says nothing: %q", lang, name, form)
				}
				if strings.Contains(form, "  ") {
					t.Errorf("%s: %s has two spaces: %q", lang, name, form)
				}
				if strings.Count(form, "{{") != len(field.FindAllString(form, -1)) {
					t.Errorf("%s: %s does more than fill in fields: %q", lang, name, form)
				}
				parsed, err := template.New(name).Parse(form)
				if err != nil {
					t.Errorf("%s: %s: %v", lang, name, err)
				} else if err := parsed.Execute(io.Discard, nil); err != nil {
					t.Errorf("%s: %s: %v", lang, name, err)
				}
			}
		}
	}
}
