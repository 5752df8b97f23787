import type { Language } from '../../../core/words/language.ts'
import { type CommonEnd, commonEnd } from './letter-file.ts'
import { pdfText } from './pdf-text.ts'

/** The metadata of a letter, written twice: as an information dictionary and as XMP, which must be equal in PDF/A. */
export interface Metadata {
  readonly title: string
  /** The sender. */
  readonly author: string
  readonly language: Language
  /** ISO date. */
  readonly date: string
}

const producer = 'Uitpost'

/** The subject as a title that is the same in both places; a control character would make the XML malformed. */
export function titleOf(subject: string): string {
  return subject
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u{fffe}\u{ffff}]+/gu, ' ')
    .trim()
}

export function informationOf({ title, author, date }: Metadata): string {
  const day = `(D:${date.replaceAll('-', '')}000000Z)`
  return `<</Title${pdfText(title)}/Author${pdfText(author)}/Creator(${producer})/Producer(${producer})/CreationDate${day}/ModDate${day}>>`
}

/** XMP in two parts, which are joined. */
export interface Xmp {
  readonly own: Uint8Array
  /** The end of the stream, the same in every letter. */
  readonly common: CommonEnd
}

/**
 * XMP with the identification of PDF/A-2a and PDF/UA-1, and the schema that PDF/A-2 requires for every property it does not
 * define.
 */
export function xmpOf({ title, author, language, date }: Metadata): Xmp {
  const dublinCore = [
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
  ]
  const at = `${date}T00:00:00Z`
  return {
    own: Buffer.from(
      `${before}${dublinCore.join('')}</rdf:Description>${made}xmp:CreateDate="${at}" xmp:ModifyDate="${at}"/>`,
    ),
    common: commonXmp,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const before = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">`
const made = '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
const commonXmp = commonEnd(`
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="${producer}"/>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="${producer}"/>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`)
