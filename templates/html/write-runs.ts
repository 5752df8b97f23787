import { escapeHtml } from '../../core/escape-html.ts'
import { allowedLink } from '../language/parse/allowed-link.ts'
import type { Run } from '../model/document.ts'
import { addressPieces } from '../pdf/text/address-breaks.ts'

/**
 * Runs as inline HTML; `linkStyle` is for email, where a style block and the targets of internal links may be removed. In a
 * column that is as wide as its longest word, a longer text may be broken (`breakLong`).
 */
export function writeRuns(runs: readonly Run[], linkStyle?: string, breakLong = false): string {
  return runs.map((run) => writeRun(run, linkStyle, breakLong)).join('')
}

function writeRun(run: Run, linkStyle: string | undefined, breakLong: boolean): string {
  if (run.note !== undefined) return writeMark(run, run.note, linkStyle !== undefined)
  const pieces = run.href === undefined ? undefined : addressPieces(run.text)
  const words = pieces?.map(escapeHtml).join('<wbr>') ?? (breakLong ? breakable(run.text) : escapeHtml(run.text))
  let html = words.replaceAll('\n', '<br>')
  if (run.emphasis) html = `<em>${html}</em>`
  if (run.strong) html = `<strong>${html}</strong>`
  if (run.language) html = `<span lang="${run.language}">${html}</span>`
  const href = run.href === undefined ? undefined : allowedLink(run.href)
  return href === undefined
    ? html
    : `<a href="${escapeHtml(href)}"${linkStyle ? ` style="${linkStyle}"` : ''}>${html}</a>`
}

/** A page address or a row of symbols, as HTML that may continue on the next line; compound words are shorter. */
function breakable(text: string): string {
  return text
    .split(/(\S{30,})/u)
    .map((piece, at) =>
      at % 2 === 0
        ? escapeHtml(piece)
        : (piece.match(/.{1,15}/gsu) ?? []).map((part) => escapeHtml(part)).join('<wbr>'),
    )
    .join('')
}

/** The title of the notes says to a screen reader what kind of link this is. */
function writeMark({ text, again }: Run, note: number, isMail: boolean): string {
  if (isMail) return `<sup style="font-size: 75%; line-height: 0;">${text}</sup>`
  const id = again ? '' : ` id="note-${note}-mark"`
  return `<sup><a${id} href="#note-${note}" aria-describedby="notes-title">${text}</a></sup>`
}
