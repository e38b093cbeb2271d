package model

// WQuestion is one of the three questions of a municipal budget.
type WQuestion string

// The W-questions.
const (
	WReach WQuestion = "reach" // wat willen we bereiken?
	WDo    WQuestion = "do"    // wat gaan we daarvoor doen?
	WCost  WQuestion = "cost"  // wat mag het kosten?
)

// WQuestions lists the questions in the order of a budget.
func WQuestions() []WQuestion { return []WQuestion{WReach, WDo, WCost} }

// QuestionOf returns the W-question that a level of the tree, counted from 1 at the top, gives an answer to. The last level that has a name
// says what is done (effort, measure, activity), and so does what stands deeper; what is above it says what is reached. Only a group that
// named a fifth level or more, below the usual four, uses the last one for means: that one says what it may cost.
//
// Source: method.md 2.5, the headings of the municipal programme budget [F54]; Nieuwegein [F57] ties "Wat willen we bereiken?" to effect
// indicators and "Wat gaan we daarvoor doen?" to what the municipality can influence itself. Levels as in method.md 2.1.
func (c *Cover) QuestionOf(level int) WQuestion {
	named := len(c.Levels)
	if named == 0 {
		named = DefaultLevels
	}
	switch {
	case named > DefaultLevels && level >= named:
		return WCost
	case level >= min(named, DefaultLevels):
		return WDo
	}
	return WReach
}
