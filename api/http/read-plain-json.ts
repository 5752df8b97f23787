/**
 * The value of a text about which the strict reader would report nothing, by `JSON.parse`, which takes a third of the time.
 * @returns undefined when the strict reader must decide. It decides too often rather than too seldom: its answer is the rule.
 */
export function readPlainJson(text: string, deepest: number): { readonly value: unknown } | undefined {
  // Only an escape can make NUL or half of a surrogate pair of well-formed text; raw control characters are no JSON.
  if (text.includes('\\u') || text.includes('__proto__') || !text.isWellFormed()) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const members = membersOf(value, deepest)
  return members !== undefined && members === namesIn(text) ? { value } : undefined
}

/**
 * How many members all objects have together, after `JSON.parse` merged equal names.
 * @returns undefined when the value is nested too deep or has a number that parsing may have changed
 */
function membersOf(value: unknown, levels: number): number | undefined {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : 0
  if (typeof value !== 'object' || value === null) return 0
  if (levels === 0) return undefined
  const isList = Array.isArray(value)
  const inside: readonly unknown[] = isList ? value : Object.values(value)
  let count = isList ? 0 : inside.length
  for (const each of inside) {
    // Most values are text: they need no call.
    if (typeof each === 'string') continue
    const more = membersOf(each, levels - 1)
    if (more === undefined) return undefined
    count += more
  }
  return count
}

/**
 * How many names of members a JSON text has at most: each ends with a quote before a colon. A string that begins with a colon, or
 * holds an escaped quote before one, is counted too.
 */
function namesIn(text: string): number {
  let count = 0
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1
    while (isBlank(text.charCodeAt(before))) before -= 1
    if (text.charCodeAt(before) === quote) count += 1
  }
  return count
}

const quote = 0x22
/** The blanks of RFC 8259: space, tab, line feed, carriage return. */
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
