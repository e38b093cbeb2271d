// Package mindmap reads and writes maps of FreeMind and Freeplane (.mm), which nearly every other mind-mapping program writes too.
//
// Of a map it takes the nodes, their texts (plain, or rich text made plain) and their notes and details. Looks, links, icons and the style
// sheet that Freeplane keeps inside the map are left behind. A map may be as deep as it likes.
package mindmap

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/outline"
	"doelenboom/model/exchange/source"
)

// Map is what a file says. A node without text that holds others together has an empty text; those without text and without children are
// refused.
type Map struct {
	Nodes   []outline.Node
	Refused []source.Refusal
}

var declaration = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']`)

// Root returns the name of the outermost element of a text, and false for a text that does not begin as XML.
func Root(text string) (name string, ok bool) {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) < 2 || trimmed[0] != '<' || !strings.ContainsRune("?!_:", rune(trimmed[1])) && !letter(trimmed[1]) {
		return "", false
	}
	decoder := lenient(trimmed)
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return "", false
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local, true
		}
	}
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func lenient(text string) *xml.Decoder {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Entity = xml.HTMLEntity                                                            // rich text is HTML, and some programs write its entities
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it has been decoded
	return decoder
}

// Read reads a map. It fails with a [model.Problem] that names the line for anything that is not well-formed, and takes all of a file or
// nothing.
func Read(data []byte) (*Map, error) {
	name := ""
	if m := declaration.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		name = string(m[1])
	}
	text, known, err := source.Named(data, name)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, model.NewProblem("problem.import.encoding", "encoding", name)
	}
	r := reader{decoder: lenient(text)}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

type reader struct {
	decoder *xml.Decoder
	nodes   []outline.Node
	found   []found // beside nodes
	path    []int   // the nodes that are open; -1 for the map itself
}

// found is what a node has that the neutral form has no place for.
type found struct {
	picture   bool
	encrypted bool
}

func (r *reader) read() error {
	for {
		line, _ := r.decoder.InputPos()
		token, err := r.decoder.Token()
		if err != nil {
			return r.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := r.start(t, line); err != nil {
				return err
			}
		case xml.EndElement:
			r.path = r.path[:len(r.path)-1]
			if len(r.path) == 0 {
				return nil
			}
		}
	}
}

func (r *reader) start(t xml.StartElement, line int) error {
	switch {
	case len(r.path) == 0:
		if t.Name.Local != "map" {
			return model.NewProblem("problem.import.xml", "root", t.Name.Local)
		}
		r.path = append(r.path, -1)
	case t.Name.Local == "node":
		r.open(t, line)
	case t.Name.Local == "richcontent" && r.at() >= 0:
		return r.richContent(t)
	default:
		if err := r.decoder.Skip(); err != nil {
			return r.broken(err)
		}
	}
	return nil
}

// at returns the innermost open node, or -1.
func (r *reader) at() int { return r.path[len(r.path)-1] }

func (r *reader) open(t xml.StartElement, line int) {
	node := outline.Node{Parent: r.at(), Line: line}
	has := found{}
	for _, attribute := range t.Attr {
		switch attribute.Name.Local {
		case "TEXT":
			node.Text = attribute.Value
			if begins(node.Text, "<html") {
				lines, picture := plainHTML(node.Text)
				node.Text, has.picture = strings.Join(lines, " "), picture
			}
			node.Text = outline.Plain(node.Text)
		case "ENCRYPTED_CONTENT":
			has.encrypted = attribute.Value != ""
		}
	}
	r.path = append(r.path, len(r.nodes))
	r.nodes = append(r.nodes, node)
	r.found = append(r.found, has)
}

func begins(text, prefix string) bool {
	text = strings.TrimSpace(text)
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

func (r *reader) richContent(t xml.StartElement) error {
	kind := ""
	for _, attribute := range t.Attr {
		if attribute.Name.Local == "TYPE" {
			kind = attribute.Value
		}
	}
	lines, picture, err := flatten(r.decoder)
	if err != nil {
		return r.broken(err)
	}
	node := &r.nodes[r.at()]
	switch kind {
	case "NODE", "": // FreeMind says nothing where it means the node
		r.found[r.at()].picture = picture
		node.Text = outline.Plain(strings.Join(lines, " "))
	case "NOTE", "DETAILS":
		if note := strings.Join(lines, "\n"); node.Note != "" && note != "" {
			node.Note += "\n" + note
		} else {
			node.Note += note
		}
	}
	return nil
}

func (r *reader) broken(err error) error {
	line, _ := r.decoder.InputPos()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		line = syntax.Line
	}
	return model.NewProblem("problem.import.mindmap.broken", "line", strconv.Itoa(line)).Because(err)
}

// finish leaves out the nodes that say nothing and hold nothing, the innermost first.
func (r *reader) finish() *Map {
	holds := make([]bool, len(r.nodes))
	out := &Map{}
	for i := len(r.nodes) - 1; i >= 0; i-- {
		node := r.nodes[i]
		if node.Text == "" && !holds[i] {
			key := model.Key("problem.import.node.empty")
			if r.found[i].picture {
				key = "problem.import.node.picture"
			}
			out.Refused = append(out.Refused, source.Refusal{Line: node.Line, Problem: model.NewProblem(key)})
			continue
		}
		holds[i] = true
		if node.Parent >= 0 {
			holds[node.Parent] = true
		}
		if r.found[i].encrypted {
			out.Refused = append(out.Refused, source.Refusal{
				Line: node.Line, Problem: model.NewProblem("problem.import.node.encrypted", "node", node.Text),
			})
		}
	}
	moved := make([]int, len(r.nodes))
	for i, node := range r.nodes {
		if !holds[i] {
			continue
		}
		if node.Parent >= 0 {
			node.Parent = moved[node.Parent]
		}
		moved[i] = len(out.Nodes)
		out.Nodes = append(out.Nodes, node)
	}
	source.ByLine(out.Refused)
	return out
}
