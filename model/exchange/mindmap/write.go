package mindmap

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"doelenboom/model"
)

// version is what Freeplane 1.9 to 1.11 write. Freeplane looks for it at the very start of a file, so that an XML declaration, which a map
// does not need, would be in the way.
const version = "freeplane 1.9.13"

// Write writes the goal tree of a dossier as a map: each goal a node, its explanation a note. Reading it again gives the same tree. It fails
// with a [model.Problem] when there are no goals.
func Write(w io.Writer, d *model.Dossier) error {
	goals := d.Goals()
	if len(goals) == 0 {
		return model.NewProblem("problem.export.noGoals")
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "<map version=%q>\n", version)
	var open []model.ID
	for _, goal := range goals {
		for len(open) > 0 && open[len(open)-1] != goal.Parent {
			fmt.Fprint(out, "</node>\n")
			open = open[:len(open)-1]
		}
		open = append(open, goal.ID)
		fmt.Fprintf(out, `<node TEXT="%s" ID="ID_%s"`, escape(goal.Text), escape(string(goal.ID)))
		if len(open) == 2 {
			fmt.Fprint(out, ` POSITION="right"`)
		}
		fmt.Fprint(out, ">\n")
		writeNote(out, goal.Explanation)
	}
	for range open {
		fmt.Fprint(out, "</node>\n")
	}
	fmt.Fprint(out, "</map>\n")
	return out.Flush()
}

func writeNote(out io.Writer, note string) {
	if strings.TrimSpace(note) == "" {
		return
	}
	fmt.Fprint(out, "<richcontent TYPE=\"NOTE\">\n<html>\n<head/>\n<body>\n")
	for line := range strings.SplitSeq(note, "\n") {
		fmt.Fprintf(out, "<p>%s</p>\n", escape(line))
	}
	fmt.Fprint(out, "</body>\n</html>\n</richcontent>\n")
}

// escape writes a text with nothing in it but ASCII, as Freeplane does, so that no reader can take it for another encoding. Control
// characters, which XML cannot hold, become spaces.
func escape(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '&' || r == '<' || r == '>' || r == '"' || r == '\n' || r == '\t' || r > '~' && r != '\ufffe' && r != '\uffff':
			fmt.Fprintf(&out, "&#x%x;", r)
		case r < ' ' || r > '~':
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
