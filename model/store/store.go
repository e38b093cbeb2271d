// Package store keeps a dossier in one file, and keeps that file whole.
//
// # What survives what
//
// A change is saved when [File.OnState] says so, or when [File.Flush] returns nil: by then it has reached the disk. Of what is saved:
//
//   - The program is killed, or crashes: nothing is lost.
//   - The power is cut: nothing is lost, on a disk that does not lie about having written. A change that was on its way is there whole
//     or not at all, never in part.
//   - The disk is full, or goes away: nothing that was saved is touched. Later changes wait in memory, in order, and are saved at the
//     next change or [File.Flush] that finds room. [State] says so in the meantime.
//   - The file is cut off, overwritten or damaged, in any place: it is noticed. [Open] gives the dossier as it was saved or a
//     [model.Problem] that says what is wrong. It never gives a dossier that is silently different, and it never takes the program down.
//   - Only the records of past changes are damaged: the dossier opens and [File.Warnings] says so. Those changes cannot be undone.
//   - The start of the file is damaged so that perhaps only the state before the last change can be found: that state opens, and
//     [File.Warnings] says so.
//   - Another program opens the file: only one writes at a time. Others read a copy of the moment, and with [File.Follow] the moments
//     after it. On another machine a note beside the file says who has it, with a heart that beats.
//   - Something else writes in the file while it is open: that is noticed before the next write, and nothing is written over it.
//   - The file is on a network drive or in a folder that is synchronised: with [Options.Work] it is worked in on a copy on this machine,
//     and handed over whole. What somebody else put in its place in the meantime is left alone.
//   - [Create] is broken off: there is no file, or a whole one. It never replaces a file.
//   - Names of people are erased: when the change is saved, neither the file nor any of its backups holds a trace of them. Broken off
//     before that, the next [Open] finishes it. Copies that somebody made of the file, and the disk beneath it, are out of reach.
//   - The file is damaged beyond opening: [Salvage] returns every record with a good checksum, what the journal says of the others, and for
//     the rest what the newest backup has, and says what is missing. It changes nothing.
//   - A backup is called one only after it was written beside its place, flushed, opened again and verified to the last checksum.
//
// # The file
//
// A dossier file is a bbolt database with pages of 4096 bytes. It holds these buckets:
//
//	meta              "magic": the text "doelenboom"; "head": versions, identity, and per bucket a count and a digest
//	goal, value, ...  one for each [model.Kind]: a record by its identity
//	journal           one header for each change by its number, from 1: time, title, role, what it undoes
//	journal.records   what each change touched, by the same number, as [model.EncodeTouched] writes it; "lost" where it is not known,
//	                  "forgotten" where it was cleared away for its age
//
// Every value but the magic is an envelope: one byte that says how the rest is written (1: JSON), a CRC-32C over bucket, key and the
// rest, and then JSON. The digests in the head add up the checksums of a bucket, so that a record that is missing, or an old one in the
// place of a new one, is noticed too. Numbers are big-endian. With that, and the JSON, a file can be read without this program.
//
// The journal never holds names of people; they stand in their own bucket and nowhere else.
package store
