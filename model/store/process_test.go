package store

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Tests that need a process of their own run this test binary again, with the name of what to do in the environment.
const roleVariable = "DOELENBOOM_STORE_TEST_ROLE"

var roles = map[string]func(args []string) error{}

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		if err := roles[role](os.Args[1:]); err != nil {
			os.Stderr.WriteString(err.Error())
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// process prepares this test binary in a role.
func process(t *testing.T, role string, args ...string) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	errors := &strings.Builder{}
	cmd.Stderr = errors
	return cmd, errors
}
