/** A piece of a text, and whether it is one of the words of the search. */
export interface FoundPiece {
  readonly text: string
  readonly isHit: boolean
}

/** Without accents and case; each character by itself, so that positions in the text do not change. */
function plainCharacters(text: string): string[] {
  return Array.from(text, (character) => {
    const plain = character.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    return Array.from(plain)[0] ?? ''
  })
}

/** Marks each word of the search in an excerpt, whatever case and accents, and joins adjacent marks. */
export function markFound(excerpt: string, wanted: string): FoundPiece[] {
  const shown = Array.from(excerpt.normalize('NFC').replaceAll(/\s+/g, ' '))
  const plain = plainCharacters(shown.join(''))
  const isHit = shown.map(() => false)
  for (const word of wanted.normalize('NFC').split(/\s+/).filter(Boolean)) {
    const looked = plainCharacters(word)
    for (let at = 0; at + looked.length <= plain.length; at++)
      if (looked.every((character, index) => plain[at + index] === character)) isHit.fill(true, at, at + looked.length)
  }
  const pieces: { text: string; isHit: boolean }[] = []
  for (const [at, character] of shown.entries()) {
    const last = pieces.at(-1)
    const isOfHit = isHit[at] ?? false
    if (last !== undefined && last.isHit === isOfHit) last.text += character
    else pieces.push({ text: character, isHit: isOfHit })
  }
  return pieces
}
