import type { PdfDocument } from '../file/letter-file.ts'

/** A place in the structure tree that readers with a screen reader walk; made in the file when its first content is drawn. */
export interface Tag {
  readonly type: string
  readonly parent: Tag | undefined
  readonly options: TagOptions
  element?: PDFKit.PDFStructureElement
}
interface TagOptions {
  readonly alt?: string
  readonly lang?: string
  readonly scope?: 'Row' | 'Column'
  /** Left, top, right, bottom in points from the top left. */
  readonly bbox?: readonly [number, number, number, number]
  readonly numbering?: 'Decimal' | 'Disc' | 'None'
}

export function tag(type: string, parent: Tag | undefined, options: TagOptions = {}): Tag {
  return { type, parent, options }
}

/** The element of a tag, made with its ancestors on first use: so the order of the tree is the order of drawing. */
export function elementOf(doc: PdfDocument, wanted: Tag): PDFKit.PDFStructureElement {
  if (wanted.element !== undefined) return wanted.element
  const { numbering, bbox, ...options } = wanted.options
  const parent = wanted.parent === undefined ? undefined : elementOf(doc, wanted.parent)
  const given = bbox === undefined ? options : { ...options, bbox: [...bbox] }
  const element = doc.struct(wanted.type, given)
  if (numbering !== undefined) {
    const { dictionary } = element as unknown as { dictionary: { data: Record<string, unknown> } }
    dictionary.data['A'] = { O: 'List', ListNumbering: numbering }
  }
  parent?.add(element)
  wanted.element = element
  return element
}
