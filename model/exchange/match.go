package exchange

import (
	"strconv"
	"strings"

	"doelenboom/model"
	"doelenboom/model/exchange/table"
)

// finder knows the indicators of a dossier by name and by code. Each is found once: two lines of a file are never one indicator.
type finder struct {
	byName map[string][]*model.Indicator
	byCode map[string][]*model.Indicator
	found  map[model.ID]bool
	number int // the highest in a code like "I7"
}

// ours is the letter before the numbers of indicators that have no code of their own.
const ours = "I"

func newFinder(d *model.Dossier) *finder {
	f := &finder{byName: map[string][]*model.Indicator{}, byCode: map[string][]*model.Indicator{}, found: map[model.ID]bool{}}
	for _, dropped := range []bool{false, true} { // what is still in use is found first
		for _, indicator := range d.Indicators() {
			if (indicator.Choice == model.Dropped) == dropped {
				f.add(indicator)
			}
		}
	}
	return f
}

func (f *finder) add(indicator *model.Indicator) {
	name, code := table.Fold(indicator.Name), table.Fold(indicator.Code)
	f.byName[name] = append(f.byName[name], indicator)
	f.byCode[code] = append(f.byCode[code], indicator)
	if digits, ok := strings.CutPrefix(indicator.Code, ours); ok {
		if number, err := strconv.Atoi(digits); err == nil {
			f.number = max(f.number, number)
		}
	}
}

// find returns the indicator with one of some names, the first name first, or else with one of them as its code; nil for none.
func (f *finder) find(names ...string) *model.Indicator {
	folded := make([]string, 0, len(names))
	for _, name := range names {
		if name != "" {
			folded = append(folded, table.Fold(name))
		}
	}
	for _, known := range []map[string][]*model.Indicator{f.byName, f.byCode} {
		for _, name := range folded {
			for _, indicator := range known[name] {
				if !f.found[indicator.ID] {
					f.found[indicator.ID] = true
					return indicator
				}
			}
		}
	}
	return nil
}

// withCode returns the indicator with a code, or nil; also for no code.
func (f *finder) withCode(code string) *model.Indicator {
	if code == "" {
		return nil
	}
	for _, indicator := range f.byCode[table.Fold(code)] {
		if !f.found[indicator.ID] {
			f.found[indicator.ID] = true
			return indicator
		}
	}
	return nil
}

// codeFor returns a code for a new indicator: the one that it brings, if that is free, else the next number.
func (f *finder) codeFor(own string) string {
	if own != "" && len(f.byCode[table.Fold(own)]) == 0 {
		return own
	}
	for {
		f.number++
		if code := ours + strconv.Itoa(f.number); len(f.byCode[table.Fold(code)]) == 0 {
			return code
		}
	}
}

// added remembers a new indicator, which no other line of the file can be.
func (f *finder) added(indicator *model.Indicator) {
	f.add(indicator)
	f.found[indicator.ID] = true
}
