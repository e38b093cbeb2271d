//go:build !cgo

package main

import "doelenboom/model"

// window says that this build has none: windows need a C compiler when the program is built. Everything else works without.
func (c *command) window([]string) error { return model.NewProblem("problem.command.noWindow") }
