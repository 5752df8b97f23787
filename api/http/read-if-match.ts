import type { IfMatch } from '../../core/words/if-match.ts'

/** An entity tag of RFC 9110, 8.8.3; opaque tags may hold commas. */
const entityTag = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y
/** Our tags are revisions, written in one way only, so tags are compared character by character. */
const revision = /^(?:0|[1-9]\d{0,8})$/

/**
 * Reads `If-Match` (RFC 9110, 13.1.1): `*` or a list of entity tags, which may be sent in several header lines. Comparison is
 * strong, so a weak tag matches nothing. A value that is not a list of tags matches nothing either: the writer set a condition,
 * and to save without it could overwrite the work of another person.
 */
export function readIfMatch(lines: readonly string[]): IfMatch | undefined {
  if (lines.length === 0) return undefined
  const text = lines.join(',')
  if (text.trim() === '*') return '*'
  const revisions: number[] = []
  let isAfterTag = false
  for (let at = 0; at < text.length; ) {
    const character = text[at]
    if (character === ',' || character === ' ' || character === '\t') {
      if (character === ',') isAfterTag = false
      at += 1
      continue
    }
    entityTag.lastIndex = at
    const [whole, weak, tag = ''] = entityTag.exec(text) ?? []
    if (whole === undefined || isAfterTag) return []
    isAfterTag = true
    at += whole.length
    if (weak === undefined && revision.test(tag)) revisions.push(Number(tag))
  }
  return revisions
}
