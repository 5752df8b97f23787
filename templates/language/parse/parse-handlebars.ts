import Handlebars from 'handlebars'
import type { FaultList } from '../faults/fault-list.ts'
import { isBlockHelper, refuseBlockHelper } from './block-helpers.ts'
import { withinLimits } from './limit-expressions.ts'

export type Program = hbs.AST.Program
export type Statement = hbs.AST.Statement
export type Expression = hbs.AST.Expression
export type Path = hbs.AST.PathExpression

/** The statements of a text, with all whitespace; undefined, with a located fault, where it does not parse. */
export function parseHandlebars(text: string, faults: FaultList): Program | undefined {
  if (/[\ue000-\uf8ff]/.test(text)) {
    const before = text.slice(0, text.search(/[\ue000-\uf8ff]/)).split('\n')
    faults.add({ line: before.length, column: before.at(-1)?.length ?? 0 }, 'private-character')
    return undefined
  }
  if (!withinLimits(text, faults)) return undefined
  try {
    return Handlebars.parseWithoutProcessing(text)
  } catch (error) {
    explain(error instanceof Error ? error.message : String(error), text, faults)
    return undefined
  }
}

/** Handlebars' parser gives the place only in the words of its message. */
function explain(message: string, text: string, faults: FaultList): void {
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)$/.exec(message)
  if (mismatch) {
    const [, name = '', closed = '', line, column] = mismatch
    const at = { line: Number(line), column: Number(column) }
    return isBlockHelper(name)
      ? faults.add(at, 'block-closed-by-other', { name, closed })
      : refuseBlockHelper(name, at, faults)
  }
  const line = Number(/on line (\d+):/.exec(message)?.[1] ?? 1)
  const got = /got '(\w+)'/.exec(message)?.[1]
  if (got === 'EOF') return unclosed(text, faults)
  const at = { line, column: columnOf(message, text, line) }
  if (got === 'OPEN_ENDBLOCK') return faults.add(at, 'block-not-opened')
  if (got === 'INVERSE') return faults.add(at, 'else-outside')
  faults.add(at, text.includes('{{{') ? 'three-braces' : 'unreadable-expression')
}

/** The last block that was opened and never closed: at the end of the text no better place is known. */
function unclosed(text: string, faults: FaultList): void {
  const open: { name: string; index: number }[] = []
  for (const match of text.matchAll(/\{\{([#/])\s*(\S+?)[\s}]/g)) {
    if (match[1] === '#') open.push({ name: match[2] ?? '', index: match.index })
    else open.pop()
  }
  const last = open.at(-1)
  const before = text.slice(0, last?.index ?? text.length).split('\n')
  const at = { line: before.length, column: before.at(-1)?.length ?? 0 }
  if (last === undefined) faults.add(at, 'expression-not-closed')
  else if (isBlockHelper(last.name)) faults.add(at, 'block-not-closed', { name: last.name })
  else refuseBlockHelper(last.name, at, faults)
}

/** The caret of the message points into an excerpt that ends shortly after the fault; the excerpt is searched in the line. */
function columnOf(message: string, text: string, line: number): number {
  const [, excerpt = '', pointer = ''] = message.split('\n')
  const caret = pointer.indexOf('^')
  const source = text.split('\n')[line - 1] ?? ''
  const near = excerpt.replace(/^\.\.\./, '')
  const cut = excerpt.length - near.length
  for (let length = Math.min(source.length, near.length - caret + cut + 20); length > 0; length--) {
    const from = source.indexOf(near.slice(Math.max(0, caret - cut), Math.max(0, caret - cut) + length))
    if (from >= 0) return from
  }
  return Math.max(0, source.indexOf('{{'))
}
