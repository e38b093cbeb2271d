package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// partiesBlock is who is at the table: each party with its mark, its name and its kind, edited in place. Enter in the last field adds one.
type partiesBlock struct {
	desk  *Desk
	rows  *fyne.Container
	shown map[model.ID]*partyRow
	fresh *control.Field
}

type partyRow struct {
	object     fyne.CanvasObject
	mark, name *control.Field
	kind       *control.Choice
}

func newPartiesBlock(d *Desk) *partiesBlock {
	b := &partiesBlock{desk: d, rows: control.Column(d.look.Px(12)), shown: map[model.ID]*partyRow{},
		fresh: control.NewField(d.look, d.look.Words.Say("parties.hint"))}
	b.fresh.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		b.add()
		return true
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
	mark, name = strings.ToUpper(strings.TrimSpace(mark)), strings.TrimSpace(name)
	if name == "" {
		return
	}
	party := &model.Party{Name: name, Mark: mark, Sort: model.OtherParty, Pattern: b.desk.dossier.Count(model.KindParty) % 8}
	if b.desk.edit("edit.party.add", func(tx *model.Tx) error { return tx.Put(party) }, "party", name) {
		b.fresh.Put("")
	}
}

func (b *partiesBlock) update() {
	b.rows.Objects = nil
	for _, party := range model.All[model.Party](b.desk.dossier) {
		row := b.shown[party.ID]
		if row == nil {
			row = b.newRow(party.ID)
			b.shown[party.ID] = row
		}
		row.mark.Fill(party.Mark)
		row.name.Fill(party.Name)
		row.kind.Mark(string(party.Sort))
		b.rows.Add(row.object)
	}
	if len(b.rows.Objects) == 0 {
		b.rows.Add(control.NewProse(b.desk.look, b.desk.look.Words.Say("parties.empty"), control.Body, figure.Regular, figure.MutedInk))
	}
	b.rows.Add(b.fresh)
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
	kinds := []string{}
	for _, kind := range model.PartyKinds() {
		kinds = append(kinds, string(kind))
	}
	row.kind = control.NewChoice(look, d.options("partykind", kinds), "", func(kind string) {
		d.edit("edit.party", func(tx *model.Tx) error {
			return model.Update(tx, id, func(p *model.Party) error { p.Sort = model.PartyKind(kind); return nil })
		}, "party", row.name.Text)
	})
	remove := d.quiet("act.delete", func() {
		name := row.name.Text
		if d.edit("edit.party.delete", func(tx *model.Tx) error { return tx.Delete(model.KindParty, id) }, "party", name) {
			d.say("say.deleted", "what", name)
		}
	})
	row.object = control.Row(look.Px(control.Gap), control.Cell{Object: row.mark, Width: look.Px(52), Middle: true},
		control.Cell{Object: row.name, Share: 2, Middle: true}, control.Cell{Object: row.kind, Share: 3, Middle: true},
		control.Cell{Object: remove, Middle: true})
	return row
}
