/** Words of refusals which people who set up servers misspell. */
const words = [
  'unknown',
  'recipient',
  'receiver',
  'mailbox',
  'invalid',
  'valid',
  'exist',
  'exists',
  'account',
  'unavailable',
]

/** Spellings of a word that lack a letter, double one, swap two neighbours or hold another vowel, behind its first letter. */
function misspellings(word: string): readonly string[] {
  const wrong: string[] = []
  for (let at = 1; at < word.length; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
    wrong.push(before + after, before + letter + letter + after)
    if (after !== '') wrong.push(before + after[0] + letter + after.slice(1))
    if ('aeiou'.includes(letter)) for (const vowel of 'aeiou') wrong.push(before + vowel + after)
  }
  return wrong
}

/** What such a spelling is in English or another language as well. */
const otherWords = new Set(['exits', 'exit', 'vali', 'exis', ...words])

const misspelled = new Map(
  words.flatMap((word) =>
    misspellings(word)
      .filter((wrong) => !otherWords.has(wrong))
      .map((wrong) => [wrong, word] as const),
  ),
)

/** A text in normal words, with these words as the phrases spell them: `unkown recepient` is `unknown recipient`. */
export function spelledWell(text: string): string {
  const corrected = text
    .replaceAll(/[a-z]{4,13}/g, (word) => misspelled.get(word) ?? word)
    .replaceAll(/\bdo(es'?nt|s(n'?t|ent)|es't|se not)\b/g, "doesn't")
    .replaceAll(/\bnot exits?\b/g, 'not exist')
    .replaceAll(/\baddres(ss)?\b/g, 'address')
  // `adress` is a word of Swedish.
  return /\b(the|not|unknown|invalid|rejected|doesn't|no)\b/.test(corrected)
    ? corrected.replaceAll(/\badress(?=es\b|\b)/g, 'address')
    : corrected
}
