package main

import (
	"log/slog"

	"doelenboom/model/store"
)

// careful adds to the options for opening a dossier the folders of this user: for backups, and for working in a copy when the dossier is
// away. Where the system has no place for them there are none, and the dossier opens all the same.
func careful(o store.Options) store.Options {
	var err error
	if o.Backups, err = store.BackupFolder(); err != nil {
		slog.Error("no folder for backups", "error", err)
		o.Backups = ""
	}
	if o.Work, err = store.WorkFolder(); err != nil {
		slog.Error("no folder to work in", "error", err)
		o.Work = ""
	}
	return o
}
