package screen

import "testing"

func TestTheChartFollowsTheTable(t *testing.T) {
	r := newRoom(t).withExample()
	r.Goes(atFigures).Presses("Ctrl+PgDn")
	table := r.desk.page().(*figuresPage).table
	before := table.chart.Words()
	r.Types("2028").Presses("Enter").Types("64,5").Presses("Enter")
	if after := table.chart.Words(); after == before {
		t.Errorf("with a new figure the chart still says %q", after)
	}
}
