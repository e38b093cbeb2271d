package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// partiesBlock is who is at the table: each party with its mark, its name and its kind, edited in place. Enter in the last field adds one, and
// so does each of the kinds below it, by the name that such a party usually has.
type partiesBlock struct {
	desk    *Desk
	rows    *fyne.Container
	shown   map[model.ID]*partyRow
	fresh   *control.Field
	offers  *fyne.Container
	offered map[model.PartyKind]*control.Button
}

type partyRow struct {
	object     *fyne.Container
	swatch     *control.Drawing
	mark, name *control.Field
	kindName   *control.Button
	kind       *control.Choice
	kinds      *fyne.Container // folded away until they are asked for
}

func newPartiesBlock(d *Desk) *partiesBlock {
	look := d.look
	b := &partiesBlock{desk: d, rows: control.Column(look.Px(control.Gap)), shown: map[model.ID]*partyRow{},
		fresh: control.NewField(look, look.Words.Say("parties.hint")), offered: map[model.PartyKind]*control.Button{}}
	b.fresh.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		b.add()
		return true
	}
	b.offers = control.Flow(look.Px(control.Tight))
	for _, kind := range model.PartyKinds() {
		name := look.Words.Say(model.Key("parties.usual." + string(kind)))
		b.offered[kind] = control.NewButton(look, name, "+", control.Plain, func() {
			if b.put(name, kind, "") { // what was pressed is offered no more
				d.window.Canvas().Focus(b.fresh)
			}
		})
		b.offers.Add(b.offered[kind])
	}
	b.update()
	return b
}

// add takes a line such as "W: Werkplein"; the letter may be left out.
func (b *partiesBlock) add() {
	mark, name, ok := strings.Cut(b.fresh.Text, ":")
	if !ok {
		mark, name = "", b.fresh.Text
	}
	if name = strings.TrimSpace(name); name != "" && b.put(name, b.kindIn(name), mark) {
		b.fresh.Put("")
	}
}

func (b *partiesBlock) put(name string, kind model.PartyKind, mark string) bool {
	return b.desk.edit("edit.party.add", func(tx *model.Tx) error {
		_, err := tx.AddParty(name, kind, mark)
		return err
	}, "party", name)
}

// kindIn guesses the kind of a party from its name: a client council calls itself one.
func (b *partiesBlock) kindIn(name string) model.PartyKind {
	words := b.desk.look.Words
	name = strings.ToLower(name)
	for _, kind := range []model.PartyKind{
		model.Expert, model.Council, model.Volunteers, model.Municipality, model.Employer, model.Provider, model.Resident,
	} {
		for _, word := range []string{words.Choice("partykind", string(kind)), words.Say(model.Key("parties.usual." + string(kind)))} {
			if strings.Contains(name, strings.ToLower(word)) {
				return kind
			}
		}
	}
	return model.OtherParty
}

func (b *partiesBlock) update() {
	look := b.desk.look
	b.rows.Objects = nil
	there := map[model.PartyKind]bool{}
	for _, party := range model.All[model.Party](b.desk.dossier) {
		there[party.Sort] = true
		row := b.shown[party.ID]
		if row == nil {
			row = b.newRow(party.ID)
			b.shown[party.ID] = row
		}
		row.mark.Fill(party.Mark)
		row.name.Fill(party.Name)
		row.kind.Mark(string(party.Sort))
		row.kindName.SetText(look.Words.Choice("partykind", string(party.Sort)))
		row.swatch.Refresh()
		b.rows.Add(row.object)
	}
	if len(b.rows.Objects) == 0 {
		b.rows.Add(control.NewProse(look, look.Words.Say("parties.empty"), control.Body, figure.Regular, figure.MutedInk))
	}
	some := false
	for kind, button := range b.offered {
		button.Hidden = there[kind]
		some = some || !there[kind]
	}
	b.rows.Add(b.fresh)
	if some {
		b.rows.Add(b.offers)
	}
	b.rows.Refresh()
}

func (b *partiesBlock) newRow(id model.ID) *partyRow {
	d, look := b.desk, b.desk.look
	write := func(set func(*model.Party, string)) func(string) error {
		return func(text string) error {
			return d.try("edit.party", func(tx *model.Tx) error {
				return model.Update(tx, id, func(p *model.Party) error { set(p, strings.TrimSpace(text)); return nil })
			}, "party", strings.TrimSpace(text))
		}
	}
	row := &partyRow{mark: control.NewField(look, ""), name: control.NewField(look, look.Words.Say("parties.name"))}
	row.mark.Commit = write(func(p *model.Party, text string) { p.Mark = strings.ToUpper(text) })
	row.name.Commit = write(func(p *model.Party, text string) { p.Name = text })
	row.swatch = d.swatch(id)
	kinds := []string{}
	for _, kind := range model.PartyKinds() {
		kinds = append(kinds, string(kind))
	}
	row.kind = control.NewChoice(look, d.options("partykind", kinds), "", func(kind string) {
		d.edit("edit.party", func(tx *model.Tx) error {
			return model.Update(tx, id, func(p *model.Party) error { p.Sort = model.PartyKind(kind); return nil })
		}, "party", row.name.Text)
	})
	fold := func(folded bool) {
		row.kinds.Hidden = folded
		b.rows.Refresh()
		d.relayout()
	}
	row.kindName = control.NewButton(look, "", "", control.Quiet, func() {
		fold(!row.kinds.Hidden)
		if !row.kinds.Hidden {
			d.window.Canvas().Focus(row.kind)
		}
	}).Leading()
	row.kind.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
			d.window.Canvas().Focus(row.kindName)
			return true
		}
		return false
	}
	row.kind.OnFocus = func(gained bool) {
		if !gained {
			fold(true)
		}
	}
	row.kinds = control.Inset(0, 0, look.Px(control.Gap), look.Px(96), row.kind)
	row.kinds.Hidden = true
	remove := d.quiet("act.delete", func() {
		name := row.name.Text
		if d.edit("edit.party.delete", func(tx *model.Tx) error { return tx.Delete(model.KindParty, id) }, "party", name) {
			d.say("say.deleted", "what", name)
		}
	})
	row.object = control.Column(look.Px(control.Tight), control.Lines(look.Px(control.Gap),
		control.Cell{Object: row.swatch, Width: look.Px(28), Middle: true}, control.Cell{Object: row.mark, Width: look.Px(52), Middle: true},
		control.Cell{Object: row.name, Width: look.Px(180), Share: 3, Middle: true}, control.Cell{Object: row.kindName, Width: look.Px(210), Middle: true},
		control.Cell{Object: remove, Middle: true}), row.kinds)
	return row
}

// swatch is the colour and pattern of a party.
func (d *Desk) swatch(id model.ID) *control.Drawing {
	return control.NewDrawing(d.look, 0.75, func(w, h float64) figure.Drawing {
		party := model.Get[model.Party](d.dossier, id)
		if party == nil {
			return figure.Drawing{W: w, H: h}
		}
		return figure.Drawing{W: w, H: h, Ops: figure.Swatch(figure.Party(party.Pattern), 1, 1, w-2, h-2)}
	})
}

// relayout asks the page at hand anew how high it is, after something on it was folded or unfolded.
func (d *Desk) relayout() {
	if d.frame == nil || d.pages[d.at] == nil {
		return
	}
	if p, ok := d.page().(interface{ relayout() }); ok {
		p.relayout()
	}
}
