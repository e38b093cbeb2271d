package model_test

import (
	"fmt"
	"strconv"
	"testing"

	"doelenboom/model"
)

// large is a dossier of many goals, each with up to ten under it, and indicators with a hundred monthly values each.
func large(b *testing.B, goals, indicators int) *model.Dossier {
	b.Helper()
	d := model.New(environment())
	edit(b, d, func(tx *model.Tx) error {
		var ids []model.ID
		for i := range goals {
			parent := model.ID("")
			if i > 0 {
				parent = ids[(i-1)/10]
			}
			goal, err := tx.AddGoal(parent, 99, "Inwoners doen mee op hun eigen manier "+strconv.Itoa(i))
			if err != nil {
				return err
			}
			ids = append(ids, goal.ID)
		}
		for i := range indicators {
			indicator, err := tx.AddIndicator(ids[i%goals], "Indicator "+strconv.Itoa(i))
			if err != nil {
				return err
			}
			if err := addValues(tx, indicator.ID, 100); err != nil {
				return err
			}
		}
		return nil
	})
	return d
}

func addValues(tx *model.Tx, indicator model.ID, months int) error {
	period := model.Period("2015-01")
	for m := range months {
		figure := model.Figure{Value: number(float64(m)), N: whole(212), Source: "registratie"}
		if _, err := tx.SetValue(indicator, period, figure); err != nil {
			return err
		}
		period = period.Next()
	}
	return nil
}

// BenchmarkEdit changes the text of one goal of 5,000 and asks what a redraw asks: the tree in order with its codes.
func BenchmarkEdit(b *testing.B) {
	d := large(b, 5000, 0)
	goal := d.Goals()[2500].ID
	for i := range b.N {
		edit(b, d, func(tx *model.Tx) error {
			return model.Update(tx, goal, func(g *model.Goal) error { g.Text = "Inwoners " + strconv.Itoa(i); return nil })
		})
		for _, goal := range d.Goals() {
			if d.Code(goal.ID) == "" {
				b.Fatal("a goal without a code")
			}
		}
	}
}

// BenchmarkAddGoals adds 5,000 goals in one edit, under one parent and as a chain.
func BenchmarkAddGoals(b *testing.B) {
	for name, parent := range map[string]func(ids []model.ID) model.ID{
		"wide": func(ids []model.ID) model.ID { return ids[0] },
		"deep": func(ids []model.ID) model.ID { return ids[len(ids)-1] },
	} {
		for _, goals := range []int{5000, 20000} {
			b.Run(fmt.Sprintf("%s-%d", name, goals), func(b *testing.B) {
				for range b.N {
					d := model.New(environment())
					edit(b, d, func(tx *model.Tx) error {
						ids := []model.ID{""}
						for range goals {
							goal, err := tx.AddGoal(parent(ids), len(ids), "Inwoners doen mee")
							if err != nil {
								return err
							}
							if len(ids) == 1 {
								ids[0] = goal.ID
							}
							ids = append(ids, goal.ID)
						}
						return nil
					})
				}
			})
		}
	}
}

// BenchmarkSetValues enters 50,000 values in one edit: spread over 500 indicators, and all of one.
func BenchmarkSetValues(b *testing.B) {
	for name, indicators := range map[string]int{"500-indicators": 500, "1-indicator": 1} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				d := model.New(environment())
				edit(b, d, func(tx *model.Tx) error {
					for i := range indicators {
						indicator, err := tx.AddIndicator("", "Indicator "+strconv.Itoa(i))
						if err != nil {
							return err
						}
						period := model.Period("1800-01-01")
						for range 50000 / indicators {
							if _, err := tx.SetValue(indicator.ID, period, model.Figure{Value: number(1)}); err != nil {
								return err
							}
							period = period.Next()
						}
					}
					return nil
				})
			}
		})
	}
}

// BenchmarkLoad50000Values makes a dossier of 2,000 goals and 50,000 values of its records, and asks for every series once.
func BenchmarkLoad50000Values(b *testing.B) {
	d := large(b, 2000, 500)
	var records []model.Record
	for _, kind := range model.Kinds() {
		records = append(records, d.Records(kind)...)
	}
	b.ResetTimer()
	for range b.N {
		loaded := model.Load(environment(), records, nil)
		values := 0
		for _, indicator := range loaded.Indicators() {
			values += len(loaded.Values(indicator.ID))
		}
		if values != 50000 || len(loaded.Goals()) != 2000 {
			b.Fatal(values)
		}
	}
}

// BenchmarkDecode50000Values reads 50,000 values as a file holds them.
func BenchmarkDecode50000Values(b *testing.B) {
	d := large(b, 1, 500)
	var texts [][]byte
	for _, value := range d.Records(model.KindValue) {
		data, err := model.Encode(value)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, data)
	}
	b.ResetTimer()
	for range b.N {
		for _, data := range texts {
			if _, err := model.Decode(model.KindValue, data); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkDeleteBranch deletes all 5,000 goals, to which 500 indicators with 50,000 values belong, and undoes it.
func BenchmarkDeleteBranch(b *testing.B) {
	d := large(b, 5000, 500)
	top := d.Top().ID
	b.ResetTimer()
	for range b.N {
		edit(b, d, func(tx *model.Tx) error { return tx.Delete(model.KindGoal, top) })
		undo(b, d)
	}
	if len(d.Goals()) != 5000 {
		b.Fatal("not all goals are back")
	}
}

// BenchmarkDeleteIndicator deletes an indicator with its hundred values out of 50,000, and undoes it.
func BenchmarkDeleteIndicator(b *testing.B) {
	d := large(b, 10, 500)
	indicator := d.Indicators()[250].ID
	b.ResetTimer()
	for range b.N {
		edit(b, d, func(tx *model.Tx) error { return tx.Delete(model.KindIndicator, indicator) })
		undo(b, d)
	}
}

// BenchmarkOverview asks of 500 indicators with 50,000 values what a page shows of them: the course, and every value for the public.
func BenchmarkOverview(b *testing.B) {
	d := large(b, 100, 500)
	b.ResetTimer()
	for range b.N {
		for _, indicator := range d.Indicators() {
			d.Course(indicator)
			for _, value := range d.Values(indicator.ID) {
				d.Seen(value, model.Public)
			}
		}
		d.Due("2027-10-14")
	}
}

// BenchmarkVerify checks all rules of 2,000 goals and 50,000 values.
func BenchmarkVerify(b *testing.B) {
	d := large(b, 2000, 500)
	b.ResetTimer()
	for range b.N {
		if problems := d.Verify(); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
