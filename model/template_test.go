package model_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"doelenboom/model"
)

// kept are the texts and numbers that go along to a dossier like another one. Every other one stays behind, those of a later version too.
var kept = map[model.Kind][]string{
	model.KindCover: {"Theme", "Levels", "SmallCount", "SmallShare"},
	model.KindParty: {"Name", "Mark"},
	model.KindGoal: {"Position", "Text", "Explanation", "Behind", "Assumption", "Also.Assumption", "Wheel", "Laws", "Scale", "TargetGroups",
		"Level"},
	model.KindTerm: {"Word", "Meaning"},
	model.KindIndicator: {"Code", "Name", "Definition", "Numerator", "Denominator", "Unit", "Source", "Method", "Ladder.Expect", "Ladder.Like",
		"Ladder.Love"},
}

// marker writes something that can be found again in every field that takes any text or number.
type marker struct {
	marks map[string]string // by mark: the field
	count int
}

func (m *marker) next(field string) int {
	m.count++
	m.marks[fmt.Sprintf("%d", 7000000+m.count)] = field
	return 7000000 + m.count
}

func (m *marker) fill(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), field)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		m.fill(v.Index(0), field)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(m.next(field)%1000+2000, 1, 1, 0, 0, 0, 0, time.UTC)))
			return
		}
		for _, f := range reflect.VisibleFields(v.Type()) {
			if f.IsExported() && !f.Anonymous && len(f.Index) == 1 {
				m.fill(v.FieldByIndex(f.Index), strings.TrimPrefix(field+"."+f.Name, "."))
			}
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("%d", m.next(field)))
	case reflect.Int:
		v.SetInt(int64(m.next(field)))
	case reflect.Float64:
		v.SetFloat(float64(m.next(field)))
	case reflect.Bool:
		v.SetBool(true)
	}
}

// full is a record of every kind in which every field is marked, in a dossier that takes them as they are.
func full(t *testing.T) (*model.Dossier, *marker) {
	t.Helper()
	m := &marker{marks: map[string]string{}}
	var records []model.Record
	for _, kind := range model.Kinds() {
		record, err := model.Decode(kind, []byte(`{"id":"id-`+string(kind)+`"}`))
		if err != nil {
			t.Fatal(err)
		}
		v := reflect.ValueOf(record).Elem()
		for _, f := range reflect.VisibleFields(v.Type()) {
			if f.IsExported() && !f.Anonymous && len(f.Index) == 1 {
				m.fill(v.FieldByIndex(f.Index), string(kind)+":"+f.Name)
			}
		}
		switch r := record.(type) { // what has to be a choice or a reference for the record to be one
		case *model.Cover:
			r.Levels, r.Language = append(r.Levels, "Doel"), "nl"
		case *model.Party:
			r.Sort, r.Pattern = model.Resident, 3
		case *model.Goal:
			r.Parent, r.State, r.Contribution, r.Also[0].Goal = "", model.GoalAdopted, 2, "id-other"
			records = append(records, &model.Goal{Identity: model.Identity{ID: "id-other"}, Parent: r.ID, Text: "Nog een doel", State: model.GoalParked})
		case *model.Indicator:
			r.Sort, r.Type, r.Direction, r.Frequency, r.Choice = model.EffectIndicator, model.Number, model.Higher, model.Yearly, model.Headline
			r.Decimals, r.Month, r.Goals = 1, 5, []model.ID{"id-goal"}
			records = append(records, &model.Indicator{Identity: model.Identity{ID: "id-dropped"}, Name: "Vervallen", Sort: model.EffectIndicator,
				Type: model.Number, Direction: model.Higher, Choice: model.Dropped})
		}
		records = append(records, record)
	}
	return model.Load(environment(), records, nil), m
}

func TestALikeDossierHoldsWhatMayGoAlongAndNothingElse(t *testing.T) {
	d, m := full(t)
	copied, err := d.Like(environment(), "Wijk Zuid")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, kind := range model.Kinds() {
		for _, record := range copied.Records(kind) {
			data, err := model.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
	}
	text := all.String()
	for mark, field := range m.marks {
		kind, name, _ := strings.Cut(field, ":")
		may := slices.Contains(kept[model.Kind(kind)], name)
		if is := strings.Contains(text, mark); is != may && !overwritten(field) {
			t.Errorf("%s %s: in the copy %t, want %t", kind, name, is, may)
		}
	}
	if old := regexp.MustCompile(`id-(cover|dossier|party|goal|indicator|term|other)`).FindString(text); old != "" {
		t.Errorf("the copy refers to %s of the first dossier", old)
	}
	for _, kind := range model.Kinds() {
		want := map[model.Kind]int{model.KindCover: 1, model.KindParty: 1, model.KindGoal: 2, model.KindTerm: 1, model.KindIndicator: 1}[kind]
		if got := copied.Count(kind); got != want {
			t.Errorf("there are %d of %s, want %d", got, kind, want)
		}
	}
	if len(copied.History()) != 1 {
		t.Errorf("it has a history of %d changes", len(copied.History()))
	}
	if top := copied.Top(); top.State != model.GoalDraft || copied.Children(top.ID)[0].State != model.GoalParked || copied.Cover().Title != "Wijk Zuid" {
		t.Errorf("the tree is %+v under %q", copied.Goals(), copied.Cover().Title)
	}
}

// overwritten are fields that the test gave a value without a mark.
func overwritten(field string) bool {
	return slices.Contains([]string{
		"dossier:Language", "party:Sort", "party:Pattern", "goal:Parent", "goal:State", "goal:Contribution", "goal:Also.Goal", "indicator:Sort", "indicator:Type",
		"indicator:Direction", "indicator:Frequency", "indicator:Choice", "indicator:Decimals", "indicator:Month", "indicator:Goals",
	}, field)
}

func TestADossierLikeTheExampleKeepsEveryRule(t *testing.T) {
	d := example(t)
	copied, err := d.Like(environment(), "")
	if err != nil {
		t.Fatal(err)
	}
	if errs := copied.Verify(); len(errs) > 0 {
		t.Errorf("it breaks %d rules: %v", len(errs), errs)
	}
	for _, goal := range d.Goals() {
		code := d.Code(goal.ID)
		like := copied.GoalByCode(code)
		if like == nil || like.Text != goal.Text || len(like.Also) != len(goal.Also) || len(copied.IndicatorsOf(like.ID)) != len(d.IndicatorsOf(goal.ID)) {
			t.Errorf("goal %s became %+v", code, like)
		}
	}
}
