/**
 * One plain address, or undefined. Quoted local parts, lists, groups and control characters are refused, since they can smuggle
 * in a second recipient or a header.
 */
export function plainAddress(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? ''
  if (trimmed.length > 254 || !/^[^\p{C}\s@<>()[\]\\,;:"]{1,64}@[^\p{C}\s@<>()[\]\\,;:"]+$/u.test(trimmed))
    return undefined
  return trimmed
}

/** The part behind the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Words for a header: on one line, without control or formatting characters that could forge another header or a name. */
export function headerWords(text: string): string {
  return text
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
