package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
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

// errTold marks a problem that was told already, line by line.
var errTold = errors.New("told")

// firstFrame is the flag, and the line that is then written to standard output.
const firstFrame = "first-frame"

// command is one call of the program: where it writes, in which language.
type command struct {
	in       io.Reader
	out, err io.Writer
	language string
	json     bool
	// firstFrame ends the program as soon as its window has been drawn, for measuring how long that takes.
	firstFrame bool
}

func (c *command) words() *words.Book { return words.For(c.language) }

func run(args []string, in io.Reader, out, problems io.Writer) int {
	told := &output{to: out}
	c := &command{in: in, out: told, err: problems, language: languageOf(args)}
	root := c.root()
	root.SetArgs(args)
	err := root.Execute()
	var wrongly misuse
	switch {
	case err == nil && told.failed != nil:
		c.tell(c.words().Problem(model.NewProblem("problem.command.output").Because(told.failed)))
		return exitProblem
	case err == nil:
		return exitDone
	case errors.Is(err, errTold):
		return exitProblem
	case errors.As(err, &wrongly):
		c.tell(c.words().Problem(wrongly.Problem))
		return exitUsage
	}
	if _, ok := model.AsProblem(err); !ok {
		c.tell(c.words().Problem(model.NewProblem("problem.command.fault")))
		c.tell(err.Error())
		return exitProblem
	}
	c.tell(c.words().Problem(err))
	return exitProblem
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
		Use: "doelenboom [" + say("command.word.dossier") + "]", Short: say("command.root"), Long: wrapped(say("command.root"), helpWidth),
		SilenceErrors: true, SilenceUsage: true, DisableFlagsInUseLine: true, DisableSuggestions: true, Args: atMostOneFile,
		RunE: func(_ *cobra.Command, args []string) error { return c.window(args) },
	}
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetIn(c.in)
	root.CompletionOptions.DisableDefaultCmd = true
	root.Flags().BoolVar(&c.firstFrame, firstFrame, false, "")
	if err := root.Flags().MarkHidden(firstFrame); err != nil {
		panic(err) // the flag is there, a line up
	}
	root.PersistentFlags().StringVar(&c.language, "lang", c.language, say("command.lang"))
	root.PersistentFlags().Lookup("lang").DefValue = "" // it says so in words
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		return oneOf("lang", c.language, words.Languages()...)
	}
	root.AddCommand(c.newCommand(), c.showCommand(), c.importCommand(), c.exportCommand(), c.reportCommand(), c.checkCommand(), c.salvageCommand(),
		c.backupCommand(), c.mailCommand(), c.unlockCommand(), c.archiveCommand(), c.eraseCommand(), c.logCommand())
	root.SetHelpCommand(c.helpCommand())
	root.PersistentFlags().BoolP("help", "h", false, say("command.help.flag"))
	root.SetFlagErrorFunc(badOption)
	root.SetUsageTemplate(c.usageTemplate())
	root.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
	return root
}

// work is the frame of a subcommand: a fault of the program in do comes back as an error too, with where it was.
func (c *command) work(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v\n%s", fault, debug.Stack())
		}
	}()
	return do()
}

// withJSON gives a subcommand the --json flag.
func (c *command) withJSON(sub *cobra.Command) *cobra.Command {
	sub.Flags().BoolVar(&c.json, "json", false, c.words().Say("command.json"))
	return sub
}

// reading opens a dossier to look at, also while it is open elsewhere, and closes it after do.
func (c *command) reading(path string, do func(*model.Dossier) error) error {
	return c.with(path, store.Options{ReadOnly: true}, func(f *store.File) error { return do(f.Dossier()) })
}

// trying opens a dossier to see what a change would do; the file is not touched, and may be open elsewhere.
func (c *command) trying(path string, do func(*model.Dossier) error) error {
	return c.reading(path, func(d *model.Dossier) error {
		d.SetReadOnly(false) // of the copy in memory, which no file follows
		return do(d)
	})
}

// writing opens a dossier to change it; it returns when every change is on the disk.
func (c *command) writing(path string, do func(*model.Dossier) error) error {
	return c.with(path, careful(store.Options{}), func(f *store.File) error {
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
	for _, warning := range file.Warnings() {
		c.tell(c.words().Problem(warning))
	}
	return do(file)
}

func today() model.Date { return model.DateOf(time.Now()) }
