import type { LetterObjects } from './letter-objects.ts'
import { PdfReader } from './pdf-reader.ts'
import { PdfDictionary, PdfName, PdfOperator, PdfString, type PdfValue } from './pdf-value.ts'

/** A stretch of a page that belongs to one element of structure, or to none. */
export interface MarkedContent {
  /** `P`, `Artifact`, …; undefined for content that is drawn outside any mark. */
  readonly tag: string | undefined
  /** Number on its page, by which the structure tree refers to it. */
  readonly mcid: number | undefined
  /** Of an artifact: kinds of ISO 32000-1, 14.8.2.2.2. */
  readonly type: string | undefined
  readonly subtype: string | undefined
  text: string
  /** A combining mark is shown by a glyph of its own, without its text beside it: it was not placed on its letter. */
  hasLooseMarks: boolean
  /** It draws content that is not text. */
  hasShapes: boolean
}

type CodeMap = ReadonlyMap<number, string>

/** The content that a page draws, in its order, as a reader copies it. */
export function readPage(objects: LetterObjects, page: PdfDictionary): MarkedContent[] {
  const fonts = objects.dictionary(objects.dictionary(page.get('Resources'))?.get('Font'))
  const maps = new Map<string, CodeMap>()
  const mapOf = (name: string): CodeMap => {
    const known = maps.get(name) ?? codeMap(objects.content(objects.dictionary(fonts?.get(name))?.get('ToUnicode')))
    maps.set(name, known)
    return known
  }
  const reader = new PdfReader(objects.content(page.get('Contents')))
  const contents: MarkedContent[] = []
  const open: (MarkedContent | 'replaced' | 'inner')[] = []
  let outside: MarkedContent | undefined
  let operands: PdfValue[] = []
  let font: CodeMap = new Map()
  const current = (): MarkedContent => {
    const found = open.findLast((each) => typeof each === 'object')
    if (found !== undefined) return found
    outside ??= {
      tag: undefined,
      mcid: undefined,
      type: undefined,
      subtype: undefined,
      text: '',
      hasLooseMarks: false,
      hasShapes: false,
    }
    if (!contents.includes(outside)) contents.push(outside)
    return outside
  }
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    if (!(value instanceof PdfOperator)) {
      operands.push(value)
      continue
    }
    const [first, second] = operands
    switch (value.word) {
      case 'BDC': {
        const made = opened(first, second)
        if (made !== undefined) {
          contents.push(made)
          open.push(made)
          break
        }
        const spoken = second instanceof PdfDictionary ? second.text('ActualText') : undefined
        if (spoken !== undefined) current().text += spoken
        open.push(spoken === undefined ? 'inner' : 'replaced')
        break
      }
      case 'BMC':
        open.push('inner')
        break
      case 'EMC':
        open.pop()
        break
      case 'ID':
        reader.skipImage()
        break
      case 'Tf':
        if (first instanceof PdfName) font = mapOf(first.name)
        break
      case 'TJ':
      case 'Tj':
        if (!open.includes('replaced')) addShown(current(), Array.isArray(first) ? first : operands, font)
        break
      case 'S':
      case 's':
      case 'f':
      case 'f*':
      case 'B':
      case 'Do':
      case 'EI':
        current().hasShapes = true
        break
    }
    operands = []
  }
  return contents
}

/** Marked content at the top level; a span within another is part of it. */
function opened(tag: PdfValue | undefined, properties: PdfValue | undefined): MarkedContent | undefined {
  if (!(tag instanceof PdfName) || !(properties instanceof PdfDictionary)) return undefined
  const mcid = properties.number('MCID')
  if (mcid === undefined && tag.name !== 'Artifact') return undefined
  const [type, subtype] = [properties.name('Type'), properties.name('Subtype')]
  return { tag: tag.name, mcid, type, subtype, text: '', hasLooseMarks: false, hasShapes: false }
}

function addShown(content: MarkedContent, values: readonly PdfValue[], font: CodeMap): void {
  for (const each of values) {
    if (!(each instanceof PdfString)) continue
    for (let at = 0; at + 1 < each.bytes.length; at += 2) {
      const shown = font.get((each.bytes.charCodeAt(at) << 8) | each.bytes.charCodeAt(at + 1)) ?? '\ufffd'
      content.text += shown
      content.hasLooseMarks ||= /^\p{M}+$/u.test(shown)
    }
  }
}

function codeMap(toUnicode: string): CodeMap {
  return new Map(
    [...toUnicode.matchAll(/^<([\da-f]+)> <([\da-f]+)>$/gim)].map(([, code = '', text = '']) => [
      Number.parseInt(code, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  )
}
