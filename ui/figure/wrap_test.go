package figure

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	wide := func(text string) float64 { return Measure(text, 10, Regular) + 0.001 }
	for _, test := range []struct {
		name  string
		text  string
		width float64
		max   int
		want  []string
		cut   bool
	}{
		{"one line", "een dag", 100, 0, []string{"een dag"}, false},
		{"nothing", "", 100, 3, nil, false},
		{"only spaces", " \n\t ", 100, 3, nil, false},
		{"between words", "een zinvolle dag", wide("een zinvolle"), 0, []string{"een zinvolle", "dag"}, false},
		{"after a hyphen", "effect-indicator", wide("effect-indi"), 0, []string{"effect-", "indicator"}, false},
		{"no break before a number", "jaar -3", wide("jaar -"), 0, []string{"jaar", "-3"}, false},
		{"newline", "een\ndag", 100, 0, []string{"een", "dag"}, false},
		{"windows newline and tab", "een\r\nmooie\tdag", 100, 0, []string{"een", "mooie dag"}, false},
		{"long word", "zelfredzaamheid", wide("zelfred"), 0, []string{"zelfred", "zaamh", "eid"}, false},
		{"cut", "een zinvolle dag voor iedereen", wide("een zinvolle…"), 2, []string{"een zinvolle", "dag voor ie…"}, true},
		{"cut at a newline", "een\ndag", 100, 1, []string{"een…"}, true},
		{"cut drops the comma", "ja, maar", wide("ja,…"), 1, []string{"ja…"}, true},
		{"no room at all", "dag", 0, 0, []string{"d", "a", "g"}, false},
	} {
		lines, cut := Wrap(test.text, test.width, 10, Regular, test.max)
		if !slices.Equal(lines, test.want) || cut != test.cut {
			t.Errorf("%s: got %q, %v, want %q, %v", test.name, lines, cut, test.want, test.cut)
		}
	}
}

func TestWrapBesideACode(t *testing.T) {
	how := Wrapping{Width: 60, Indent: 30, Size: 10}
	if lines, _ := how.Lines("de dag is mooi"); len(lines) < 2 || Measure(lines[0], 10, Regular) > 30 {
		t.Errorf("the first line does not leave the indent free: %q", lines)
	}
	if lines, _ := how.Lines("levensloop"); !slices.Equal(lines, []string{"", "levensloop"}) {
		t.Errorf("a word that does not fit beside the code must move to the next line, got %q", lines)
	}
}

// TestWrapKeepsAll: no line is too wide, no letter is lost or moved, and a limit on lines holds.
func TestWrapKeepsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aeiounrst   -/\n,.€ïW…\u0301\u00a0\t"))).Draw(t, "text")
		how := Wrapping{
			Width:  rapid.Float64Range(0, 300).Draw(t, "width"),
			Indent: rapid.Float64Range(0, 40).Draw(t, "indent"),
			Size:   rapid.Float64Range(5, 30).Draw(t, "size"),
			Weight: rapid.SampledFrom([]Weight{Regular, Bold, Italic}).Draw(t, "weight"),
			Max:    rapid.IntRange(0, 5).Draw(t, "max"),
		}
		lines, cut := how.Lines(text)
		if how.Max > 0 && len(lines) > how.Max {
			t.Fatalf("%d lines of at most %d", len(lines), how.Max)
		}
		for i, line := range lines {
			room := how.Width
			if i == 0 {
				room -= how.Indent
			}
			// One letter with its accents may be wider than the room; the ellipsis that says so too.
			bare := strings.TrimRightFunc(strings.TrimSuffix(line, ellipsis), func(r rune) bool { return r == ' ' || unicode.Is(unicode.Mn, r) })
			if Measure(line, how.Size, how.Weight) > room+1e-6 && utf8.RuneCountInString(bare) > 1 {
				t.Fatalf("line %q is wider than %v", line, room)
			}
		}
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) && r != '\u00a0' {
					return -1
				}
				return r
			}, s)
		}
		if !cut && letters(strings.Join(lines, "")) != letters(text) {
			t.Fatalf("%q lost letters of %q", lines, text)
		}
		if cut && !strings.HasSuffix(lines[len(lines)-1], ellipsis) {
			t.Fatalf("cut, but the last line is %q", lines[len(lines)-1])
		}
	})
}

func TestWrapperRemembers(t *testing.T) {
	var wrapper Wrapper
	how := Wrapping{Width: 80, Size: 12, Max: 3}
	text := "Inwoners hebben mensen om zich heen"
	fresh, freshCut := how.Lines(text)
	for range 2 {
		if lines, cut := wrapper.Lines(text, how); !slices.Equal(lines, fresh) || cut != freshCut {
			t.Fatalf("got %q, want %q", lines, fresh)
		}
	}
	if n := testing.AllocsPerRun(100, func() { wrapper.Lines(text, how) }); n != 0 {
		t.Errorf("asking again allocates %v times", n)
	}
	for i := range 2*generation + 10 {
		wrapper.Lines(strings.Repeat("a", i%7)+string(rune(0x4e00+i)), Wrapping{Size: 1, Width: 1e9})
	}
	if held := len(wrapper.now) + len(wrapper.old); held > 2*generation {
		t.Errorf("the wrapper holds %d texts", held)
	}
}

func BenchmarkWrap(b *testing.B) {
	text := "Inwoners die willen en kunnen werken, vinden betaald of beschut werk en mogen terug."
	b.ReportAllocs()
	for b.Loop() {
		Wrap(text, 190, 15, Regular, 5)
	}
}
