package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// peopleBlock is who takes part: each with a role, a party, and a name if somebody wants to keep one. For a session page it shows who is
// present; in the assistant it asks for the party.
type peopleBlock struct {
	desk     *Desk
	object   *fyne.Container
	rows     *fyne.Container
	presence bool
	shown    map[model.ID]*personRow
	fresh    *control.Field
	erase    fyne.CanvasObject
	parties  string // those that the rows offer, by mark
	sessions string
}

type personRow struct {
	object     *fyne.Container
	role, name *control.Field
	party      *control.Choice
	partyName  *control.Button
	choices    *fyne.Container // of parties: folded away once there is one
	mark       *control.Prose
	present    *control.Toggles
}

func newPeopleBlock(d *Desk, presence bool) *peopleBlock {
	look := d.look
	b := &peopleBlock{desk: d, presence: presence, rows: control.Column(look.Px(control.Gap)), shown: map[model.ID]*personRow{},
		fresh: control.NewField(look, look.Words.Say("people.hint"))}
	b.fresh.OnKey = func(ev *fyne.KeyEvent, _ bool) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		b.add()
		return true
	}
	b.erase = control.Row(0, control.Cell{Object: control.NewButton(look, look.Words.Say("people.erase"), "", control.Plain, d.eraseNames)})
	b.object = control.Column(look.Px(12), b.rows,
		control.NewProse(look, look.Words.Say("people.private"), control.Small, figure.Regular, figure.MutedInk), b.erase)
	b.update()
	return b
}

// add takes a line such as "G: beleidsadviseur Wmo"; the letter of the party may be left out.
func (b *peopleBlock) add() {
	role := strings.TrimSpace(b.fresh.Text)
	person := &model.Participant{Role: role}
	if mark, rest, ok := strings.Cut(role, ":"); ok {
		for _, party := range model.All[model.Party](b.desk.dossier) {
			if strings.EqualFold(party.Mark, strings.TrimSpace(mark)) {
				person.Party, person.Role = party.ID, strings.TrimSpace(rest)
			}
		}
	}
	if person.Role != "" && b.desk.edit("edit.participant.add", func(tx *model.Tx) error { return tx.Put(person) }, "role", person.Role) {
		b.fresh.Put("")
	}
}

// sessionMark is the short name of a session among all: "1", "2", and from the second round on "3.2".
func (d *Desk) sessionMark(session *model.Session) string {
	round := 0
	for _, other := range d.dossier.Sessions() {
		if other.Sort == session.Sort {
			round++
		}
		if other.ID == session.ID {
			break
		}
	}
	mark := d.look.Words.Say(model.Key("people.session." + string(session.Sort)))
	if round > 1 {
		mark += "." + strconv.Itoa(round)
	}
	return mark
}

func (b *peopleBlock) update() {
	d, look := b.desk, b.desk.look
	people := d.dossier.Participants()
	parties, sessions := b.partyOptions(), b.sessionOptions()
	if key := optionsKey(parties); key != b.parties {
		b.parties, b.shown = key, map[model.ID]*personRow{}
	}
	if key := optionsKey(sessions); key != b.sessions {
		b.sessions, b.shown = key, map[model.ID]*personRow{}
	}
	b.rows.Objects = nil
	if b.presence && len(sessions) > 0 && len(people) > 0 {
		b.rows.Add(control.NewProse(look, look.Words.Say("people.present", "sessions", b.legend()), control.Small, figure.Regular, figure.MutedInk))
	}
	for _, person := range people {
		row := b.shown[person.ID]
		if row == nil {
			row = b.newRow(person.ID, parties, sessions)
			b.shown[person.ID] = row
		}
		row.role.Fill(person.Role)
		name := ""
		if known := d.dossier.NameOf(person.ID); known != nil {
			name = known.Name
		}
		row.name.Fill(name)
		row.party.Mark(string(person.Party))
		mark := ""
		if party := model.Get[model.Party](d.dossier, person.Party); party != nil {
			mark = party.Mark
		}
		row.mark.SetText(mark)
		name = look.Words.Say("people.noParty")
		if party := model.Get[model.Party](d.dossier, person.Party); party != nil {
			name = shortened(party.Name)
		}
		row.partyName.SetText(name)
		var on []string
		for _, session := range person.Sessions {
			on = append(on, string(session))
		}
		row.present.Mark(on)
		b.rows.Add(row.object)
	}
	if len(people) == 0 {
		b.rows.Add(control.NewProse(look, look.Words.Say("people.empty"), control.Body, figure.Regular, figure.MutedInk))
	}
	b.rows.Add(b.fresh)
	b.erase.(*fyne.Container).Hidden = d.dossier.Count(model.KindName) == 0
	b.rows.Refresh()
	b.object.Refresh()
}

// shortened is a name that fits on a button.
func shortened(name string) string {
	const most = 20
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return strings.TrimSpace(string(letters[:most-1])) + "…"
}

func (b *peopleBlock) partyOptions() []control.Option {
	var out []control.Option
	for _, party := range model.All[model.Party](b.desk.dossier) {
		text := party.Mark
		if text == "" {
			text = party.Name
		}
		out = append(out, control.Option{Value: string(party.ID), Text: text})
	}
	return out
}

func (b *peopleBlock) sessionOptions() []control.Option {
	if !b.presence {
		return nil
	}
	var out []control.Option
	for _, session := range b.desk.dossier.Sessions() {
		out = append(out, control.Option{Value: string(session.ID), Text: b.desk.sessionMark(session)})
	}
	return out
}

// legend says which session each mark stands for.
func (b *peopleBlock) legend() string {
	var out []string
	for _, session := range b.desk.dossier.Sessions() {
		text := b.desk.sessionMark(session)
		if session.Date != "" {
			text += " " + b.desk.look.Words.Date(session.Date)
		} else {
			text += " " + b.desk.look.Words.Choice("sessionkind", string(session.Sort))
		}
		out = append(out, text)
	}
	return strings.Join(out, " · ")
}

func optionsKey(options []control.Option) string {
	var out strings.Builder
	for _, option := range options {
		out.WriteString(option.Value + " " + option.Text + "\n")
	}
	return out.String()
}

func (b *peopleBlock) newRow(id model.ID, parties, sessions []control.Option) *personRow {
	d, look := b.desk, b.desk.look
	row := &personRow{
		role: control.NewField(look, look.Words.Say("people.role")), name: control.NewField(look, look.Words.Say("people.name")),
		mark: control.NewProse(look, "", control.Body, figure.Bold, figure.Ink),
	}
	update := func(change func(*model.Participant)) error {
		return d.try("edit.participant", func(tx *model.Tx) error {
			return model.Update(tx, id, func(p *model.Participant) error { change(p); return nil })
		}, "role", row.role.Text)
	}
	row.role.Commit = func(text string) error {
		return update(func(p *model.Participant) { p.Role = strings.TrimSpace(text) })
	}
	row.name.Commit = func(text string) error {
		return d.try("edit.name", func(tx *model.Tx) error { return tx.SetName(id, text) }, "role", row.role.Text)
	}
	row.party = control.NewChoice(look, parties, "", func(party string) {
		_ = update(func(p *model.Participant) { p.Party = model.ID(party) }) // what cannot be is told already
	})
	row.present = control.NewToggles(look, sessions, func(session string, on bool) {
		d.edit("edit.present", func(tx *model.Tx) error { return tx.SetPresent(id, model.ID(session), on) }, "role", row.role.Text)
	})
	fold := func(folded bool) {
		row.choices.Hidden = folded
		b.rows.Refresh()
		d.relayout()
	}
	row.partyName = control.NewButton(look, "", "", control.Quiet, func() {
		fold(!row.choices.Hidden)
		if !row.choices.Hidden {
			d.window.Canvas().Focus(row.party)
		}
	}).Leading()
	row.party.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
			d.window.Canvas().Focus(row.partyName)
			return true
		}
		return false
	}
	row.party.OnFocus = func(gained bool) {
		if !gained && row.party.Chosen() != "" {
			fold(true)
		}
	}
	row.choices = control.Inset(0, 0, look.Px(control.Gap), 0, row.party)
	person := model.Get[model.Participant](d.dossier, id)
	row.choices.Hidden = person == nil || person.Party != "" || len(parties) == 0
	remove := d.quiet("act.delete", func() {
		role := row.role.Text
		if d.edit("edit.participant.delete", func(tx *model.Tx) error { return tx.Delete(model.KindParticipant, id) }, "role", role) {
			d.say("say.deleted", "what", role)
		}
	})
	name := control.Cell{Object: row.name, Width: look.Px(170), Middle: true}
	away := control.Cell{Object: remove, Middle: true}
	if b.presence {
		row.object = control.Lines(look.Px(control.Gap), control.Cell{Object: row.mark, Width: look.Px(28), Middle: true},
			control.Cell{Object: row.role, Width: look.Px(190), Share: 1, Middle: true}, name, control.Cell{Object: row.present, Middle: true}, away)
	} else {
		row.object = control.Column(look.Px(control.Tight),
			control.Lines(look.Px(control.Gap), control.Cell{Object: row.role, Width: look.Px(190), Share: 1, Middle: true},
				control.Cell{Object: row.partyName, Width: look.Px(196), Middle: true}, name, away), row.choices)
	}
	return row
}
