/**
 * What no profile finds: a letter without heading, a table without header cells and a page with nothing on it all conform.
 * Reads the structure tree of a PDF whose structure elements are plain objects, as ours are.
 */
export function structureFaults(pdf: Uint8Array): string[] {
  const elements = readElements(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'))
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
  for (const table of ofType('Table')) {
    if (!headerCells.has(table)) faults.push(`object ${table.id} is a table without header cells`)
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

function readElements(file: string): Element[] {
  const objects = file.matchAll(/(?:^|\n)(\d+) 0 obj\s*<<((?:(?!endobj|stream\r?\n)[^])*)>>\s*endobj/g)
  return [...objects].flatMap(([, id = '', dictionary = '']) => {
    const type = /\/S \/(\w+)/.exec(dictionary)?.[1]
    const parent = /\/P (\d+) 0 R/.exec(dictionary)?.[1]
    // Annotations have no /S of one word with a /P; actions have an /S and no parent.
    if (type === undefined || parent === undefined || /\/Subtype\b/.test(dictionary)) return []
    const kids = [...(/\/K \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((kid) => kid[1] ?? '')
    return [{ id, type, parent, kids, hasScope: /\/Scope \/(Row|Column)/.test(dictionary) }]
  })
}

function tableOf(cell: Element, byId: ReadonlyMap<string, Element>): Element | undefined {
  let at: Element | undefined = cell
  while (at !== undefined && at.type !== 'Table') at = byId.get(at.parent ?? '')
  return at
}
