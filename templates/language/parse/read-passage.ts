import type { StateInline } from 'markdown-it'
import { markAt } from './marks.ts'

/** Markdown rule for `[words]` followed by the mark of a language; the words may contain emphasis, links and values. */
export function readPassage(state: StateInline, silent: boolean): boolean {
  const start = state.pos
  if (state.src.charAt(start) !== '[') return false
  const close = state.md.helpers.parseLinkLabel(state, start, false)
  const mark = close < 0 ? undefined : markAt(state.src, close + 1)
  if (mark?.kind !== 'language') return false
  if (!silent) {
    const end = state.posMax
    state.push('passage_open', '', 1).meta = { id: mark.id }
    state.pos = start + 1
    state.posMax = close
    state.md.inline.tokenize(state)
    state.posMax = end
    state.push('passage_close', '', -1)
  }
  state.pos = close + 1 + mark.length
  return true
}
