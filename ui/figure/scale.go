package figure

// ChartScale tells where in a chart a value stands, for whoever draws in it by hand.
type ChartScale struct {
	Plot  Area
	value valueAxis
	time  timeAxis
}

// ScaleOf returns the scale of the chart that [Chart] draws of the same data with the same options.
func ScaleOf(data ChartData, options ChartOptions) ChartScale {
	c := newChart(data, options)
	c.heading()
	c.layOut()
	return ChartScale{c.plot, c.value, c.time}
}

// Place returns where the value of a span stands.
func (s ChartScale) Place(span Span, value float64) Point {
	return Point{s.time.x(span.middle()), s.value.y(value)}
}

// Value returns the value at a height.
func (s ChartScale) Value(y float64) float64 {
	return s.value.low + (y-s.value.from)/(s.value.to-s.value.from)*(s.value.high-s.value.low)
}

// Bounds returns the least and the greatest value on the axis.
func (s ChartScale) Bounds() (low, high float64) { return s.value.low, s.value.high }
