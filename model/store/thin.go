package store

import "fmt"

// How many backups stay: the newest of each of the last days, weeks and months on which there was one. They count the days with a
// backup, not those on the calendar, so that a dossier that rests for a year keeps its backups, and a clock that is wrong costs none.
const (
	daysKept   = 12
	weeksKept  = 10
	monthsKept = 9
)

// outlived returns the backups, of a list with the newest first, that need not stay. The newest one always stays, and so does whatever
// was set apart to be kept.
func outlived(all []Backup) []Backup {
	seen := map[string]bool{}
	counts := map[string]int{}
	var out []Backup
	for _, b := range all {
		if b.Kept {
			continue
		}
		year, week := b.Made.ISOWeek()
		stays := false
		for _, span := range []struct {
			kind, name string
			most       int
		}{
			{"day", b.Made.Format("2006-01-02"), daysKept},
			{"week", fmt.Sprintf("%04d-%02d", year, week), weeksKept},
			{"month", b.Made.Format("2006-01"), monthsKept},
		} {
			if name := span.kind + span.name; !seen[name] {
				seen[name] = true
				if counts[span.kind]++; counts[span.kind] <= span.most {
					stays = true
				}
			}
		}
		if !stays {
			out = append(out, b)
		}
	}
	return out
}
