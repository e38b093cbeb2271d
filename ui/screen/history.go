package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

const historyShown = 60

// showHistory opens what was done to the dossier, last first: when, what, by which role. What a change deleted can be brought back.
func (d *Desk) showHistory() {
	if d.dossier == nil {
		return
	}
	list := control.Column(d.look.Px(control.Tight))
	update := func() {
		list.Objects = d.historyRows()
		list.Refresh()
		d.frame.object.Refresh()
	}
	update()
	objects := []fyne.CanvasObject{d.momentField(), list}
	if d.file != nil && !d.file.ReadOnly() && d.present == nil {
		objects = append(objects, control.Row(0, control.Cell{Object: d.quiet("clear.ask", d.showClearing)}))
	}
	d.openSheet("bar.history", control.Column(d.look.Px(control.Step), objects...), nil, update)
}

func (d *Desk) historyRows() []fyne.CanvasObject {
	look := d.look
	history := d.dossier.History()
	var out []fyne.CanvasObject
	for i := len(history) - 1; i >= 0 && len(out) < historyShown; i-- {
		change := history[i]
		what := look.Words.Fill(change.Title, change.Args)
		switch {
		case change.Undoes != "":
			what = look.Words.Say("history.undone", "what", what)
		case change.Redoes != "":
			what = look.Words.Say("history.redone", "what", what)
		}
		cells := []control.Cell{
			{Object: control.NewProse(look, look.Words.Moment(change.Time.In(d.now().Location())), control.Small, figure.Regular, figure.MutedInk), Width: look.Px(190), Middle: true},
			{Object: control.NewProse(look, what, control.Body, figure.Regular, figure.Ink), Share: 1, Middle: true},
		}
		if change.Role != "" {
			cells = append(cells, control.Cell{Object: control.NewProse(look, change.Role, control.Small, figure.Regular, figure.MutedInk), Width: look.Px(140), Middle: true})
		}
		cells = append(cells, control.Cell{Object: d.quiet("past.look", func() { d.lookAfter(i+1, change.Time) }), Middle: true})
		if d.deletedStill(change) {
			cells = append(cells, control.Cell{Object: d.quiet("act.bringBack", func() {
				if _, err := d.dossier.BringBack(change); err != nil {
					d.tell(err)
				}
			}), Middle: true})
		}
		out = append(out, control.Row(look.Px(control.Step), cells...))
	}
	if len(out) == 0 {
		out = append(out, control.NewProse(look, look.Words.Say("history.empty"), control.Body, figure.Regular, figure.MutedInk))
	}
	return out
}

// deletedStill reports whether a change deleted something that is still gone.
func (d *Desk) deletedStill(change *model.Change) bool {
	touched, err := change.Touched()
	if err != nil {
		return false // a change that cannot be read has nothing to bring back
	}
	for _, t := range touched {
		if t.After == nil && t.Before != nil && d.dossier.Record(t.Kind, t.ID) == nil {
			return true
		}
	}
	return false
}
