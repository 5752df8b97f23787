/** A code point as Unicode writes it: `U+202E`. */
export function codeOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/**
 * A character as a reader finds it in a text: `‘ع’ (U+0639)`, with its combining marks where it has any. One that is invisible,
 * or that turns the reading direction, is named by its code alone.
 */
export function shownCharacter(character: string): string {
  const codes = Array.from(character, (each) => codeOf(each.codePointAt(0) ?? 0)).join(' ')
  return /^[\p{L}\p{N}\p{P}\p{S}]\p{M}*$/u.test(character) ? `‘${character}’ (${codes})` : codes
}

/** Characters that are listed by name; the others are counted. */
const maxListed = 8

/** “‘ع’ (U+0639) and ‘☒’ (U+2612)”, with the places of each (from 1, in characters) where `text` holds them. */
export function shownCharacters(characters: readonly string[], text?: string): string {
  const listed = characters.slice(0, maxListed).map((each) => `${shownCharacter(each)}${placesOf(each, text)}`)
  const more = characters.length - listed.length
  const all = more > 0 ? [...listed, `${more} more`] : listed
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** Why a text cannot be printed in a letter, in words for its writer. */
export function unprintableDetail(characters: readonly string[], text?: string): string {
  const [what, them] = characters.length === 1 ? ['a character', 'it'] : ['characters', 'them']
  return `It holds ${what} that letters cannot show: ${shownCharacters(characters, text)}. Replace or remove ${them}.`
}

/** The same for a name or an address, which its owner can write in another way. */
export function unprintableNameDetail(characters: readonly string[], text: string): string {
  const what = characters.length === 1 ? 'a character' : 'characters'
  // No typeface of the hub has some Latin letters, such as the Hausa Ƙ: “in Latin letters” would be no help.
  const repair = characters.every((each) => /^\p{Script=Latin}\p{M}*$/u.test(each))
    ? 'Write the plain letter instead, as the machine-readable lines of a passport do.'
    : 'Write it in Latin letters, as on the identity card.'
  return `It holds ${what} that letters cannot show: ${shownCharacters(characters, text)}. ${repair}`
}

/** Places that are listed of one character. */
const maxPlaces = 3

function placesOf(character: string, text: string | undefined): string {
  if (text === undefined) return ''
  const before = Array.from(text.normalize('NFC'))
  const wanted = Array.from(character)
  const places = before.flatMap((_, at) => (wanted.every((each, index) => before[at + index] === each) ? [at + 1] : []))
  if (places.length === 0) return ''
  const shown = places.slice(0, maxPlaces).join(', ')
  return ` at character ${shown}${places.length > maxPlaces ? ' …' : ''}`
}
