package screen

import (
	"cmp"
	"path/filepath"

	"doelenboom/model/exchange"
)

// writeForms writes a form for each owner of whom figures are expected, to be mailed and read back, into a folder of their own; for the
// owner that the list is narrowed to, that one alone. All of them are written, or none.
func (d *Desk) writeForms() {
	b := d.look.Words
	d.settle()
	folder := filepath.Join(d.folder(), fileName(b.Say("form.folder", "dossier", d.dossier.Cover().Title)))
	var ready []madePaper
	for _, owner := range exchange.FormOwners(d.dossier, d.today()) {
		name := d.dossier.ActorName(owner)
		if wanted := d.keeping.owner; wanted != "" && wanted != everyOwner && wanted != cmp.Or(name, b.Say("figures.noOwner")) {
			continue
		}
		made := madePaper{path: filepath.Join(folder, fileName(b.Say("form.file", "owner", cmp.Or(name, b.Say("figures.noOwner"))))+".xlsx")}
		if err := exchange.WriteForm(&made.content, d.dossier, owner, d.today(), b); err != nil {
			d.tell(err)
			return
		}
		ready = append(ready, made)
	}
	if len(ready) == 0 {
		d.frame.say(b.Say("form.none"), "", nil)
		return
	}
	paths, err := writePapers(folder, ready)
	if err != nil {
		d.tell(err)
		return
	}
	d.frame.say(b.Count("form.written", len(paths), "folder", folder), "", nil)
}
