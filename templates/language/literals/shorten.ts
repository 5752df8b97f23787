const maxQuoted = 40

/** The words of an author, short enough for the sentence of a fault. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= maxQuoted ? line : `${characters.slice(0, maxQuoted - 1).join('')}…`
}
