package store

import (
	"os"
	"strings"
)

// networkKinds are the kinds of file system behind which another machine stands.
var networkKinds = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "9p": true, "afs": true, "ceph": true, "davfs": true, "ncpfs": true,
	"fuse.sshfs": true, "fuse.davfs": true, "fuse.gvfsd-fuse": true, "fuse.rclone": true, "fuse.smbnetfs": true, "fuse.davfs2": true, "virtiofs": true,
}

// onNetwork reports whether a folder is on a network drive.
func onNetwork(folder string) bool {
	mounts, err := os.ReadFile("/proc/mounts")
	return err == nil && networkKinds[kindOfMount(string(mounts), folder)]
}

// kindOfMount finds in a list of mounts the kind of file system that a folder is on.
func kindOfMount(mounts, folder string) string {
	kind, longest := "", -1
	spaces := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`)
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		if at := spaces.Replace(fields[1]); inFolder(folder, at) && len(at) >= longest {
			kind, longest = fields[2], len(at)
		}
	}
	return kind
}
