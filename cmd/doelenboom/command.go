package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/model/store"
	"doelenboom/ui/words"
)

// The codes with which the program ends.
const (
	exitDone    = 0
	exitProblem = 1
	exitUsage   = 2
)

// errUsage marks that the program was called wrongly.
var errUsage = errors.New("wrong use")

// errTold marks a problem that was told already, line by line.
var errTold = errors.New("told")

// command is one call of the program: where it writes, in which language.
type command struct {
	in       io.Reader
	out, err io.Writer
	language string
	json     bool
}

func (c *command) words() *words.Book { return words.For(c.language) }

func run(args []string, in io.Reader, out, problems io.Writer) int {
	c := &command{in: in, out: out, err: problems, language: languageOf(args)}
	root := c.root()
	root.SetArgs(args)
	err := root.Execute()
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errTold):
		return exitProblem
	}
	if _, ok := model.AsProblem(err); ok {
		fmt.Fprintln(c.err, c.words().Problem(err))
		return exitProblem
	}
	if isFault(err) {
		fmt.Fprintln(c.err, c.words().Problem(err))
		fmt.Fprintln(c.err, err)
		return exitProblem
	}
	fmt.Fprintln(c.err, c.words().Say("command.usage"))
	fmt.Fprintln(c.err, err)
	return exitUsage
}

// fault wraps an error from doing the work, so that it is not taken for a wrong call.
type fault struct{ error }

func (f fault) Unwrap() error { return f.error }

func isFault(err error) bool {
	var f fault
	return errors.As(err, &f)
}

// languageOf finds the language before the arguments are read, so that a wrong call is answered in it too: --lang, else the system's when
// that is English, else Dutch.
func languageOf(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(value, "en") {
				return "en"
			}
			break
		}
	}
	return words.Languages()[0]
}

func (c *command) root() *cobra.Command {
	say := c.words().Say
	root := &cobra.Command{
		Use: "doelenboom [FILE]", Short: say("command.root"), Long: say("command.root"), SilenceErrors: true, SilenceUsage: true,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return c.done(c.window(args)) },
	}
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetIn(c.in)
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().StringVar(&c.language, "lang", c.language, say("command.lang"))
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if c.language != "nl" && c.language != "en" {
			return fmt.Errorf("%w: --lang nl|en", errUsage)
		}
		return nil
	}
	root.AddCommand(c.newCommand(), c.showCommand(), c.importCommand(), c.exportCommand(), c.reportCommand(), c.checkCommand(), c.logCommand())
	root.InitDefaultHelpCmd()
	for _, sub := range root.Commands() {
		if sub.Name() == "help" {
			sub.Short = say("command.help")
		}
	}
	root.PersistentFlags().BoolP("help", "h", false, say("command.help"))
	root.SetUsageTemplate(c.usage())
	root.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
	return root
}

// usage is cobra's page of usage with our words.
func (c *command) usage() string {
	say := c.words().Say
	return say("command.how") + `
  {{if .Runnable}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND

{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name .NamePadding}} {{.Short}}
{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}

// done marks an error of the work itself.
func (c *command) done(err error) error {
	if err == nil || errors.Is(err, errUsage) || errors.Is(err, errTold) {
		return err
	}
	return fault{err}
}

// work is the frame of a subcommand: everything that goes wrong in do is a problem or a fault, never a wrong call.
func (c *command) work(do func(args []string) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error { return c.done(do(args)) }
}

// withJSON gives a subcommand the --json flag.
func (c *command) withJSON(sub *cobra.Command) *cobra.Command {
	sub.Flags().BoolVar(&c.json, "json", false, c.words().Say("command.json"))
	return sub
}

func (c *command) printJSON(value any) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func (c *command) printf(format string, args ...any) {
	fmt.Fprintf(c.out, format+"\n", args...)
}

// reading opens a dossier to look at, also while it is open elsewhere, and closes it after do.
func (c *command) reading(path string, do func(*model.Dossier) error) error {
	return c.with(path, store.Options{ReadOnly: true}, func(f *store.File) error { return do(f.Dossier()) })
}

// writing opens a dossier to change it; it returns when every change is on the disk.
func (c *command) writing(path string, do func(*model.Dossier) error) error {
	return c.with(path, store.Options{}, func(f *store.File) error {
		if err := do(f.Dossier()); err != nil {
			return err
		}
		return f.Flush()
	})
}

func (c *command) with(path string, options store.Options, do func(*store.File) error) (err error) {
	file, err := store.Open(path, options)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	return do(file)
}

func today() model.Date { return model.DateOf(time.Now()) }

func (c *command) tell(sentence string) { fmt.Fprintln(c.err, sentence) }
