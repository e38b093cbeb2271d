package screen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// adjustSheet changes a goal or an indicator during a conversation, in place: the words of its goals, its name and definition, and its next
// target. The reason comes first, because without it nobody knows next year why; it stands in the history with the change.
type adjustSheet struct {
	desk   *Desk
	reason *control.Field
	sync   []func()
}

// showAdjust opens the sheet for an indicator and the goals that it says something about.
func (d *Desk) showAdjust(indicator *model.Indicator) {
	if indicator == nil {
		return
	}
	look, id := d.look, indicator.ID
	s := &adjustSheet{desk: d, reason: control.NewField(look, look.Words.Say("adjust.reasonHint"))}
	column := control.Column(look.Px(12), control.NewProse(look, look.Words.Say("adjust.help"), control.Small, figure.Regular, figure.MutedInk), d.named("adjust.reason", s.reason))
	get := func() *model.Indicator { return model.Get[model.Indicator](d.dossier, id) }
	var fields []*control.Field
	add := func(name fyne.CanvasObject, f *control.Field, title model.Key, text func() string, change func(tx *model.Tx, text string) error) {
		f.Commit = func(written string) error {
			if strings.TrimSpace(s.reason.Text) == "" {
				err := model.NewProblem("problem.adjust.reason")
				d.tell(err)
				return err
			}
			return d.try(title, func(tx *model.Tx) error { return change(tx, strings.TrimSpace(written)) }, "text", strings.TrimSpace(written), "reason", strings.TrimSpace(s.reason.Text))
		}
		at := len(fields)
		fields = append(fields, f)
		f.OnEnter = func() { d.window.Canvas().Focus(fields[(at+1)%len(fields)]) }
		f.OnFocus = func(gained bool) {
			if gained {
				d.revealInSheet(f)
			}
		}
		s.sync = append(s.sync, func() { f.Fill(text()) })
		column.Add(control.Column(look.Px(2), name, f))
	}
	label := func(text string) fyne.CanvasObject {
		return control.NewProse(look, text, control.Small, figure.Regular, figure.MutedInk)
	}
	for _, goal := range indicator.Goals {
		add(label(look.Words.Say("adjust.goal", "code", d.dossier.Code(goal))), control.NewField(look, ""), "edit.adjust.goal",
			func() string {
				if g := model.Get[model.Goal](d.dossier, goal); g != nil {
					return g.Text
				}
				return ""
			},
			func(tx *model.Tx, text string) error {
				return model.Update(tx, goal, func(g *model.Goal) error { g.Text = text; return nil })
			})
	}
	redefine := func(set func(*model.Indicator, string)) func(*model.Tx, string) error {
		return func(tx *model.Tx, text string) error {
			if err := tx.Redefine(id, d.runningID(), func(i *model.Indicator) error { set(i, text); return nil }); err != nil {
				return err
			}
			return model.Update(tx, id, func(i *model.Indicator) error {
				if n := len(i.Versions); n > 1 {
					i.Versions[n-1].Reason = strings.TrimSpace(s.reason.Text)
				}
				return nil
			})
		}
	}
	add(label(look.Words.Say("adjust.name")), control.NewField(look, ""), "edit.adjust.indicator", func() string { return get().Name },
		redefine(func(i *model.Indicator, text string) { i.Name = text }))
	add(label(look.Words.Say("adjust.definition")), control.NewArea(look, "", 2), "edit.adjust.indicator", func() string { return get().Definition },
		redefine(func(i *model.Indicator, text string) { i.Definition = text }))
	if target := indicator.TargetAt(d.today()); target != nil {
		period := target.Period
		add(label(look.Words.Say("adjust.target", "period", look.Words.Period(period))), control.NewField(look, ""), "edit.adjust.target",
			func() string { return d.targetText(get(), period) },
			func(tx *model.Tx, text string) error {
				value, ok := look.Words.ReadNumber(text)
				if !ok {
					return model.NewProblem("problem.number", "text", text)
				}
				return model.Update(tx, id, func(i *model.Indicator) error {
					for k := range i.Targets {
						if i.Targets[k].Period == period {
							i.Targets[k].Value, i.Targets[k].Reason = value, strings.TrimSpace(s.reason.Text)
						}
					}
					return nil
				})
			})
	}
	s.reason.OnEnter = func() { d.window.Canvas().Focus(fields[0]) }
	whole := control.NewButton(look, look.Words.Say("adjust.whole"), "", control.Plain, func() {
		d.closeSheet()
		d.show(atIndicators)
		if o, ok := d.page().(opener); ok {
			o.open(model.Ref{Kind: model.KindIndicator, ID: id})
		}
	})
	column.Add(control.Row(0, control.Cell{Object: whole}))
	update := func() {
		if get() == nil {
			return
		}
		for _, sync := range s.sync {
			sync()
		}
	}
	update()
	d.openSheet("adjust.title", column, s.reason, update)
}

// targetText is the target of an indicator for a period, as it is typed.
func (d *Desk) targetText(indicator *model.Indicator, period model.Period) string {
	for _, target := range indicator.Targets {
		if target.Period == period {
			return d.look.Words.Number(target.Value, max(indicator.Decimals, decimalsOf(target.Value)))
		}
	}
	return ""
}

// decimalsOf is how many decimals a number needs.
func decimalsOf(v float64) int {
	_, decimals, _ := strings.Cut(fmt.Sprint(v), ".")
	return len(decimals)
}
