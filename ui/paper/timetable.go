package paper

import (
	"fmt"
	"time"

	"doelenboom/model"
	"doelenboom/model/script"
	"doelenboom/ui/figure"
)

// timeTable prints the steps of a session with the minutes that were planned and used, for whoever prepares the next one.
func (r *report) timeTable(session *model.Session) {
	if len(session.Steps) == 0 {
		return
	}
	t := table{Dense: true, Columns: []column{
		{Title: r.say("paper.step")}, {Title: r.say("paper.planned"), Figures: true}, {Title: r.say("paper.used"), Figures: true}, {Title: r.say("paper.explanation")},
	}}
	planned, used := 0, time.Duration(0)
	for i, step := range session.Steps {
		took := script.Used(&step, r.Now)
		if !step.Skipped {
			planned += step.Minutes
		}
		used += took
		remark := ""
		switch {
		case step.Skipped:
			remark = r.say("paper.step.skipped")
		case session.State == model.Running && i == session.Current:
			remark = r.say("paper.step.current")
		case step.Extra > 0:
			remark = r.book.Count("paper.step.extra", step.Extra)
		case took == 0:
			remark = r.say("paper.step.notDone")
		}
		t.Rows = append(t.Rows, []cell{text(fmt.Sprintf("%d. %s", i+1, step.Title)), text(r.book.Whole(step.Minutes)), text(r.minutes(took)), text(remark)})
	}
	t.Rows = append(t.Rows, []cell{{{Text: r.say("paper.total"), Weight: figure.Bold}}, text(r.book.Whole(planned)), text(r.minutes(used)), nil})
	r.heading(2, "", span{Text: r.say("paper.time")})
	r.table(t)
}

// minutes writes a stretch of time in whole minutes, and nothing for none.
func (r *report) minutes(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return r.book.Whole(int(d.Round(time.Minute).Minutes()))
}
