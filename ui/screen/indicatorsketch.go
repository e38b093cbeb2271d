package screen

import (
	"math"

	"fyne.io/fyne/v2"

	"doelenboom/model"
	"doelenboom/ui/figure"
	"doelenboom/ui/screen/control"
)

// sketchPad is the chart beside baseline and target, drawn as they are written. Without a measured baseline the group draws its line in it, by
// mouse or with the arrow keys: where we are now, and where that goes if we change nothing.
type sketchPad struct {
	form   *indicatorForm
	object *fyne.Container
	pad    *control.Pad
	hint   *control.Prose
	beside []*control.Drawing // other charts of the same indicator
	at     int                // the point of the line at hand
	drawn  map[model.Period]float64
}

const (
	chartAspect  = 0.40
	sketchAspect = 0.24 // beside the questions
	sketchedMost = 12   // points of a line that is drawn by hand
)

func newSketchPad(f *indicatorForm) *sketchPad {
	look := f.page.desk.look
	s := &sketchPad{form: f, drawn: map[model.Period]float64{}}
	s.pad = control.NewPad(look, chartAspect, s.draw)
	s.pad.OnPoint, s.pad.OnDrawn = s.point, s.keep
	s.pad.OnSide = s.side
	s.pad.OnLift = s.lift
	s.pad.OnKey = s.key
	s.pad.OnFocus = func(gained bool) {
		if gained {
			f.page.entered(true)
			f.scroll.Reveal(s.object)
		}
	}
	s.hint = control.NewProse(look, look.Words.Say("indicators.sketch.hint"), control.Small, figure.Regular, figure.MutedInk)
	s.object = control.Column(look.Px(control.Tight), control.NewPanel(look, figure.None, control.Around(look.Px(control.Gap), s.pad)), s.hint)
	return s
}

// key takes the keys that lead elsewhere.
func (s *sketchPad) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		s.form.turn(1)
	case fyne.KeyPageUp:
		s.form.turn(-1)
	default:
		return false
	}
	return true
}

func (s *sketchPad) update(indicator *model.Indicator) {
	s.object.Hidden = indicator.Sort == model.LadderIndicator
	s.pad.Off = !figures(indicator) || !isEstimate(indicator)
	s.hint.Hidden = s.pad.Off
	s.pad.SetAspect(chartAspect)
	if !s.pad.Off {
		s.pad.SetAspect(sketchAspect)
	}
	s.at = max(0, min(s.at, len(s.periods(indicator))-1))
	s.redraw()
}

func (s *sketchPad) redraw() {
	s.pad.Redraw()
	for _, chart := range s.beside {
		chart.Refresh()
	}
}

// until is how far the line goes: to the last target, else to the end of the dossier's period, and at least three years.
func (s *sketchPad) until(indicator *model.Indicator) model.Period {
	d := s.form.page.desk
	base := d.today().Time().Year()
	if indicator.Baseline != nil {
		base = indicator.Baseline.Period.Last().Time().Year()
	}
	last := max(base+3, d.dossier.Cover().To)
	for _, target := range indicator.Targets {
		last = max(last, target.Period.Last().Time().Year())
	}
	return model.YearPeriod(min(last, base+sketchedMost-1))
}

// periods are the points of the line: that of the baseline, and one a period until the end.
func (s *sketchPad) periods(indicator *model.Indicator) []model.Period {
	if indicator.Baseline == nil {
		return nil
	}
	out := []model.Period{indicator.Baseline.Period}
	until := s.until(indicator)
	for period := out[0].Next(); period.Valid() && period.Compare(until) <= 0 && len(out) < sketchedMost; period = period.Next() {
		out = append(out, period)
	}
	return out
}

// valueAt is where the line stands in a period: as it is being drawn, as it was kept, else where it stood before.
func (s *sketchPad) valueAt(indicator *model.Indicator, period model.Period) float64 {
	if value, drawing := s.drawn[period]; drawing {
		return value
	}
	value := indicator.Baseline.Value
	for _, point := range indicator.Forecast {
		if point.Period.Compare(period) <= 0 {
			value = point.Value
		}
	}
	return value
}

// sketched is an indicator with the line as it is being drawn.
func (s *sketchPad) sketched() *model.Indicator {
	preview := s.form.preview()
	if preview == nil || preview.Baseline == nil || len(s.drawn) == 0 {
		return preview
	}
	base := *preview.Baseline
	forecast := make([]model.Point, 0, sketchedMost)
	for _, period := range s.periods(preview)[1:] {
		forecast = append(forecast, model.Point{Period: period, Value: s.valueAt(preview, period)})
	}
	base.Value = s.valueAt(preview, base.Period)
	preview.Baseline, preview.Forecast = &base, forecast
	return preview
}

// chart returns what the pad shows and how.
func (s *sketchPad) chart(w, h float64) (figure.ChartData, figure.ChartOptions, *model.Indicator) {
	d, indicator := s.form.page.desk, s.sketched()
	if indicator == nil {
		return figure.ChartData{}, figure.ChartOptions{}, nil
	}
	data := figure.ChartDataOf(d.dossier, indicator, d.look.Words, model.Keeper)
	if isEstimate(indicator) {
		data.Least, data.Most = s.reach(s.form.page.chosen())
	}
	return data, figure.OptionsOf(d.look.Words, indicator, figure.ChartOptions{W: w, H: h}), indicator
}

// reach is how far the axis goes, so that there is room to draw and it stands still meanwhile: tens around what was kept.
func (s *sketchPad) reach(kept *model.Indicator) (least, most *float64) {
	if kept == nil || kept.Baseline == nil {
		return nil, nil
	}
	low, high := kept.Baseline.Value, kept.Baseline.Value
	for _, point := range kept.Forecast {
		low, high = min(low, point.Value), max(high, point.Value)
	}
	step := 10.0
	if kept.Type != model.Percentage {
		step = math.Pow(10, math.Floor(math.Log10(max(math.Abs(high), 1))))
	}
	low, high = (math.Floor(low/step)-1)*step, (math.Ceil(high/step)+1)*step
	if kept.Type == model.Percentage {
		low, high = max(0, low), min(100, high)
	}
	if kept.Type == model.Tally {
		low = max(0, low)
	}
	return &low, &high
}

func (s *sketchPad) draw(w, h float64) figure.Drawing {
	data, options, indicator := s.chart(w, h)
	if indicator == nil {
		return figure.Drawing{W: w, H: h}
	}
	drawing := figure.Chart(data, options)
	if !s.pad.Off && isEstimate(indicator) {
		drawing.Ops = append(drawing.Ops, s.handles(figure.ScaleOf(data, options), indicator)...)
	}
	return drawing
}

// handles are the points of the line that can be taken hold of; the one at hand is larger.
func (s *sketchPad) handles(scale figure.ChartScale, indicator *model.Indicator) []figure.Op {
	var out []figure.Op
	for i, period := range s.periods(indicator) {
		at := scale.Place(figure.SpanOf(s.form.words(), period), s.valueAt(indicator, period))
		size, width := 8.0, 1.5
		if i == s.at && s.pad.Focused() {
			size, width = 14, 3
		}
		out = append(out, figure.Op{Kind: figure.Rect, X: at.X - size/2, Y: at.Y - size/2, W: size, H: size, Radius: size / 2,
			Fill: figure.Card, Stroke: figure.Accent, Width: width})
	}
	return out
}

// point draws: the point of the line that is nearest to the pointer comes where the pointer is.
func (s *sketchPad) point(x, y float64) {
	w, h := s.pad.FigureSize()
	data, options, indicator := s.chart(w, h)
	if indicator == nil || indicator.Baseline == nil {
		return
	}
	scale := figure.ScaleOf(data, options)
	periods := s.periods(indicator)
	nearest := math.Inf(1)
	for i, period := range periods {
		if away := math.Abs(scale.Place(figure.SpanOf(s.form.words(), period), 0).X - x); away < nearest {
			nearest, s.at = away, i
		}
	}
	s.drawn[periods[s.at]] = s.round(indicator, scale.Value(y))
	s.redraw()
}

// round keeps what is drawn within the chart and as coarse as the indicator is written.
func (s *sketchPad) round(indicator *model.Indicator, value float64) float64 {
	unit := math.Pow(10, float64(indicator.Decimals))
	value = math.Round(value*unit) / unit
	if indicator.Type == model.Percentage {
		return max(0, min(value, 100))
	}
	return value
}

// keep makes what was drawn part of the dossier, in one step that can be taken back.
func (s *sketchPad) keep() {
	d, indicator := s.form.page.desk, s.form.page.chosen()
	drawn := s.drawn
	s.drawn = map[model.Period]float64{}
	if indicator == nil || indicator.Baseline == nil || len(drawn) == 0 {
		return
	}
	d.edit("edit.indicator.sketch", func(tx *model.Tx) error {
		for _, period := range s.periods(indicator) {
			value, moved := drawn[period]
			if !moved {
				value = s.valueAt(indicator, period) // so that the rest of the line stays where it is
			}
			if err := tx.DrawForecast(indicator.ID, period, value); err != nil {
				return err
			}
		}
		return nil
	}, "indicator", indicator.Name)
}

func (s *sketchPad) side(by int) {
	if indicator := s.form.page.chosen(); indicator != nil {
		s.at = max(0, min(s.at+by, len(s.periods(indicator))-1))
		s.redraw()
	}
}

// lift moves the point at hand by one rounding unit, or by ten.
func (s *sketchPad) lift(by int, large bool) {
	indicator := s.form.page.chosen()
	if indicator == nil || indicator.Baseline == nil {
		return
	}
	step := math.Pow(10, -float64(indicator.Decimals)) * float64(by)
	if large {
		step *= 10
	}
	periods := s.periods(indicator)
	period := periods[max(0, min(s.at, len(periods)-1))]
	s.drawn[period] = s.round(indicator, s.valueAt(indicator, period)+step)
	s.keep()
}
