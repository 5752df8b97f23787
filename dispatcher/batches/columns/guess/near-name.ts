/** Shorter names are too often one letter apart: `rue`, `nr`, `bus`. */
const shortest = 5

/** Whether two names differ by one letter: one more, one less, another one, or two exchanged. */
export function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < shortest || long.length - short.length > 1 || short === long) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = short.slice(at)
  if (short.length < long.length) return rest === long.slice(at + 1)
  if (rest.slice(1) === long.slice(at + 1)) return true
  return rest[0] === long[at + 1] && rest[1] === long[at] && rest.slice(2) === long.slice(at + 2)
}
