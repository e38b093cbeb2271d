package store

import (
	"os"

	"pgregory.net/rapid"
)

// tempFolder makes a folder for one run of a property, which rapid repeats within one test.
func tempFolder(t *rapid.T) string {
	folder, err := os.MkdirTemp("", "store-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

func copyTo(t tester, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
