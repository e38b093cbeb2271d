package paper

import (
	"testing"

	"doelenboom/model"
)

// TestPapersComeInTheirSizes on their side or upright as they are, with every text inside the sheet and in a whole file; any other size is a problem.
func TestPapersComeInTheirSizes(t *testing.T) {
	widths := map[Size]float64{A4: 297, A3: 420, A1: 841} // of sheets on their side, in millimetres
	sizes := 0
	for _, d := range []*model.Dossier{model.New(testEnvironment()), example(t)} {
		for _, p := range All() {
			for _, size := range p.Sizes {
				sizes++
				r := Request{Dossier: d, Now: testNow, Size: size}
				pages, _, err := Pages(p.Name, r)
				if err != nil {
					t.Fatalf("%s %s: %v", p.Name, size, err)
				}
				for n, page := range pages {
					if wide := page.W / millimetre; wide < widths[size]-0.1 || wide > widths[size]+0.1 {
						t.Errorf("%s %s: page %d is %.1f mm wide", p.Name, size, n+1, wide)
					}
					for _, op := range page.Ops {
						if op.Text != "" && (op.X < 0 || op.X > page.W || op.Y < 0 || op.Y > page.H) {
							t.Errorf("%s %s: %q stands off page %d", p.Name, size, op.Text, n+1)
						}
					}
				}
				tool(t, written(t, p.Name, r), "qpdf", "--check", "FILE")
			}
		}
	}
	if sizes < 8 {
		t.Errorf("only %d sizes", sizes)
	}
	for name, key := range map[string]model.Key{"goal-tree": "problem.paper.size", "terms": "problem.paper.oneSize"} {
		_, _, err := Pages(name, Request{Dossier: example(t), Now: testNow, Size: "A2"})
		if problem, ok := model.AsProblem(err); !ok || problem.Key != key {
			t.Errorf("%s on A2: %v", name, err)
		}
	}
}
