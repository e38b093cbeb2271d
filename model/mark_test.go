package model_test

import (
	"slices"
	"strings"
	"testing"

	"doelenboom/model"
)

func TestLevelsAnswerAWQuestion(t *testing.T) {
	for _, c := range []struct {
		levels string
		want   string // by level, from 1 on
	}{
		{"", "reach reach reach do do"},
		{"effect doel", "reach do do"},
		{"effect doel inspanning", "reach reach do do"},
		{"effect doel resultaat inspanning", "reach reach reach do do"},
		{"effect doel resultaat inspanning middelen", "reach reach reach do cost cost"},
		{"effect doel subdoel resultaat inspanning middelen", "reach reach reach do do cost"},
	} {
		cover := &model.Cover{Levels: strings.Fields(c.levels)}
		for i, want := range strings.Fields(c.want) {
			if got := cover.QuestionOf(i + 1); string(got) != want {
				t.Errorf("level %d of %q asks %s, not %s", i+1, c.levels, got, want)
			}
		}
	}
}

func TestMarksGoOnAndOff(t *testing.T) {
	marks := []string{"wmo", "of a newer version"}
	if got := model.Marked(marks, "other", true); !slices.Equal(got, []string{"wmo", "of a newer version", "other"}) {
		t.Errorf("one more gives %q", got)
	}
	if got := model.Marked(marks, "wmo", true); !slices.Equal(got, []string{"of a newer version", "wmo"}) {
		t.Errorf("the same once more gives %q", got)
	}
	if got := model.Marked(model.Marked(marks, "wmo", false), "of a newer version", false); got != nil {
		t.Errorf("none left gives %q", got)
	}
	if marks[0] != "wmo" {
		t.Error("the list itself changed")
	}
}
