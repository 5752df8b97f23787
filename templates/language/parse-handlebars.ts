import Handlebars from 'handlebars'
import type { FaultList, Place } from './fault-list.ts'
import { withinLimits } from './limit-expressions.ts'

export type Program = hbs.AST.Program
export type Statement = hbs.AST.Statement
export type Expression = hbs.AST.Expression
export type Path = hbs.AST.PathExpression

/** The statements of a text, whitespace untouched; undefined, with a located fault, where it does not parse. */
export function parseHandlebars(text: string, faults: FaultList): Program | undefined {
  if (/[\ue000-\uf8ff]/.test(text)) {
    const before = text.slice(0, text.search(/[\ue000-\uf8ff]/)).split('\n')
    faults.add(
      { line: before.length, column: before.at(-1)?.length ?? 0 },
      'A character without meaning (private use) stands here; remove it.',
    )
    return undefined
  }
  if (!withinLimits(text, faults)) return undefined
  try {
    return Handlebars.parseWithoutProcessing(text)
  } catch (error) {
    const { at, detail } = explain(error instanceof Error ? error.message : String(error), text)
    faults.add(at, detail)
    return undefined
  }
}

/** Handlebars' parser tells the place only in the words of its message. */
function explain(message: string, text: string): { at: Place; detail: string } {
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)$/.exec(message)
  if (mismatch) {
    const [, opened = '', closed = '', line, column] = mismatch
    return {
      at: { line: Number(line), column: Number(column) },
      detail: `\`{{#${opened}}}\` is closed by \`{{/${closed}}}\`; write \`{{/${opened}}}\`.`,
    }
  }
  const line = Number(/on line (\d+):/.exec(message)?.[1] ?? 1)
  const got = /got '(\w+)'/.exec(message)?.[1]
  if (got === 'EOF') return unclosed(text)
  const at = { line, column: columnOf(message, text, line) }
  if (got === 'OPEN_ENDBLOCK') return { at, detail: 'This closes a block that was not opened.' }
  if (got === 'INVERSE') return { at, detail: '`{{else}}` stands outside a block.' }
  if (text.includes('{{{')) return { at, detail: 'Write two braces, not three: a value is always text, never markup.' }
  return {
    at,
    detail: 'This expression cannot be read; write `{{name}}` or `{{helper name}}`, and close it with `}}`.',
  }
}

/** The last block that was opened and never closed, as at the end of the text nothing better is known. */
function unclosed(text: string): { at: Place; detail: string } {
  const open: { name: string; index: number }[] = []
  for (const match of text.matchAll(/\{\{([#/])\s*(\S+?)[\s}]/g)) {
    if (match[1] === '#') open.push({ name: match[2] ?? '', index: match.index })
    else open.pop()
  }
  const last = open.at(-1)
  const before = text.slice(0, last?.index ?? text.length).split('\n')
  const at = { line: before.length, column: before.at(-1)?.length ?? 0 }
  if (!last) return { at, detail: 'An expression is not closed; end it with `}}`.' }
  return { at, detail: `\`{{#${last.name}}}\` is not closed; write \`{{/${last.name}}}\` where it ends.` }
}

/** The caret of the message points into an excerpt that ends shortly after the fault; find that excerpt in the line. */
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
