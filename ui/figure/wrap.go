package figure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

const ellipsis = "…"

// Wrapping says how a text is broken into lines.
type Wrapping struct {
	Width  float64
	Indent float64 // what the first line leaves free at its left
	Size   float64
	Weight Weight
	Max    int // lines; 0 is as many as it takes
}

// Wrap breaks a text into lines that fit a width: between words, after a hyphen or a slash, and inside a word only when the word
// alone is too long. A newline in the text ends a line. When more than maxLines would be needed (0: no limit), the last line ends in an ellipsis
// and cut is true. A width that fits not even one letter gives one letter a line. No text gives no lines.
func Wrap(text string, width, size float64, weight Weight, maxLines int) (lines []string, cut bool) {
	return Wrapping{Width: width, Size: size, Weight: weight, Max: maxLines}.Lines(text)
}

// Lines breaks a text as [Wrap] does. A first word that does not fit beside the indent goes to the second line.
func (w Wrapping) Lines(text string) (lines []string, cut bool) {
	text = tidyText(text)
	room := w.Width - w.Indent
	for len(text) > 0 {
		if w.Max > 0 && len(lines) == w.Max-1 {
			return w.last(lines, text, room)
		}
		end, next := w.take(text, room, len(lines) == 0 && w.Indent > 0)
		lines = append(lines, strings.TrimRight(text[:end], " "))
		text = text[next:]
		room = w.Width
	}
	return lines, false
}

// last adds the line after which there is no room for another.
func (w Wrapping) last(lines []string, text string, room float64) ([]string, bool) {
	line, rest, more := strings.Cut(text, "\n")
	more = more && strings.TrimSpace(rest) != ""
	if !more && Measure(line, w.Size, w.Weight) <= room {
		return append(lines, line), false
	}
	if more && Measure(line+ellipsis, w.Size, w.Weight) <= room {
		return append(lines, line+ellipsis), true
	}
	return append(lines, ellipsize(line, room, w.Size, w.Weight)), true
}

// take returns where the first line of a text ends and where the next one begins.
func (w Wrapping) take(text string, room float64, mayBeEmpty bool) (end, next int) {
	f := faceOf(w.Weight)
	room /= w.Size
	room += 1e-9
	sum := 0.0
	breakEnd, breakNext := -1, -1
	for i, r := range text {
		if r == '\n' {
			return i, i + 1
		}
		if r == ' ' {
			breakEnd, breakNext = i, i+1
			sum += f.table[' ']
			continue
		}
		sum += f.width(r)
		if sum > room && i > 0 && !unicode.Is(unicode.Mn, r) {
			switch {
			case breakEnd > 0:
				return breakEnd, breakNext
			case mayBeEmpty:
				return 0, 0
			}
			return i, i
		}
		if sum > room && i == 0 && mayBeEmpty {
			return 0, 0
		}
		if after := i + utf8.RuneLen(r); (r == '-' || r == '/') && i > 0 && after < len(text) && isLetter(text[after:]) {
			breakEnd, breakNext = after, after
		}
	}
	return len(text), len(text)
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// ellipsize returns as much of the beginning of a text as fits with an ellipsis after it; the ellipsis alone if nothing does.
func ellipsize(text string, width, size float64, weight Weight) string {
	f := faceOf(weight)
	room := width/size - f.width('…') + 1e-9
	sum, end := 0.0, len(text)
	for i, r := range text {
		if sum += f.width(r); sum > room {
			end = i
			break
		}
	}
	return strings.TrimRight(text[:end], " ,;:–-") + ellipsis
}

// tidyText gives a text in which words are parted by one space and lines by one newline. A text that is so already, as nearly all are, is
// returned as it is.
func tidyText(text string) string {
	if isTidy(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	pending := ' '
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '\n':
			pending = '\n'
		case unicode.IsSpace(r) && r != '\u00a0':
			if pending != '\n' {
				pending = ' '
			}
		case unicode.IsControl(r) || r == '\u00ad' || r == '\ufeff' || r == '\u200b':
			continue
		default:
			if pending != 0 && b.Len() > 0 {
				b.WriteRune(pending)
			}
			pending = 0
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isTidy(text string) bool {
	var before rune = ' '
	for _, r := range text {
		switch {
		case r == ' ' || r == '\n':
			if before == ' ' || before == '\n' {
				return false
			}
		case r < ' ', r >= 0x7f && r <= 0x9f, r == '\u00ad', r == '\ufeff', r == utf8.RuneError:
			return false
		case r >= 0x1680 && unicode.IsSpace(r), r == '\u200b':
			return false
		}
		before = r
	}
	return before != ' ' && before != '\n' || text == ""
}

// Wrapper remembers how texts were broken, so that drawing a large tree again measures only what changed. It forgets what was not
// asked for during the last few thousand texts. The zero Wrapper is ready; it is safe for concurrent use.
type Wrapper struct {
	mu       sync.Mutex
	now, old map[wrapKey]wrapped
}

// generation is how many texts a Wrapper holds before it forgets those that were not asked for again.
const generation = 20000

type wrapKey struct {
	text string
	how  Wrapping
}

type wrapped struct {
	lines []string
	cut   bool
}

// Lines breaks a text as [Wrapping.Lines] does. The slice is shared: do not write to it.
func (c *Wrapper) Lines(text string, how Wrapping) (lines []string, cut bool) {
	key := wrapKey{text, how}
	c.mu.Lock()
	defer c.mu.Unlock()
	known, ok := c.now[key]
	if !ok {
		if known, ok = c.old[key]; !ok {
			known.lines, known.cut = how.Lines(text)
		}
		if len(c.now) >= generation {
			c.now, c.old = nil, c.now
		}
		if c.now == nil {
			c.now = map[wrapKey]wrapped{}
		}
		c.now[key] = known
	}
	return known.lines, known.cut
}
