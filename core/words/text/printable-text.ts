/**
 * Characters that are invisible and that copying leaves in a text: joiners, marks of direction, selectors of variants, a byte
 * order mark. The soft hyphen (U+00AD) and the zero-width space (U+200B) are invisible too, but mark where a word may be broken.
 */
const dropped = /\u034f|\u061c|\u180e|[\u200c-\u200f\u2060-\u2064\ufeff]|\p{Variation_Selector}/gu
/** Two letters in one character, for old character sets of Croatian (Unicode 15, 7.1): no name needs them as one. */
const digraphs = /[\u01c4-\u01cc\u01f1-\u01f3]/gu
const unusual = new RegExp(`${dropped.source}|${digraphs.source}`, 'u')
/**
 * Letters, digits and punctuation of the Latin alphabets in one character each, and line feeds: they are composed already, and
 * none of them is dropped or replaced.
 */
const plain = /^[\n\x20-\x7e\u00a0-\u01c3\u01cd-\u01f0\u01f4-\u02ff\u2010-\u2027\u20ac]*$/

/** Whether letters print a text unchanged; most texts are, and are not searched for each exception. */
export function isPlainText(text: string): boolean {
  return plain.test(text)
}

/** A text as letters print it: composed (NFC), digraphs as two letters, without invisible characters. */
export function printableText(text: string): string {
  if (isPlainText(text)) return text
  const given = unusual.test(text)
    ? text.replaceAll(dropped, '').replaceAll(digraphs, (each) => each.normalize('NFKC'))
    : text
  return given.normalize('NFC')
}
