//go:build cgo

package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"doelenboom/assets"
	"doelenboom/model/store"
	"doelenboom/ui/screen"
)

const appID = "org.doelenboom.Doelenboom"

// window opens the program's window, on the dossier that is named. A dossier that cannot be opened is told of in the window, because who
// clicked on a file sees nothing else, and on standard error.
func (c *command) window(args []string) error {
	debug.SetGCPercent(screen.GarbagePercent)
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	stop := keepLog(a.Storage().RootURI().Path())
	defer stop()
	folders := careful(store.Options{})
	desk := screen.NewDesk(a, screen.Options{Backups: folders.Backups, Work: folders.Work})
	if len(args) == 1 {
		path, err := filepath.Abs(args[0]) // papers go beside it, and who opens them looks from elsewhere
		if err != nil {
			return err
		}
		if err := desk.OpenOrTell(path); err != nil {
			c.tell(c.words().Problem(err))
		}
	}
	// By the time that the window closes everything is on the disk. Fyne would end now too, but may then wait for itself for ever, or write
	// its preferences halfway.
	desk.Window().SetOnClosed(func() { os.Exit(exitDone) })
	if c.firstFrame { // a window is drawn while it is shown, and the loop starts after that
		a.Lifecycle().SetOnStarted(func() {
			fmt.Fprintln(c.out, firstFrame)
			desk.Leave()
		})
	}
	desk.Run()
	return nil
}

// keepLog sends faults to a file in the program's own folder, with the stack of a crash; without such a file they go to standard error.
func keepLog(folder string) (stop func()) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		slog.Error("no folder for the log", "error", err)
		return func() {}
	}
	file, err := os.OpenFile(filepath.Join(folder, "doelenboom.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		slog.Error("no log", "error", err)
		return func() {}
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		slog.Error("a crash goes to standard error", "error", err)
	}
	return func() {
		if err := file.Close(); err != nil {
			slog.Error("close the log", "error", err)
		}
	}
}
