package paper

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doelenboom/ui/figure"
)

// sampleCover is a cover for tests.
func sampleCover() cover {
	return cover{
		Title: "Een zinvolle dag in Lindenhage", Paper: "indicatorblad", Author: "Gemeente Lindenhage", Language: "nl",
		Made: "Gemaakt op 14 oktober 2027, 15:20", Time: time.Date(2027, 10, 14, 13, 20, 0, 0, time.UTC),
		Page:    func(page, pages int) string { return fmt.Sprintf("%d van %d", page, pages) },
		Decimal: ',',
	}
}

const sampleText = "Consulenten herkennen de stilstand in het voorjaar. Eén consulent was langdurig ziek, er waren minder huisbezoeken; " +
	"de bus naar De Linde is vervallen. Jammer, maar verklaarbaar."

// drawSample draws every kind of block, on six pages of two sizes.
func drawSample(d *document) error {
	drawBlocks(d)
	d.heading(2, "", span{Text: "Veel rijen"})
	d.table(sampleTable(60))
	for range 12 {
		d.paragraph(bodyStyle, span{Text: strings.Repeat(sampleText+" ", 3)})
	}
	d.turn(a3.landscape())
	d.heading(2, "", span{Text: "Op zijn kant"})
	d.figure(sampleFigure(), 400, 3)
	return nil
}

// drawBlocks draws every kind of block once.
func drawBlocks(d *document) {
	d.code = "I7"
	d.heading(1, "", span{Text: "De deur uit"})
	d.paragraph(leadStyle, span{Text: "Inwoners met langer dan drie jaar bijstand doen iets buitenshuis. "}, span{Text: "doel 3.1", Weight: figure.Bold, Paint: figure.LevelResult, Link: "#readings"})
	d.beside(20, 30, []float64{0.5, 0.5}, func() {
		d.paragraph(figuresStyle, span{Text: "40%"}, span{Text: " 2027", Size: 12, Plain: true, Paint: figure.MutedInk})
	}, func() {
		d.paragraph(asideStyle, lead("Zo meten we het.", "Bijstand langer dan 3 jaar met minstens 1 vaste activiteit per week buitenshuis, gedeeld door alle bijstand langer dan 3 jaar.")...)
	})
	d.figure(sampleFigure(), 240, 1)
	d.table(sampleTable(5))
	d.heading(2, "readings", span{Text: "Wat we ervan vinden"}, span{Text: "  sessie 3, 14 oktober 2027", Size: 11, Paint: figure.MutedInk, Plain: true})
	d.paragraph(bodyStyle, append(lead("Herkennen.", sampleText+" "), lead("Verklaren.", sampleText)...)...)
	d.callout(func() { d.paragraph(bodyStyle, lead("A12", "Vervoer naar De Linde door vrijwilligers.")...) })
	d.heading(3, "", span{Text: "Afspraken"})
	d.list(bodyStyle, []entry{{Runs: text(sampleText)}, {Runs: text("Kort.")}})
	d.list(bodyStyle, entries([]fact{{"Bron", text("Registratie Werkplein")}, {"Eigenaar", text(sampleText)}}))
}

func sampleTable(rows int) table {
	t := table{Columns: []column{{Title: "Peilmoment"}, {Title: "Waarde", Figures: true}, {Title: "Streefwaarde", Figures: true}, {Title: "Zekerheid"}, {Title: "Toelichting"}}}
	values := []string{"38,5%", "41%", "1.111,25%", "<5", "niet gemeten"}
	for i := range rows {
		t.Rows = append(t.Rows, []cell{text(fmt.Sprint(2025 + i)), text(values[i%5]), text(fmt.Sprintf("%d%%", 41+i)), text("registratie"), text([]string{"", "voorlopig cijfer", "n = 510"}[i%3])})
	}
	return t
}

func sampleFigure() figure.Drawing {
	return figure.Drawing{W: 500, H: 200, Title: "Verloop", Words: "Van 38 procent in 2025 naar 40 procent in 2027.", Ops: []figure.Op{
		{Kind: figure.Rect, X: 10, Y: 10, W: 120, H: 60, Fill: figure.Card, Stroke: figure.Line, Width: 1, Radius: 6},
		{Kind: figure.Path, Points: []figure.Point{{X: 10, Y: 100}, {X: 200, Y: 50}, {X: 400, Y: 80}}, Stroke: figure.Accent, Width: 2.5},
		{Kind: figure.Path, Points: []figure.Point{{X: 10, Y: 120}, {X: 400, Y: 110}}, Stroke: figure.Ink, Width: 1, Dash: []float64{6, 4}},
		{Kind: figure.Disc, X: 200, Y: 50, W: 5, Fill: figure.Accent},
		{Kind: figure.Rect, X: 300, Y: 120, W: 100, H: 40, Stroke: figure.OffCourse, Width: 1, Hatch: true},
		{Kind: figure.Path, Closed: true, Points: []figure.Point{{X: 420, Y: 120}, {X: 480, Y: 120}, {X: 450, Y: 180}}, Stroke: figure.OffCourse, Width: 1, Hatch: true},
		{Kind: figure.Path, Points: []figure.Point{{X: 10, Y: 190}, {X: 490, Y: 190}}, Stroke: figure.Ink, Width: 1},
		{Kind: figure.Text, X: 70, Y: 45, Text: "midden", Size: 15, Align: figure.Center, Fill: figure.Ink},
		{Kind: figure.Text, X: 490, Y: 20, Text: "rechts", Size: 15, Align: figure.Right, Fill: figure.Accent, Weight: figure.Italic},
	}}
}

// sample is the finished sample.
func sample(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := build(&out, a4, sampleCover(), drawSample); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// tool runs an independent reader on a file and gives what it prints; the test is skipped where the reader is not installed.
func tool(t testing.TB, file []byte, name string, args ...string) string {
	t.Helper()
	return tools(t, [][]byte{file}, name, args...)
}

// tools runs a reader on files: "FILE" among the arguments stands for the first, "FILES" at their end for all.
func tools(t testing.TB, files [][]byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	folder := t.TempDir()
	var paths, given []string
	for i, file := range files {
		paths = append(paths, filepath.Join(folder, fmt.Sprintf("paper%d.pdf", i)))
		if err := os.WriteFile(paths[i], file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, arg := range args {
		switch arg {
		case "FILE":
			given = append(given, paths[0])
		case "FILES":
			given = append(given, paths...)
		default:
			given = append(given, arg)
		}
	}
	var out, told bytes.Buffer
	command := exec.Command(name, given...)
	command.Stdout, command.Stderr = &out, &told
	if err := command.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, given, err, out.String(), told.String())
	}
	if told.Len() > 0 {
		t.Fatalf("%s %v: %s", name, given, told.String())
	}
	return out.String()
}
