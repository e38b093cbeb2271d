package paper

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// treeOf is a dossier with goals of which each hangs under the one that a function names.
func treeOf(t testing.TB, count int, parent func(i int) int) *model.Dossier {
	return edited(t, func(tx *model.Tx) error {
		name := func(i int) model.ID { return model.ID(fmt.Sprintf("goal-%05d", i)) }
		for i := range count {
			goal := &model.Goal{
				Identity: model.Identity{ID: name(i)}, Position: float64(i),
				Text: fmt.Sprintf("Inwoners van wijk %d hebben iets om voor op te staan, en weten waar zij terecht kunnen.", i),
			}
			if i > 0 {
				goal.Parent = name(parent(i))
			}
			if err := tx.Put(goal); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestLargeTreesStayReadableAndWhole(t *testing.T) {
	for name, d := range map[string]*model.Dossier{
		"one goal": treeOf(t, 1, nil),
		"small":    treeOf(t, 17, func(i int) int { return (i - 1) / 4 }),
		"chain":    treeOf(t, 60, func(i int) int { return i - 1 }),
		"fan":      treeOf(t, 150, func(int) int { return 0 }),
		"wide":     treeOf(t, 400, func(i int) int { return (i - 1) / 12 }),
		"deep":     treeOf(t, 300, func(i int) int { return (i - 1) / 2 }),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			_, err := build(&out, a3.landscape(), sampleCover(), func(drawn *document) error {
				r := &report{document: drawn, Request: Request{Dossier: d, Now: testNow}, book: words.For("nl")}
				room := r.sheet.treeRoom()
				parts := r.treeParts(d.Goals(), nil, room)
				seen := map[model.ID]bool{}
				for _, part := range parts {
					if size := part.fit.scale * cardLetters; size < smallestCard {
						t.Errorf("%s is drawn with letters of %.1f points", d.Code(part.root.ID), size)
					}
					if w, h := part.fit.drawing.W*part.fit.scale, part.fit.drawing.H*part.fit.scale; w > room.W+slack || h > room.H+slack {
						t.Errorf("%s takes %.0f x %.0f points of %.0f x %.0f", d.Code(part.root.ID), w, h, room.W, room.H)
					}
					for _, op := range part.fit.drawing.Ops {
						seen[op.Item] = true
					}
				}
				for _, goal := range d.Goals() {
					if !seen[goal.ID] {
						t.Errorf("goal %s is drawn nowhere", d.Code(goal.ID))
					}
				}
				r.drawParts(r.sheet, parts)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			tool(t, out.Bytes(), "qpdf", "--check", "FILE")
		})
	}
}

func TestASmallTreeIsOnOneSheet(t *testing.T) {
	for _, d := range []*model.Dossier{lindenhage(t), example(t)} {
		var first sheetSize
		trees := 0
		p := All()[slices.IndexFunc(All(), func(p Paper) bool { return p.Name == "goal-tree" })]
		inner := p.draw
		p.draw = func(r *report) error {
			err := inner(r)
			first = r.pages[0]
			for _, k := range r.root.kids {
				if k.element != nil && k.element.tag == "Figure" {
					trees++
				}
			}
			return err
		}
		if _, err := p.write(&bytes.Buffer{}, Request{Dossier: d, Now: testNow}); err != nil {
			t.Fatal(err)
		}
		if first != a3.landscape() || trees != 1 {
			t.Errorf("%d drawings, the first on %v", trees, first)
		}
	}
}
