import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { similarity } from '../editor/merge/align.ts'
import { splitParagraphs } from '../editor/merge/paragraphs.ts'

export interface Place {
  /** The number of the paragraph, from 0; of a subject: 0. */
  readonly paragraph: number
  /** The column at which the passage begins, from 1. */
  readonly line: number
}
export interface TextParagraph {
  readonly text: string
  /** The first line of the passage, from 1. */
  readonly line: number
}

/** A passage that was rewritten belongs to the paragraph that shares this part of its words. */
const minLikeness = 0.4

/** The paragraphs of a text with the line on which each begins. */
export function paragraphsOf(text: string): TextParagraph[] {
  let line = 1
  return splitParagraphs(text).list.map((each) => {
    line += each.gap.split('\n').length - 1
    const found = { text: each.text, line }
    line += each.text.split('\n').length - 1
    return found
  })
}

/** Finds the place of a comment in the current text: its passage, otherwise the paragraph that is most like it. */
export function locateComment(
  languages: TemplateVersion['languages'],
  { language, part, passage, line }: Pick<TemplateComment, 'language' | 'part' | 'passage' | 'line'>,
): Place | undefined {
  const text = languages[language]?.[part]
  if (text === undefined || text.trim() === '') return undefined
  if (part === 'subject') return { paragraph: 0, line: 1 }
  const paragraphs = paragraphsOf(text)
  const exact = linesOf(text, passage).sort((one, other) => Math.abs(one - line) - Math.abs(other - line))[0]
  if (exact !== undefined) {
    const paragraph = Math.max(
      0,
      paragraphs.findLastIndex((each) => each.line <= exact),
    )
    return { paragraph, line: exact }
  }
  const likeness = paragraphs.map((each) => similarity(each.text, passage))
  const best = Math.max(0, ...likeness)
  const paragraph = likeness.indexOf(best)
  return best < minLikeness ? undefined : { paragraph, line: paragraphs[paragraph]?.line ?? 1 }
}

/** The line of each occurrence. */
function linesOf(text: string, passage: string): number[] {
  const lines: number[] = []
  let [line, from] = [1, 0]
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + passage.length)) {
    line += text.slice(from, at).split('\n').length - 1
    from = at
    lines.push(line)
  }
  return lines
}
