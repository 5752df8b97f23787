/**
 * What a law requires a letter to say. A class lists the mentions that its letters need, and a passage of a text declares which one it
 * carries. Where a mention is absent, a term to appeal may start months later or not at all.
 *
 * - `appeal-body`, `appeal-term`, `appeal-how`: the body to which the recipient can appeal, the term, and the form (Flemish and local
 *   authorities: art. II.21 of the Bestuursdecreet of 7 December 2018; art. 19, second paragraph, of the coordinated laws on the Council of
 *   State of 12 January 1973; federal authorities: art. 2, 4°, of the law of 11 April 1994). Without them, the term starts four months
 *   after the notification.
 * - `legal-basis`, `reasons`: the legal and the factual considerations of a decision (art. 3 of the law of 29 July 1991 on explicit
 *   reasons of administrative acts).
 * - `contact`: who gives more information about the file (art. II.20 of the Bestuursdecreet; art. 2, 3°, of the law of 11 April 1994).
 * - `data-protection`: who processes the personal data of the letter, why, and the rights of the person (art. 13 and 14 of the GDPR).
 */
export const legalMentions = [
  'appeal-body',
  'appeal-term',
  'appeal-how',
  'legal-basis',
  'reasons',
  'contact',
  'data-protection',
] as const
export type LegalMention = (typeof legalMentions)[number]

export function isLegalMention(word: string): word is LegalMention {
  return legalMentions.some((each) => each === word)
}
