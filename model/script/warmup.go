package script

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"doelenboom/assets"
	"doelenboom/model"
)

// WarmUp returns the sentences that a group sorts into result, indicator and performance: those of the program in a language, Dutch for one
// that it does not speak, and then the group's own.
func WarmUp(d *model.Dossier, language string) []model.Sentence {
	data, err := fs.ReadFile(assets.Files, "warmup/"+language+".json")
	if err != nil {
		data, err = fs.ReadFile(assets.Files, "warmup/nl.json")
	}
	var read struct {
		Sentences []model.Sentence `json:"sentences"`
	}
	if err == nil {
		err = json.Unmarshal(data, &read)
	}
	if err != nil {
		panic(fmt.Sprintf("the sentences of the warm-up cannot be read: %v", err)) // they are part of the program
	}
	return append(read.Sentences, d.Cover().WarmUp...)
}
