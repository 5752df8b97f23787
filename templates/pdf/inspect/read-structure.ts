import { LetterObjects } from './letter-objects.ts'
import { type PdfDictionary, PdfReference, type PdfValue } from './pdf-value.ts'
import { type MarkedContent, readPage } from './read-page.ts'

/** An element of the structure tree (ISO 32000-1, 14.7.2), with its contents in the order of reading. */
export interface StructureElement {
  /** `P`, `H1`, `Figure`, … */
  readonly type: string
  /** From 1: the page on which its first content is drawn. */
  readonly page: number | undefined
  readonly alt: string | undefined
  readonly language: string | undefined
  readonly id: string | undefined
  readonly scope: string | undefined
  readonly numbering: string | undefined
  readonly kids: readonly (StructureElement | StructureContent)[]
}

export type StructureContent =
  | { readonly type: 'text'; readonly page: number; readonly text: string; readonly hasShapes: boolean }
  | { readonly type: 'annotation'; readonly page: number; readonly link: StructureLink }

export interface StructureLink {
  /** The text that readers give for it. */
  readonly contents: string | undefined
  readonly url: string | undefined
  /** From 1: the page within the letter to which it links. */
  readonly toPage: number | undefined
}

export interface Bookmark {
  readonly title: string
  /** From 1. */
  readonly page: number | undefined
  readonly kids: readonly Bookmark[]
}

/** A letter as it is for a reader who does not see it. */
export interface LetterStructure {
  readonly pages: number
  readonly language: string | undefined
  readonly title: string | undefined
  readonly author: string | undefined
  /** The tops of the tree: one `Document` in a letter. */
  readonly tops: readonly StructureElement[]
  readonly artifacts: readonly (MarkedContent & { readonly page: number })[]
  /** Combining marks are drawn that were not placed on their letters. */
  readonly hasLooseMarks: boolean
  /** Text and shapes that belong to no element and to no artifact. */
  readonly untagged: readonly (MarkedContent & { readonly page: number })[]
  readonly bookmarks: readonly Bookmark[]
}

/** Reads the structure of a PDF that the renderer wrote. @throws Error for other files */
export function readStructure(pdf: Uint8Array): LetterStructure {
  return new StructureReader(new LetterObjects(pdf)).read()
}

class StructureReader {
  readonly #objects: LetterObjects
  /** By object: the number of the page. */
  readonly #pageNumbers = new Map<number, number>()
  readonly #contents: MarkedContent[][] = []

  constructor(objects: LetterObjects) {
    this.#objects = objects
  }

  read(): LetterStructure {
    const objects = this.#objects
    const catalog = objects.dictionary(objects.trailer.get('Root'))
    const information = objects.dictionary(objects.trailer.get('Info'))
    for (const each of objects.array(objects.dictionary(catalog?.get('Pages'))?.get('Kids'))) {
      const page = objects.dictionary(each)
      if (!(each instanceof PdfReference) || page === undefined) throw new Error('A page is missing')
      this.#contents.push(readPage(objects, page))
      this.#pageNumbers.set(each.number, this.#contents.length)
    }
    const all = this.#contents.flatMap((contents, at) => contents.map((each) => ({ ...each, page: at + 1 })))
    const root = objects.dictionary(catalog?.get('StructTreeRoot'))
    return {
      pages: this.#contents.length,
      language: catalog?.text('Lang'),
      title: information?.text('Title'),
      author: information?.text('Author'),
      tops: this.#kids(root?.get('K'), undefined).filter((each) => 'kids' in each),
      hasLooseMarks: all.some((each) => each.hasLooseMarks),
      artifacts: all.filter(({ tag }) => tag === 'Artifact'),
      untagged: all.filter(({ tag, mcid }) => tag !== 'Artifact' && mcid === undefined),
      bookmarks: this.#bookmarks(objects.dictionary(catalog?.get('Outlines'))?.get('First')),
    }
  }

  #kids(value: PdfValue | undefined, page: number | undefined): (StructureElement | StructureContent)[] {
    const kids = Array.isArray(this.#objects.resolve(value))
      ? this.#objects.array(value)
      : value === undefined
        ? []
        : [value]
    return kids.flatMap((kid) => this.#kid(kid, page) ?? [])
  }

  #kid(kid: PdfValue, page: number | undefined): StructureElement | StructureContent | undefined {
    if (typeof kid === 'number') return this.#text(page, kid)
    const found = this.#objects.dictionary(kid)
    if (found === undefined) return undefined
    const on = this.#pageOf(found.get('Pg')) ?? page
    if (found.name('Type') === 'MCR') return this.#text(on, found.number('MCID'))
    if (found.name('Type') === 'OBJR') return this.#annotation(on, this.#objects.dictionary(found.get('Obj')))
    return this.#element(found, on)
  }

  #text(page: number | undefined, mcid: number | undefined): StructureContent {
    const content = this.#contents[(page ?? 0) - 1]?.find((each) => each.mcid === mcid)
    if (page === undefined || content === undefined) throw new Error('The tree names content that no page has')
    return { type: 'text', page, text: content.text, hasShapes: content.hasShapes }
  }

  #annotation(page: number | undefined, annotation: PdfDictionary | undefined): StructureContent | undefined {
    if (page === undefined || annotation === undefined) return undefined
    const url = this.#objects.dictionary(annotation.get('A'))?.text('URI')
    const toPage = this.#pageOf(this.#objects.array(annotation.get('Dest'))[0])
    return { type: 'annotation', page, link: { contents: annotation.text('Contents'), url, toPage } }
  }

  #element(found: PdfDictionary, page: number | undefined): StructureElement {
    const attributes = this.#objects.dictionary(found.get('A'))
    return {
      type: found.name('S') ?? '',
      page: this.#pageOf(found.get('Pg')),
      alt: found.text('Alt'),
      language: found.text('Lang'),
      id: found.text('ID'),
      scope: attributes?.name('Scope'),
      numbering: attributes?.name('ListNumbering'),
      kids: this.#kids(found.get('K'), page),
    }
  }

  #pageOf(value: PdfValue | undefined): number | undefined {
    return value instanceof PdfReference ? this.#pageNumbers.get(value.number) : undefined
  }

  #bookmarks(first: PdfValue | undefined): Bookmark[] {
    const found: Bookmark[] = []
    for (
      let item = this.#objects.dictionary(first);
      item !== undefined;
      item = this.#objects.dictionary(item.get('Next'))
    )
      found.push({
        title: item.text('Title') ?? '',
        page: this.#pageOf(this.#objects.array(item.get('Dest'))[0]),
        kids: this.#bookmarks(item.get('First')),
      })
    return found
  }
}
