import type { PackedObjects } from '../file/letter-file.ts'
import { pdfText } from '../file/pdf-text.ts'
import type { Box } from '../geometry/millimetres.ts'
import { digits, pageHeight } from './digits.ts'

/** A place in the structure tree, in which screen readers navigate; it is made in the file when its first content is drawn. */
export interface Tag {
  readonly type: string
  readonly parent: Tag | undefined
  readonly options: TagOptions
  element?: Element
}
interface TagOptions {
  readonly alt?: string
  readonly lang?: string
  readonly scope?: 'Row' | 'Column'
  /** The place of a figure on its page. */
  readonly box?: Box
  readonly numbering?: 'Decimal' | 'Disc' | 'None'
  /** A name that no other element of the letter has: letters, digits and hyphens. */
  readonly id?: string
  /** `alt` is text of this letter, not of its frame or house style. */
  readonly hasOwnText?: true
}

/** A structure element (ISO 32000-1, 14.7.2): its object, and its contents in the order of reading. */
export interface Element {
  readonly number: number
  /** Object of the page of its first content. */
  page: number | undefined
  readonly kids: string[]
}

export function tag(type: string, parent: Tag | undefined, options: TagOptions = {}): Tag {
  return { type, parent, options }
}

/** The structure tree of one letter, in the order of drawing. */
export class StructureTree {
  readonly #reserve: () => number
  readonly #tags: Tag[] = []
  /** By page, then by the number of the marked content: its element. Links have a row of their own. */
  readonly #owners: (number[] | number)[] = []

  constructor(reserve: () => number) {
    this.#reserve = reserve
  }

  /** The element of a tag, made with its ancestors on first use. */
  elementOf(wanted: Tag): Element {
    if (wanted.element !== undefined) return wanted.element
    const parent = wanted.parent === undefined ? undefined : this.elementOf(wanted.parent)
    const element: Element = { number: this.#reserve(), page: undefined, kids: [] }
    wanted.element = element
    this.#tags.push(wanted)
    parent?.kids.push(`${element.number} 0 R`)
    return element
  }

  /** An element that was drawn before its turn is read last among its neighbours. */
  readLast({ element, parent }: Tag): void {
    if (element === undefined || parent === undefined) return
    const { kids } = this.elementOf(parent)
    kids.push(...kids.splice(kids.indexOf(`${element.number} 0 R`), 1))
  }

  /** A row for the marked contents of a page; returns its key in the tree of parents. */
  openPage(): number {
    return this.#owners.push([]) - 1
  }

  /** Marks the next content of a page as that of the element; returns its number on that page. */
  mark(element: Element, page: number, row: number): number {
    const owners = this.#owners[row] as number[]
    const id = owners.push(element.number) - 1
    element.page ??= page
    element.kids.push(element.page === page ? String(id) : `<</Type/MCR/Pg ${page} 0 R/MCID ${id}>>`)
    return id
  }

  /** An annotation of the element; returns its key in the tree of parents. */
  annotate(element: Element, page: number, annotation: number): number {
    element.kids.push(`<</Type/OBJR/Pg ${page} 0 R/Obj ${annotation} 0 R>>`)
    return this.#owners.push(element.number) - 1
  }

  /** The tree of names, which elements with a name must have (ISO 32000-1, table 322), in the order of their bytes. */
  #named(): string {
    const named = this.#tags.filter(({ options }) => options.id !== undefined)
    if (named.length === 0) return ''
    const names = named.map(({ options, element }) => `(${options.id}) ${element?.number ?? 0} 0 R`).sort()
    return `/IDTree<</Names[${names.join(' ')}]>>`
  }

  /** All objects of the tree, of which `own` hold text of this letter, and its root. */
  objects(): { root: number; objects: PackedObjects; own: PackedObjects } {
    const root = this.#reserve()
    const parents = this.#reserve()
    const tops = this.#tags.filter((each) => each.parent === undefined)
    const numbers = this.#owners
      .map((owner, key) => `${key} ${typeof owner === 'number' ? `${owner} 0 R` : `[${references(owner)}]`}`)
      .join(' ')
    const tree = `<</Type/StructTreeRoot${this.#named()}/K[${references(tops.map((each) => each.element?.number ?? 0))}]/ParentTree ${parents} 0 R/ParentTreeNextKey ${this.#owners.length}>>`
    const elements = (isOwn: boolean): [number, string][] =>
      this.#tags.filter(({ options }) => (options.hasOwnText === true) === isOwn).map((each) => written(each, root))
    const shared: PackedObjects = [[root, tree], [parents, `<</Nums[${numbers}]>>`], ...elements(false)]
    return { root, objects: shared, own: elements(true) }
  }
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}

function written({ type, parent, options, element }: Tag, root: number): [number, string] {
  const { alt, lang, scope, box, numbering, id } = options
  let text = `<</S/${type}/P ${parent?.element?.number ?? root} 0 R`
  if (element?.page !== undefined) text += `/Pg ${element.page} 0 R`
  if (id !== undefined) text += `/ID(${id})`
  if (alt !== undefined) text += `/Alt${pdfText(alt)}`
  if (lang !== undefined) text += `/Lang(${lang})`
  if (scope !== undefined) text += `/A<</O/Table/Scope/${scope}>>`
  if (numbering !== undefined) text += `/A<</O/List/ListNumbering/${numbering}>>`
  if (box !== undefined) text += `/A<</O/Layout/Placement/Block/BBox[${corners(box)}]>>`
  return [element?.number ?? 0, `${text}/K[${element?.kids.join(' ') ?? ''}]>>`]
}

/** Left, bottom, right, top in points from the bottom left of the page. */
function corners({ x, y, width, height }: Box): string {
  return [x, pageHeight - y - height, x + width, pageHeight - y].map((each) => digits(each)).join(' ')
}
