package store

import (
	"os"
	"time"
)

// stamp is what a file looks like from outside. Between two writes of this program it stays the same; when it does not, somebody else
// touched the file.
type stamp struct {
	size     int64
	modified time.Time
}

func stampOf(info os.FileInfo) stamp { return stamp{info.Size(), info.ModTime()} }

// notice looks, before anything is written, whether the file still is as this program left it. A program that synchronises folders, or a
// person with a copy, may have put other bytes in it without asking the lock. Only when something touched it, all of it is verified.
func (f *File) notice() error {
	if f.taken.Load() {
		return errTaken
	}
	info, err := f.db.handle.Stat()
	if err != nil {
		return err
	}
	if f.stamp == (stamp{}) || f.stamp == stampOf(info) {
		return nil
	}
	if _, err := lookAhead(f.db.handle, info.Size()); err != nil {
		return err
	}
	whole, err := verify(f.db)
	if err != nil {
		return err
	}
	if whole.head.Document != f.document || whole.head.Sequence < f.saved { // what came after that is for commit to judge
		return errForeign
	}
	f.stamp = stampOf(info)
	return nil
}

// remember keeps what the file looks like after this program wrote it.
func (f *File) remember() {
	f.stamp = stamp{}
	if f.db == nil {
		return
	}
	if info, err := f.db.handle.Stat(); err == nil {
		f.stamp = stampOf(info)
	}
}
