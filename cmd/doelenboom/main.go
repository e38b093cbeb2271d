// Doelenboom is the program with which a municipality works towards outcomes together with the people it is about. Without a subcommand it
// opens its window, on the dossier that is named; each subcommand does one thing without a window. It exits with 0 when that was done,
// with 1 after a problem, told in one sentence on standard error with nothing half-written, and with 2 when it was called wrongly.
package main

import (
	"log/slog"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func init() {
	// Faults go to a log file once the window is there; a subcommand tells problems itself and keeps standard error for them.
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
}
