import { letterPhrases1 } from '../../../core/crypto/letter-phrases.ts'

/**
 * Dictionaries with which heads of inbox items are deflated, by their number; the likeliest text comes last, where it costs least.
 * **One that is here must never change**, since stored heads cannot be read without it; a test pins each. A better one gets the
 * next number.
 */
export const headDictionaries: Readonly<Record<number, string>> = {
  1: [
    letterPhrases1,
    '{"kind":"come","text":"Kom naar ","due":"2027-","time":"09:00","place":"',
    '{"kind":"reply","text":"","due":"2026-',
    '{"kind":"hand-in","text":"","due":"2026-',
    '{"kind":"pay","text":"Betaal €\u00a0,00.","due":"2026-12-',
    '"},{"kind":"object","text":"Niet akkoord? Dien bezwaar in.","due":"2027-01-',
    '"}],"payment":{"cents":000,"iban":"BE","reference":"+++","beneficiary":"',
    '","payment":{"cents":,"iban":"BE","beneficiary":"Agentschap ","reference":"+++0/2026/+++","due":"2026-12-',
    '"},"replyAllowed":true,"replyReference":"',
    '{"sender":"","subject":"","language":"en","actions":["language":"de","actions":["language":"fr","actions":[{"kind":"',
    '{"sender":"","subject":"Uw ","language":"nl","actions":[{"kind":"',
    '"actions":[],"replyAllowed":true',
    '","documents":[{"n":21,"kind":"attachment","name":"bijlage-1.pdf","mediaType":"application/pdf","size":',
    '"documents":[{"n":4,"kind":"letter","name":"lettre.pdf","mediaType":"application/pdf","size":5},',
    '{"n":2,"kind":"page","name":"lettre.html","mediaType":"text/html","size":',
    '"documents":[{"n":1,"kind":"letter","name":"letter.pdf"Brief.pdf"',
    '"}],"replyAllowed":false,"replyReference":"","addressee":"',
    '","documents":[{"n":1,"kind":"letter","name":"brief.pdf","mediaType":"application/pdf","size":4},',
    '{"n":2,"kind":"page","name":"brief.html","mediaType":"text/html","size":6}]}',
  ].join(''),
}
