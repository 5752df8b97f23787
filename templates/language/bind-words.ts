const months = [
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember',
  'January|February|March|April|May|June|July|August|September|October|November|December',
].join('|')

const bound = [
  new RegExp(`(\\d(?:\\.|er)?) (?=(?:${months})(?![\\p{L}]))`, 'gu'),
  /(€) (?=[\d\ue000])/g,
  /([\d\ue001]) (?=[€%])/g,
  /([\d\ue001]) (?=(?:uur|Uhr|h)(?!\p{L}))/gu,
  // French sets a space before these; no other language of ours does.
  /(\S) (?=[?!:;»])/g,
  /(«) /g,
]

/**
 * Holds day and month, amount and €, figure and %, hour and “uur”, and a French word and its sign together on one line
 * (U+00A0), in the author's own text.
 */
export function bindWords(text: string): string {
  return bound.reduce((result, each) => result.replace(each, '$1\u00a0'), text)
}
