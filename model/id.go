// Package model says what a dossier is: goals, cards, indicators, values, sessions, readings, agreements, and every rule about them.
//
// A [Dossier] is a set of records. Nothing changes it but [Dossier.Edit]: an edit either fails and changes nothing, or yields a [Change]
// that names each record before and after. Undo, saving, history and redrawing all live on that one value. Records that a dossier
// hands out are shared and must not be written to; an edit works on copies.
//
// The package knows no files, no screens and no words: it returns keys and values, and `ui/words` makes sentences of them. It takes the
// clock and new identities from its [Environment], so that the same edits always give the same dossier.
package model

import "time"

// ID names a record for as long as the dossier lives: a UUIDv7 in its usual text form, so that records sort by the time they were made.
// The empty ID names nothing.
type ID string

// Environment is what a dossier needs from outside.
type Environment struct {
	Now   func() time.Time // the present moment; stored in UTC
	NewID func() ID        // a new, never used, ascending identity
	Role  string           // who is at the keyboard, as a role and never a name; may be empty
}
