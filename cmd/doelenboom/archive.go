package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/exchange"
	"doelenboom/ui/page"
	"doelenboom/ui/paper"
)

// kept is a file in an archive.
type kept struct {
	name    string
	content []byte
}

// sums is the file in an archive that says of every other one what its bytes add up to, as sha256sum writes and checks it.
const sums = "SHA256SUMS"

func (c *command) archiveCommand() *cobra.Command {
	var audience string
	sub := c.sub(c.use("archive", "command.word.dossier", "command.word.target"), about{"command.archive", "command.archive.long", "command.archive.examples"}, func(_ *cobra.Command, args []string) error {
		if !strings.EqualFold(filepath.Ext(args[1]), ".zip") {
			return model.NewProblem("problem.command.archive", "file", filepath.Base(args[1]))
		}
		seen, err := audienceNamed(audience)
		if err != nil {
			return err
		}
		return c.reading(args[0], func(d *model.Dossier) error {
			files, err := c.archived(d, seen)
			if err != nil {
				return err
			}
			content, err := zipped(files, time.Now())
			if err != nil {
				return err
			}
			if err := writeWhole(args[1], args[0], content); err != nil {
				return err
			}
			c.printf("%s", c.words().Say("command.archive.done", "file", args[1], "count", len(files)))
			return nil
		})
	})
	sub.Flags().StringVar(&audience, "audience", "internal", c.words().Say("command.report.audience"))
	sub.Flags().Lookup("audience").DefValue = "" // it says so in words
	return sub
}

// archived is all of a dossier in forms that can be read without this program: data as JSON, every paper as PDF/A, the report as a page,
// and a letter that says what is what.
func (c *command) archived(d *model.Dossier, audience model.Audience) ([]kept, error) {
	var letter, data, web bytes.Buffer
	title := d.Cover().Title
	if title == "" {
		title = c.words().Say("dossier.untitled")
	}
	fmt.Fprintf(&letter, "%s\n%s\n\n%s\n", title, c.words().Moment(time.Now()), c.words().Say("command.archive.letter", "sums", sums))
	if err := exchange.WriteDossier(&data, d, audience); err != nil {
		return nil, err
	}
	now := time.Now()
	if err := page.Write(&web, page.Request{Dossier: d, Language: c.language, Audience: audience, Now: now}); err != nil {
		return nil, err
	}
	files := []kept{{c.words().Say("command.archive.letterFile"), letter.Bytes()}, {"dossier.json", data.Bytes()}, {"dossier.html", web.Bytes()}}
	for _, name := range paperNames() {
		var content bytes.Buffer
		warnings, err := paper.Write(&content, name, paper.Request{Dossier: d, Language: c.language, Audience: audience, Now: now})
		if err != nil {
			return nil, err
		}
		for _, warning := range warnings {
			c.tell(c.words().Problem(warning))
		}
		files = append(files, kept{"papier/" + name + ".pdf", content.Bytes()})
	}
	var list bytes.Buffer
	for _, file := range files {
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(file.content), file.name)
	}
	return append(files, kept{sums, list.Bytes()}), nil
}

// zipped puts files in one, and reads all of them back out of it.
func zipped(files []kept, now time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: file.name, Method: zip.Deflate, Modified: now})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(file.content); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return nil, err
	}
	for i, entry := range r.File {
		from, err := entry.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(from)
		if err != nil || !bytes.Equal(content, files[i].content) {
			return nil, fmt.Errorf("%s does not come out of the archive as it went in: %w", entry.Name, err)
		}
	}
	return out.Bytes(), nil
}
