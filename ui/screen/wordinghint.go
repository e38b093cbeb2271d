package screen

import (
	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/model/wording"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// hintSign is the size of the sign before a hint.
const hintSign = 15

// sign is the triangle that stands before a hint, of a size of the design.
func sign(look *control.Look, judgement model.Judgement, size float32) fyne.CanvasObject {
	return control.NewDrawing(look, 1.2, func(w, _ float64) figure.Drawing {
		return figure.Drawing{W: w, H: w * 1.2, Ops: figure.StatusIcon(judgement, 0, w*0.12, w)}
	})
}

// hintWords are the words that raised a hint, between quotation marks; empty for what is missing.
func hintWords(text string, hint wording.Hint) string {
	out := ""
	for i, span := range hint.Spans {
		if i > 0 {
			out += ", "
		}
		out += "“" + text[span.From:span.To] + "”"
	}
	return out
}

// hintLine is a hint in one line: what it asks, with the words that raised it.
func (d *Desk) hintLine(text string, hint wording.Hint) string {
	say := d.look.Words
	if hint.Rule == wording.Plain {
		return say.Say("wording.whatDoWeMean", "words", hintWords(text, hint))
	}
	line := say.Say(model.Key("wording.question." + string(hint.Rule)))
	if quoted := hintWords(text, hint); quoted != "" {
		line += " " + quoted
	}
	return line
}

// stretches are the words of a text that raised hints.
func stretches(hints []wording.Hint) []control.Stretch {
	var out []control.Stretch
	for _, hint := range hints {
		for _, span := range hint.Spans {
			out = append(out, control.Stretch(span))
		}
	}
	return out
}

// writingHint is the quiet note under the goal that is being written: the first rule that asks for attention, in one line. It takes
// no keys and moves nothing; one key shows why, with an example, and another lets the text be.
type writingHint struct {
	desk    *Desk
	draft   func() *control.Draft // what is being written, or nil
	where   control.Where         // the place in the keymap of its keys
	told    func()                // called when it changes by itself
	panel   *control.Panel
	line    *control.Prose
	why     *control.Prose
	example *control.Prose
	keys    *fyne.Container

	hints []wording.Hint
	text  string
	open  bool     // why is shown
	let   []string // rules that were let be for a goal that is not in the dossier yet
}

func newWritingHint(d *Desk, where control.Where, draft func() *control.Draft, told func()) *writingHint {
	look := d.look
	h := &writingHint{
		desk: d, where: where, draft: draft, told: told, line: control.NewProse(look, "", control.Small, figure.Bold, figure.Ink),
		why:     control.NewProse(look, "", control.Small, figure.Regular, figure.Ink),
		example: control.NewProse(look, "", control.Small, figure.Italic, figure.MutedInk), keys: control.Column(0),
	}
	h.panel = control.NewPanel(look, figure.Attention, control.Inset(look.Px(6), look.Px(10), look.Px(6), look.Px(12), control.Row(look.Px(control.Gap),
		control.Cell{Object: sign(look, model.Attention, hintSign), Width: look.Px(hintSign)},
		control.Cell{Object: control.Column(look.Px(2), h.line, h.why, h.example, h.keys), Share: 1})))
	h.panel.Hide()
	return h
}

// update looks at what is being written.
func (h *writingHint) update() {
	d, draft := h.desk, h.draft()
	if draft == nil {
		h.hints, h.open, h.let = nil, false, nil
		h.panel.Hide()
		return
	}
	place := wording.PlaceUnder(d.dossier, draft.Parent)
	if goal := model.Get[model.Goal](d.dossier, draft.Goal); goal != nil {
		place = wording.PlaceOf(d.dossier, goal)
	}
	place.Kept = append(place.Kept[:len(place.Kept):len(place.Kept)], h.let...)
	h.text = draft.Text
	h.hints = wording.Check(draft.Text, place, wording.Writing)
	if len(h.hints) == 0 {
		h.open = false
		h.panel.Hide()
		return
	}
	hint := h.hints[0]
	h.line.SetText(d.hintLine(h.text, hint))
	h.why.Hidden, h.example.Hidden = !h.open, !h.open
	if h.open {
		h.why.SetText(d.look.Words.Say(model.Key("wording.why." + string(hint.Rule))))
		h.example.SetText(d.look.Words.Say(model.Key("wording.example." + string(hint.Rule))))
	}
	h.keys.Objects = []fyne.CanvasObject{d.newHintsBar(h.keysOf(hint))}
	h.panel.Show()
	h.panel.Refresh()
}

// keysOf are the keys that help with a hint.
func (h *writingHint) keysOf(hint wording.Hint) []hint {
	keys := hintsOf(h.where, "wording.why", "wording.keep")
	if hint.Rule == wording.Plain {
		keys = append(hintsOf(control.Everywhere, "foot.terms"), keys...)
	}
	return keys
}

// showWhy shows why the rule is there, or takes that away again.
func (h *writingHint) showWhy() {
	h.open = !h.open
	h.told()
}

// keep lets the text be: the rule is not raised again on this goal.
func (h *writingHint) keep() {
	d, draft := h.desk, h.draft()
	if draft == nil || len(h.hints) == 0 {
		return
	}
	rule := string(h.hints[0].Rule)
	h.open = false
	if draft.Goal == control.NewGoal {
		h.let = append(h.let, rule)
	} else {
		d.keepWording(draft.Goal, rule)
	}
	h.told()
}

// keepWording remembers in the dossier that the group lets the text of a goal be.
func (d *Desk) keepWording(goal model.ID, rule string) {
	d.edit("edit.goal.keep", func(tx *model.Tx) error {
		return model.Update(tx, goal, func(g *model.Goal) error {
			g.Keep(rule)
			return nil
		})
	}, "goal", model.Get[model.Goal](d.dossier, goal).Text)
}

// term is the word of which the group may say what it means, or nothing.
func (h *writingHint) term() string { return termIn(h.hints) }

func termIn(hints []wording.Hint) string {
	for _, hint := range hints {
		if hint.Rule == wording.Plain {
			return hint.Word
		}
	}
	return ""
}
