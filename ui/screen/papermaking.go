package screen

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"

	"doelenboom/model"
	"doelenboom/ui/paper"
	"doelenboom/ui/words"
)

// paperMaking makes papers behind the window. Nothing is on the disk before all of them are ready; who stops it leaves no trace.
type paperMaking struct {
	desk    *Desk
	stopped atomic.Bool
	set     model.SessionKind            // makes one file of all papers of a set; empty makes a file of each
	told    func(done, papers, page int) // in the window; nil is told nothing
}

// madePaper is a paper that is ready to be written.
type madePaper struct {
	path    string
	content bytes.Buffer
}

// make makes papers into a folder and then tells, in the window, where they are, with what their readers should know of them; or why not.
func (m *paperMaking) make(papers []paper.Paper, request paper.Request, folder string, done func(paths []string, warnings []*model.Problem, err error)) {
	request.Dossier = request.Dossier.Copy() // it is read behind the window
	m.desk.behind(func() func() {
		ready, warnings, err := m.drawn(papers, request, folder)
		if err != nil {
			return func() { done(nil, nil, err) }
		}
		paths, err := writePapers(folder, ready)
		return func() { done(paths, warnings, err) }
	})
}

// drawn draws papers, each for a file of its own, or all for one.
func (m *paperMaking) drawn(papers []paper.Paper, request paper.Request, folder string) (ready []madePaper, warnings []*model.Problem, err error) {
	title, count := request.Dossier.Cover().Title, len(papers)
	if m.set != "" {
		count = 1
	}
	for i, each := range papers[:count] {
		request.Begun = func(page int) bool {
			if m.told != nil {
				m.desk.inWindow(func() { m.told(i, count, page) })
			}
			return !m.stopped.Load()
		}
		made := madePaper{path: filepath.Join(folder, paperFileName(title, each, request, i, count))}
		var told []*model.Problem
		if m.set != "" {
			made.path = filepath.Join(folder, setFileName(title, m.set, request))
			told, err = paper.WriteSet(&made.content, m.set, request)
		} else {
			told, err = paper.Write(&made.content, each.Name, request)
		}
		if err == nil && m.stopped.Load() {
			err = paper.ErrStopped
		}
		if err != nil {
			return nil, nil, err
		}
		ready, warnings = append(ready, made), append(warnings, told...)
	}
	return ready, warnings, nil
}

// setFileName names the one file of a set.
func setFileName(title string, kind model.SessionKind, request paper.Request) string {
	book := words.For(request.Language)
	name := fileName(title + " - " + book.Say("print.set", "session", book.Choice("sessionkind", string(kind))))
	if request.Audience == model.Public {
		name += " (" + book.Choice("audience", "public") + ")"
	}
	return name + ".pdf"
}

// stop gives up what is being made.
func (m *paperMaking) stop() { m.stopped.Store(true) }

// paperFileName names a file so that people know what is in it; the papers of a set are numbered in the order in which they are needed.
func paperFileName(title string, each paper.Paper, request paper.Request, at, papers int) string {
	book := words.For(request.Language)
	name := fileName(title + " - " + book.Say(each.Title))
	if papers > 1 {
		name = strconv.Itoa(at+1) + " " + fileName(book.Say(each.Title))
	}
	if request.Audience == model.Public {
		name += " (" + book.Choice("audience", "public") + ")"
	}
	return name + ".pdf"
}

// writePapers writes all papers, or none: each beside its place first, and only when all are on the disk they take their places.
func writePapers(folder string, papers []madePaper) (paths []string, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, model.NewProblem("problem.file.folder", "folder", folder).Because(err)
	}
	var beside []string
	defer func() {
		for _, path := range beside {
			if gone := os.Remove(path); gone != nil && !errors.Is(gone, os.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}()
	for i := range papers {
		path := papers[i].path + ".new"
		beside = append(beside, path)
		if err := os.WriteFile(path, papers[i].content.Bytes(), 0o644); err != nil {
			return nil, model.NewProblem("problem.file.write", "file", papers[i].path).Because(err)
		}
	}
	for i := range papers {
		if err := os.Rename(beside[i], papers[i].path); err != nil {
			return nil, model.NewProblem("problem.file.write", "file", papers[i].path).Because(err)
		}
		paths = append(paths, papers[i].path)
	}
	return paths, nil
}
