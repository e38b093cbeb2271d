// Package outline reads a list of lines in which indentation says what belongs under what, and is the neutral form of every tree that comes
// from elsewhere.
package outline

import (
	"strings"
)

// Node is one item of a tree. A tree is a list of nodes, each after its parent, siblings in order; so that a chain of thousands is no
// deeper to work with than a list.
type Node struct {
	Text   string // one line; empty for a node that only holds others together
	Note   string
	Parent int // place of the parent in the list; -1 for a node at the top
	Line   int // where it stands in the file, from 1
}

// tabWidth is how far a tab goes where tabs and spaces are mixed.
const tabWidth = 4

// Read reads lines of text. Deeper means more indented than the line above; blank lines count for nothing, and a bullet before the text is
// left out. It reports whether any line is indented: if none is, the lines are a list and no tree.
func Read(text string) (nodes []Node, indented bool) {
	type open struct{ indent, node int }
	var path []open
	number := 0
	for line := range Lines(text) {
		number++
		words := strings.TrimSpace(line)
		if words == "" {
			continue
		}
		indent := width(line)
		for len(path) > 0 && path[len(path)-1].indent >= indent {
			path = path[:len(path)-1]
		}
		node := Node{Text: Plain(withoutBullet(words)), Parent: -1, Line: number}
		if len(path) > 0 {
			node.Parent = path[len(path)-1].node
			indented = true
		}
		path = append(path, open{indent, len(nodes)})
		nodes = append(nodes, node)
	}
	return nodes, indented
}

// Lines yields the lines of a text, whatever ends them.
func Lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			at := strings.IndexAny(text, "\r\n")
			if at < 0 {
				yield(text)
				return
			}
			line := text[:at]
			if text[at] == '\r' && at+1 < len(text) && text[at+1] == '\n' {
				at++
			}
			text = text[at+1:]
			if !yield(line) {
				return
			}
		}
	}
}

// Plain returns a text on one line, with single spaces.
func Plain(text string) string { return strings.Join(strings.Fields(text), " ") }

func width(line string) int {
	at := 0
	for _, r := range line {
		switch r {
		case '\t':
			at += tabWidth - at%tabWidth
		case ' ', '\u00a0':
			at++
		default:
			return at
		}
	}
	return at
}

// bullets are the signs before the items of a list, as word processors and people write them.
const bullets = "-*•–—·◦▪▫●○‣➢+"

func withoutBullet(words string) string {
	for _, bullet := range bullets {
		rest, ok := strings.CutPrefix(words, string(bullet))
		if !ok || strings.TrimLeft(rest, " \t\u00a0") == rest {
			continue
		}
		if rest = strings.TrimLeft(rest, " \t\u00a0"); rest != "" {
			return rest
		}
	}
	if rest, ok := strings.CutPrefix(words, "o\t"); ok { // the second bullet of a word processor
		return strings.TrimSpace(rest)
	}
	return words
}
