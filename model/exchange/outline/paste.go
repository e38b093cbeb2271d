package outline

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// code is a number before an item: "1.2", "3." or "0".
var code = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*)([.)]?)[ \t]+`)

// Paste reads what somebody copied elsewhere: indented lines or a list with bullets, as [Read] does, and lines that are numbered as goals
// are. The numbers are left out, and where nothing is indented they say what belongs under what.
func Paste(text string) []Node {
	nodes, indented := Read(text)
	codes, ok := codesOf(nodes)
	if !ok {
		return nodes
	}
	for i := range nodes {
		nodes[i].Text = strings.TrimSpace(nodes[i].Text[len(code.FindString(nodes[i].Text)):])
	}
	if !indented {
		byCode(nodes, codes)
	}
	return nodes
}

// codesOf returns the numbers of numbered lines; not ok when the numbers may well belong to the text, as in "24 uur per dag".
func codesOf(nodes []Node) (codes []string, ok bool) {
	dotted, running := false, true
	for i, node := range nodes {
		match := code.FindStringSubmatch(node.Text)
		if match == nil {
			if i == 0 && len(nodes) > 1 { // a title above the numbered ones
				codes = append(codes, "")
				continue
			}
			return nil, false
		}
		rest, _ := utf8.DecodeRuneInString(node.Text[len(match[0]):])
		if unicode.IsDigit(rest) || len(nodes) == 1 && !unicode.IsUpper(rest) {
			return nil, false
		}
		dotted = dotted || strings.Contains(match[1], ".") || match[2] != ""
		running = running && (len(codes) == 0 || codes[len(codes)-1] == "" || follows(codes[len(codes)-1], match[1]))
		codes = append(codes, match[1])
	}
	return codes, dotted || running && len(nodes) > 1 && (codes[0] == "1" || codes[0] == "0" || codes[0] == "" && codes[1] == "1")
}

// follows reports whether a single number is one more than another.
func follows(before, after string) bool {
	from, errFrom := strconv.Atoi(before)
	to, errTo := strconv.Atoi(after)
	return errFrom == nil && errTo == nil && to == from+1
}

// byCode puts each line under the one whose number is the beginning of its own: 1.2 under 1, and what has one number under 0 or the title.
func byCode(nodes []Node, codes []string) {
	at := map[string]int{}
	for i, own := range codes {
		nodes[i].Parent = -1
		dot := strings.LastIndexByte(own, '.')
		switch {
		case dot >= 0:
			if parent, known := at[own[:dot]]; known {
				nodes[i].Parent = parent
			}
		case own != "" && own != "0":
			for _, top := range []string{"0", ""} {
				if parent, known := at[top]; known {
					nodes[i].Parent = parent
					break
				}
			}
		}
		at[own] = i
	}
}

// Write writes a tree as lines that are indented with tabs, which every other program reads.
func Write(nodes []Node) string {
	var out strings.Builder
	depth := make([]int, len(nodes))
	for i, node := range nodes {
		if node.Parent >= 0 {
			depth[i] = depth[node.Parent] + 1
		}
		out.WriteString(strings.Repeat("\t", depth[i]) + Plain(node.Text) + "\n")
	}
	return out.String()
}
