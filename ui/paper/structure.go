package paper

import (
	"fmt"
	"strings"
)

// writeStructure writes the tree of elements and the ways back to it from pages and links, and gives the number of its root.
func (d *document) writeStructure(to *file) int {
	root := to.reserve()
	elements, parents := d.number(to, root)
	owners := make([][]int, len(d.pages)+1) // per page, which element each mark belongs to
	for page := range owners {
		owners[page] = make([]int, d.marks[page])
	}
	key := len(d.pages)
	for _, e := range elements {
		for _, k := range e.kids {
			switch {
			case k.annotation != nil:
				k.annotation.key = key
				key++
			case k.element == nil:
				owners[k.page][k.mark] = e.number
			}
		}
		to.put(e.number, e.dictionary(parents[e]))
	}
	tree := to.add(d.parentTree(owners))
	to.put(root, fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", d.root.number, tree, key))
	return root
}

// number gives every element and every link its object, in reading order, and tells of each element what it stands in.
func (d *document) number(to *file, root int) (elements []*element, parents map[*element]int) {
	parents = map[*element]int{d.root: root}
	var visit func(e *element)
	visit = func(e *element) {
		e.number = to.reserve()
		elements = append(elements, e)
		for _, k := range e.kids {
			switch {
			case k.element != nil:
				parents[k.element] = e.number
				visit(k.element)
			case k.annotation != nil:
				k.annotation.number = to.reserve()
			}
		}
	}
	visit(d.root)
	return elements, parents
}

// dictionary is the element as PDF writes it.
func (e *element) dictionary(parent int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "<</Type /StructElem /S /%s /P %d 0 R", e.tag, parent)
	if e.alternate != "" {
		out.WriteString(" /Alt " + textString(e.alternate))
	}
	if e.attributes != "" {
		out.WriteString(" /A " + e.attributes)
	}
	page := 0
	for _, k := range e.kids {
		if k.page > 0 {
			page = k.page
			fmt.Fprintf(&out, " /Pg %d 0 R", pageObject(page))
			break
		}
	}
	kids := make([]string, len(e.kids))
	for i, k := range e.kids {
		switch {
		case k.element != nil:
			kids[i] = fmt.Sprintf("%d 0 R", k.element.number)
		case k.annotation != nil:
			kids[i] = fmt.Sprintf("<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(k.page), k.annotation.number)
		case k.page == page:
			kids[i] = fmt.Sprintf("%d", k.mark)
		default:
			kids[i] = fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(k.page), k.mark)
		}
	}
	out.WriteString(" /K [" + strings.Join(kids, " ") + "]>>")
	return out.String()
}

// parentTree leads back from the marks of each page, and from each link, to the element that they belong to.
func (d *document) parentTree(owners [][]int) string {
	var out strings.Builder
	out.WriteString("<</Nums [")
	for page := 1; page < len(owners); page++ {
		fmt.Fprintf(&out, "%d [", page-1)
		for _, number := range owners[page] {
			fmt.Fprintf(&out, "%d 0 R ", number)
		}
		out.WriteString("] ")
	}
	for _, a := range d.annotations {
		fmt.Fprintf(&out, "%d %d 0 R ", a.key, a.owner.number)
	}
	out.WriteString("]>>")
	return out.String()
}
