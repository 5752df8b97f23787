/**
 * The condition of the header `If-Match` (RFC 9110, 13.1.1): `*`, that any revision exists; else the revisions of which one must
 * be the current one. An empty list matches nothing.
 */
export type IfMatch = '*' | readonly number[]

/** Whether a save may proceed. @param current the current revision; 0: none exists. Without a condition it always may. */
export function isMatch(condition: IfMatch | undefined, current: number): boolean {
  if (condition === undefined) return true
  return condition === '*' ? current > 0 : condition.includes(current)
}
