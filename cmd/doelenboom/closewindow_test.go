//go:build window

package main

import (
	"encoding/binary"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
)

// closeWindow asks a window to close, as the cross in its corner does. A window manager sends this message and xdotool cannot, so it is
// written to the X server as the X11 protocol lays down.
func (d *display) closeWindow(t testing.TB, window string) {
	t.Helper()
	target, err := strconv.ParseUint(window, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	server, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(d.name, ":"))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	x := &wire{t: t, server: server}
	x.send([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}) // little-endian, protocol 11.0, no authorization
	greeting := x.receive(8)
	if greeting[0] != 1 {
		t.Fatal("the X server lets nobody in")
	}
	x.receive(4 * int(binary.LittleEndian.Uint16(greeting[6:])))

	protocols, deletion := x.atom("WM_PROTOCOLS"), x.atom("WM_DELETE_WINDOW")
	const sendEvent, clientMessage = 25, 33
	request := []byte{sendEvent, 0, 11, 0}
	request = binary.LittleEndian.AppendUint32(request, uint32(target))
	request = append(request, 0, 0, 0, 0, clientMessage, 32, 0, 0)
	request = binary.LittleEndian.AppendUint32(request, uint32(target))
	request = binary.LittleEndian.AppendUint32(request, protocols)
	request = binary.LittleEndian.AppendUint32(request, deletion)
	x.send(append(request, make([]byte, 16)...))
	x.atom("WM_PROTOCOLS") // its answer comes after the message was passed on
}

// wire is a conversation with an X server.
type wire struct {
	t      testing.TB
	server net.Conn
}

func (x *wire) send(request []byte) {
	x.t.Helper()
	if _, err := x.server.Write(request); err != nil {
		x.t.Fatal(err)
	}
}

func (x *wire) receive(length int) []byte {
	x.t.Helper()
	answer := make([]byte, length)
	if _, err := io.ReadFull(x.server, answer); err != nil {
		x.t.Fatal(err)
	}
	return answer
}

// atom returns the number that the server has for a name.
func (x *wire) atom(name string) uint32 {
	x.t.Helper()
	const internAtom = 16
	padded := append([]byte(name), make([]byte, (4-len(name)%4)%4)...)
	request := []byte{internAtom, 0}
	request = binary.LittleEndian.AppendUint16(request, uint16(2+len(padded)/4))
	request = binary.LittleEndian.AppendUint16(request, uint16(len(name)))
	x.send(append(append(request, 0, 0), padded...))
	answer := x.receive(32)
	if answer[0] != 1 {
		x.t.Fatalf("the X server has no atom %s", name)
	}
	return binary.LittleEndian.Uint32(answer[8:])
}
