// Package page writes a dossier as one web page: the report that a municipality can publish, and that reads well aloud, on a telephone,
// enlarged and on paper. The page is a single file with everything in it: style, font and figures. It loads nothing and runs nothing, so
// that it can be mailed and kept. It is well-formed XML as well as HTML. The same dossier and request give the same bytes.
//
// What the page shows is decided by the audience in the request, and by [model] alone: names and private notes are never in it.
package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"time"

	"doelenboom/model"
	"doelenboom/ui/words"
)

// Request says for whom and about what a page is.
type Request struct {
	Dossier  *model.Dossier
	Language string // "nl" or "en"; empty is the dossier's own
	// Audience decides what is shown: [model.Internal] or more restricted. Anybody with more rights gets what Internal gets.
	Audience model.Audience
	Now      time.Time // in the reader's time zone
	Session  model.ID  // the page is the report of this session; empty is how things stand in the whole dossier
	OnlyTree bool      // the page is the goal tree with its terms and white spots, and nothing else
}

// Write writes a page. It writes nothing unless the page is whole. A session that does not exist is a [model.Problem].
func Write(w io.Writer, r Request) error {
	if r.Language == "" {
		r.Language = r.Dossier.Cover().Language
	}
	r.Audience = max(r.Audience, model.Internal)
	p := report{Request: r, book: words.For(r.Language)}
	if r.Session != "" {
		if p.session = model.Get[model.Session](r.Dossier, r.Session); p.session == nil {
			return fmt.Errorf("page: no session %q: %w", r.Session, model.NewProblem("problem.record.missing", "kind", p.say(model.KindSession.Word())))
		}
	}
	p.number()
	var out bytes.Buffer
	if err := layout.Execute(&out, p.view()); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	_, err := w.Write(out.Bytes())
	return err
}

//go:embed page.html
var layoutText string

var layout = template.Must(template.New("page").Parse(layoutText))

// report is a page at work: the request that it answers, and the places on the page that it refers to.
type report struct {
	Request
	book       *words.Book
	session    *model.Session // of which the page is the report; nil for the whole dossier
	indicators []*model.Indicator
	agreements []*model.Agreement
	places     map[model.ID]string // of indicators and agreements
}

// number gives everything on the page that can be referred to its place.
func (r *report) number() {
	r.places = map[model.ID]string{}
	r.indicators, r.agreements = r.shownIndicators(), r.shownAgreements()
	for i, indicator := range r.indicators {
		r.places[indicator.ID] = fmt.Sprintf("indicator-%d", i+1)
	}
	for i, agreement := range r.agreements {
		r.places[agreement.ID] = fmt.Sprintf("agreement-%d", i+1)
	}
}

// say is the text of a key in the language of the page.
func (r *report) say(key model.Key, pairs ...any) string { return r.book.Say(key, pairs...) }

// own is what people wrote themselves, in the language of the dossier.
func (r *report) own(text string) span {
	s := span{Text: clean(text), Class: "own"}
	if language := r.Dossier.Cover().Language; language != "" && language != r.book.Language {
		s.Lang = language
	}
	return s
}

// clean is a text with nothing in it that a page cannot hold.
func clean(text string) string {
	return strings.Map(func(sign rune) rune {
		if sign < ' ' && sign != '\n' && sign != '\t' || sign == 0xFFFE || sign == 0xFFFF {
			return '\uFFFD'
		}
		return sign
	}, strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r", ""))
}

// view is the whole page.
func (r *report) view() view {
	cover := r.Dossier.Cover()
	title := r.own(cover.Title)
	if cover.Title == "" {
		title = plain(r.say("paper.untitled"))
	}
	subject := r.say("web.standing")
	switch {
	case r.OnlyTree:
		subject = r.say("paper.goalTree.title")
	case r.session != nil:
		subject = r.sessionName(r.session)
	}
	v := view{
		Language: r.book.Language, Document: subject + " · " + title.Text, Style: style(), Title: title, Lead: r.lead(), Made: r.made(),
		Skip: r.say("web.skip"), Contents: r.say("web.contents"), Accent: accent(cover.Colour), Logo: logo(cover.Logo), LogoText: clean(cover.LogoText),
	}
	if v.LogoText == "" {
		v.LogoText = r.say("paper.logo", "municipality", clean(cover.Municipality))
	}
	if cover.Closing != "" {
		v.Closing = line{r.own(cover.Closing)}
	}
	sections := []section{r.goals(), r.terms(), r.whiteSpots()}
	if !r.OnlyTree {
		sections = []section{
			r.futureImage(), r.standing(), r.participants(), r.goals(), r.indicatorSection(), r.stories(), r.agreementSection(), r.terms(),
			r.whiteSpots(), r.parked(), r.dataStatement(),
		}
	}
	for _, s := range sections {
		if len(s.Blocks) > 0 {
			v.Sections = append(v.Sections, s)
		}
	}
	return v
}

// lead is what stands under the title: where and about what this is, and which session.
func (r *report) lead() []line {
	cover := r.Dossier.Cover()
	var parts []string
	for _, part := range []string{cover.Municipality, cover.Theme} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if cover.From > 0 && cover.To > 0 {
		parts = append(parts, fmt.Sprintf("%d–%d", cover.From, cover.To))
	}
	var lines []line
	if len(parts) > 0 {
		lines = append(lines, line{r.own(strings.Join(parts, " · "))})
	}
	if s := r.session; s != nil {
		said := []string{r.sessionName(s)}
		for _, part := range []string{r.book.Date(s.Date), s.Place} {
			if part != "" {
				said = append(said, part)
			}
		}
		lines = append(lines, line{r.own(strings.Join(said, " · "))})
	}
	return lines
}

// made says when the page was made and for whom, and that it is a draft for as long as the session runs.
func (r *report) made() line {
	made := r.say("paper.made", "moment", r.book.Moment(r.Now))
	if running := r.Dossier.RunningSession(); running != nil && (r.session == nil || r.session == running) {
		made = r.say("paper.concept", "moment", r.book.Moment(r.Now))
	}
	audience := "internal"
	if r.Audience == model.Public {
		audience = "public"
	}
	return line{plain(made + " · " + r.book.Choice("audience", audience))}
}

func (r *report) sessionName(session *model.Session) string {
	if session.Title != "" {
		return clean(session.Title)
	}
	return words.Sentence(r.book.Choice("sessionkind", string(session.Sort)))
}

// sessionLine names a session with its day.
func (r *report) sessionLine(session *model.Session) string {
	if session.Date == "" {
		return r.sessionName(session)
	}
	return r.sessionName(session) + " · " + r.book.Date(session.Date)
}

func (r *report) futureImage() section {
	s := section{ID: "future", Title: r.say("paper.futureImage")}
	if image := r.Dossier.Cover().FutureImage; image != "" {
		s.add(block{Quote: &quote{Text: line{r.own(image)}}})
	}
	return s
}

func (r *report) dataStatement() section {
	s := section{ID: "data", Title: r.say("paper.data")}
	if data := r.Dossier.Cover().DataStatement; data != "" {
		s.add(block{Text: line{r.own(data)}})
	}
	return s
}

// sentence is a text that ends as a sentence does.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") || strings.HasSuffix(text, "”") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}
