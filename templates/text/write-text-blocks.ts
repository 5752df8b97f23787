import type { Language } from '../../core/words/language.ts'
import { actionWhenText } from '../language/action-when.ts'
import { screenWords } from '../language/check/screen-words.ts'
import { paymentFacts } from '../language/payment/payment-facts.ts'
import type { Block, LetterDocument, Run } from '../model/document.ts'
import { letterWords } from '../words/letter-words.ts'
import { quoted, underlined } from './wrap-text.ts'

type Table = Extract<Block, { kind: 'table' }>

export function writeTextBlocks(blocks: readonly Block[], language: Language): string {
  return blocks
    .map((block) => writeBlock(block, language))
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The notes under their title; '' where there is none. */
export function writeTextNotes({ notes = [], language }: Pick<LetterDocument, 'notes' | 'language'>): string {
  if (notes.length === 0) return ''
  const lines = notes.map((note, at) => indent(runs(note.runs), `[${at + 1}] `))
  return [underlined(screenWords[language].notes, '-'), ...lines].join('\n')
}

function writeBlock(block: Block, language: Language): string {
  const words = letterWords(language)
  switch (block.kind) {
    case 'heading':
      return underlined(runs(block.runs), block.level === 2 ? '-' : '~')
    case 'paragraph':
      return runs(block.runs)
    case 'list':
      return block.items
        .map((item, index) => indent(writeItem(item, language), block.ordered ? `${block.start + index}. ` : '- '))
        .join('\n')
    case 'table':
      return writeTable(block, words.colon)
    case 'quote':
      return quoted(writeTextBlocks(block.blocks, language))
    case 'rule':
      return '* * *'
    case 'pageBreak':
      return ''
    case 'image':
      return block.alt
    case 'qr':
      return block.label === undefined ? block.text : `${block.label}${words.colon}${block.text}`
    case 'actions': {
      const lines = block.actions.map((action) => {
        const when = actionWhenText(action, words.due, language)
        return `- ${action.text}${when === '' ? '' : ` (${when})`}`
      })
      return [underlined(words.todo, '-'), ...lines].join('\n')
    }
    case 'paymentSlip':
      return [
        underlined(words.pay, '-'),
        ...paymentFacts(block.payment, language).map(([label, value]) => `${label}${words.colon}${value}`),
        block.void === true ? words.notToPay : words.payHint,
      ].join('\n')
    case 'signature':
      return block.signatories.map((each) => `${each.name}\n${each.function}`).join('\n\n')
    default:
      throw block satisfies never
  }
}

/** A list within an item follows its words without a blank line. */
function writeItem([first, ...rest]: readonly Block[], language: Language): string {
  const tight = first?.kind === 'paragraph' && rest.length > 0 && rest.every((each) => each.kind === 'list')
  if (!tight) return writeTextBlocks(first === undefined ? [] : [first, ...rest], language)
  return [first, ...rest].map((each) => writeBlock(each, language)).join('\n')
}

/**
 * Row by row, as a screen reader reads a table: two columns as `label: amount` below the names of both, more columns each with
 * its name. Labels that are sentences or contain a colon themselves are separated with a bar.
 */
function writeTable({ head, rows }: Table, colon: string): string {
  const names = head.map((cell) => runs(cell.runs))
  const cells = rows.map((row) => row.cells.map((cell) => runs(cell.runs).replaceAll('\n', ' ')))
  const separator = cells.some(([first = '']) => /[:.?!]/.test(first)) ? ' | ' : colon
  if (names.length <= 2) {
    const head = names.some((name) => name !== '') ? [names.join(' | ')] : []
    return [...head, ...cells.map((row) => row.join(separator))].join('\n')
  }
  const [firstName = ''] = names
  return cells
    .map(([first = '', ...rest]) =>
      [
        firstName === '' || first === '' ? first : `${firstName}${colon}${first}`,
        ...rest.flatMap((value, index) => (value === '' ? [] : [`  ${names[index + 1]}${colon}${value}`])),
      ].join('\n'),
    )
    .join('\n')
}

/** A web address follows the words that link to it, unless they are the address; a telephone number is not repeated. */
function runs(parts: readonly Run[]): string {
  return parts
    .map(({ text, href, note }) => {
      if (note !== undefined) return `[${note}]`
      return href === undefined || shows(text, href) ? text : `${text} (${href.replace(/^mailto:/i, '')})`
    })
    .join('')
}

function shows(text: string, href: string): boolean {
  const bare = (address: string): string => address.replace(/^(https?:\/\/|mailto:)/i, '').replace(/\/$/, '')
  return /^tel:/i.test(href) || bare(text) === bare(href)
}

function indent(text: string, mark: string): string {
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
}
