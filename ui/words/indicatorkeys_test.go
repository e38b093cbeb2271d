package words_test

import (
	"slices"

	"doelenboom/model"
)

func init() {
	families["quality."] = questions()
	choices["pace"] = texts(model.Paces()[1:])
	choices["trend"] = texts(model.Trends()[1:])
}

// questions are the texts of each concern: the question, why it is asked, and what one key makes of it, where one can.
func questions() []string {
	onlyPeople := []model.Concern{model.GoalIsHigher, model.NoWhole}
	out := []string{"answer", "considered", "ofMany", "mended", "leftAsIs"}
	for _, concern := range model.Concerns() {
		out = append(out, string(concern), string(concern)+".why")
		if !slices.Contains(onlyPeople, concern) {
			out = append(out, string(concern)+".mend")
		}
	}
	return out
}
