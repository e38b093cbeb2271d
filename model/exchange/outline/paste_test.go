package outline

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPaste(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"indented", "Top\n\ta\n\t\tb\n", "Top@1\n>a@2\n>>b@3\n"},
		{"bullets of a word processor", "•\tTop\n\to\ta\n\t\t▪\tb\n", "Top@1\n>a@2\n>>b@3\n"},
		{"codes without indentation", "0 Top\n1 Een\n1.1 Een een\n1.2 Een twee\n2 Twee\n", "Top@1\n>Een@2\n>>Een een@3\n>>Een twee@4\n>Twee@5\n"},
		{"codes under a title", "Top\n1 Een\n1.1 Een een\n", "Top@1\n>Een@2\n>>Een een@3\n"},
		{"codes and indentation", "1 Een\n  1.1 Een een\n", "Een@1\n>Een een@2\n"},
		{"a numbered list", "1. een\n2. twee\n3) drie\n", "een@1\ntwee@2\ndrie@3\n"},
		{"a branch with its codes", "2.1 Een\n2.1.1 Onder\n2.2 Twee\n", "Een@1\n>Onder@2\nTwee@3\n"},
		{"one goal with its code", "1.2 Inwoners doen mee\n", "Inwoners doen mee@1\n"},
		{"a number that belongs to the text", "1.5 miljoen mensen doen mee\n", "1.5 miljoen mensen doen mee@1\n"},
		{"numbers that belong to the text", "24 uur per dag open\n12 weken per jaar dicht\n", "24 uur per dag open@1\n12 weken per jaar dicht@2\n"},
		{"some lines with a number", "3 keer per week\nop tijd\n", "3 keer per week@1\nop tijd@2\n"},
		{"nothing", " \n", ""},
	} {
		if got := drawn(Paste(c.text)); got != c.want {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// TestWhatIsWrittenIsPasted as it was, for trees of any shape.
func TestWhatIsWrittenIsPasted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var nodes []Node
		var path []int
		for i := range rapid.IntRange(0, 30).Draw(t, "nodes") {
			path = path[:rapid.IntRange(min(len(path), 1), len(path)).Draw(t, "depth")]
			node := Node{Text: fmt.Sprintf("Doel %d", i), Parent: -1, Line: i + 1}
			if len(path) > 0 {
				node.Parent = path[len(path)-1]
			}
			nodes = append(nodes, node)
			path = append(path, i)
		}
		text := Write(nodes)
		if got := drawn(Paste(strings.ReplaceAll(text, "\n", "\r\n"))); got != drawn(nodes) {
			t.Fatalf("%s became\n%s", text, got)
		}
	})
}
