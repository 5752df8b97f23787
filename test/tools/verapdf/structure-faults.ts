import { inflateSync } from 'node:zlib'

/** Objects of a file that are no streams: their text by their number. */
export type ObjectTexts = ReadonlyMap<string, string>

/** What no profile finds: a letter without heading, a table without header cells and a page with nothing on it all conform. */
export function structureFaults(objects: ObjectTexts): string[] {
  const elements = readElements(objects)
  const faults: string[] = []
  const ofType = (type: string): Element[] => elements.filter((element) => element.type === type)
  const headings = ofType('H1').length
  if (headings !== 1) faults.push(`has ${headings} headings of the first level instead of one`)
  const [document, ...more] = ofType('Document')
  if (document === undefined || more.length > 0) faults.push(`has ${ofType('Document').length} documents`)
  // Who sends it stands before the heading and how to check it at the end: the letter itself is what lies between.
  const order = (document?.kids ?? []).map((id) => elements.find((element) => element.id === id)?.type)
  const said = order.slice(order.indexOf('H1') + 1)
  if (said.length < fewest) faults.push(`says hardly anything: ${said.join(' ')}`)
  const byId = new Map(elements.map((element) => [element.id, element]))
  const headerCells = new Set(ofType('TH').map((cell) => tableOf(cell, byId)))
  const rows = ofType('TR')
  for (const table of ofType('Table')) {
    if (!headerCells.has(table)) faults.push(`object ${table.id} is a table without header cells`)
    const lengths = new Set(rows.filter((row) => tableOf(row, byId) === table).map((row) => row.kids.length))
    if (lengths.size > 1) faults.push(`object ${table.id} is a table with rows of ${[...lengths].join(' and ')} cells`)
  }
  for (const cell of ofType('TH')) {
    if (!cell.hasScope) faults.push(`object ${cell.id} is a header cell of neither a row nor a column`)
  }
  return faults
}

/** A salutation, a sentence and a signature at least, and the block at the end. */
const fewest = 4

interface Element {
  readonly id: string
  readonly type: string
  readonly parent: string | undefined
  /** Ids of the elements in it, in the order of reading. */
  readonly kids: readonly string[]
  readonly hasScope: boolean
}

/** Reads the packs (object streams, ISO 32000-1, 7.5.7) of a file in which all structure elements are packed, as ours are. */
export function objectsOf(pdf: Uint8Array): ObjectTexts {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const packs = bytes
    .toString('latin1')
    .matchAll(/<<\/Type\/ObjStm\/N (\d+)\/First (\d+)\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/g)
  return new Map(
    [...packs].flatMap((pack) => {
      const [count = 0, first = 0, length = 0] = pack.slice(1).map(Number)
      const start = pack.index + pack[0].length
      const text = inflateSync(bytes.subarray(start, start + length)).toString('latin1')
      const places = text.slice(0, first).trim().split(' ').map(Number)
      return Array.from({ length: count }, (_, at): [string, string] => [
        String(places[at * 2]),
        text.slice(first + (places[at * 2 + 1] ?? 0), first + (places[at * 2 + 3] ?? text.length)),
      ])
    }),
  )
}

function readElements(objects: ObjectTexts): Element[] {
  return [...objects].flatMap(([id, text]) => {
    const [, type, parent] = /^<<\/S\/(\w+)\/P (\d+) 0 R/.exec(text) ?? []
    if (type === undefined || parent === undefined) return []
    const own = text.slice(text.lastIndexOf('/K[')).replaceAll(/<<.*?>>/g, '')
    return [{ id, type, parent, kids: [...own.matchAll(/(\d+) 0 R/g)].map((kid) => kid[1] ?? ''), hasScope: /\/Scope\/(Row|Column)/.test(text) }]
  })
}

function tableOf(cell: Element, byId: ReadonlyMap<string, Element>): Element | undefined {
  let at: Element | undefined = cell
  while (at !== undefined && at.type !== 'Table') at = byId.get(at.parent ?? '')
  return at
}
