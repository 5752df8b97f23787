import type { Language } from '../../../core/words/language.ts'
import type { Run } from '../../model/document.ts'
import type { InlineNode, ValuePart } from '../../model/template-tree.ts'
import { bindRuns } from '../binding/bind-runs.ts'
import { asText, formatValue } from '../format/format-value.ts'
import { cleanText } from '../format/value-text.ts'
import { linkPieces, type Origin, type Piece } from '../links/link-pieces.ts'
import { allowedLink, shownAddress } from '../parse/allowed-link.ts'
import type { Numbered } from './number-notes.ts'
import type { Frame } from './run-program.ts'

/** Returns the number of a note; `frame` holds the values of the note. */
type NumberOf = (note: number, frame: Frame) => Numbered | undefined
const noNotes: NumberOf = () => undefined

/** The text runs of a paragraph, heading or cell; empty when no text is left. */
export function fillRuns(
  nodes: readonly InlineNode[],
  frame: Frame,
  language: Language,
  numberOf: NumberOf = noNotes,
): Run[] {
  const pieces: Piece[] = []
  addPieces(nodes, frame, language, numberOf, pieces)
  const last = pieces.at(-1)
  if (last) pieces[pieces.length - 1] = { ...last, text: last.text.trimEnd() }
  const filled = pieces.filter((piece) => piece.text !== '')
  return filled.some((piece) => piece.text.trim() !== '') ? bindRuns(joined(linkPieces(filled)), language) : []
}

/** Merges neighbouring pieces of one style into one run. */
function joined(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  for (const { origin: _origin, ...run } of pieces) {
    const last = runs.at(-1)
    if (last && run.note === undefined && isSame(last, run))
      runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
  return runs
}

/** The same without styles, on one line: a subject, or the text of an action. */
export function fillPlain(nodes: readonly InlineNode[], frame: Frame, language: Language): string {
  return fillRuns(nodes, frame, language)
    .map((run) => run.text)
    .join('')
    .replace(/\s*\n\s*/g, ' ')
}

/** Values as they are in the data, joined with the literal text around them. */
export function fillValue(parts: readonly ValuePart[] | undefined, frame: Frame): string {
  if (!parts) return ''
  return parts
    .map((part) => (typeof part === 'string' ? part : cleanText(asText(frame.values[part.slot], 'en'))))
    .join('')
    .trim()
}

function addPieces(
  nodes: readonly InlineNode[],
  frame: Frame,
  language: Language,
  numberOf: NumberOf,
  pieces: Piece[],
): void {
  for (const node of nodes) {
    if (node.kind === 'choice') {
      for (const taken of frame.blocks[node.id] ?? [])
        addPieces(node.arms[taken.arm] ?? [], taken, language, numberOf, pieces)
      continue
    }
    if (node.kind === 'note') {
      addMark(numberOf(node.note, framesOut(frame, node.up)), pieces)
      continue
    }
    const text = node.kind === 'text' ? joinedTo(pieces, node.text) : slotText(node, frame, language)
    if (text === '') continue
    const href = node.href ? fillLink(node.href, frame) : undefined
    const style = {
      ...(node.strong ? { strong: true } : {}),
      ...(node.emphasis ? { emphasis: true } : {}),
      ...(href ? { href } : {}),
      ...(node.language && node.language !== language ? { language: node.language } : {}),
    }
    pieces.push({ text, origin: originOf(node), ...style })
  }
}

function originOf(node: Extract<InlineNode, { kind: 'text' | 'slot' }>): Origin {
  return node.kind === 'text' ? 'words' : node.type === 'url' ? 'url' : 'value'
}

/** The mark of a note follows its word without a blank; two marks in a row are separated. */
function addMark(note: Numbered | undefined, pieces: Piece[]): void {
  if (note === undefined) return
  const last = pieces.at(-1)
  if (last) pieces[pieces.length - 1] = { ...last, text: last.text.replace(/ +$/, '') }
  const { number, again } = note
  const text = `${last?.note === undefined ? '' : ','}${number}`
  pieces.push({ text, origin: 'words', note: number, ...(again ? { again } : {}) })
}

function framesOut(frame: Frame, steps: number): Frame {
  return steps === 0 || frame.around === undefined ? frame : framesOut(frame.around, steps - 1)
}

function slotText(node: Extract<InlineNode, { kind: 'slot' }>, frame: Frame, language: Language): string {
  const text = cleanText(formatValue(frame.values[node.slot], node.type, language))
  if (node.type === 'url') return shownAddress(text)
  return node.type === 'text' ? text.replace(/\n+/g, ' ') : text
}

/** Avoids double blanks where a branch between two words is empty. */
function joinedTo(runs: readonly Piece[], text: string): string {
  const before = runs.at(-1)?.text ?? ''
  return before === '' || /[ \n]$/.test(before) ? text.replace(/^ +/, '') : text
}

/** A variable at the start may be a whole address; later values are parts of an address and are escaped as such. */
function fillLink(parts: readonly ValuePart[], frame: Frame): string | undefined {
  const written = parts.map((part, index) => {
    if (typeof part === 'string') return part
    const value = asText(frame.values[part.slot], 'en')
    return index === 0 ? value : encodeURIComponent(value.toWellFormed())
  })
  return allowedLink(written.join(''))
}

function isSame(run: Run, style: Omit<Run, 'text'>): boolean {
  return (
    run.note === undefined &&
    run.strong === style.strong &&
    run.emphasis === style.emphasis &&
    run.href === style.href &&
    run.language === style.language
  )
}
