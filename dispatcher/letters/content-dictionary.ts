import { letterPhrases1 } from '../../core/crypto/letter-phrases.ts'

/**
 * Dictionaries with which the content of deliveries is deflated, by their number; the likeliest text comes last, where it costs
 * least. **One that is here must never change**, since stored content cannot be read without it; a test pins each. A better one
 * gets the next number.
 */
export const contentDictionaries: Readonly<Record<number, string>> = {
  1: [
    letterPhrases1,
    '{"kind":"come","text":"Kom naar ","due":"2027-","time":"09:00","place":"',
    '{"kind":"reply","text":"","due":"2026-',
    '{"kind":"hand-in","text":"","due":"2026-',
    '{"kind":"pay","text":"Betaal €\u00a0,00.","due":"2026-12-',
    '"},{"kind":"object","text":"Niet akkoord? Dien bezwaar in.","due":"2027-01-',
    '"}],"payment":{"cents":,"iban":"BE","beneficiary":"Agentschap ","reference":"+++0/2026/+++","due":"2026-12-',
    '"},"documents":[{"n":21,"kind":"attachment","variant":"normal","name":"bijlage-1.pdf","via":"digital"paper"any"',
    '{"n":3,"kind":"email","variant":"normal","name":"email.eml","mediaType":"message/rfc822","size":8',
    '"documents":[{"n":4,"kind":"letter","variant":"large","name":"lettre.pdf"letter.pdf"Brief.pdf"lettre.html"',
    '{"subject":"Uw ","actions":[],"documents":{"subject":"Uw ","actions":[{"kind":"',
    '"}],"documents":[{"n":1,"kind":"letter","variant":"normal","name":"brief.pdf","mediaType":"application/pdf","size":5,"sha256":"',
    '","pages":2},{"n":2,"kind":"page","variant":"normal","name":"brief.html","mediaType":"text/html","size":6,"sha256":"',
    '","pages":1}]}',
  ].join(''),
}
