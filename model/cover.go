package model

// Cover is what a dossier says of itself; there is exactly one.
type Cover struct {
	Identity
	Title         string     `json:"title"`
	Municipality  string     `json:"municipality,omitempty"`
	Theme         string     `json:"theme,omitempty"`
	FutureImage   string     `json:"future_image,omitempty"`   // the group's picture of the future
	From          int        `json:"from,omitempty"`           // first year
	To            int        `json:"to,omitempty"`             // last year
	Commissioner  string     `json:"commissioner,omitempty"`   // commissioning role, never a name
	Levels        []string   `json:"levels,omitempty"`         // level names from the top, 2 to 6; empty means the usual four, in the reader's language
	Language      string     `json:"language,omitempty"`       // "nl" or "en"
	SmallCount    int        `json:"small_count"`              // counts from 1 to below this are not shown to the public
	SmallShare    int        `json:"small_share"`              // percentages over fewer than this are not shown to the public
	DataStatement string     `json:"data_statement,omitempty"` // "what happens with your data"
	Adoptions     []Adoption `json:"adoptions,omitempty"`
	WarmUp        []Sentence `json:"warm_up,omitempty"` // own sentences to sort, besides those of the program

	// How papers and web pages look that leave the house; all of it may be seen by the public.
	Logo     []byte `json:"logo,omitempty"`      // as [ReadLogo] gives it
	LogoText string `json:"logo_text,omitempty"` // what the logo says, for who does not see it
	Colour   string `json:"colour,omitempty"`    // the accent, as #rrggbb
	Closing  string `json:"closing,omitempty"`   // stands at the end
}

// Kind implements [Record].
func (*Cover) Kind() Kind { return KindCover }

// The usual thresholds for small numbers (counts 1-4 as "<5"; no percentage over fewer than ten).
const (
	usualSmallCount = 5
	usualSmallShare = 10
	// DefaultLevels is how many levels a tree has names for when the group chose none: effect, goal, result, effort.
	DefaultLevels = 4
)

func (c *Cover) fillDefaults() {
	c.Language = "nl"
	c.SmallCount = usualSmallCount
	c.SmallShare = usualSmallShare
}

func (c *Cover) check(d *Dossier) error {
	if d.Count(KindCover) != 1 {
		return NewProblem("problem.cover.one")
	}
	if n := len(c.Levels); n != 0 && (n < 2 || n > 6) {
		return NewProblem("problem.cover.levels", "count", n)
	}
	if c.SmallCount < 0 || c.SmallShare < 0 {
		return NewProblem("problem.cover.thresholds")
	}
	if c.From != 0 && c.To != 0 && c.To < c.From {
		return NewProblem("problem.cover.years", "from", YearPeriod(c.From), "to", YearPeriod(c.To))
	}
	if len(c.Logo) > LogoBytes {
		return NewProblem("problem.logo.large")
	}
	if _, ok := ParseColour(c.Colour); c.Colour != "" && !ok {
		return NewProblem("problem.colour", "text", c.Colour)
	}
	for _, sentence := range c.WarmUp {
		if err := sentence.check(c); err != nil {
			return err
		}
	}
	for _, adoption := range c.Adoptions {
		if err := checkDate(adoption.Date); err != nil {
			return err
		}
	}
	return checkReferences(d, c)
}

// Cover returns what the dossier says of itself.
func (d *Dossier) Cover() *Cover {
	if covers := d.tables[KindCover]; covers.len() > 0 {
		return covers.records[covers.order()[0]].(*Cover)
	}
	return &Cover{}
}

// SetCover changes what the dossier says of itself.
func (tx *Tx) SetCover(change func(*Cover) error) error {
	return Update(tx, tx.Cover().ID, change)
}
