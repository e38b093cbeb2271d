//go:build window

package main

import (
	"bufio"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstFrame times the program from its start until its window has been drawn, and in the same run, in turns, a Fyne window with
// nothing in it. The figure to look at is their ratio.
func BenchmarkFirstFrame(b *testing.B) {
	display := openDisplay(b)
	ours := install(b, build(b, "."), display)
	empty := install(b, build(b, filepath.Join("testdata", "emptywindow.go")), display)
	drawn(b, ours, "--"+firstFrame) // the first start of each reads fonts and makes folders
	drawn(b, empty)
	var own, bare time.Duration
	for b.Loop() {
		own += drawn(b, ours, "--"+firstFrame)
		bare += drawn(b, empty)
	}
	b.ReportMetric(float64(own.Milliseconds())/float64(b.N), "ms/program")
	b.ReportMetric(float64(bare.Milliseconds())/float64(b.N), "ms/empty")
	b.ReportMetric(float64(own)/float64(bare), "ratio")
}

// drawn starts a program and returns how long it took until it said that its first frame was drawn.
func drawn(b *testing.B, p *program, args ...string) time.Duration {
	b.Helper()
	cmd := p.command(args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	took := time.Since(start)
	if err != nil || strings.TrimSpace(line) != firstFrame {
		b.Fatalf("%q, %v", line, err)
	}
	if err := cmd.Wait(); err != nil {
		b.Fatal(err)
	}
	return took
}
