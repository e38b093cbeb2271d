package model_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"doelenboom/model"
)

func pngOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLogosAreMadeFitForPaper(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(10, 20, 1210, 420)) // sixteen bits, half transparent, and not at the corner
	for y := range 400 {
		for x := range 1200 {
			deep.SetNRGBA64(10+x, 20+y, color.NRGBA64{R: 0x0B0B, G: 0x6E6E, B: 0x6E6E, A: uint16(x * 50)})
		}
	}
	noise := image.NewRGBA(image.Rect(0, 0, 900, 900))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32()) | 0x80
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, deep, nil); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"deep": pngOf(t, deep), "noise": pngOf(t, noise), "jpeg": photo.Bytes(), "grey": pngOf(t, image.NewGray(image.Rect(0, 0, 40, 30)))} {
		t.Run(name, func(t *testing.T) {
			logo, err := model.ReadLogo(file)
			if err != nil {
				t.Fatal(err)
			}
			picture, err := png.Decode(bytes.NewReader(logo))
			if err != nil || len(logo) > model.LogoBytes {
				t.Fatalf("%d bytes, %v", len(logo), err)
			}
			size := picture.Bounds().Size()
			if size.X > 600 || size.Y > 240 || size.X < 16 {
				t.Errorf("the logo is %v", size)
			}
			if opaque, ok := picture.(interface{ Opaque() bool }); ok && !opaque.Opaque() {
				t.Error("the logo is transparent")
			}
			if again, err := model.ReadLogo(logo); err != nil || !bytes.Equal(again, logo) {
				t.Errorf("a logo read again is another: %v", err)
			}
		})
	}
}

func TestBadLogosAreRefusedInASentence(t *testing.T) {
	good := pngOf(t, image.NewRGBA(image.Rect(0, 0, 64, 64)))
	chunk := func(kind string, data []byte) []byte {
		out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		out = append(append(out, kind...), data...)
		return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
	}
	header := func(width, height uint32) []byte {
		data := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
		return append(bytes.Clone(good[:8]), chunk("IHDR", append(data, 8, 2, 0, 0, 0))...)
	}
	moving := append(append(bytes.Clone(good[:33]), chunk("acTL", make([]byte, 8))...), good[33:]...)
	for name, c := range map[string]struct {
		file []byte
		key  model.Key
	}{
		"nothing":     {nil, "problem.logo.kind"},
		"a text":      {[]byte("<svg/>"), "problem.logo.kind"},
		"gif":         {[]byte("GIF89a"), "problem.logo.kind"},
		"cut off":     {good[:len(good)/2], "problem.logo.broken"},
		"only a name": {good[:8], "problem.logo.broken"},
		"half a jpeg": {[]byte("\xff\xd8\xff\xe0"), "problem.logo.broken"},
		"moving":      {moving, "problem.logo.moving"},
		"huge":        {header(60000, 60000), "problem.logo.large"},
		"a stripe":    {header(1<<30, 1), "problem.logo.large"},
		"tiny":        {pngOf(t, image.NewRGBA(image.Rect(0, 0, 8, 8))), "problem.logo.small"},
		"many bytes":  {append(bytes.Clone(good), make([]byte, model.LogoFileBytes)...), "problem.logo.large"},
	} {
		_, err := model.ReadLogo(c.file)
		var problem *model.Problem
		if !errors.As(err, &problem) || problem.Key != c.key {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
}

func TestColoursAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]uint32{"#154273": 0x154273, "FFD700": 0xFFD700, " #0b6e6e ": 0x0B6E6E} {
		if got, ok := model.ParseColour(text); !ok || got != want {
			t.Errorf("%q is %06x, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "blauw", "#fff", "#1234567", "#12345g", "+12345"} {
		if _, ok := model.ParseColour(text); ok {
			t.Errorf("%q is read as a colour", text)
		}
	}
}
