/** Vowel groups of written Dutch that are spoken as one; longest first. A diaeresis begins a syllable: `financiën` has four. */
const nucleus =
  /aai|ooi|oei|eeuw|ieuw|(?<!g)eau|aa|ee|oo|uu|ie(?!ë)|oe|eu(?!m$)|ui|ij|[eë]i|a[ui]|ou|[iï](?=[^aeiouy]|$)|[aeiouyäëïöüáàâéèêíìîóòôúùû]/gu

/** Syllables of a Dutch word, by its spelling: exact for native words, approximate for borrowed ones. A number counts as one. */
export function countSyllables(word: string): number {
  return Math.max(1, [...word.toLowerCase().matchAll(nucleus)].length)
}
