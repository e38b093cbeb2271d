package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"doelenboom/model"
)

// misuse says that the program was called wrongly, and how it should be called.
type misuse struct{ *model.Problem }

func (m misuse) Unwrap() error { return m.Problem }

func wrong(problem *model.Problem) error { return misuse{problem} }

// oneOf refuses the value of an option that is none of its choices.
func oneOf(option, value string, choices ...string) error {
	for _, choice := range choices {
		if value == choice {
			return nil
		}
	}
	return wrong(model.NewProblem("problem.usage.choice", "option", "--"+option, "value", value, "choices", strings.Join(choices, ", ")))
}

// notTogether refuses options that exclude each other.
func notTogether(sub *cobra.Command, one, other string) error {
	if sub.Flags().Changed(one) && sub.Flags().Changed(other) {
		return wrong(model.NewProblem("problem.usage.together", "one", "--"+one, "other", "--"+other))
	}
	return nil
}

// arguments asks for as many words after a subcommand as its line of use names.
func arguments(count int) cobra.PositionalArgs {
	return func(sub *cobra.Command, args []string) error {
		if len(args) != count {
			return howTo(sub)
		}
		return nil
	}
}

// howTo says how a subcommand is to be used.
func howTo(sub *cobra.Command) error {
	return wrong(model.NewProblem("problem.usage.arguments", "use", sub.UseLine(), "help", helpOn(sub)))
}

// atMostOneFile tells a file to open from a subcommand that does not exist.
func atMostOneFile(root *cobra.Command, args []string) error {
	if len(args) > 1 {
		return unknownCommand(root, args[0])
	}
	return nil
}

func unknownCommand(root *cobra.Command, name string) error {
	return wrong(model.NewProblem("problem.usage.command", "command", name, "help", helpOn(root)))
}

// badOption explains what the reader of options refused.
func badOption(sub *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		option := "--" + unknown.GetSpecifiedName()
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			option = "-" + letters
		}
		return wrong(model.NewProblem("problem.usage.option", "option", option, "help", helpOn(sub)).Because(err))
	case errors.As(err, &valueless):
		return wrong(model.NewProblem("problem.usage.value", "option", "--"+valueless.GetFlag().Name, "help", helpOn(sub)).Because(err))
	case errors.As(err, &invalid):
		return wrong(model.NewProblem("problem.usage.flag", "option", "--"+invalid.GetFlag().Name, "value", invalid.GetValue()).Because(err))
	}
	return howTo(sub)
}

// helpOn is the call that tells more.
func helpOn(sub *cobra.Command) string {
	if !sub.HasParent() {
		return sub.Name() + " help"
	}
	return sub.Root().Name() + " help " + sub.Name()
}
