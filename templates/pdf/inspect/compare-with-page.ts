import { printableText } from '../../../core/words/text/printable-text.ts'
import { readAloud } from './read-aloud.ts'
import { type LetterStructure, readStructure } from './read-structure.ts'

/**
 * A difference between a letter on paper and the same letter as a page. It holds no text of the letter except single characters.
 */
export type LetterDifference =
  /** Words of the page are not on paper; `characters` are those of them that occur nowhere on paper. */
  | { readonly kind: 'text'; readonly words: number; readonly characters: readonly string[] }
  /** Accents are beside their letters (combining marks that were not placed). */
  | { readonly kind: 'marks' }
  /** The file is not in the form of our own writer of letters. */
  | { readonly kind: 'unreadable' }

/** Maximum number of listed characters; a letter of a wrong alphabet has tens. */
const maxCharacters = 20

/**
 * Compares the text layer of a letter that the renderer wrote with the page that it wrote of the same letter: each word of the
 * page must be readable in the PDF. Text that is only on the page (payment, codes) is left out.
 */
export function compareWithPage(pdf: Uint8Array, page: string): readonly LetterDifference[] {
  let structure: LetterStructure
  try {
    structure = readStructure(pdf)
  } catch {
    return [{ kind: 'unreadable' }]
  }
  const paper = squeezed(readAloud(structure).join(' '))
  const missing = [...new Set(wordsOf(page))].filter((word) => !paper.includes(word))
  const characters = [...new Set(missing.join(''))].filter((each) => !paper.includes(each)).slice(0, maxCharacters)
  return [
    ...(missing.length > 0 ? [{ kind: 'text', words: missing.length, characters } as const] : []),
    ...(structure.hasLooseMarks ? [{ kind: 'marks' } as const] : []),
  ]
}

function squeezed(text: string): string {
  return printableText(text).replaceAll(/[\s\u00ad\u200b]+/gu, '')
}

/** Text that a screen words differently, where paper has boxes and codes of its own; names of columns beside their values. */
const ofScreen = [
  /<span class="is-name"[\s\S]*?<\/span>/g,
  /<section class="in-slip"[\s\S]*?<\/section>/g,
  /<figure[\s\S]*?<\/figure>/g,
  /<p class="in-copy">[\s\S]*?<\/p>/g,
  /<h2>[^<]*<\/h2>\s*<address>[\s\S]*?<\/address>/g,
  /<h2 id="notes-title">[\s\S]*?<\/h2>/g,
  /<a [^>]*>↑<\/a>/g,
]
const inline = /<\/?(?:strong|em|a|span|sup|time|b|i)(?:\s[^>]*)?>/g

function wordsOf(page: string): string[] {
  const subject = /<h1>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? ''
  const article = /<article[^>]*>([\s\S]*)<\/article>/.exec(page)?.[1] ?? ''
  const own = ofScreen.reduce((text, section) => text.replaceAll(section, ' '), `${subject} ${article}`)
  // The mark of a note follows its word: on paper it is raised, on the page it is a link.
  const text = unescaped(
    own
      .replaceAll(/<sup>[\s\S]*?<\/sup>/g, ' ')
      .replaceAll(inline, '')
      .replaceAll(/<[^>]*>/g, ' '),
  )
  return printableText(text)
    .split(/\s+/u)
    .map(squeezed)
    .filter((word) => word !== '')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

function unescaped(html: string): string {
  return html.replaceAll(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return entities[name ?? ''] ?? whole
    },
  )
}
