package model

import (
	"regexp"
	"strings"
)

// PersonalKind is a kind of thing that leads to one person.
type PersonalKind string

// The kinds that can be recognised by how they are written.
const (
	EmailAddress  PersonalKind = "email"
	PhoneNumber   PersonalKind = "phone"
	CitizenNumber PersonalKind = "citizen" // the Dutch burgerservicenummer
)

// PersonalKinds lists the kinds.
func PersonalKinds() []PersonalKind { return []PersonalKind{EmailAddress, PhoneNumber, CitizenNumber} }

// Personal is a part of a text that looks like something personal.
type Personal struct {
	Kind PersonalKind
	Text string
}

var (
	emailPattern = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)+`)
	// Dutch numbers of ten figures, or a foreign one behind a plus sign; figures may stand in groups.
	phonePattern   = regexp.MustCompile(`(\+|\b00)[1-9][0-9]{0,2}[ .-]?(\(0\)[ .-]?)?[0-9]([ .-]?[0-9]){6,11}\b|\b0[1-9]([ .-]{0,3}[0-9]){8}\b|\(0[1-9][0-9]{0,2}\)([ .-]?[0-9]){7,8}\b`)
	citizenPattern = regexp.MustCompile(`\b[0-9]{9}\b|\b[0-9]{4}[.][0-9]{2}[.][0-9]{3}\b`)
)

// FindPersonal finds what looks like an e-mail address, a telephone number or a citizen number in a text. It may be wrong in both ways: it is for
// warning somebody who then looks, never for deciding.
func FindPersonal(text string) []Personal {
	if !strings.ContainsAny(text, "@0123456789") {
		return nil
	}
	text = strings.ReplaceAll(text, "\u00A0", " ")
	var found []Personal
	for _, email := range emailPattern.FindAllString(text, -1) {
		found = append(found, Personal{EmailAddress, email})
	}
	for _, phone := range phonePattern.FindAllString(text, -1) {
		found = append(found, Personal{PhoneNumber, phone})
	}
	rest := phonePattern.ReplaceAllString(text, " ")
	for _, number := range citizenPattern.FindAllString(rest, -1) {
		if passesElevenTest(number) {
			found = append(found, Personal{CitizenNumber, number})
		}
	}
	return found
}

// passesElevenTest tells whether nine figures can be a citizen number: weighed by 9, 8, ... 2 and -1 they add up to a multiple of eleven.
func passesElevenTest(number string) bool {
	sum, weight := 0, 9
	for _, r := range number {
		if r < '0' || r > '9' {
			continue
		}
		if weight == 1 {
			weight = -1
		}
		sum += int(r-'0') * weight
		weight--
	}
	return sum%11 == 0 && sum != 0
}
