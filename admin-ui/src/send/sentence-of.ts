/** Longer sentences do not help to see what goes into a field. */
const longest = 110

/**
 * The sentence of a letter in which a variable is, with `…` in the place of the variable: it shows how the value is used. A
 * sentence with other placeholders, or a long one, gives undefined.
 */
export function sentenceOf(body: string, name: string): string | undefined {
  const place = new RegExp(String.raw`\{\{\s*${name}\s*\}\}`)
  const line = body.split('\n').find((each) => place.test(each))
  const sentence = line?.split(/(?<=[.!?])\s+/).find((each) => place.test(each))
  const shown = sentence
    ?.replace(place, '…')
    .replace(/^[#>*\-\s]+/, '')
    .replaceAll(/[*_`]/g, '')
    .trim()
  if (shown === undefined || shown === '…' || shown.length > longest || /[{}|[\]]/.test(shown)) return undefined
  return shown
}
