package store

import (
	"strings"
	"testing"
)

// TestNetworkDrives reads which mounts are behind a network.
func TestNetworkDrives(t *testing.T) {
	mounts := strings.Join([]string{
		"/dev/sda1 / ext4 rw 0 0", "server:/deel /mnt/deel nfs4 rw 0 0", `//srv/afdeling /mnt/afd\040eling cifs rw 0 0`, "tmpfs /mnt/deel/lokaal tmpfs rw 0 0",
	}, "\n")
	for folder, want := range map[string]string{"/home/fatima": "ext4", "/mnt/deel/dossiers": "nfs4", "/mnt/afd eling": "cifs", "/mnt/deel/lokaal/x": "tmpfs", "/mnt/deelx": "ext4"} {
		if got := kindOfMount(mounts, folder); got != want {
			t.Errorf("%s is on %s, want %s", folder, got, want)
		}
	}
	if networkKinds["ext4"] || !networkKinds["cifs"] {
		t.Error("the kinds are mixed up")
	}
}
