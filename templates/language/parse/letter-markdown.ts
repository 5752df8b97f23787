import MarkdownIt from 'markdown-it'
import { readPassage } from './read-passage.ts'

/** The Markdown that a letter can show on paper, in the inbox and in email alike; the rest is text, or a fault. */
export function letterMarkdown(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })
  markdown.disable([
    'code',
    'fence',
    'backticks',
    'strikethrough',
    'html_block',
    'html_inline',
    'lheading',
    'reference',
  ])
  // Characters behind a backslash stay separate from other text: the author requires them in print.
  markdown.core.ruler.disable('text_join')
  markdown.inline.ruler.before('link', 'passage', readPassage)
  // Addresses are checked against our own list and written by the writers; marks in them must not be changed.
  markdown.validateLink = () => true
  markdown.normalizeLink = (url) => url
  return markdown
}
