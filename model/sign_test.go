package model_test

import (
	"testing"

	"doelenboom/model"
)

func TestASignBecomesAnIndicator(t *testing.T) {
	d := put(t, &model.Goal{Identity: model.Identity{ID: "top"}, Text: "Iedereen hoort erbij"})
	var sign *model.Card
	edit(t, d, func(tx *model.Tx) (err error) {
		sign, err = tx.AddSign("", "top", 0, "Buren groeten elkaar", "")
		return err
	})
	edit(t, d, func(tx *model.Tx) error {
		_, err := tx.SignBecomes(sign.ID, " Buren groeten elkaar ", "Het deel van de inwoners dat elke week een buur groet.")
		return err
	})
	indicators := d.IndicatorsOf("top")
	if len(indicators) != 1 || indicators[0].Name != "Buren groeten elkaar" || indicators[0].Definition == "" || indicators[0].Choice != model.Candidate {
		t.Fatalf("the indicators are %+v", indicators)
	}
	if signs := d.Signs("top"); len(signs) != 1 || len(signs[0].Became) != 1 || signs[0].Became[0].ID != indicators[0].ID {
		t.Errorf("the signs are %+v", signs)
	}
	edit(t, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, "top") })
	if card := model.Get[model.Card](d, sign.ID); card == nil || card.Goal != "" {
		t.Errorf("without its goal the sign is %+v", card)
	}
	_, err := d.Edit("edit.test", func(tx *model.Tx) error { _, err := tx.AddSign("", "gone", 0, "Iets", ""); return err })
	if _, ok := model.AsProblem(err); !ok {
		t.Errorf("a sign of no goal is %v", err)
	}
}
