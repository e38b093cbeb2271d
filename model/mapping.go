package model

// Mapping is how the files of one source come in, remembered from the last time: which column holds what, which place counts, and which
// indicator each series is. It is about files and no opinion of the group, so nothing is printed of it.
type Mapping struct {
	Identity
	Source  string         `json:"source"` // what the files are called, without dates and numbers
	Shape   string         `json:"shape"`  // their headers, with # for years
	Columns []MappedColumn `json:"columns,omitempty"`
	Area    string         `json:"area,omitempty"`   // the place whose rows count
	Period  Period         `json:"period,omitempty"` // of all rows, where no column says it
	Series  []MappedSeries `json:"series,omitempty"`
	Used    Date           `json:"used,omitempty"` // the day on which a file came in so
}

// MappedColumn is what a column holds.
type MappedColumn struct {
	Header  string `json:"header"`
	Role    string `json:"role"`
	Decimal string `json:"decimal,omitempty"` // "," or ".": what stands before the decimals

	newer
}

// MappedSeries says which indicator a series of a file is.
type MappedSeries struct {
	Series    string `json:"series"`
	Indicator ID     `json:"indicator,omitempty" ref:"indicator"`
	Skip      bool   `json:"skip,omitempty"` // it does not come in

	newer
}

// Kind implements [Record].
func (*Mapping) Kind() Kind { return KindMapping }

func (m *Mapping) check(d *Dossier) error {
	if blank(m.Source) || blank(m.Shape) {
		return NewProblem("problem.mapping.source")
	}
	if m.Period != "" && !m.Period.Valid() {
		return NewProblem("problem.period", "text", string(m.Period))
	}
	return checkReferences(d, m)
}

// MappingFor returns how files of a source with such headers came in: the one with its name, else the one that was used last for the same
// headers; nil where there is none.
func (d *Dossier) MappingFor(source, shape string) *Mapping {
	var found *Mapping
	for _, mapping := range All[Mapping](d) {
		if mapping.Shape != shape {
			continue
		}
		if mapping.Source == source {
			return mapping
		}
		if found == nil || mapping.Used >= found.Used {
			found = mapping
		}
	}
	return found
}

// Remember keeps how the files of a source come in, instead of what was kept for the same source and headers. What is the same stays as it
// was, its day included.
func (tx *Tx) Remember(mapping *Mapping) error {
	mapping.Used = DateOf(tx.env.Now())
	before := tx.MappingFor(mapping.Source, mapping.Shape)
	if before == nil || before.Source != mapping.Source {
		return tx.Put(mapping)
	}
	return Update(tx, before.ID, func(m *Mapping) error {
		used := m.Used
		m.Columns, m.Area, m.Period, m.Series = mapping.Columns, mapping.Area, mapping.Period, mapping.Series
		if !same(m, before) {
			used = mapping.Used
		}
		m.Used = used
		return nil
	})
}
