/** The longest file name, in characters, as it is sent. */
const longest = 255

/**
 * The name of a file in its part. A name that ISO-8859-1 cannot write is percent-encoded (`encodeURIComponent`), as the
 * documentation for senders requires; so is one with a character that would end the quoted string of the header.
 */
export function fileNameFor(name: string): string {
  const text = name
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  const dot = text.lastIndexOf('.')
  const ending = dot > 0 && text.length - dot <= 6 ? text.slice(dot) : ''
  const stem = Array.from(text.slice(0, text.length - ending.length))
  for (;;) {
    const written = write(`${stem.join('')}${ending}`)
    if (written.length <= longest || stem.length === 0) return written
    stem.pop()
  }
}

function write(text: string): string {
  const fits = /^[\x20-\x7e\xa0-\xff]*$/.test(text) && !/["\\]/.test(text)
  return fits ? text : encodeURIComponent(text.toWellFormed())
}
