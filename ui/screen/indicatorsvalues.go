package screen

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/ui/screen/control"
	"doelenboom/ui/words"
)

func (f *indicatorForm) words() *words.Book { return f.page.desk.look.Words }

func (f *indicatorForm) readNumber(text string) (float64, error) {
	value, ok := f.words().ReadNumber(text)
	if !ok {
		return 0, model.NewProblem("problem.indicators.number", "text", text)
	}
	return value, nil
}

func (f *indicatorForm) readWhole(text string, into *int) error {
	value := 0.0
	if text != "" {
		var ok bool
		if value, ok = f.words().ReadNumber(text); !ok || value != float64(int(value)) || value < 0 {
			return model.NewProblem("problem.indicators.whole", "text", text)
		}
	}
	*into = int(value)
	return nil
}

func (f *indicatorForm) periodText(p model.Period) string {
	if p == "" {
		return ""
	}
	return f.words().Period(p)
}

func (f *indicatorForm) readPeriod(text string) (model.Period, error) {
	if text == "" {
		return "", nil
	}
	period, ok := model.ParsePeriod(text)
	if !ok {
		return "", model.NewProblem("problem.indicators.period", "text", text)
	}
	return period, nil
}

// goalCodes writes under which goals an indicator stands: "2.1; 3".
func (f *indicatorForm) goalCodes(i *model.Indicator) string {
	var codes []string
	for _, goal := range i.Goals {
		codes = append(codes, f.page.desk.dossier.Code(goal))
	}
	return strings.Join(codes, "; ")
}

func (f *indicatorForm) setGoals(i *model.Indicator, text string) error {
	var goals []model.ID
	for _, code := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
		goal := f.page.desk.dossier.GoalByCode(code)
		if goal == nil {
			return model.NewProblem("problem.indicators.goal", "code", code)
		}
		if !slices.Contains(goals, goal.ID) {
			goals = append(goals, goal.ID)
		}
	}
	i.Goals = goals
	return nil
}

func (f *indicatorForm) baselineValue(i *model.Indicator) string {
	if i.Baseline == nil {
		return ""
	}
	return f.words().Number(i.Baseline.Value, -1)
}

// setBaselineValue begins the baseline, about the last year that is over unless the period says otherwise; an empty value ends it.
func (f *indicatorForm) setBaselineValue(i *model.Indicator, text string) error {
	if text == "" {
		i.Baseline = nil
		return nil
	}
	value, err := f.readNumber(text)
	if err != nil {
		return err
	}
	baseline := model.Baseline{Period: model.YearPeriod(f.page.desk.today().Time().Year() - 1)}
	if i.Baseline != nil {
		baseline = *i.Baseline
	}
	baseline.Value = value
	i.Baseline = &baseline
	return nil
}

func isEstimate(i *model.Indicator) bool { return i.Baseline != nil && i.Baseline.Estimate }

// setEstimate says whether the baseline was measured. Who has none yet and estimates begins a line to draw.
func (f *indicatorForm) setEstimate(i *model.Indicator, value string) error {
	if i.Baseline == nil && value != "" {
		i.Baseline = &model.Baseline{Period: model.YearPeriod(f.page.desk.today().Time().Year()), Value: middling(i)}
	}
	return f.changeBaseline(i, func(b *model.Baseline) error { b.Estimate = value != ""; return nil })
}

// middling is where a line begins before anybody said where it stands.
func middling(i *model.Indicator) float64 {
	switch {
	case len(i.Targets) > 0:
		return i.Targets[0].Value
	case i.Type == model.Mark:
		return 6
	}
	return 50
}

// answerLine is one of the questions to a group without a baseline.
func answerLine[T ~string](f *indicatorForm, name string, values []T, of func(*model.Sketch) *T) *formLine {
	line := f.choice(name, optionsOf(f.page.desk, name, values), func(i *model.Indicator) string {
		if i.Sketch == nil {
			return ""
		}
		return string(*of(i.Sketch))
	}, nil)
	line.write = func(value string) error { return f.sketch(name, func(s *model.Sketch) { *of(s) = T(value) }) }
	line.when = func(i *model.Indicator) bool { return figures(i) && isEstimate(i) }
	return line
}

// sketch answers a question, from which the line follows.
func (f *indicatorForm) sketch(name string, answer func(*model.Sketch)) error {
	d, indicator := f.page.desk, f.page.chosen()
	if indicator == nil || indicator.Baseline == nil {
		return nil
	}
	sketch := model.Sketch{}
	if indicator.Sketch != nil {
		sketch = *indicator.Sketch
	}
	answer(&sketch)
	base := indicator.Baseline
	return d.try(model.Key("edit.indicator."+name), func(tx *model.Tx) error {
		return tx.SketchBaseline(indicator.ID, base.Period, base.Value, sketch.Trend, sketch.Pace, f.chart.until(indicator))
	}, "indicator", indicator.Name)
}

func (f *indicatorForm) changeBaseline(i *model.Indicator, change func(*model.Baseline) error) error {
	if i.Baseline == nil {
		return model.NewProblem("problem.indicators.baselineFirst")
	}
	baseline := *i.Baseline
	err := change(&baseline)
	if err == nil {
		i.Baseline = &baseline
	}
	return err
}

func (f *indicatorForm) baselinePeriod(i *model.Indicator) string {
	if i.Baseline == nil {
		return ""
	}
	return f.periodText(i.Baseline.Period)
}

func (f *indicatorForm) setBaselinePeriod(i *model.Indicator, text string) error {
	return f.changeBaseline(i, func(b *model.Baseline) (err error) {
		if text == "" {
			return model.NewProblem("problem.indicators.period", "text", text)
		}
		b.Period, err = f.readPeriod(text)
		return err
	})
}

func (f *indicatorForm) baselineN(i *model.Indicator) string {
	if i.Baseline == nil || i.Baseline.N == nil {
		return ""
	}
	return f.words().Whole(*i.Baseline.N)
}

func (f *indicatorForm) setBaselineN(i *model.Indicator, text string) error {
	return f.changeBaseline(i, func(b *model.Baseline) error {
		if b.N = nil; text == "" {
			return nil
		}
		n := 0
		err := f.readWhole(text, &n)
		b.N = &n
		return err
	})
}

func (f *indicatorForm) monthName(i *model.Indicator) string {
	if i.Month == 0 {
		return ""
	}
	return f.words().Month(time.Month(i.Month))
}

// setMonth reads a month by its name, the beginning of it, or its number.
func (f *indicatorForm) setMonth(i *model.Indicator, text string) error {
	if text == "" {
		i.Month = 0
		return nil
	}
	for month := time.January; month <= time.December; month++ {
		name := strings.ToLower(f.words().Month(month))
		if len(text) >= 3 && strings.HasPrefix(name, strings.TrimSuffix(strings.ToLower(text), ".")) {
			i.Month = int(month)
			return nil
		}
	}
	number := 0
	if f.readWhole(text, &number) != nil || number < 1 || number > 12 {
		return model.NewProblem("problem.indicators.month", "text", text)
	}
	i.Month = number
	return nil
}

// setOwner reads who sees to the figure: a party by its name or mark, else a role.
func (f *indicatorForm) setOwner(i *model.Indicator, text string) error {
	owner := i.Owner
	owner.Party, owner.Role = "", text
	for _, party := range model.All[model.Party](f.page.desk.dossier) {
		if strings.EqualFold(party.Name, text) || party.Mark != "" && party.Mark == text {
			owner.Party, owner.Role = party.ID, ""
		}
	}
	i.Owner = owner
	return nil
}

// optionsOf makes the choices of a field from the values of the model.
func optionsOf[T ~string](d *Desk, field string, values []T) []control.Option {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return d.options(field, texts)
}

// usedWords are the units, sources and owners that the dossier uses, the most used first, and after them what most dossiers use.
type usedWords struct {
	units, sources, sourceOwners, owners []string
}

func (u *usedWords) read(d *Desk) {
	units, sources, sourceOwners, owners := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, party := range model.All[model.Party](d.dossier) {
		owners[party.Name] = 0
	}
	for _, i := range model.All[model.Indicator](d.dossier) {
		units[i.Unit]++
		sources[i.Source]++
		sourceOwners[i.SourceOwner]++
		owners[d.dossier.ActorName(i.Owner)]++
	}
	usual := func(key model.Key) []string { return strings.Split(d.look.Words.Say(key), ";") }
	u.units = mostUsed(units, usual("indicators.usual.units"))
	u.sources = mostUsed(sources, usual("indicators.usual.sources"))
	u.sourceOwners = mostUsed(sourceOwners, nil)
	u.owners = mostUsed(owners, nil)
}

func mostUsed(counts map[string]int, usual []string) []string {
	const most = 12
	delete(counts, "")
	out := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, text := range usual {
		if _, known := counts[text]; !known {
			out = append(out, text)
		}
	}
	return out[:min(most, len(out))]
}
