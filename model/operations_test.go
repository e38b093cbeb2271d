package model_test

import (
	"errors"
	"maps"
	"math"
	"slices"

	"pgregory.net/rapid"

	"doelenboom/model"
)

// secret stands in every name that the operations make up.
const secret = "Geheimnaam"

var operationNames = slices.Sorted(maps.Keys(operations))

// any returns the identity of some record of a kind, now and then one that does not exist.
func some(t *rapid.T, tx *model.Tx, kind model.Kind) model.ID {
	ids := []model.ID{"id-none"}
	for _, record := range tx.Records(kind) {
		ids = append(ids, record.Ident())
	}
	return rapid.SampledFrom(ids).Draw(t, string(kind))
}

func someOrNone(t *rapid.T, tx *model.Tx, kind model.Kind) model.ID {
	if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
		return ""
	}
	return some(t, tx, kind)
}

func text(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", " ", "a", "Inwoners doen mee", "één <b> & \"twee\""}).Draw(t, "text")
}

func somePeriod(t *rapid.T) model.Period {
	return rapid.SampledFrom([]model.Period{"2025", "2026", "2025-H1", "2024/25", "2025-Q4", "2025-13", ""}).Draw(t, "period")
}

func someDate(t *rapid.T) model.Date {
	return rapid.SampledFrom([]model.Date{"", "2026-01-31", "2027-10-14", "2027-02-30"}).Draw(t, "date")
}

func someNumber(t *rapid.T) *float64 {
	return rapid.SampledFrom([]*float64{nil, number(0), number(3), number(61.5), number(-1e9), number(math.NaN()), number(math.Inf(1))}).Draw(t, "number")
}

func number(v float64) *float64 { return &v }

func whole(v int) *int { return &v }

func someRef(t *rapid.T, tx *model.Tx) model.Ref {
	kind := rapid.SampledFrom([]model.Kind{model.KindGoal, model.KindIndicator, model.KindTerm, model.KindCard}).Draw(t, "kind")
	return model.Ref{Kind: kind, ID: some(t, tx, kind)}
}

func pick[T any](t *rapid.T, from []T) T { return rapid.SampledFrom(from).Draw(t, "choice") }

var operations = map[string]func(*rapid.T, *model.Tx) error{
	"add goal": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddGoal(someOrNone(t, tx, model.KindGoal), rapid.IntRange(-1, 5).Draw(t, "position"), text(t))
		return err
	},
	"seed": func(t *rapid.T, tx *model.Tx) error { return seed(tx) },
	"place goal": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindGoal), func(g *model.Goal) error {
			g.Position = pick(t, []float64{1, math.Nextafter(1, 2), 1 << 53, -math.MaxFloat64, math.MaxFloat64, math.Inf(1), math.NaN()})
			return nil
		})
	},
	"move goal": func(t *rapid.T, tx *model.Tx) error {
		return tx.MoveGoal(some(t, tx, model.KindGoal), someOrNone(t, tx, model.KindGoal), rapid.IntRange(-1, 5).Draw(t, "position"))
	},
	"add goal above": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddGoalAbove(some(t, tx, model.KindGoal), text(t))
		return err
	},
	"take goal out": func(t *rapid.T, tx *model.Tx) error { return tx.TakeOut(some(t, tx, model.KindGoal)) },
	"copy branch": func(t *rapid.T, tx *model.Tx) error {
		if tx.Count(model.KindGoal) > 200 {
			return nil // copies of copies of copies
		}
		_, err := tx.AddBranch(someOrNone(t, tx, model.KindGoal), rapid.IntRange(-1, 5).Draw(t, "position"), tx.Branch(some(t, tx, model.KindGoal)))
		return err
	},
	"change goal": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindGoal), func(g *model.Goal) error {
			g.Text, g.Contribution = text(t), rapid.IntRange(0, 4).Draw(t, "contribution")
			switch rapid.IntRange(0, 4).Draw(t, "part") {
			case 0:
				g.Also = append(g.Also, model.GoalLink{Goal: some(t, tx, model.KindGoal), Assumption: text(t)})
			case 1:
				g.Support = append(g.Support, model.Support{Party: some(t, tx, model.KindParty), Stance: pick(t, model.Stances())})
			case 2:
				g.State = pick(t, append(model.GoalStates(), "never"))
			case 3:
				return errOnPurpose
			}
			return nil
		})
	},
	"adopt": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.Adopt(model.Adopting{Name: text(t), Text: text(t), Form: pick(t, append(model.DecisionForms(), "", "never")), Session: someOrNone(t, tx, model.KindSession),
			Objections: []model.Dissent{{Party: someOrNone(t, tx, model.KindParty), Role: text(t), Text: text(t)}}})
		return err
	},
	"support": func(t *rapid.T, tx *model.Tx) error {
		if rapid.Bool().Draw(t, "all") {
			return tx.AgreeAll(some(t, tx, model.KindGoal))
		}
		return tx.SetSupport(some(t, tx, model.KindGoal), some(t, tx, model.KindParty), pick(t, append(model.Stances(), "", "never")), text(t))
	},
	"meaning": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetMeaning(some(t, tx, model.KindTerm), some(t, tx, model.KindParty), text(t))
	},
	"delete": func(t *rapid.T, tx *model.Tx) error {
		kind := pick(t, model.Kinds())
		return tx.Delete(kind, some(t, tx, kind))
	},
	"add card": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddCard(someOrNone(t, tx, model.KindSession), rapid.IntRange(-1, 4).Draw(t, "number"), text(t), someOrNone(t, tx, model.KindParty))
		return err
	},
	"change card": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindCard), func(c *model.Card) error {
			c.Groups = append(c.Groups, some(t, tx, model.KindGroup))
			c.Became = append(c.Became, someRef(t, tx))
			c.Number = rapid.IntRange(1, 9).Draw(t, "number")
			return nil
		})
	},
	"add group": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddGroup(someOrNone(t, tx, model.KindSession), text(t))
		return err
	},
	"add indicator": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.AddIndicator(someOrNone(t, tx, model.KindGoal), text(t))
		return err
	},
	"change indicator": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindIndicator), func(i *model.Indicator) error {
			switch rapid.IntRange(0, 5).Draw(t, "part") {
			case 0:
				i.Code = pick(t, []string{"I1", "I2", "I30", "V1", "los"})
			case 1:
				i.Goals = append(i.Goals, some(t, tx, model.KindGoal))
			case 2:
				i.Owner = model.Actor{Party: someOrNone(t, tx, model.KindParty), Role: text(t)}
			case 3:
				i.Baseline = &model.Baseline{Period: somePeriod(t), Value: 61}
				i.Targets = append(i.Targets, model.Target{Period: somePeriod(t), Value: *pick(t, []*float64{number(70), number(math.NaN())})})
			case 4:
				i.Scores = append(i.Scores, model.Score{Party: someOrNone(t, tx, model.KindParty), Data: rapid.IntRange(0, 4).Draw(t, "score")})
				i.Dissent = append(i.Dissent, model.Dissent{Party: someOrNone(t, tx, model.KindParty), Text: text(t)})
			case 5:
				i.Versions = append(i.Versions, model.Definition{From: somePeriod(t), Session: someOrNone(t, tx, model.KindSession)})
			}
			return nil
		})
	},
	"redefine": func(t *rapid.T, tx *model.Tx) error {
		id := some(t, tx, model.KindIndicator)
		if err := tx.Redefine(id, someOrNone(t, tx, model.KindSession), func(i *model.Indicator) error {
			*pick(t, []*string{&i.Name, &i.Definition, &i.Unit, &i.Source}) = text(t)
			return nil
		}); err != nil {
			return err
		}
		return tx.Settle(id, somePeriod(t), rapid.Bool().Draw(t, "breaks"), text(t))
	},
	"split indicator": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.SplitIndicator(some(t, tx, model.KindIndicator), text(t), text(t))
		return err
	},
	"merge indicators": func(t *rapid.T, tx *model.Tx) error {
		return tx.MergeIndicator(some(t, tx, model.KindIndicator), some(t, tx, model.KindIndicator))
	},
	"sketch": func(t *rapid.T, tx *model.Tx) error {
		id := some(t, tx, model.KindIndicator)
		if err := tx.SketchBaseline(id, somePeriod(t), 40, pick(t, model.Trends()), pick(t, model.Paces()), somePeriod(t)); err != nil {
			return err
		}
		return tx.DrawForecast(id, somePeriod(t), *pick(t, []*float64{number(70), number(math.NaN())}))
	},
	"mend": func(t *rapid.T, tx *model.Tx) error {
		indicator := model.Get[model.Indicator](tx.Dossier, some(t, tx, model.KindIndicator))
		if indicator == nil {
			return nil
		}
		for _, doubt := range tx.Doubts(indicator) {
			return tx.Mend(indicator.ID, doubt)
		}
		return tx.Consider(indicator.ID, pick(t, model.Concerns()))
	},
	"choose": func(t *rapid.T, tx *model.Tx) error {
		return tx.Choose(some(t, tx, model.KindIndicator), pick(t, append(model.Choices(), "never")), text(t))
	},
	"set value": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.SetValue(some(t, tx, model.KindIndicator), somePeriod(t), model.Figure{
			Value: someNumber(t), Missing: pick(t, append(model.MissingReasons(), "", "")), LessThan: pick(t, []int{0, 0, 0, 5, -1}), Numerator: someNumber(t), Denominator: someNumber(t),
			N: whole(12), Footnote: text(t),
		})
		return err
	},
	"make final": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.MakeFinal(some(t, tx, model.KindValue), some(t, tx, model.KindValue))
		return err
	},
	"explain a correction": func(t *rapid.T, tx *model.Tx) error { return tx.Explain(some(t, tx, model.KindValue), text(t)) },
	"put value": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Value{Indicator: someOrNone(t, tx, model.KindIndicator), Period: somePeriod(t), Value: someNumber(t)})
	},
	"move value": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindValue), func(v *model.Value) error {
			v.Indicator, v.Period = some(t, tx, model.KindIndicator), somePeriod(t)
			return nil
		})
	},
	"read": func(t *rapid.T, tx *model.Tx) error {
		return tx.Read(some(t, tx, model.KindIndicator), someOrNone(t, tx, model.KindSession), func(r *model.Reading) error {
			r.Judgement, r.JudgementReason = pick(t, model.Judgements()), text(t)
			r.Dissent = append(r.Dissent, model.Dissent{Party: someOrNone(t, tx, model.KindParty), Text: text(t)})
			return nil
		})
	},
	"add agreement": func(t *rapid.T, tx *model.Tx) error {
		agreement, err := tx.AddAgreement(pick(t, model.AgreementKinds()), someOrNone(t, tx, model.KindSession), text(t))
		if err != nil {
			return err
		}
		return model.Update(tx, agreement.ID, func(a *model.Agreement) error {
			a.Linked, a.Due = []model.Ref{someRef(t, tx), someRef(t, tx)}, someDate(t)
			return nil
		})
	},
	"agreement state": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetAgreementState(some(t, tx, model.KindAgreement), pick(t, model.AgreementStates()), someOrNone(t, tx, model.KindSession), text(t))
	},
	"put session": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Session{
			Sort: pick(t, append(model.SessionKinds(), "never")), State: pick(t, model.SessionStates()), Date: someDate(t),
			Steps: []model.Step{{Sort: pick(t, model.StepKinds()), Minutes: rapid.IntRange(-1, 20).Draw(t, "minutes")}},
		})
	},
	"put party": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Party{Name: text(t), Sort: pick(t, model.PartyKinds()), Mark: pick(t, []string{"", "A", "B"}), Pattern: rapid.IntRange(0, 8).Draw(t, "pattern")})
	},
	"put participant": func(t *rapid.T, tx *model.Tx) error {
		participant := &model.Participant{Party: someOrNone(t, tx, model.KindParty), Role: text(t)}
		if err := tx.Put(participant); err != nil || rapid.Bool().Draw(t, "no name") {
			return err
		}
		return tx.Put(&model.Name{Participant: participant.ID, Name: secret})
	},
	"put name": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Name{Participant: someOrNone(t, tx, model.KindParticipant), Name: secret, Email: secret + "@example.org"})
	},
	"erase names": func(_ *rapid.T, tx *model.Tx) error { tx.EraseNames(); return nil },
	"put term": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Term{Word: text(t), Others: []model.OtherMeaning{{Party: some(t, tx, model.KindParty), Meaning: text(t)}}})
	},
	"put parked": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Parked{Text: text(t), Session: someOrNone(t, tx, model.KindSession), Owner: model.Actor{Party: someOrNone(t, tx, model.KindParty)}})
	},
	"put observation": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Observation{Text: text(t), Date: someDate(t), Goal: someOrNone(t, tx, model.KindGoal)})
	},
	"put story": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Story{
			Goal: someOrNone(t, tx, model.KindGoal), Indicator: someOrNone(t, tx, model.KindIndicator), Period: somePeriod(t),
			Text: text(t), Consent: pick(t, append(model.Consents(), "")),
		})
	},
	"put initiative": func(t *rapid.T, tx *model.Tx) error {
		return tx.Put(&model.Initiative{
			Name: text(t), Parties: []model.ID{some(t, tx, model.KindParty)}, Stage: rapid.IntRange(0, 8).Draw(t, "stage"),
			Serves: []model.Serves{{Goal: some(t, tx, model.KindGoal)}}, Evidence: []model.Evidence{{Goal: someOrNone(t, tx, model.KindGoal)}},
		})
	},
	"remember a mapping": func(t *rapid.T, tx *model.Tx) error {
		return tx.Remember(&model.Mapping{
			Source: text(t), Shape: "jaar|waarde", Area: text(t), Period: somePeriod(t),
			Series: []model.MappedSeries{{Series: text(t), Indicator: someOrNone(t, tx, model.KindIndicator)}},
		})
	},
	"start vote": func(t *rapid.T, tx *model.Tx) error {
		_, err := tx.StartVote(&model.Vote{
			Session: someOrNone(t, tx, model.KindSession), Goals: []model.ID{some(t, tx, model.KindGoal), some(t, tx, model.KindGoal)},
			Each: pick(t, append(model.VoterKinds(), "")), Dots: rapid.IntRange(0, 4).Draw(t, "each"), Secret: rapid.Bool().Draw(t, "secret"),
		})
		return err
	},
	"set dots": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetDots(some(t, tx, model.KindVote), rapid.IntRange(-1, 2).Draw(t, "ballot"), some(t, tx, model.KindGoal), rapid.IntRange(-1, 9).Draw(t, "dots"))
	},
	"add dots": func(t *rapid.T, tx *model.Tx) error {
		return tx.AddDots(some(t, tx, model.KindVote), map[model.ID]int{some(t, tx, model.KindGoal): 2})
	},
	"close vote": func(t *rapid.T, tx *model.Tx) error { return tx.CloseVote(some(t, tx, model.KindVote)) },
	"disagree": func(t *rapid.T, tx *model.Tx) error {
		return model.Update(tx, some(t, tx, model.KindVote), func(v *model.Vote) error {
			v.Dissent = append(v.Dissent, model.Dissent{Party: someOrNone(t, tx, model.KindParty), Text: text(t)})
			return nil
		})
	},
	"cover": func(t *rapid.T, tx *model.Tx) error {
		return tx.SetCover(func(c *model.Cover) error {
			c.Title, c.From, c.To = text(t), rapid.IntRange(2025, 2028).Draw(t, "from"), 2027
			c.Adoptions = append(c.Adoptions, model.Adoption{Date: someDate(t), Decision: someOrNone(t, tx, model.KindAgreement)})
			return nil
		})
	},
	"second cover": func(_ *rapid.T, tx *model.Tx) error { return tx.Put(&model.Cover{Title: "nog een"}) },
}

// seed adds a little of everything, hanging together.
func seed(tx *model.Tx) error {
	if tx.Top() == nil {
		if _, err := tx.AddGoal("", 0, "Een zinvolle dag"); err != nil {
			return err
		}
	}
	first, err := tx.AddGoal(tx.Top().ID, 0, "Een plek die past")
	if err != nil {
		return err
	}
	second, err := tx.AddGoal(first.ID, 9, "Zo binnenlopen")
	if err != nil {
		return err
	}
	party := &model.Party{Name: "Cliëntenraad", Sort: model.Council}
	participant := &model.Participant{Role: "ervaringsdeskundige"}
	session := &model.Session{Sort: model.FollowingSession, State: model.Closed, Date: "2027-10-14"}
	for _, record := range []model.Record{party, participant, session} {
		if err := tx.Put(record); err != nil {
			return err
		}
	}
	if err := tx.Put(&model.Name{Participant: participant.ID, Name: secret}); err != nil {
		return err
	}
	indicator, err := tx.AddIndicator(second.ID, "De deur uit")
	if err != nil {
		return err
	}
	for _, period := range []model.Period{"2026", "2025", "2025-H1"} {
		if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: number(38)}); err != nil {
			return err
		}
	}
	agreement, err := tx.AddAgreement(model.Decision, session.ID, "Vaste consulent")
	if err != nil {
		return err
	}
	group, err := tx.AddGroup(session.ID, "Vervoer")
	if err != nil {
		return err
	}
	return errors.Join(
		tx.Read(indicator.ID, session.ID, func(r *model.Reading) error { r.Explain = "Bus vervallen"; return nil }),
		model.Update(tx, agreement.ID, func(a *model.Agreement) error {
			a.Linked = []model.Ref{model.RefTo(indicator), model.RefTo(second)}
			a.Who.Party = party.ID
			return nil
		}),
		model.Update(tx, first.ID, func(g *model.Goal) error {
			g.Also = []model.GoalLink{{Goal: second.ID}}
			g.Support = []model.Support{{Party: party.ID, Stance: model.Doubts}}
			return nil
		}),
		tx.Put(&model.Card{
			Number: tx.NextCardNumber(), Text: "Busje", Session: session.ID, Party: party.ID, Groups: []model.ID{group.ID},
			Became: []model.Ref{model.RefTo(second), model.RefTo(indicator)},
		}),
		tx.Put(&model.Initiative{Name: "Inloophuis", Serves: []model.Serves{{Goal: second.ID}}}),
		tx.Put(&model.Vote{
			Session: session.ID, Goals: []model.ID{first.ID, second.ID}, Each: model.EachParticipant, Dots: 3,
			Ballots: []model.Ballot{{Party: party.ID, Voters: 2, Given: []model.Dotted{{Goal: second.ID, Dots: 4}}}},
			Dissent: []model.Dissent{{Party: party.ID, Text: "Vervoer gaat voor"}},
		}),
	)
}
