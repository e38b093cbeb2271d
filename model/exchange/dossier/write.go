// Package dossier reads and writes a whole dossier as JSON, so that it can be read in twenty years without this program.
//
//	{
//	 "format": "doelenboom",
//	 "version": 1,
//	 "records": {
//	  "dossier": [{"id": "…", "title": "…", …}],
//	  "goal": [{"id": "…", "parent": "…", "position": 1, "text": "…", …}, …],
//	  …
//	 }
//	}
//
// Under "records" stand the kinds of record in the order of [model.Kinds], each with its records by identity; a kind without records is
// left out. The fields of each kind are those of its type in package model. Times are RFC 3339 in UTC, days "2026-11-22", periods as
// [model.Period] says. The text is UTF-8, indented by one space, and the same dossier always gives the same bytes. The history of changes
// is not in it.
//
// Fields that this version does not know are kept and written back. A file of a newer version, or with a kind of record that this version
// does not know, is refused: it could not be written back whole.
package dossier

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"doelenboom/model"
)

// What stands at the head of a file.
const (
	format  = "doelenboom"
	version = 1
)

// Write writes what an audience may see of a dossier. For the keeper that is all of it.
func Write(w io.Writer, d *model.Dossier, audience model.Audience) error {
	d, err := seenBy(d, audience)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n \"format\": %q,\n \"version\": %d,\n \"records\": {", format, version)
	separator := "\n"
	for _, kind := range model.Kinds() {
		if d.Count(kind) == 0 {
			continue
		}
		fmt.Fprintf(out, "%s  %q: [", separator, kind)
		separator = ",\n"
		if err := writeRecords(out, d.Records(kind)); err != nil {
			return err
		}
		fmt.Fprint(out, "\n  ]")
	}
	fmt.Fprint(out, "\n }\n}\n")
	return out.Flush()
}

func writeRecords(out *bufio.Writer, records []model.Record) error {
	separator := "\n   "
	for _, record := range records {
		data, err := model.Encode(record)
		if err != nil {
			return err
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, data, "   ", " "); err != nil {
			return fmt.Errorf("indent %s %s: %w", record.Kind(), record.Ident(), err)
		}
		fmt.Fprint(out, separator)
		separator = ",\n   "
		if _, err := out.Write(indented.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
