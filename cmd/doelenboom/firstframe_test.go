//go:build window

package main

import (
	"bufio"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures how long it takes from the start of a program until its window has been drawn: ours with its first page and
// with the example dossier, beside an empty window and one with a line of text, in turns. The machine may be busy with other things, so
// what counts is how many times longer ours takes than its neighbours did: the median over the turns.
func BenchmarkFirstFrame(b *testing.B) {
	d := openDisplay(b)
	released := []string{"-tags", "migrated_fynedo,no_emoji", "-ldflags", "-s -w"} // as make build does
	ours := install(b, build(b, ".", released...), d)
	other := install(b, build(b, filepath.Join("testdata", "emptywindow.go"), released...), d)
	dossier := filepath.Join(ours.home, "example.doelenboom")
	ours.must(b, "new", dossier, "--example", "zinvolle-dag")

	for _, page := range []struct {
		name string
		args []string
	}{{"start", []string{"--" + firstFrame}}, {"example", []string{"--" + firstFrame, dossier}}} {
		b.Run(page.name, func(b *testing.B) {
			const least = 15 // turns
			var whole, empty, text []time.Duration
			ours.firstFrame(b, page.args...) // what a machine keeps of a first time is there from now on
			other.firstFrame(b)
			for range max(b.N, least) {
				whole = append(whole, ours.firstFrame(b, page.args...))
				empty = append(empty, other.firstFrame(b))
				text = append(text, other.firstFrame(b, "Een zinvolle dag"))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(whole).Seconds()*1000, "ms")
			b.ReportMetric(times(whole, empty), "x-empty-window")
			b.ReportMetric(times(whole, text), "x-one-line")
		})
	}
}

// firstFrame starts a program that ends by itself, and returns how long it took to say that its window was drawn.
func (p *program) firstFrame(b *testing.B, args ...string) time.Duration {
	b.Helper()
	cmd := p.command(args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	took := time.Since(began)
	if err != nil || strings.TrimSpace(line) != firstFrame {
		b.Fatalf("it says %q (%v)", line, err)
	}
	if err := cmd.Wait(); err != nil {
		b.Fatal(err)
	}
	return took
}

// times is how many times longer the one took than the other: the median over their turns.
func times(one, other []time.Duration) float64 {
	var ratios []float64
	for i := range one {
		ratios = append(ratios, one[i].Seconds()/other[i].Seconds())
	}
	return median(ratios)
}

func median[T time.Duration | float64](all []T) T {
	return slices.Sorted(slices.Values(all))[len(all)/2]
}
