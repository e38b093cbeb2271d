package model

import "slices"

// Like makes a new dossier after the pattern of this one, for another group: the same tree, without anything that the first group measured,
// said, decided or was called. What goes along is named here, field by field, so that whatever a later version adds stays behind until
// somebody decides otherwise:
//
//	cover       theme, level names, language and thresholds. Not the title, the municipality, the years, the commissioning role, the picture
//	            of the future, the statement on data and what was adopted: those are the first group's own, and the assistant asks for them.
//	party       name, kind, mark and pattern.
//	goal        where it hangs, text, explanation, problem, assumption, contribution, extra links, white spot, marks and target groups; as a
//	            draft, or parked. Not its dots and the support of parties.
//	term        the word and what it means. Not what other parties mean by it.
//	indicator   its definition: code, goals, name, what is counted in what, unit, direction, source, method, frequency, ladder, whether it
//	            is mandatory; as a candidate. Not a figure of any sort (baseline, targets, norm, range, references, forecast), who owns it
//	            or its source, scores, dissent, the choice and its history. One that was dropped stays behind.
//
// Participants, names, sessions, cards, groups, values, stories, readings, agreements, parked subjects, observations and initiatives stay
// behind, and so does the history: the new dossier begins with one change. Every record has a new identity, so that nothing in the copy leads
// back. What people wrote about others in the texts that go along cannot be known to the program.
func (d *Dossier) Like(env Environment, title string) (*Dossier, error) {
	fresh := New(env)
	_, err := fresh.Edit("edit.dossier.like", func(tx *Tx) error {
		p := &pattern{tx: tx, ids: map[ID]ID{}}
		for _, copy := range []func(*Dossier) error{p.parties, p.goals, p.terms, p.indicators} {
			if err := copy(d); err != nil {
				return err
			}
		}
		was := d.Cover()
		return tx.SetCover(func(c *Cover) error {
			c.Title, c.Theme, c.Levels, c.Language = title, was.Theme, slices.Clone(was.Levels), was.Language
			c.SmallCount, c.SmallShare = was.SmallCount, was.SmallShare
			return nil
		})
	})
	return fresh, err
}

// pattern copies records under new identities.
type pattern struct {
	tx  *Tx
	ids map[ID]ID // of what was copied, by what it was
}

func (p *pattern) put(was ID, record Record) error {
	if err := p.tx.Put(record); err != nil {
		return err
	}
	p.ids[was] = record.Ident()
	return nil
}

func (p *pattern) parties(d *Dossier) error {
	for _, was := range All[Party](d) {
		if err := p.put(was.ID, &Party{Name: was.Name, Sort: was.Sort, Mark: was.Mark, Pattern: was.Pattern}); err != nil {
			return err
		}
	}
	return nil
}

func (p *pattern) goals(d *Dossier) error {
	goals := d.Goals()
	for _, was := range goals {
		state := GoalDraft
		if was.State == GoalParked {
			state = GoalParked
		}
		if err := p.put(was.ID, &Goal{
			Parent: p.ids[was.Parent], Position: was.Position, Level: was.Level, Text: was.Text, Explanation: was.Explanation,
			Behind: was.Behind, Assumption: was.Assumption, Contribution: was.Contribution, State: state, WhiteSpot: was.WhiteSpot,
			Wheel: slices.Clone(was.Wheel), Laws: slices.Clone(was.Laws), Scale: was.Scale, TargetGroups: slices.Clone(was.TargetGroups),
		}); err != nil {
			return err
		}
	}
	for _, was := range goals { // now that there is something at the other end
		for _, also := range was.Also {
			if to, known := p.ids[also.Goal]; known {
				if err := Update(p.tx, p.ids[was.ID], func(g *Goal) error {
					g.Also = append(g.Also, GoalLink{Goal: to, Assumption: also.Assumption})
					return nil
				}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (p *pattern) terms(d *Dossier) error {
	for _, was := range All[Term](d) {
		if err := p.put(was.ID, &Term{Word: was.Word, Meaning: was.Meaning}); err != nil {
			return err
		}
	}
	return nil
}

func (p *pattern) indicators(d *Dossier) error {
	for _, was := range All[Indicator](d) {
		if was.Choice == Dropped {
			continue
		}
		indicator := &Indicator{
			Code: was.Code, Name: was.Name, Definition: was.Definition, Sort: was.Sort, Type: was.Type, Numerator: was.Numerator,
			Denominator: was.Denominator, Unit: was.Unit, Decimals: was.Decimals, Direction: was.Direction, Source: was.Source,
			Method: was.Method, Frequency: was.Frequency, Month: was.Month, Mandatory: was.Mandatory,
		}
		for _, goal := range was.Goals {
			if to, known := p.ids[goal]; known {
				indicator.Goals = append(indicator.Goals, to)
			}
		}
		if was.Ladder != nil {
			indicator.Ladder = &Ladder{Expect: was.Ladder.Expect, Like: was.Ladder.Like, Love: was.Ladder.Love}
		}
		if err := p.put(was.ID, indicator); err != nil {
			return err
		}
	}
	return nil
}
