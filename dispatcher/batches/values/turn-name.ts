/**
 * A name whose last name is written first, with the first name in front: `Peeters, Jan`, `PEETERS Jan`, `Peeters Jan`. A name of which
 * the order of the words does not say where the last name ends stays as it is.
 */
export function turnName(cell: string): string {
  const [last = '', first = '', ...others] = cell.split(',').map((part) => part.trim())
  if (first !== '' && last !== '' && others.length === 0) return `${first} ${last}`
  const words = cell.trim().split(/\s+/)
  const capitals = words.findIndex((word) => !isCapital(word))
  if (capitals > 0) return [...words.slice(capitals), ...words.slice(0, capitals)].join(' ')
  return words.length === 2 && capitals !== -1 ? words.toReversed().join(' ') : cell
}

function isCapital(word: string): boolean {
  return /\p{L}{2}/u.test(word) && word === word.toUpperCase()
}
