package paper

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"doelenboom/model"
)

// TestASetIsOneFileToo compares one file with the papers that it is made of: the same pages on the same sheets, numbered through.
func TestASetIsOneFileToo(t *testing.T) {
	d := example(t)
	for _, kind := range []model.SessionKind{model.GoalSession, model.IndicatorSession, model.FollowingSession} {
		session := d.Sessions()[0].ID
		for _, s := range d.Sessions() {
			if s.Sort == kind {
				session = s.ID
			}
		}
		r := Request{Dossier: d, Now: testNow, Session: session}
		want := ""
		for _, p := range SetFor(kind) {
			want += sizesOf(t, written(t, p.Name, r))
		}
		var out bytes.Buffer
		if _, err := WriteSet(&out, kind, r); err != nil {
			t.Fatal(err)
		}
		tool(t, out.Bytes(), "qpdf", "--check", "FILE")
		if got := sizesOf(t, out.Bytes()); got != want {
			t.Errorf("%s has the sheets\n%s\nits papers have\n%s", kind, got, want)
		}
		if said, last := textOf(t, out.Bytes()), " van "+strconv.Itoa(strings.Count(want, ";")); !strings.Contains(said, "1"+last) {
			t.Errorf("%s is not numbered through: no %q", kind, "1"+last)
		}
	}
}

// sizesOf are the sizes of the pages of a file, in order.
func sizesOf(t *testing.T, file []byte) string {
	t.Helper()
	var out strings.Builder
	for _, line := range strings.Split(tool(t, file, "pdfinfo", "-l", "999", "FILE"), "\n") {
		if _, size, found := strings.Cut(line, " size:"); found && strings.HasPrefix(line, "Page ") {
			out.WriteString(strings.TrimSpace(size) + "; ")
		}
	}
	return out.String()
}
