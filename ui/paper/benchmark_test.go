package paper

import (
	"bytes"
	"fmt"
	"io"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"doelenboom/assets"
	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/words"
)

// manyIndicators is a dossier with as many indicators as a report of so many pages has, each with a line of five years by month or quarter, what
// people made of it, and an agreement.
func manyIndicators(t testing.TB, count int) *model.Dossier {
	return edited(t, func(tx *model.Tx) error {
		put := func(records ...model.Record) error {
			for _, record := range records {
				if err := tx.Put(record); err != nil {
					return err
				}
			}
			return nil
		}
		if err := put(&model.Goal{Identity: named("top"), Text: "Iedereen in Lindenhage heeft een dag die telt.", State: model.GoalAdopted},
			&model.Session{Identity: named("session"), Sort: model.FollowingSession, Title: "Sessie 3", Date: "2027-10-14", State: model.Closed}); err != nil {
			return err
		}
		for i := range count {
			id := fmt.Sprintf("i%d", i+1)
			goal := fmt.Sprintf("g%d", i/4+1)
			if i%4 == 0 {
				if err := put(&model.Goal{Identity: named(goal), Parent: "top", Position: float64(i), Text: fmt.Sprintf("Inwoners van buurt %d doen mee op hun eigen manier.", i/4+1), State: model.GoalAdopted}); err != nil {
					return err
				}
			}
			if err := put(&model.Indicator{Identity: named(id), Code: fmt.Sprintf("I%d", i+1), Goals: []model.ID{model.ID(goal)}, Name: fmt.Sprintf("Naar buiten in buurt %d", i+1),
				Sort: model.EffectIndicator, Type: model.Percentage, Unit: "%", Decimals: 1, Direction: model.Higher, Frequency: model.HalfYearly, Choice: model.Headline,
				Definition: "Inwoners met minstens 1 vaste activiteit per week buitenshuis, gedeeld door alle inwoners van de buurt.", Source: "registratie Werkplein",
				Baseline: &model.Baseline{Period: "2023", Value: 31.5, N: pointer(510)}, Targets: []model.Target{{Period: "2026", Value: 41}, {Period: "2028", Value: 48}}}); err != nil {
				return err
			}
			for quarter := range 9 {
				value := 30 + float64((i*7+quarter*13)%150)/10
				if err := put(&model.Value{Identity: named(fmt.Sprintf("%s-%d", id, quarter)), Indicator: model.ID(id), Period: model.Period(fmt.Sprintf("%d-H%d", 2023+quarter/2, quarter%2+1)),
					Value: &value, N: pointer(400 + quarter), Certainty: model.Registration, State: model.Final}); err != nil {
					return err
				}
			}
			if err := put(&model.Reading{Identity: named("r" + id), Indicator: model.ID(id), Session: "session", Recognise: "Consulenten herkennen de stilstand in het voorjaar.",
				Explain: "Eén consulent was langdurig ziek.", Appreciate: "Jammer, maar verklaarbaar.", Improve: "Vervanging regelen.", Judgement: model.Attention, JudgementReason: "we zijn er nog niet"}); err != nil {
				return err
			}
		}
		return nil
	})
}

// layOut does what printing takes before anything is drawn: the words, the figures, and where all of it will stand.
func layOut(name string, r Request) error {
	p, _ := Named(name)
	r = p.meant(r)
	book := words.For(r.Language)
	_, err := compose(p.sheet, coverOf(p, r, book), func(d *document) error {
		d.dry = true
		return p.draw(&report{document: d, Request: r, book: book})
	})
	return err
}

// BenchmarkMonitoringReport200 prints a report of 200 pages with 200 charts and tables. Its ratio is the time of the finished, tagged file to
// that of the same pages in the same run without tags: found out what stands where, and drawn with the bare PDF writer in its own file.
func BenchmarkMonitoringReport200(b *testing.B) {
	const name = "monitoring"
	request := Request{Dossier: manyIndicators(b, 200), Now: testNow, Audience: model.Internal}
	var size countingWriter
	printed := func() {
		size = 0
		if _, err := Write(&size, name, request); err != nil {
			b.Fatal(err)
		}
	}
	printed() // the fonts are read once
	peak := peakMemory(printed)
	pages, _, err := Pages(name, request)
	if err != nil {
		b.Fatal(err)
	}
	if len(pages) < 200 {
		b.Fatalf("only %d pages", len(pages))
	}
	bare := func() {
		if err := layOut(name, request); err != nil {
			b.Fatal(err)
		}
		if err := drawBare(io.Discard, pages); err != nil {
			b.Fatal(err)
		}
	}
	var whole, without []time.Duration
	for b.Loop() {
		whole = append(whole, timed(printed))
		b.StopTimer()
		without = append(without, timed(bare))
		b.StartTimer()
	}
	b.ReportMetric(float64(len(pages)), "pages")
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(float64(median(whole))/float64(median(without)), "ratio")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

func timed(work func()) time.Duration {
	begin := time.Now()
	work()
	return time.Since(begin)
}

type countingWriter int

func (w *countingWriter) Write(p []byte) (int, error) {
	*w += countingWriter(len(p))
	return len(p), nil
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// peakMemory is the most memory that the whole process holds while a function works.
func peakMemory(work func()) uint64 {
	debug.FreeOSMemory()
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		most := uint64(0)
		for {
			metrics.Read(held)
			most = max(most, held[0].Value.Uint64()-held[1].Value.Uint64())
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	work()
	close(done)
	return <-peak
}

// drawBare draws pages as anybody would with the PDF writer alone.
func drawBare(w io.Writer, pages []figure.Drawing) error {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: pages[0].W, Ht: pages[0].H}})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.AddUTF8FontFromBytes(family, "", bytes.Clone(assets.Regular))
	pdf.AddUTF8FontFromBytes(family, "B", bytes.Clone(assets.Bold))
	for _, page := range pages {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.W, Ht: page.H})
		for _, op := range page.Ops {
			for _, plain := range figure.Plain(op) {
				drawBareOp(pdf, plain)
			}
		}
	}
	return pdf.Output(w)
}

func drawBareOp(pdf *gofpdf.Fpdf, op figure.Op) {
	if op.Kind == figure.Text {
		weight := ""
		if op.Weight == figure.Bold {
			weight = "B"
		}
		pdf.SetFont(family, weight, op.Size)
		c := figure.Print.Color(op.Fill)
		pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		x := op.X
		switch op.Align {
		case figure.Center:
			x -= pdf.GetStringWidth(op.Text) / 2
		case figure.Right:
			x -= pdf.GetStringWidth(op.Text)
		}
		pdf.Text(x, op.Y, op.Text)
		return
	}
	way := ""
	if op.Fill != figure.None && (op.Kind != figure.Path || op.Closed) {
		c := figure.Print.Color(op.Fill)
		pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		way = "F"
	}
	if op.Stroke != figure.None && op.Width > 0 {
		c := figure.Print.Color(op.Stroke)
		pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
		pdf.SetLineWidth(op.Width)
		pdf.SetDashPattern(op.Dash, 0)
		way += "D"
	}
	switch {
	case way == "":
	case op.Kind == figure.Rect:
		pdf.Rect(op.X, op.Y, op.W, op.H, way)
	case op.Kind == figure.Disc:
		pdf.Circle(op.X, op.Y, op.W, way)
	case len(op.Points) > 1:
		pdf.MoveTo(op.Points[0].X, op.Points[0].Y)
		for _, p := range op.Points[1:] {
			pdf.LineTo(p.X, p.Y)
		}
		if op.Closed {
			pdf.ClosePath()
		}
		pdf.DrawPath(way)
	}
}

// BenchmarkTreePoster2000 prints the wall sheet of a tree of 2,000 goals.
func BenchmarkTreePoster2000(b *testing.B) {
	request := Request{Dossier: manyGoals(b, 2000), Now: testNow}
	var size countingWriter
	for b.Loop() {
		size = 0
		if _, err := Write(&size, "goal-tree-wall", request); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size), "bytes")
}

// manyGoals is a dossier with a tree of so many goals, at most five levels deep.
func manyGoals(t testing.TB, count int) *model.Dossier {
	return edited(t, func(tx *model.Tx) error {
		for i := range count {
			goal := &model.Goal{Identity: named(fmt.Sprintf("g%d", i)), Position: float64(i), Text: fmt.Sprintf("Inwoners uit straat %d hebben %s.", i, strings.Repeat("een fijne dag en ", i%4)+"iemand om naar toe te gaan"), State: model.GoalAdopted}
			if i > 0 {
				goal.Parent = model.ID(fmt.Sprintf("g%d", (i-1)/6))
			}
			if err := tx.Put(goal); err != nil {
				return err
			}
		}
		return nil
	})
}
