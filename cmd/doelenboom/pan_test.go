//go:build window

package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkPan measures how many frames a second the window draws while somebody pans over a goal tree of which a hundred goals are in sight,
// beside an empty window in which one small thing moves, in turns: the ratio should be 0.6 or better. On a machine that does other work too
// both have less of it, and the tree most; then the processor time of a frame says more.
func BenchmarkPan(b *testing.B) {
	d := openDisplay(b)
	pan := install(b, build(b, filepath.Join("testdata", "panwindow.go"), "-tags", "migrated_fynedo,no_emoji", "-ldflags", "-s -w"), d)
	const least = 5 // turns
	var empty, tree, ratio, frame []float64
	for range max(b.N, least) {
		idle, _ := pan.frames(b)
		panned, took := pan.frames(b, "tree")
		empty, tree = append(empty, idle), append(tree, panned)
		ratio, frame = append(ratio, panned/idle), append(frame, took)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(empty), "fps-empty")
	b.ReportMetric(median(tree), "fps-tree")
	b.ReportMetric(median(ratio), "x-empty-window")
	b.ReportMetric(median(frame), "cpu-ms/frame")
}

// frames lets the window pan, and returns the frames that it drew in a second and the milliseconds of the processor that one took.
func (p *program) frames(b *testing.B, args ...string) (second, took float64) {
	b.Helper()
	out, err := p.command(args...).Output()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := fmt.Sscan(string(out), &second, &took); err != nil {
		b.Fatalf("it says %q: %v", out, err)
	}
	return second, took
}
