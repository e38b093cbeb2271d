package main

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// helpWidth is how wide a page of help is, in signs: as wide as a terminal is from old.
const helpWidth = 80

// about names the texts of a subcommand: what it does in a few words, what more there is to know of it, and calls of it, one a line.
type about struct{ short, long, examples model.Key }

// sub makes a subcommand that takes as many words as its line of use names.
func (c *command) sub(use string, texts about, do func(sub *cobra.Command, args []string) error) *cobra.Command {
	say := c.words().Say
	short := say(texts.short)
	sub := &cobra.Command{
		Use: use, DisableFlagsInUseLine: true, Args: arguments(len(strings.Fields(use)) - 1), Short: short,
		Long:    wrapped(words.Sentence(short)+". "+say(texts.long), helpWidth),
		Example: "  " + strings.ReplaceAll(say(texts.examples), "\n", "\n  "),
	}
	sub.RunE = func(sub *cobra.Command, args []string) error { return c.work(func() error { return do(sub, args) }) }
	return sub
}

// use is a line of use: the name of a subcommand and what comes after it, in the reader's language.
func (c *command) use(name string, after ...model.Key) string {
	for _, word := range after {
		name += " " + c.words().Say(word)
	}
	return name
}

// helpCommand tells how the program or a subcommand is used.
func (c *command) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: c.use("help", "command.word.command"), DisableFlagsInUseLine: true, Short: c.words().Say("command.help"),
		RunE: func(help *cobra.Command, args []string) error {
			about, rest, err := help.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(help.Root(), strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}

// usageTemplate is cobra's page of usage with our words.
func (c *command) usageTemplate() string {
	say := c.words().Say
	return say("command.how") + `
{{if .HasAvailableSubCommands}}  {{.UseLine}}
  {{.CommandPath}} ` + say("command.word.command") + `

` + say("command.commands") + `
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name .NamePadding}} {{.Short}}
{{end}}{{end}}{{else}}  {{.UseLine}}
{{end}}{{if .HasExample}}
` + say("command.examples") + `
{{.Example}}
{{end}}
` + say("command.options") + `
{{.Flags.FlagUsages | trimTrailingWhitespaces}}
`
}

// wrapped breaks a text into lines of at most a width, between words.
func wrapped(text string, width int) string {
	var b strings.Builder
	at := 0
	for _, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		switch {
		case at == 0:
		case at+1+length > width:
			b.WriteByte('\n')
			at = 0
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += length
	}
	return b.String()
}
