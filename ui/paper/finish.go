package paper

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

// finish closes the document and gives the finished file. The PDF writer's own file lacks what makes a document accessible and durable, so its
// pages and fonts are carried over into a new one that has it: language and title, the tree of elements, the outline, links, metadata, the
// meaning of its colours, and an identity. The same document gives the same bytes.
func (d *document) finish() ([]byte, error) {
	d.close()
	raw, err := d.bytes()
	if err != nil {
		return nil, err
	}
	from, err := readSource(raw)
	if err != nil {
		return nil, err
	}
	to := &file{objects: make([]object, len(from.bodies))}
	if err := d.carryOver(from, to); err != nil {
		return nil, err
	}
	structure := d.writeStructure(to)
	if err := d.writeAnnotations(to); err != nil {
		return nil, err
	}
	d.writePages(to)
	outline := d.writeOutline(to)
	metadata := to.reserve()
	to.putStream(metadata, "/Type /Metadata /Subtype /XML", []byte(d.metadata()))
	to.put(from.infoObject(), d.information())
	var catalog strings.Builder
	fmt.Fprintf(&catalog, "<</Type /Catalog /Pages %d 0 R /Lang %s /ViewerPreferences <</DisplayDocTitle true>> /MarkInfo <</Marked true>>",
		pagesObject, textString(d.cover.Language))
	fmt.Fprintf(&catalog, " /StructTreeRoot %d 0 R /Metadata %d 0 R %s", structure, metadata, d.writeIntent(to))
	if outline > 0 {
		fmt.Fprintf(&catalog, " /Outlines %d 0 R /PageMode /UseOutlines", outline)
	}
	catalog.WriteString(">>")
	to.put(from.catalogObject(), catalog.String())
	return to.write(from.infoObject(), from.catalogObject()), nil
}

// close ends the last page and numbers all of them. A document has a page even when nothing was drawn.
func (d *document) close() {
	if len(d.pages) == 0 {
		d.newPage()
	}
	d.flush()
	d.drawFooters()
}

// carryOver copies everything but what is written anew.
func (d *document) carryOver(from *source, to *file) error {
	for page := range d.pages {
		if !bytes.HasPrefix(from.bodies[pageObject(page+1)], []byte("<</Type /Page\n")) {
			return fmt.Errorf("%w: page %d", errSource, page+1)
		}
	}
	for number, body := range from.bodies {
		if number == 0 {
			continue
		}
		dictionary, content, isStream := stream(body)
		if !isStream {
			to.put(number, d.named(string(body)))
			continue
		}
		entries := strings.TrimSuffix(strings.TrimPrefix(string(dictionary), "<<"), ">>")
		packed := strings.Contains(entries, "/Filter /FlateDecode")
		if bytes.Contains(content, []byte("begincmap")) {
			content = characterMeanings()
		}
		entries = lengthAndFilter.ReplaceAllString(entries, "")
		to.objects[number] = object{dictionary: strings.TrimSpace(entries), content: content, stream: true, packed: packed}
	}
	return nil
}

// characterMeanings says which characters the codes in the pages are: the PDF writer uses their Unicode numbers. Its own table says so in one
// range, which is longer than PDF allows; so no reader is bound to understand it.
func characterMeanings() []byte {
	var ranges []string
	for high := 0; high <= 0xFF; high++ {
		first := high << 8
		if high == 0 {
			first = ' ' // zero has no meaning
		}
		if high >= 0xD8 && high <= 0xDF || high == 0xFE || high == 0xFF {
			continue // halves of pairs, and numbers that are no characters
		}
		ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>", first, high<<8|0xFF, first))
	}
	var out bytes.Buffer
	out.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(ranges) > 0 {
		count := min(len(ranges), 100)
		fmt.Fprintf(&out, "%d beginbfrange\n%s\nendbfrange\n", count, strings.Join(ranges[:count], "\n"))
		ranges = ranges[count:]
	}
	out.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end\n")
	return out.Bytes()
}

var lengthAndFilter = regexp.MustCompile(`/Length \d+|/Filter /FlateDecode`)

// named calls the fonts in an object by their own names, with the mark of a part of a font. The PDF writer has names of its own.
func (d *document) named(object string) string {
	for i, f := range d.faces {
		mark := "DOELN" + string(rune('A'+i)) + "+"
		for _, entry := range []string{"/BaseFont /", "/FontName /"} {
			object = strings.ReplaceAll(object, entry+"utf8"+f.family+f.variant+"\n", entry+mark+f.name+"\n")
		}
	}
	return object
}

// writePages writes the pages with their size, links and place in the tree.
func (d *document) writePages(to *file) {
	links := map[int][]string{}
	for _, a := range d.annotations {
		links[a.page] = append(links[a.page], fmt.Sprintf("%d 0 R", a.number))
	}
	kids := make([]string, len(d.pages))
	for i, sheet := range d.pages {
		page := i + 1
		kids[i] = fmt.Sprintf("%d 0 R", pageObject(page))
		entries := ""
		if len(links[page]) > 0 {
			entries = " /Annots [" + strings.Join(links[page], " ") + "]"
		}
		to.put(pageObject(page), fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R /Contents %d 0 R /StructParents %d /Tabs /S%s>>",
			pagesObject, sheet.Width, sheet.Height, resourcesObject, contentsObject(page), i, entries))
	}
	to.put(pagesObject, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", strings.Join(kids, " "), len(kids)))
}

// writeAnnotations writes the links. A link that leads nowhere is a fault of the paper that drew it.
func (d *document) writeAnnotations(to *file) error {
	for _, a := range d.annotations {
		height := d.pages[a.page-1].Height
		action := "/A <</S /URI /URI " + textString(a.target) + ">>"
		if name, inside := strings.CutPrefix(a.target, "#"); inside {
			place, found := d.places[name]
			if !found {
				return fmt.Errorf("paper: a link leads to %q, which is not in the document", name)
			}
			action = "/Dest " + d.destination(place)
		}
		to.put(a.number, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /Contents %s /StructParent %d %s>>",
			a.left, height-a.top-a.height, a.left+a.width, height-a.top, textString(a.words), a.key, action))
	}
	return nil
}

func (d *document) destination(place destination) string {
	return fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", pageObject(place.page), d.pages[place.page-1].Height-place.y)
}

// writeOutline writes the bookmarks, the first level open, and gives the number of their root, 0 when there are none.
func (d *document) writeOutline(to *file) int {
	if len(d.bookmarks) == 0 {
		return 0
	}
	type node struct {
		number, parent int
		kids           []int // places in nodes
	}
	nodes := []node{{number: to.reserve(), parent: -1}}
	path := []int{0} // the open node of every level
	for _, b := range d.bookmarks {
		level := min(b.level, len(path))
		path = path[:level]
		parent := path[level-1]
		nodes = append(nodes, node{number: to.reserve(), parent: parent})
		nodes[parent].kids = append(nodes[parent].kids, len(nodes)-1)
		path = append(path, len(nodes)-1)
	}
	for i, n := range nodes {
		var entries strings.Builder
		if i > 0 {
			siblings := nodes[n.parent].kids
			for at, sibling := range siblings {
				if sibling == i && at > 0 {
					fmt.Fprintf(&entries, " /Prev %d 0 R", nodes[siblings[at-1]].number)
				}
				if sibling == i && at+1 < len(siblings) {
					fmt.Fprintf(&entries, " /Next %d 0 R", nodes[siblings[at+1]].number)
				}
			}
			b := d.bookmarks[i-1]
			fmt.Fprintf(&entries, " /Title %s /Parent %d 0 R /Dest %s", textString(b.title), nodes[n.parent].number, d.destination(b.place))
		}
		if kids := n.kids; len(kids) > 0 {
			count := len(kids)
			if i > 0 {
				count = -count // closed
			}
			fmt.Fprintf(&entries, " /First %d 0 R /Last %d 0 R /Count %d", nodes[kids[0]].number, nodes[kids[len(kids)-1]].number, count)
		}
		kind := ""
		if i == 0 {
			kind = "/Type /Outlines"
		}
		to.put(n.number, "<<"+kind+entries.String()+">>")
	}
	return nodes[0].number
}

// textString writes a text as PDF does: plainly when it is ASCII, else in UTF-16.
func textString(s string) string {
	if ascii(s) && !strings.Contains(s, "\n") {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var out strings.Builder
	out.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&out, "%04X", unit)
	}
	out.WriteString(">")
	return out.String()
}
