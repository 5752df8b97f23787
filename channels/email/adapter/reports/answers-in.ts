/** What a text says beside an address: usually the server's answer about it. */
export interface SaidBeside {
  /** In lower case; '' for words beside no address. */
  readonly address: string
  readonly said: string
}

const addressInLine = /[^\s<>"'(),;:=[\]@]{1,100}@[^\s<>"'(),;:=[\]@]{2,200}/
/** A line that begins with an address, as in `<jan@example.org>: 550 no such user`. */
const addressFirst =
  /^[\s>*-]*(?:(?:to|recipient|address|original recipient|mail to|e-?mail)\s*:\s*)?[<"'([]*([^\s<>"'(),;:=[\]@]{1,100}@[^\s<>"'(),;:=[\]@]{2,200}?)[>"')\]]*\s*(?:[:;,.([–-].*|\s{2,}.*|)$/i
/** An enhanced status, or a reply code with words behind it. */
const code = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])|(?<![\d.])[45][0-7]\d[ -](?=\D|\d\.)/

/** Lines read after an address, or after a code. */
const linesAfter = 5

/**
 * The pieces of a text that hold answers of servers: what follows an address at the beginning of a line, and every line with a code. In
 * the order of the text, at most twenty.
 */
export function answersIn(text: string): readonly SaidBeside[] {
  const lines = text.split(/\r?\n/).slice(0, 400)
  const found: SaidBeside[] = []
  for (let at = 0; at < lines.length && found.length < 20; at += 1) {
    const line = lines[at] ?? ''
    const address = addressFirst.exec(line)?.[1]?.toLowerCase()
    if (address !== undefined) {
      const end = endOfSection(lines, at)
      const said = lines.slice(at, end).join('\n')
      found.push({ address, said })
      at = end - 1
    } else if (code.test(line)) {
      const said = lines.slice(at, at + 3).join('\n')
      found.push({ address: addressInLine.exec(line)?.[0].toLowerCase() ?? '', said })
    }
  }
  return found
}

/** A section ends before the next address, at the second blank line, or after some lines. */
function endOfSection(lines: readonly string[], from: number): number {
  let blank = 0
  for (let at = from + 1; at < lines.length && at <= from + linesAfter; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') blank += 1
    if (blank > 1 || addressFirst.test(line)) return at
  }
  return Math.min(lines.length, from + linesAfter + 1)
}
