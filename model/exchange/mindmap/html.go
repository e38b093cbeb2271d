package mindmap

import (
	"encoding/xml"
	"strings"
)

// blocks are the elements that begin and end a line of their own.
var blocks = map[string]bool{
	"p": true, "div": true, "li": true, "ul": true, "ol": true, "dl": true, "dt": true, "dd": true, "table": true, "tr": true, "br": true,
	"hr": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "pre": true, "blockquote": true, "body": true,
	"text": true, "section": true, "article": true,
}

// silent are the elements whose text nobody reads.
var silent = map[string]bool{"head": true, "style": true, "script": true, "title": true}

const bullet = "• "

// flattener makes lines of rich text.
type flattener struct {
	lines   []string
	line    strings.Builder
	space   bool // a space is due before the next word
	item    bool // a bullet is due before the next word
	asTyped int  // depth of elements in which line ends count
	picture bool
}

// flatten reads what is inside the element that decoder has just opened, up to its end.
func flatten(decoder *xml.Decoder) (lines []string, picture bool, err error) {
	f := flattener{}
	for depth := 1; ; {
		token, err := decoder.Token()
		if err != nil {
			return nil, false, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if silent[strings.ToLower(t.Name.Local)] {
				if err := decoder.Skip(); err != nil {
					return nil, false, err
				}
				continue
			}
			depth++
			f.start(t)
		case xml.EndElement:
			if depth--; depth == 0 {
				return f.finish(), f.picture, nil
			}
			f.end(strings.ToLower(t.Name.Local))
		case xml.CharData:
			f.say(string(t))
		}
	}
}

// plainHTML makes lines of HTML in a text of its own, as FreeMind once wrote it, well-formed or not.
func plainHTML(text string) (lines []string, picture bool) {
	decoder := lenient(text + "</html>") // where the end is missing
	decoder.Strict = false
	decoder.AutoClose = xml.HTMLAutoClose
	if _, err := decoder.Token(); err != nil {
		return []string{text}, false
	}
	lines, picture, err := flatten(decoder)
	if err != nil {
		return []string{text}, false
	}
	return lines, picture
}

func (f *flattener) start(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	switch {
	case name == "img":
		f.picture = true
		for _, attribute := range t.Attr {
			if strings.EqualFold(attribute.Name.Local, "alt") {
				f.say(attribute.Value)
			}
		}
	case name == "td" || name == "th":
		f.space = true
	case blocks[name]:
		f.flush(false)
		f.item = f.item || name == "li"
		if name == "pre" || name == "text" {
			f.asTyped++
		}
	}
}

func (f *flattener) end(name string) {
	if !blocks[name] {
		return
	}
	f.flush(name == "p" && !f.item)
	switch name {
	case "li":
		f.item = false
	case "pre", "text":
		f.asTyped--
	}
}

func (f *flattener) say(text string) {
	text = strings.ReplaceAll(text, "\u00a0", " ")
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			if f.asTyped > 0 {
				f.flush(true)
			} else {
				f.space = true
			}
		}
		for k, word := range strings.Fields(line) {
			f.word(word, f.space || k > 0 || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"))
			f.space = false
		}
		if line != "" && strings.TrimRight(line, " \t\r") != line {
			f.space = true
		}
	}
}

func (f *flattener) word(word string, apart bool) {
	if f.line.Len() == 0 {
		if f.item {
			f.line.WriteString(bullet)
			f.item = false
		}
	} else if apart {
		f.line.WriteByte(' ')
	}
	f.line.WriteString(word)
}

// flush ends a line; an empty one counts only where it was meant.
func (f *flattener) flush(evenEmpty bool) {
	if f.line.Len() > 0 || evenEmpty {
		f.lines = append(f.lines, f.line.String())
	}
	f.line.Reset()
	f.space = false
}

func (f *flattener) finish() []string {
	f.flush(false)
	for len(f.lines) > 0 && f.lines[0] == "" {
		f.lines = f.lines[1:]
	}
	for len(f.lines) > 0 && f.lines[len(f.lines)-1] == "" {
		f.lines = f.lines[:len(f.lines)-1]
	}
	return f.lines
}
