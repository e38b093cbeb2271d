package screen

import (
	"encoding/json"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"doelenboom/ui/words"
)

// useLanguage gives Fyne's own texts (the menu of a text field, the file dialog) the language of the window. Fyne chooses by the system's
// locale and can't be told otherwise, so the texts of the chosen language are laid under the system locale's name. Keys of Fyne are its
// English texts; ours for them stand under "fyne.".
func useLanguage(language string) {
	data, err := json.Marshal(words.For(language).Under("fyne."))
	if err == nil {
		name := lang.SystemLocale().LanguageString() + ".json"
		err = lang.AddTranslations(fyne.NewStaticResource(name, data))
	}
	if err != nil {
		slog.Error("texts of the toolkit", "language", language, "error", err)
	}
}
