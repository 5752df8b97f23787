import { escapeHtml } from '../../../core/escape-html.ts'

/** Markup that is safe to put in a page as it is. */
export interface Html {
  readonly markup: string
}

type Part = string | number | undefined | Html | readonly Html[]

/** Markup from a template: every value that is not markup itself is escaped. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.reduce((sofar, text, index) => sofar + render(parts[index - 1]) + text) }
}

function render(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'markup' in part ? part.markup : part.map((each) => each.markup).join('')
}
