/**
 * What the header `If-Match` asks for (RFC 9110, 13.1.1): `*`, that there is anything; else the revisions of which one must be
 * the current one. No revision at all matches nothing.
 */
export type IfMatch = '*' | readonly number[]

/** Whether a save may go on. @param current the revision that is there now; 0: there is none. Without a condition it always may. */
export function isMatch(condition: IfMatch | undefined, current: number): boolean {
  if (condition === undefined) return true
  return condition === '*' ? current > 0 : condition.includes(current)
}
