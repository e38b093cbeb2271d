package paper

import (
	"fmt"
	"strings"
	"time"
)

// creator is the program's name in the file.
const creator = "Doelenboom"

// information is the old form of what a file says about itself; metadata says the same.
func (d *document) information() string {
	var out strings.Builder
	out.WriteString("<<")
	for _, entry := range [][2]string{
		{"Title", d.documentTitle()}, {"Author", d.cover.Author}, {"Subject", d.cover.Subject}, {"Creator", creator}, {"Producer", creator},
	} {
		if entry[1] != "" {
			fmt.Fprintf(&out, "/%s %s ", entry[0], textString(oneLine(plain(entry[1]))))
		}
	}
	made := d.cover.Time.UTC().Format("20060102150405")
	fmt.Fprintf(&out, "/CreationDate (D:%sZ) /ModDate (D:%sZ)>>", made, made)
	return out.String()
}

// documentTitle is what a reader shows in its title bar.
func (d *document) documentTitle() string {
	return d.cover.Title + " · " + d.cover.Paper
}

// metadata is what the file says about itself, in XMP.
func (d *document) metadata() string {
	escape := func(s string) string {
		return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(oneLine(plain(s)))
	}
	var out strings.Builder
	out.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	out.WriteString("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	out.WriteString("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>application/pdf</dc:format>\n")
	fmt.Fprintf(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escape(d.documentTitle()))
	if d.cover.Author != "" {
		fmt.Fprintf(&out, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(d.cover.Author))
	}
	if d.cover.Subject != "" {
		fmt.Fprintf(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escape(d.cover.Subject))
	}
	fmt.Fprintf(&out, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language></rdf:Description>\n", escape(d.cover.Language))
	made := d.cover.Time.UTC().Format(time.RFC3339)
	fmt.Fprintf(&out, "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate><xmp:CreatorTool>%s</xmp:CreatorTool></rdf:Description>\n", made, made, creator)
	fmt.Fprintf(&out, "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Producer>%s</pdf:Producer></rdf:Description>\n", creator)
	out.WriteString(conformance)
	out.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return out.String()
}

// conformance is the claim that the file keeps to PDF/A-2a (lasting, and with its structure) and PDF/UA-1 (accessible); paper-check has veraPDF
// hold it. PDF/A asks that the words of the second claim are explained.
const conformance = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`
