import { languages } from '../../../core/words/language.ts'
import type { SharedBlock, TemplateFault } from '../../model/template-source.ts'
import { FaultList } from '../faults/fault-list.ts'
import { isHint } from '../faults/fault-sentences.ts'
import { newMarkBook } from '../marks/mark-book.ts'
import { markText } from '../marks/mark-text.ts'
import { parseMarkdown } from '../parse/parse-markdown.ts'
import { withoutPins } from '../parse/pinned-blocks.ts'
import { anyShape } from '../scope/value-shape.ts'

const start = { line: 1, column: 0 }

/**
 * Checks a shared block independently of the letters that use it. Only a letter knows its variables, so an unknown name is a
 * fault of the version that uses the block.
 */
export function checkBlock(key: string, bodies: SharedBlock['bodies']): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const language of languages) {
    const body = bodies[language]
    if (body === undefined) continue
    const list = new FaultList(faults, `/languages/${language}`, language)
    const book = newMarkBook()
    const scope = { here: anyShape }
    const options = { language, scope, faults: list, book, shared: blocksIn(body), isBody: true, within: key }
    const marked = markText(body, options)
    if (body.trim() === '') list.add(start, 'shared-block-empty')
    else if (marked) parseMarkdown(marked, book, list, scope)
  }
  return faults.filter((fault) => !isHint(fault))
}

/** Nested blocks are checked with the version that pins them all; here a paragraph replaces each of them. */
function blocksIn(body: string): Map<string, SharedBlock> {
  const names = [...withoutPins(body).matchAll(/\{\{~?>\s*([\p{L}\p{N}_-]+)/gu)].map(([, name = '']) => name)
  const bodies = Object.fromEntries(languages.map((language) => [language, '…']))
  return new Map(names.map((name) => [name, { key: name, version: 1, bodies }]))
}
