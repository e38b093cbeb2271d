package mindmap

import (
	"fmt"
	"strings"
	"testing"

	"doelenboom/model"
)

// told is a map in lines: indentation, text, note, line; then what was refused.
func told(m *Map) string {
	var out strings.Builder
	depth := make([]int, len(m.Nodes))
	for i, node := range m.Nodes {
		if node.Parent >= 0 {
			depth[i] = depth[node.Parent] + 1
		}
		fmt.Fprintf(&out, "%s%s@%d", strings.Repeat(">", depth[i]), node.Text, node.Line)
		if node.Note != "" {
			fmt.Fprintf(&out, " (%s)", strings.ReplaceAll(node.Note, "\n", "/"))
		}
		out.WriteString("\n")
	}
	for _, refusal := range m.Refused {
		fmt.Fprintf(&out, "%d %s\n", refusal.Line, strings.TrimPrefix(string(refusal.Problem.Key), "problem.import.node."))
	}
	return out.String()
}

func TestRead(t *testing.T) {
	rich := func(kind, html string) string {
		return fmt.Sprintf(`<richcontent TYPE="%s"><html><head><style>p {}</style></head><body>%s</body></html></richcontent>`, kind, html)
	}
	for _, c := range []struct{ name, text, want string }{
		{"attributes in any order", "<map version='1'>\n<node ID='a' COLOR='#fff' TEXT='Top'>\n<node\n TEXT='a'/></node></map>", "Top@2\n>a@3\n"},
		{"line ends and entities", "<map><node TEXT='Een&#xa;twee &amp; dr&#237;e  &#160; vier'/></map>", "Een twee & dríe vier@1\n"},
		{"rich text", "<map><node>" + rich("NODE", "<p>Een <b>vet</b></p>\n<p>woord</p>") + "</node></map>", "Een vet woord@1\n"},
		{"rich text after the children", "<map><node><node TEXT='a'/>" + rich("NODE", "Top") + "</node></map>", "Top@1\n>a@1\n"},
		{"rich text says more than TEXT", "<map><node TEXT='oud'>" + rich("NODE", "nieuw") + "</node></map>", "nieuw@1\n"},
		{
			"notes", "<map><node TEXT='a'>" + rich("DETAILS", "<p>kort</p>") + rich("NOTE", "<p>een</p><p></p><ul><li>x</li><li><p>y</p></li></ul>") + "</node></map>",
			"a@1 (kort/een//• x/• y)\n",
		},
		{"a note as typed", "<map><node TEXT='a'><richcontent TYPE='NOTE' CONTENT-TYPE='plain/auto'><text>een\n  twee</text></richcontent></node></map>", "a@1 (een/twee)\n"},
		{"an empty note", "<map><node TEXT='a'>" + rich("NOTE", "<p> </p>") + "</node></map>", "a@1\n"},
		{"rich text without a type", "<map><node><richcontent><html>Top</html></richcontent></node></map>", "Top@1\n"},
		{"no spaces within words", "<map><node>" + rich("NODE", "<b>W</b>oord en <i>w</i><u>oord</u>") + "</node></map>", "Woord en woord@1\n"},
		{"a table", "<map><node>" + rich("NODE", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") + "</node></map>", "a b c@1\n"},
		{"HTML in TEXT", "<map><node TEXT='&lt;html&gt;&lt;p&gt;een&lt;br&gt;twee'/></map>", "een twee@1\n"},
		{"HTML entities", "<map><node TEXT='caf&eacute;'>" + rich("NOTE", "a&nbsp;b") + "</node></map>", "café@1 (a b)\n"},
		{
			"style sheets, links, icons and clouds are left", "<map><attribute_registry/><node TEXT='a'><hook NAME='MapStyle'><map_styles><stylenode TEXT='x'><node TEXT='y'/></stylenode></map_styles></hook>" +
				"<arrowlink DESTINATION='b'/><icon BUILTIN='idea'/><attribute NAME='x' VALUE='y'/></node></map>",
			"a@1\n",
		},
		{
			"empty ones", "<map>\n<node TEXT=''>\n<node/>\n<node><node TEXT=' '/></node>\n<node><node TEXT='a'/></node></node></map>",
			"@2\n>@5\n>>a@5\n3 empty\n4 empty\n4 empty\n",
		},
		{"a picture", "<map><node TEXT='Top'>\n<node>" + rich("NODE", "<img src='x.png'/>") + "</node></node></map>", "Top@1\n2 picture\n"},
		{"a picture with words", "<map><node>" + rich("NODE", "<img src='x.png' alt='een boom'/>") + "</node></map>", "een boom@1\n"},
		{"what is encrypted", "<map><node TEXT='Top'><node TEXT='geheim' ENCRYPTED_CONTENT='abc'/></node></map>", "Top@1\n>geheim@1\n1 encrypted\n"},
		{"several at the top", "<map><node TEXT='a'/><node TEXT='b'/></map>", "a@1\nb@1\n"},
		{"an encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><map><node TEXT='caf\xe9'/></map>", "café@1\n"},
		{"no encoding, and not UTF-8", "<map><node TEXT='caf\xe9s'/></map>", "cafés@1\n"},
		{"UTF-16", "\xff\xfe<\x00m\x00a\x00p\x00>\x00<\x00n\x00o\x00d\x00e\x00 \x00T\x00E\x00X\x00T\x00=\x00'\x00\xe9\x00'\x00/\x00>\x00<\x00/\x00m\x00a\x00p\x00>\x00", "é@1\n"},
	} {
		m, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := told(m); got != c.want {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

func TestReadNamesTheLine(t *testing.T) {
	for text, line := range map[string]string{
		"<map>\n<node TEXT='a'>\n</map>":                       "3",
		"<map>\n<node TEXT='a'/>\n":                            "3",
		"<map>\n\n<node TEXT=a/></map>":                        "3",
		"<map>\n<node TEXT='a&onbekend;'/></map>":              "2",
		"<map><node TEXT='a'>\n<richcontent TYPE='NOTE'><p>\n": "3",
	} {
		_, err := Read([]byte(text))
		problem, ok := model.AsProblem(err)
		if !ok || problem.Key != "problem.import.mindmap.broken" || problem.Args["line"] != line {
			t.Errorf("%q: %v", text, err)
		}
	}
}
