// Package assets holds everything that travels inside the program: fonts, words, run sheets, example dossiers and the icon. It imports nothing of ours.
package assets

import "embed"

// Files are the embedded files, under the names that they have in this folder:
//
//	words/*.json                        texts: one flat object a language, in parts (nl.json, script.nl.json)
//	runsheets/*.json                    run sheets, read by model/script
//	warmup/*.json                       sentences to sort, read by model/script
//	wording/*.json                      which words raise a hint on a goal, a file a language, read by model/wording
//	library/*.json                      indicators to start from, read by model/library
//	examples/*.json                     whole dossiers in the documented exchange format
//
//go:embed words/*.json runsheets/*.json warmup/*.json wording/*.json library/*.json examples/*.json
var Files embed.FS

// Atkinson Hyperlegible Next (SIL Open Font License 1.1, see fonts/OFL.txt): drawn for readers with low vision, so that a
// table at the back of the room tells I, l and 1 apart. Static TrueType, because the PDF writer takes no variable fonts.
var (
	//go:embed fonts/AtkinsonHyperlegibleNext-Regular.ttf
	Regular []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Bold.ttf
	Bold []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Italic.ttf
	Italic []byte
)

// Icon is the program's icon, 128 by 128 pixels: a window wants no larger one, and is there sooner. Packages take icon.png.
//
//go:embed icon-window.png
var Icon []byte
