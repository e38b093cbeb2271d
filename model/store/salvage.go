package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"doelenboom/model"
)

// Salvaged is what could be read of a damaged dossier, before anybody decides what to do with it.
type Salvaged struct {
	// Dossier is what was read, for reading only.
	Dossier *model.Dossier
	// Whole says that nothing is missing: all of it was found, and fits the counts and digests that the file keeps of itself.
	Whole bool
	// Certain says that the file could still tell how much it held. Without that nobody knows what is missing.
	Certain bool
	// OneBack says that the start of the file is damaged, so that the very last change may be missing from a dossier that is whole without it.
	OneBack bool
	// Parts say how much there is of each kind of record, and of the history, in the order of the file. Parts of which there is nothing and
	// never was are left out.
	Parts []SalvagedPart
	// Backup is the backup that was used for what the file itself lost; nil for none.
	Backup *Backup
	// FromFile, FromHistory and FromBackup count the records by where they come from.
	FromFile, FromHistory, FromBackup int
	// Mended are records that others refer to and that were lost: an empty one stands in their place, or what referred to them let go.
	Mended int
}

// SalvagedPart is one kind of record in a salvaged dossier.
type SalvagedPart struct {
	Part     model.Key // what it is called
	Found    int
	Expected int  // how many the file held, when that is certain
	Whole    bool // all are there, each as it was
}

// SalvageOptions say where to look beside the file itself.
type SalvageOptions struct {
	Environment model.Environment
	Backups     string // the folder for the backups of all dossiers; empty: none are used
	LostText    string // what a goal or an indicator says that others refer to and that itself is lost
}

// Salvage reads of a dossier file what can be read: every record with a good checksum on whatever page, what the journal says of the
// others, and for the rest the newest backup that is whole, with the changes that the journal knows of since. It changes no file. It
// fails with a [model.Problem] when the file cannot be read at all, or holds nothing of a dossier and has no backup.
func Salvage(path string, o SalvageOptions) (*Salvaged, error) {
	place, err := locate(path)
	if err != nil {
		return nil, explain(err, path)
	}
	if o.Environment.Now == nil || o.Environment.NewID == nil {
		o.Environment = RealEnvironment(o.Environment.Role)
	}
	out, err := salvage(place, o)
	return out, explain(err, place)
}

func salvage(place string, o SalvageOptions) (*Salvaged, error) {
	info, err := os.Stat(place)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoDatabase
	}
	data, err := os.ReadFile(place)
	if err != nil {
		return nil, err
	}
	s := newSalvaging()
	s.oneBack = halfMeta(data)
	_ = guarded(func() error { s.file.gather(scan(data), s.oneBack); return nil }) // what it had by then counts
	s.useBackup(place, o)
	if !s.anything() {
		return nil, errNotDossier
	}
	return s.result(o)
}

// halfMeta reports whether the newest state may be one that no meta page leads to.
func halfMeta(data []byte) bool {
	found, err := readMetas(bytes.NewReader(data), int64(len(data)))
	return err != nil || found.halfMeta
}

// holding is what one file holds, by bucket and key.
type holding struct {
	head   *head
	firm   bool // the head is in use, and not one that the file may have left behind
	values map[string]map[string][]byte
	spare  map[string]map[string][][]byte // on pages that are not in use: what was so earlier, or what was lost track of
}

func newHolding() *holding {
	return &holding{values: map[string]map[string][]byte{}, spare: map[string]map[string][][]byte{}}
}

func put(into map[string]map[string][]byte, bucket, key string, payload []byte) {
	if into[bucket] == nil {
		into[bucket] = map[string][]byte{}
	}
	into[bucket][key] = payload
}

// gather sorts pieces out. With loose, a newer state than the one in use may have been lost track of.
func (h *holding) gather(pieces []piece, loose bool) {
	var heads []piece
	for _, p := range pieces {
		switch {
		case p.bucket == metaBucket:
			heads = append(heads, p)
		case p.inUse:
			put(h.values, p.bucket, p.key, p.payload)
		case !p.free || loose:
			if h.spare[p.bucket] == nil {
				h.spare[p.bucket] = map[string][][]byte{}
			}
			h.spare[p.bucket][p.key] = append(h.spare[p.bucket][p.key], p.payload)
		}
	}
	for _, p := range heads {
		one := &head{}
		if p.free && !loose || json.Unmarshal(p.payload, one) != nil {
			continue
		}
		better := h.head == nil || p.inUse && !h.firm || p.inUse == h.firm && one.Sequence > h.head.Sequence
		if better || loose && one.Sequence > h.head.Sequence {
			h.head, h.firm = one, p.inUse
		}
	}
	// A change never becomes another one under its number: any whole copy of it will do.
	for _, bucket := range []string{journalBucket, recordsBucket} {
		for key, payloads := range h.spare[bucket] {
			number := binary.BigEndian.Uint64([]byte(key))
			if h.values[bucket][key] == nil && (h.head == nil || number <= h.head.Sequence) {
				put(h.values, bucket, key, payloads[len(payloads)-1])
			}
		}
	}
}

type salvaging struct {
	file    *holding
	oneBack bool
	backup  *Backup
	kept    *holding // what the backup holds
}

func newSalvaging() *salvaging { return &salvaging{file: newHolding()} }

// document is the identity of the dossier, as far as anything says it.
func (s *salvaging) document() model.ID {
	if s.file.head != nil {
		return s.file.head.Document
	}
	covers := slices.Collect(maps.Values(s.file.values[string(model.KindCover)]))
	for _, payloads := range s.file.spare[string(model.KindCover)] {
		covers = append(covers, payloads...)
	}
	for _, payload := range covers {
		if record, err := model.Decode(model.KindCover, payload); err == nil {
			return record.Ident()
		}
	}
	return ""
}

// useBackup reads the newest backup that is whole: of this dossier, or when the file does not say which it is, of one with its name.
func (s *salvaging) useBackup(place string, o SalvageOptions) {
	if o.Backups == "" {
		return
	}
	var all []Backup
	if document := s.document(); document != "" {
		all, _ = Backups(o.Backups, document) // no backups is what it comes to
	} else {
		all, _ = BackupsNamed(o.Backups, place)
	}
	slices.SortStableFunc(all, func(a, b Backup) int { // earlier states of this very file first: after restoring, others may have gone another way
		return cmp.Compare(s.strangeness(a), s.strangeness(b))
	})
	for i := range all {
		data, err := os.ReadFile(all[i].Path)
		if err != nil {
			continue
		}
		kept := newHolding()
		if guarded(func() error { kept.gather(scan(data), false); return nil }) != nil || kept.head == nil {
			continue
		}
		s.backup, s.kept = &all[i], kept
		return
	}
}

// strangeness is 0 for a backup that is an earlier state of the file, 2 for one that is not, and 1 where the file cannot tell.
func (s *salvaging) strangeness(b Backup) int {
	if s.file.head != nil && b.Sequence > s.file.head.Sequence {
		return 2
	}
	var h header
	payload := s.file.values[journalBucket][string(changeKey(b.Sequence))]
	switch {
	case b.Sequence == 0:
		return 0
	case payload == nil || json.Unmarshal(payload, &h) != nil:
		return 1
	case h.ID == b.Last:
		return 0
	}
	return 2
}

func (s *salvaging) anything() bool {
	if s.kept != nil {
		return true
	}
	for bucket := range s.file.values {
		if bucket != journalBucket {
			return true
		}
	}
	for bucket := range s.file.spare {
		if bucket != journalBucket && bucket != recordsBucket {
			return true
		}
	}
	return false
}

func (s *salvaging) result(o SalvageOptions) (*Salvaged, error) {
	out := &Salvaged{Certain: s.file.head != nil, Whole: s.file.head != nil, OneBack: s.oneBack || !s.file.firm}
	last, headers, touched, says := s.journal()
	usedBackup := false
	var records []model.Record
	for _, kind := range model.Kinds() {
		chosen := s.choose(string(kind), says[string(kind)])
		part := SalvagedPart{Part: partName(string(kind))}
		if out.Certain {
			expected := s.file.head.Buckets[string(kind)]
			chosen = trim(string(kind), chosen, expected)
			part.Expected, part.Whole = int(expected.Count), sumOf(string(kind), chosen) == expected
		}
		for _, key := range slices.Sorted(maps.Keys(chosen)) {
			record, err := model.Decode(kind, chosen[key].payload)
			if err != nil {
				part.Whole = false
				continue
			}
			records = append(records, record)
			part.Found++
			switch chosen[key].origin {
			case fromHistory:
				out.FromHistory++
			case fromBackup:
				out.FromBackup++
				usedBackup = true
			default:
				out.FromFile++
			}
		}
		out.add(part)
	}
	history, lostHeaders, lostRecords := s.history(last, headers, touched)
	for _, part := range []SalvagedPart{
		{Part: partName(journalBucket), Found: len(history) - lostHeaders, Expected: int(last), Whole: lostHeaders == 0},
		{Part: partName(recordsBucket), Found: len(history) - lostRecords, Expected: int(last), Whole: lostRecords == 0},
	} {
		out.add(part)
	}
	records, lost := model.Mend(records, cmp.Or(o.LostText, "?"))
	out.Mended = len(lost)
	if usedBackup || s.file.head == nil && s.kept != nil {
		out.Backup = s.backup
	}
	out.Whole = out.Whole && out.Mended == 0
	out.Dossier = model.Load(o.Environment, records, history)
	out.Dossier.SetReadOnly(true)
	return out, nil
}

func (s *Salvaged) add(part SalvagedPart) {
	s.Whole = s.Whole && part.Whole
	if part.Found > 0 || part.Expected > 0 {
		s.Parts = append(s.Parts, part)
	}
}

// history puts the changes in a row. In the place of one that is lost stands one that says so.
func (s *salvaging) history(last uint64, headers map[uint64]header, touched map[uint64][]byte) (out []*model.Change, lostHeaders, lostRecords int) {
	var at time.Time
	for number := uint64(1); number <= last; number++ {
		h, ok := headers[number]
		if !ok {
			lostHeaders++
			h = header{ID: model.ID("lost-" + string(changeText(number))), Time: at, Title: "edit.lost"}
		}
		at = h.Time
		payload, ok := touched[number]
		if !ok || !json.Valid(payload) {
			lostRecords++
		}
		out = append(out, model.RestoredChange(h.change(), func() ([]model.Touched, error) {
			if string(payload) == forgotten {
				return nil, errForgotten
			}
			if payload == nil || string(payload) == lost {
				return nil, errLost
			}
			return model.DecodeTouched(payload)
		}))
	}
	return out, lostHeaders, lostRecords
}

func changeText(number uint64) []byte {
	text, _ := json.Marshal(number) // a number always can
	return text
}

// Write writes what was salvaged to a new file, as [Create] does, and verifies it.
func (s *Salvaged) Write(path string) error {
	f, err := Create(path, s.Dossier)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := verifyFile(f.place); err != nil {
		return explainCopy(errors.Join(&badCopy{err}, dismiss(f.place)), f.place)
	}
	return nil
}

// Replace puts what was salvaged in the place of the damaged file, which is set aside untouched; it returns where.
func (s *Salvaged) Replace(path string, o Options) (aside string, err error) {
	place, err := locate(path)
	if err != nil {
		return "", explain(err, path)
	}
	fresh := filepath.Join(filepath.Dir(place), besidePrefix+filepath.Base(place)+".salvage")
	if err := errors.Join(dismiss(fresh), s.Write(fresh)); err != nil {
		return "", explainNew(err, place)
	}
	if aside, err = SetAside(place, o); err != nil {
		return "", errors.Join(err, dismiss(fresh))
	}
	if err := takePlace(fresh, place); err != nil {
		return "", explainNew(errors.Join(err, os.Rename(aside, place), dismiss(fresh)), place)
	}
	return aside, nil
}
