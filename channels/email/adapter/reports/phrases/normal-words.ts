import { spelledWell } from './spelling.ts'

/**
 * Words in the form in which they are compared: lower case, without accents and typographic quotation marks, since mail servers and
 * gateways lose them. The same function is applied to the words of the rule table.
 */
export function normalWords(text: string): string {
  return text
    .replaceAll(/[‘’‚‛`´ʼ′]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/ß|ẞ/g, 'ss')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('ı', 'i')
    .replaceAll(/\\[A-Z]|[A-Z\u00C0-\u024F\u0391-\u03A9\u0400-\u042F]+/g, (found) =>
      found.startsWith('\\') ? found : found.toLowerCase(),
    )
}

/**
 * The answer of a server in normal words: on one line, without addresses and links, which contain words that say nothing about the
 * failure. qmail writes underscores for spaces.
 */
export function answerWords(text: string): string {
  const words = normalWords(
    text
      .slice(0, longest)
      // Three points end a clause and are no part of an address: `not allowed...jan@mx.test`.
      .replaceAll(/\.{3,}/g, '... ')
      .replaceAll(/https?:\/\/\S+|\bwww\.\S+/gi, ' ')
      .replaceAll(
        /<[^<>\s]{0,200}@[^<>\s]{0,200}>|[^\s<>"'(:;,=]{1,100}@[^\s<>"'):;,.]{1,200}(?:\.[^\s<>"'):;,.]{1,200}){0,20}/g,
        ' ',
      )
      .replaceAll('_', ' ')
      // What the reporting server says of the other server, before that server's own words.
      .replaceAll(/\bhost \S+ ?(\[[^\]\n]{0,60}\])?:? (said:?|says:?|(?=[45]\d\d))/gi, ' ')
      // Cisco names a class of its own before the answer that it got: `5.1.0 - Unknown address error 550-'…'`.
      .replaceAll(/\d\.\d\.\d - [a-z ]{5,40} (?=[45]\d\d-)/gi, ' '),
  )
  return spelledWell(words.replaceAll(/\s+/g, ' ').trim())
}

/** Characters of an answer that are read; servers write less. */
const longest = 6_000
