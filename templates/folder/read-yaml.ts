import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { FileFault } from './file-fault.ts'

/** A YAML file as data, with the place of each of its parts. */
export interface YamlFile {
  readonly value: unknown
  /** The place of the part with this JSON pointer, or of the nearest one around it; `line` and `column` are within its text. */
  placeOf(pointer: string, line?: number, column?: number): { readonly line: number; readonly column: number }
}

/** An alias may repeat a part, but not multiply the size of the data. */
const maxAliases = 100

/** Reads YAML 1.2 with the types of JSON: no tags, no repeated keys. */
export function readYaml(file: string, text: string): YamlFile | FileFault[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false })
  const told = [...document.errors, ...document.warnings]
  if (told.length > 0)
    return told.map(({ pos, message }) => {
      const { line, col } = lines.linePos(pos[0])
      return {
        file,
        line: Math.max(1, line),
        column: Math.max(1, col),
        detail: `The YAML is broken: ${firstLine(message)}`,
      }
    })
  const value = valueOf(document)
  if (value === undefined)
    return [{ file, line: 1, column: 1, detail: 'The YAML cannot be read: it repeats itself too much.' }]
  return {
    value: value.value,
    placeOf: (pointer, line = 1, column = 1) => {
      const found = find(document.contents, pointer)
      const { line: row, col } = lines.linePos(found?.at ?? 0)
      const place = { line: Math.max(1, row), column: Math.max(1, col) }
      // Of a text over several lines only the line is known: YAML removes its indentation.
      if (found?.textAt === undefined || (line === 1 && column === 1)) return place
      const begin = lines.linePos(found.textAt)
      return found.isBlock
        ? { line: begin.line + line, column }
        : { line: begin.line + line - 1, column: line === 1 ? begin.col + column - 1 : column }
    },
  }
}

function valueOf(document: ReturnType<typeof parseDocument>): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: maxAliases }) as unknown }
  } catch {
    // The library throws for aliases beyond the limit, and for data nested deeper than the stack.
    return undefined
  }
}

interface Found {
  /** Offset of the key, or of an item of a list. */
  readonly at: number
  /** Offset of the text of a scalar. */
  readonly textAt?: number
  readonly isBlock?: boolean
}

function find(root: unknown, pointer: string): Found | undefined {
  let found: Found | undefined
  let here: unknown = root
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (isMap(here)) {
      const pair = here.items.find(({ key }) => (isScalar(key) ? String(key.value) : undefined) === name)
      if (pair === undefined) break
      here = pair.value
      found = { at: startOf(pair.key) ?? found?.at ?? 0, ...textOf(here) }
    } else if (isSeq(here)) {
      const item: unknown = here.items[Number(name)]
      if (item === undefined) break
      here = item
      found = { at: startOf(item) ?? found?.at ?? 0, ...textOf(here) }
    } else break
  }
  return found
}

function textOf(node: unknown): Omit<Found, 'at'> {
  const at = startOf(node)
  if (!isScalar(node) || at === undefined) return {}
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  return { textAt: at + (node.type === 'PLAIN' || isBlock ? 0 : 1), isBlock }
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.trim() ?? ''
}
