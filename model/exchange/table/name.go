package table

import (
	"strconv"
	"strings"

	"doelenboom/model/exchange/outline"
)

// Separator stands between the parts of a name: "D_39a · cr37".
const Separator = " · "

// Fold is how names are compared: without regard to case and spaces.
func Fold(name string) string { return lower(plain(name)) }

// lower is [strings.ToLower], the short way for names with no letters beyond ASCII: the dot between the parts of a name is no letter.
func lower(text string) string {
	capitals := false
	for i := range len(text) {
		b := text[i]
		if b >= 0x80 && b != 0xc2 && (i == 0 || text[i-1] != 0xc2) {
			return strings.ToLower(text)
		}
		capitals = capitals || b >= 'A' && b <= 'Z'
	}
	if !capitals {
		return text
	}
	out := []byte(text)
	for i, b := range out {
		if b >= 'A' && b <= 'Z' {
			out[i] = b + 'a' - 'A'
		}
	}
	return string(out)
}

// plain is [outline.Plain], the short way for what is plain already.
func plain(text string) string {
	before := byte(' ')
	for i := range len(text) {
		b := text[i]
		wide := b == 0xc2 && i+1 < len(text) && (text[i+1] == 0x85 || text[i+1] == 0xa0) || b >= 0xe1 && b <= 0xe3 // among which are the spaces beyond ASCII
		if b < ' ' || wide || b == ' ' && before == ' ' {
			return outline.Plain(text)
		}
		before = b
	}
	if before == ' ' {
		return outline.Plain(text)
	}
	return text
}

// nameAll gives every series its names.
func (c *collector) nameAll() {
	bases := map[string]bool{}
	for _, b := range c.order {
		bases[b.base] = true
	}
	many := len(bases) > 1
	labels := c.labels
	folded, taken := make([]string, len(c.order)), make(map[string]int, len(c.order))
	for i, b := range c.order {
		c.name(b, many, labels, false)
		folded[i] = Fold(b.Name)
		taken[folded[i]]++
	}
	used := make(map[string]bool, len(c.order))
	for i, b := range c.order {
		if taken[folded[i]] > 1 {
			c.name(b, many, labels, true)
			folded[i] = Fold(b.Name)
		}
		name := b.Name
		for n := 2; used[folded[i]]; n++ {
			b.Name = name + " (" + strconv.Itoa(n) + ")"
			folded[i] = Fold(b.Name)
		}
		used[folded[i]] = true
	}
}

// name puts a name together: what it is about, then what tells it from the others. In full it says of each part which column it is from.
func (c *collector) name(b *build, many bool, labels map[*Column][]string, full bool) {
	code, topic := c.topicOf(b.row)
	var about []string
	switch {
	case topic != "":
		about = []string{topic}
		if many && b.base != "" {
			about = append(about, b.base)
		}
	case b.base != "":
		about = []string{b.base}
	default:
		about = []string{c.file}
	}
	var parts []string
	for _, key := range c.keys {
		label := labels[key][key.codes[b.row]]
		if key.Role == Topic || key.Role == AreaRole && c.area != "" || label == "" && !full {
			continue
		}
		if full {
			label = key.Header + "=" + label
		}
		parts = append(parts, label)
	}
	b.topic = topic
	b.Name = strings.Join(append(about, parts...), Separator)
	b.Key = strings.Join(append([]string{code, topic, b.base}, parts...), Separator)
	subject := strings.Join(about, Separator)
	b.Plain = []string{subject}
	if topic == "" {
		b.Plain = append(b.Plain, b.value.Header)
	}
	if code != "" {
		b.Plain = append(b.Plain, code)
	}
	b.Code, b.Label = "", strings.Join(parts, Separator)
	if b.Label == "" {
		b.Code = code
	}
	b.Place = ""
	switch {
	case c.area != "":
		b.Place = c.area
	case len(parts) == 1 && !full:
		b.Place = parts[0]
	}
}

// KnownAs lists the other names by which an indicator of the dossier may be known: with the place, as people write it.
func (s *Series) KnownAs() []string {
	if s.Label == "" {
		return s.Plain
	}
	out := make([]string, 0, 3*len(s.Plain))
	for _, plain := range s.Plain {
		out = append(out, plain+Separator+s.Label, plain+" "+s.Label, plain+" ("+s.Label+")")
	}
	return out
}

// topicOf returns the code and the name of the indicator that a row is about, as far as the row says.
func (c *collector) topicOf(row int) (code, name string) {
	for _, column := range c.topics {
		cell := plain(column.cells[column.codes[row]])
		switch {
		case cell == "":
		case code == "" && isCode(cell):
			code = cell
		case name == "" || isCode(name):
			name = cell
		}
	}
	if name == "" {
		name = code
	}
	return code, name
}

// isCode reports whether a text is a code and no words: "R_118a".
func isCode(text string) bool {
	return len(text) <= 16 && !strings.Contains(text, " ") && strings.ContainsAny(text, "0123456789")
}

// labelAll returns for each key what people call its cells: the name from the column beside it where the key itself is a code, with the code
// where two have one name.
func (s *sense) labelAll() map[*Column][]string {
	out := map[*Column][]string{}
	for _, key := range s.keys {
		labels := make([]string, len(key.cells))
		for i, cell := range key.cells {
			labels[i] = plain(cell)
		}
		if beside := s.nameBeside(key); beside != nil {
			uses := map[string]int{}
			names := make([]string, len(key.cells))
			for row, code := range key.codes {
				if names[code] == "" {
					names[code] = plain(beside.cells[beside.codes[row]])
					uses[names[code]]++
				}
			}
			for i, name := range names {
				if name != "" && uses[name] > 1 {
					labels[i] = name + " (" + labels[i] + ")"
				} else if name != "" {
					labels[i] = name
				}
			}
		}
		out[key] = labels
	}
	return out
}

// nameBeside finds the column that holds the names of a column of codes: it follows the codes, and nearly every code has a name of its own.
func (s *sense) nameBeside(key *Column) *Column {
	if !key.codelike() {
		return nil
	}
	for _, other := range s.table.Columns {
		if other == key || other.Role != Companion || other.codelike() || len(other.cells)*10 < len(key.cells)*9 {
			continue
		}
		if s.combinations([]*Column{key, other}) == s.combinations([]*Column{key}) {
			return other
		}
	}
	return nil
}

// Area is a place that rows of a table are about.
type Area struct {
	Name string // as people call it, with its code where two places have one name
	Rows int
}

// Areas returns the places that a table tells apart, in the order of the file; none where it tells of one place, or of none.
func (t *Table) Areas() []Area {
	if len(t.sense.areas) == 0 {
		return nil
	}
	if t.sense.named == nil {
		t.sense.named = t.countAreas()
	}
	return t.sense.named
}

func (t *Table) countAreas() []Area {
	s := t.sense
	numbers, names := s.areaNumbers()
	rows, order := make([]int, len(names)), []int32(nil)
	for _, row := range s.telling {
		number := numbers[row]
		if rows[number] == 0 {
			order = append(order, number)
		}
		rows[number]++
	}
	at := map[string]int{}
	var out []Area
	for _, number := range order { // places that are written differently may be called the same
		name := names[number]
		if _, known := at[name]; !known {
			at[name] = len(out)
			out = append(out, Area{Name: name})
		}
		out[at[name]].Rows += rows[number]
	}
	return out
}

// areaOfRows returns by row what its place is called: where several columns name places, all of them.
func (s *sense) areaOfRows() []string {
	numbers, names := s.areaNumbers()
	out := make([]string, len(numbers))
	for _, row := range s.telling {
		out[row] = names[numbers[row]]
	}
	return out
}

// areaNumbers numbers the places, and returns by row which it is and by number what it is called.
func (s *sense) areaNumbers() (numbers []int32, names []string) {
	labels := s.labelAll()
	numbers, count := s.combined(s.areas)
	names = make([]string, count)
	known := make([]bool, count)
	for _, row := range s.telling {
		if number := numbers[row]; !known[number] {
			var parts []string
			for _, column := range s.areas {
				if label := labels[column][column.codes[row]]; label != "" {
					parts = append(parts, label)
				}
			}
			names[number], known[number] = strings.Join(parts, Separator), true
		}
	}
	return numbers, names
}
