/**
 * Characters that are invisible and that copying leaves in a text: joiners, marks of direction, selectors of variants, a byte
 * order mark. The soft hyphen (U+00AD) and the zero-width space (U+200B) are invisible too, but mark where a word may be broken.
 */
const dropped = /\u034f|\u061c|\u180e|[\u200c-\u200f\u2060-\u2064\ufeff]|\p{Variation_Selector}/gu
/** Two letters in one character, for old character sets of Croatian (Unicode 15, 7.1): no name needs them as one. */
const digraphs = /[\u01c4-\u01cc\u01f1-\u01f3]/gu
const unusual = new RegExp(`${dropped.source}|${digraphs.source}`, 'u')

/** A text as letters print it: composed (NFC), digraphs as two letters, without invisible characters. */
export function printableText(text: string): string {
  const given = unusual.test(text)
    ? text.replaceAll(dropped, '').replaceAll(digraphs, (each) => each.normalize('NFKC'))
    : text
  return given.normalize('NFC')
}
