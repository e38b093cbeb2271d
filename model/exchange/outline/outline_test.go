package outline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn is a tree as its indented lines.
func drawn(nodes []Node) string {
	var out strings.Builder
	depth := make([]int, len(nodes))
	for i, node := range nodes {
		if node.Parent >= 0 {
			depth[i] = depth[node.Parent] + 1
		}
		fmt.Fprintf(&out, "%s%s@%d\n", strings.Repeat(">", depth[i]), node.Text, node.Line)
	}
	return out.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		indented         bool
	}{
		{"lines", "een\ntwee\n", "een@1\ntwee@2\n", false},
		{"tabs", "Top\n\ta\n\t\taa\n\tb\n", "Top@1\n>a@2\n>>aa@3\n>b@4\n", true},
		{"spaces, as many as one likes", "Top\n   a\n      aa\n   b\n", "Top@1\n>a@2\n>>aa@3\n>b@4\n", true},
		{"tabs and spaces", "Top\n\ta\n    b\n", "Top@1\n>a@2\n>b@3\n", true},
		{"back to somewhere between", "Top\n    a\n  b\n", "Top@1\n>a@2\n>b@3\n", true},
		{"bullets", "- Top\n  * a\n  • b\n-x\n-\n", "Top@1\n>a@2\n>b@3\n-x@4\n-@5\n", true},
		{"blank lines and other line ends", "een\r\n\r\n  \t\ntwee\rdrie", "een@1\ntwee@4\ndrie@5\n", false},
		{"all indented alike", "  een\n  twee\n", "een@1\ntwee@2\n", false},
		{"spaces within", "een   twee\u00a0drie\n", "een twee drie@1\n", false},
		{"nothing", "", "", false},
	} {
		nodes, indented := Read(c.text)
		if got := drawn(nodes); got != c.want || indented != c.indented {
			t.Errorf("%s: %v\n%s", c.name, indented, got)
		}
	}
}

// TestReadWhatWasIndented writes trees as indented lines and reads them back.
func TestReadWhatWasIndented(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		indent := rapid.SampledFrom([]string{"\t", " ", "   "}).Draw(t, "indent")
		var text strings.Builder
		var parents, path []int
		for i := range rapid.IntRange(0, 30).Draw(t, "nodes") {
			path = path[:rapid.IntRange(0, len(path)).Draw(t, "depth")]
			parent := -1
			if len(path) > 0 {
				parent = path[len(path)-1]
			}
			parents = append(parents, parent)
			fmt.Fprintf(&text, "%sknoop %d\n", strings.Repeat(indent, len(path)), i)
			path = append(path, i)
		}
		var got []int
		nodes, _ := Read(text.String())
		for _, node := range nodes {
			got = append(got, node.Parent)
		}
		if !slices.Equal(got, parents) {
			t.Fatalf("%v became %v in\n%s", parents, got, text.String())
		}
	})
}
