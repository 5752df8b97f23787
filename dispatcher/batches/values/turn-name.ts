/** Words with which a last name begins, in the languages of names in Belgium. */
const prefixes: ReadonlySet<string> = new Set(
  "van vande vanden vander de den der des du la le les d' 't ten ter te op in von zu di da del della dos el al ben abou".split(
    ' ',
  ),
)

/**
 * A name whose last name is written first, with the first name in front: `Peeters, Jan`, `PEETERS Jan`, `Peeters Jan`, `Van den Berghe Jan`.
 * A name of which the order of the words does not say where the last name ends stays as it is.
 */
export function turnName(cell: string): string {
  const [last = '', first = '', ...others] = cell.split(',').map((part) => part.trim())
  if (first !== '' && last !== '' && others.length === 0) return `${first} ${last}`
  const words = cell.trim().split(/\s+/)
  const capitals = words.findIndex((word) => !isCapital(word))
  if (capitals > 0) return [...words.slice(capitals), ...words.slice(0, capitals)].join(' ')
  const hasOneOfEach = words.length === 2 || words.length === prefixesOf(words) + 2
  return capitals !== -1 && hasOneOfEach ? [...words.slice(-1), ...words.slice(0, -1)].join(' ') : cell
}

function prefixesOf(words: readonly string[]): number {
  const last = words.findIndex((word) => !prefixes.has(word.toLowerCase().replace('’', "'")))
  return last === -1 ? words.length : last
}

function isCapital(word: string): boolean {
  return /\p{L}{2}/u.test(word) && word === word.toUpperCase()
}
