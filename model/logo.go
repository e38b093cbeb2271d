package model

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"
)

// The bounds of a logo: of the file that people choose, and of what the dossier keeps of it.
const (
	LogoFileBytes  = 8 << 20
	logoFilePixels = 40_000_000
	logoLeast      = 16 // pixels across
	logoWidth      = 600
	logoHeight     = 240
	LogoBytes      = 96 << 10
)

// ReadLogo makes of a PNG or JPEG file the logo that a dossier keeps: a PNG of eight bits a colour on white, no larger than papers need. What such a
// file may hold beside the picture - where it was taken, what it was made with - is not kept. A file that is no picture, broken, moving or far too
// large is a [Problem].
func ReadLogo(file []byte) ([]byte, error) {
	if len(file) > LogoFileBytes {
		return nil, NewProblem("problem.logo.large")
	}
	read, config := png.Decode, png.DecodeConfig
	switch {
	case bytes.HasPrefix(file, []byte("\x89PNG\r\n\x1a\n")):
		if bytes.Contains(file[:min(len(file), 4096)], []byte("acTL")) {
			return nil, NewProblem("problem.logo.moving")
		}
	case bytes.HasPrefix(file, []byte("\xff\xd8")):
		read, config = jpeg.Decode, jpeg.DecodeConfig
	default:
		return nil, NewProblem("problem.logo.kind")
	}
	size, err := config(bytes.NewReader(file))
	if err != nil {
		return nil, NewProblem("problem.logo.broken").Because(err)
	}
	if size.Width*size.Height > logoFilePixels || size.Width > logoFilePixels || size.Height > logoFilePixels {
		return nil, NewProblem("problem.logo.large")
	}
	if size.Width < logoLeast || size.Height < logoLeast {
		return nil, NewProblem("problem.logo.small")
	}
	picture, err := read(bytes.NewReader(file))
	if err != nil {
		return nil, NewProblem("problem.logo.broken").Because(err)
	}
	width, height := float64(logoWidth), float64(logoHeight)
	for {
		var out bytes.Buffer
		if err := png.Encode(&out, fitted(onWhite(picture), width, height)); err != nil {
			return nil, err
		}
		if out.Len() <= LogoBytes {
			return out.Bytes(), nil
		}
		width, height = width*3/4, height*3/4
	}
}

// onWhite is a picture as it looks on paper.
func onWhite(picture image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), picture, picture.Bounds().Min, draw.Over)
	return out
}

// fitted makes a picture smaller until it fits: each point is the mean of those that it stands for. One that fits already stays as it is.
func fitted(picture *image.RGBA, width, height float64) image.Image {
	size := picture.Bounds().Size()
	scale := min(width/float64(size.X), height/float64(size.Y))
	if scale >= 1 {
		return picture
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale))))
	for y := range out.Bounds().Dy() {
		top, bottom := part(y, out.Bounds().Dy(), size.Y)
		for x := range out.Bounds().Dx() {
			left, right := part(x, out.Bounds().Dx(), size.X)
			var red, green, blue, count int
			for v := top; v < bottom; v++ {
				for u := left; u < right; u++ {
					c := picture.RGBAAt(u, v)
					red, green, blue, count = red+int(c.R), green+int(c.G), blue+int(c.B), count+1
				}
			}
			out.SetRGBA(x, y, color.RGBA{uint8(red / count), uint8(green / count), uint8(blue / count), 0xff})
		}
	}
	return out
}

// part is which of many points the n-th of few stands for.
func part(n, few, many int) (from, to int) {
	from = n * many / few
	return from, max(from+1, (n+1)*many/few)
}

// ParseColour reads a colour as #rrggbb, with or without its sign.
func ParseColour(text string) (rgb uint32, ok bool) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "#")
	number, err := strconv.ParseUint(text, 16, 32)
	return uint32(number), err == nil && len(text) == 6
}
