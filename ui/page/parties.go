package page

import (
	"slices"
	"strings"

	"doelenboom/model"
)

// participants tells who takes part, or who was there: parties and roles, never names.
func (r *report) participants() section {
	s := section{ID: "parties", Title: r.say("web.parties")}
	if r.session != nil {
		s.Title = r.say("paper.attendance")
	}
	t := table{Caption: s.Title, Quiet: true, Columns: []column{{Title: r.say("paper.party")}, {Title: r.say("paper.roles")}}}
	for _, party := range model.All[model.Party](r.Dossier) {
		roles := r.roles(party.ID)
		if roles == "" && r.session != nil {
			continue
		}
		t.Rows = append(t.Rows, row{Cells: []cell{one(r.own(party.Name)), one(r.own(roles))}})
	}
	if roles := r.roles(""); roles != "" {
		t.Rows = append(t.Rows, row{Cells: []cell{one(plain(r.say("paper.party.none"))), one(r.own(roles))}})
	}
	if commissioner := r.Dossier.Cover().Commissioner; commissioner != "" && r.session == nil {
		s.add(block{Text: line{plain(r.say("web.commissioner") + ": "), r.own(commissioner)}})
	}
	if len(t.Rows) > 0 {
		t.without(1)
		s.add(block{Table: &t})
	}
	return s
}

// roles are the roles of a party's people, or of those without a party, with how many have each.
func (r *report) roles(party model.ID) string {
	count, order := map[string]int{}, []string{}
	for _, participant := range model.All[model.Participant](r.Dossier) {
		if participant.Party != party || r.session != nil && !slices.Contains(participant.Sessions, r.session.ID) {
			continue
		}
		if count[participant.Role]++; count[participant.Role] == 1 {
			order = append(order, participant.Role)
		}
	}
	for i, role := range order {
		if n := count[role]; n > 1 {
			order[i] = r.say("paper.role.times", "role", role, "count", r.book.Whole(n))
		}
	}
	return strings.Join(order, ", ")
}

func (r *report) partyName(id model.ID) string { return r.Dossier.ActorName(model.Actor{Party: id}) }
