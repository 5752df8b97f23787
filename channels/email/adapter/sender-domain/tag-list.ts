/** Tags of a record by name, in order. Names in lower case. */
export type TagList = ReadonlyMap<string, string>

const maxTags = 50

/**
 * Reads `name=value; name=value` as DKIM, DMARC, MTA-STS and TLS-RPT write it (RFC 6376, 3.2; RFC 7489, 6.4; RFC 8461, 3.1; RFC 8460,
 * 3). @returns undefined where it is no such list, or a name occurs twice
 */
export function readTagList(text: string): TagList | undefined {
  const tags = new Map<string, string>()
  const parts = text.split(';')
  if (parts.at(-1)?.trim() === '') parts.pop()
  if (parts.length > maxTags) return undefined
  for (const part of parts) {
    const [, name, value] = /^\s*([a-z][a-z0-9_]*)\s*=\s*([^]*?)\s*$/i.exec(part) ?? []
    if (name === undefined || value === undefined || tags.has(name.toLowerCase())) return undefined
    tags.set(name.toLowerCase(), value)
  }
  return tags
}
