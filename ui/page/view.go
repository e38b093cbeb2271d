package page

import "html/template"

// view is a page as the layout shows it. Everything in it is said in the reader's language already.
type view struct {
	Language, Document string
	Style              template.CSS
	Accent             template.CSS // of the municipality itself
	Logo               template.URL // the picture itself
	LogoText           string
	Closing            line
	Skip, Contents     string
	Title              span
	Lead               []line
	Made               line
	Sections           []section
}

// section is a part of the page with a heading of its own; one without blocks is left out.
type section struct {
	ID, Title string
	Blocks    []block
}

func (s *section) add(b block) { s.Blocks = append(s.Blocks, b) }

// block is one thing on the page: exactly one of its fields is set.
type block struct {
	Heading *heading
	Text    line // a paragraph
	Quote   *quote
	Facts   []fact
	List    []line
	Outline []node
	Table   *table
	Figure  *picture
	Article *article
}

// article is a part of a section that can be referred to and stands on its own.
type article struct {
	ID     string
	Title  line
	Blocks []block
}

func (a *article) add(b block) { a.Blocks = append(a.Blocks, b) }

// heading stands below that of an article (Level 4), or of a section (Level 3).
type heading struct {
	Level int
	Text  line
}

// quote is what somebody said, and who.
type quote struct {
	Text line
	Who  line
}

// fact is a name and what it is.
type fact struct {
	ID   string
	Name line
	Text []line
}

// node is a goal with what hangs under it.
type node struct {
	Text  line
	Notes []line
	Below []node
}

// table has a header above each column, and its first column heads the rows.
type table struct {
	Caption string
	Quiet   bool // the caption is only read aloud: a heading above says the same
	Columns []column
	Rows    []row
}

type column struct {
	Title   string
	Figures bool // aligned at the right
}

type row struct {
	ID    string
	Cells []cell
}

// cell is what stands in a row, line under line.
type cell struct {
	Lines   []line
	Figures bool
}

// picture is a figure, drawn. A wide one is scrolled sideways on a small screen, and so must be reached by keys.
type picture struct {
	Title   string
	Wide    bool
	Drawing template.HTML
}

// line is a text in pieces.
type line []span

// span is a piece of text that looks the same throughout.
type span struct {
	Text  string
	Class string
	Lang  string        // only where it is not that of the page
	Link  string        // to a place on the page
	Icon  template.HTML // before the text; says nothing that the text does not say
}

func plain(text string) span  { return span{Text: text} }
func strong(text string) span { return span{Text: text, Class: "strong"} }
func muted(text string) span  { return span{Text: text, Class: "muted"} }

// empty reports whether nothing stands in a line.
func (l line) empty() bool {
	for _, s := range l {
		if s.Text != "" {
			return false
		}
	}
	return true
}

// one is a cell with one line.
func one(spans ...span) cell { return cell{Lines: []line{spans}} }

// figures is a cell of a column with figures.
func figures(text string) cell { return cell{Lines: []line{{plain(text)}}, Figures: true} }

// without leaves out those of some columns in which nothing stands.
func (t *table) without(columns ...int) {
	for i := len(columns) - 1; i >= 0; i-- {
		at, used := columns[i], false
		for _, row := range t.Rows {
			for _, l := range row.Cells[at].Lines {
				used = used || !l.empty()
			}
		}
		if used {
			continue
		}
		t.Columns = append(t.Columns[:at:at], t.Columns[at+1:]...)
		for i := range t.Rows {
			cells := t.Rows[i].Cells
			t.Rows[i].Cells = append(cells[:at:at], cells[at+1:]...)
		}
	}
}
