package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// newFetchLine is where in the form the figure that is missing becomes somebody's action.
func newFetchLine(f *indicatorForm) fyne.CanvasObject {
	look := f.page.desk.look
	title := control.NewProse(look, look.Words.Say("indicators.fetch"), control.Small, figure.Bold, figure.Ink)
	help := control.NewProse(look, look.Words.Say("indicators.fetch.help"), control.Small, figure.Regular, figure.MutedInk)
	button := control.NewButton(look, look.Words.Say("indicators.fetch.do"), control.KeyText(look.Words, control.Everywhere, "hint.fetch"), control.Plain, f.page.fetch)
	return control.Column(look.Px(2), title, button, help)
}

const weeksToFetch = 4

// fetch makes an action of fetching the baseline of the indicator at hand: for its owner, before the next session, else in four weeks.
func (p *indicatorsPage) fetch() {
	d, indicator := p.desk, p.chosen()
	if indicator == nil {
		return
	}
	d.settle()
	indicator = p.chosen()
	text := d.look.Words.Say("indicators.fetch.text", "code", indicator.Code, "indicator", indicator.Name)
	due := model.DateOf(d.today().Time().AddDate(0, 0, 7*weeksToFetch))
	for _, session := range model.All[model.Session](d.dossier) {
		if session.State == model.Planned && session.Date > d.today() && session.Date < due {
			due = session.Date
		}
	}
	var made model.ID
	if !d.edit("edit.indicator.fetch", func(tx *model.Tx) error {
		agreement, err := tx.FetchBaseline(indicator.ID, d.runningID(), text, due)
		if err == nil {
			made = agreement.ID
		}
		return err
	}, "indicator", indicator.Name) {
		return
	}
	action := model.Get[model.Agreement](d.dossier, made)
	who := d.dossier.ActorName(action.Who)
	if who == "" {
		who = d.look.Words.Say("indicators.fetch.nobody")
	}
	d.say("indicators.fetch.done", "action", agreementCode(d.look.Words, action), "who", who, "due", action.Due)
}

// fetcher is a page on which a figure can become an action.
type fetcher interface{ fetch() }

func (d *Desk) fetch() {
	if f, ok := d.page().(fetcher); ok {
		f.fetch()
	}
}
