package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

// standing is how an indicator stands: the last figure large with its period, and the judgement as icon and word.
func (d *Desk) standing(look *control.Look, indicator *model.Indicator, audience model.Audience) fyne.CanvasObject {
	b := look.Words
	course := d.dossier.SeenCourse(indicator, audience)
	value, period := "–", ""
	if course.Value != nil {
		value = b.Figures(indicator, d.dossier.Seen(course.Value, audience))
		period = b.Period(course.Value.Period)
	}
	size := float32(control.Question)
	if len([]rune(value)) > 7 {
		size = control.Heading
	}
	figures := control.Row(look.Px(6), control.Cell{Object: control.Space(0, 0), Share: 1},
		control.Cell{Object: look.Line(value, size, figure.Bold, figure.Ink), Middle: true},
		control.Cell{Object: look.Line(period, control.Body, figure.Regular, figure.MutedInk), Middle: true})
	out := control.Column(0, figures, d.judgementLine(look, course))
	if before := d.judgedBefore(b, course); before != "" {
		out.Add(control.NewProse(look, before, control.Small, figure.Regular, figure.MutedInk).Trailing())
	}
	return out
}

// judgementLine is a judgement as icon and word, at the right; with whose it is when the group's differs from the computed one.
func (d *Desk) judgementLine(look *control.Look, course model.Course) fyne.CanvasObject {
	b := look.Words
	word := d.judgementWord(b, course)
	return control.Row(look.Px(6), control.Cell{Object: control.Space(0, 0), Share: 1},
		control.Cell{Object: statusIcon(look, course.Judgement), Width: look.Px(18)},
		control.Cell{Object: look.Line(words.Sentence(word), control.Body, figure.Bold, figure.StatusPaint(course.Judgement)), Middle: true})
}

func statusIcon(look *control.Look, judgement model.Judgement) fyne.CanvasObject {
	return control.NewDrawing(look, 1.2, func(w, h float64) figure.Drawing {
		size := min(w, h)
		return figure.Drawing{W: w, H: h, Ops: figure.StatusIcon(judgement, (w-size)/2, (h-size)/2, size)}
	})
}

// chartOf is the chart of an indicator as an audience may see it. Within a page its height is aspect times its width.
func (d *Desk) chartOf(look *control.Look, indicator *model.Indicator, audience model.Audience, aspect float32) *control.Drawing {
	id := indicator.ID
	return control.NewDrawing(look, aspect, func(w, h float64) figure.Drawing {
		now := model.Get[model.Indicator](d.dossier, id)
		if now == nil {
			return figure.Drawing{W: w, H: h}
		}
		options := figure.ChartOptions{W: w, H: h, Behind: d.telling}
		if audience == model.Room {
			options.Least = control.Small // the room's charts are enlarged so that this is what the back row can read
		}
		return figure.ChartOf(d.dossier, now, look.Words, audience, options)
	})
}

// invitation is an empty page: what comes here, in one sentence, and the first step.
func (d *Desk) invitation(text, act model.Key, do func()) fyne.CanvasObject {
	look := d.look
	return control.Inset(look.Px(80), look.Px(80), 0, look.Px(80), control.Column(look.Px(control.Step),
		control.NewProse(look, look.Words.Say(text), control.Heading, figure.Regular, figure.MutedInk).Centered(),
		control.Row(0, control.Cell{Object: control.Space(0, 0), Share: 1},
			control.Cell{Object: control.NewButton(look, look.Words.Say(act), "", control.Primary, do)},
			control.Cell{Object: control.Space(0, 0), Share: 1})))
}
