import { escapeHtml } from '../../core/escape-html.ts'
import { writeRuns } from '../html/write-runs.ts'
import { writeTable } from '../html/write-table.ts'
import { actionWhenText } from '../language/action-when.ts'
import { screenWords } from '../language/check/screen-words.ts'
import { paymentFacts } from '../language/payment/payment-facts.ts'
import type { Action, Block, LetterDocument, Slip } from '../model/document.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { letterWords } from '../words/letter-words.ts'
import { cellStyle, emailStyles as css } from './email-styles.ts'

/** The body of a letter for mail programs: inline styles, layout by tables, no pictures; a QR code becomes its address. */
export function writeEmailBlocks(letter: LetterDocument, style: HouseStyle): string {
  return [...letter.blocks.map((block) => writeBlock(block, letter, style)), ...writeNotes(letter)].join('\n')
}

function writeBlock(block: Block, letter: LetterDocument, style: HouseStyle): string {
  const inner = (blocks: readonly Block[]): string => blocks.map((each) => writeBlock(each, letter, style)).join('\n')
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} style="${block.level === 2 ? css.h2 : css.h3}">${writeRuns(block.runs, css.link)}</h${block.level}>`
    case 'paragraph':
      return `<p style="${css.p}">${writeRuns(block.runs, css.link)}</p>`
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li style="${css.item}">${writeItem(item, inner)}</li>`).join('')
      return `<${name}${block.ordered && block.start !== 1 ? ` start="${block.start}"` : ''} style="${css.list}">${items}</${name}>`
    }
    case 'table':
      return writeTable(
        block,
        cellStyle,
        ` width="100%" cellpadding="0" cellspacing="0" border="0" style="${css.table}${block.columns.length > 2 ? css.wideTable : ''}"`,
        css.link,
      )
    case 'quote':
      return `<blockquote style="${css.quote}">${inner(block.blocks)}</blockquote>`
    case 'rule':
      return `<hr style="${css.rule}">`
    case 'pageBreak':
      return ''
    case 'image':
      return block.alt === '' ? '' : `<p style="${css.p}">${escapeHtml(block.alt)}</p>`
    case 'qr':
      return `<p style="${css.p}">${block.label === undefined ? '' : `${escapeHtml(block.label)}${letterWords(letter.language).colon}`}${writeRuns([{ text: block.text, href: block.text }], css.link)}</p>`
    case 'actions':
      return writeActions(block.actions, letter, style)
    case 'paymentSlip':
      return writePayment(block, letter, style)
    case 'signature':
      return block.signatories
        .map(
          (each) => `<p style="${css.p}"><strong>${escapeHtml(each.name)}</strong><br>${escapeHtml(each.function)}</p>`,
        )
        .join('\n')
    default:
      throw block satisfies never
  }
}

/** Numbers and no links: many mail programs remove the targets of internal links. */
function writeNotes({ notes = [], language }: LetterDocument): string[] {
  if (notes.length === 0) return []
  const items = notes.map(({ runs }) => `<li style="${css.note}">${writeRuns(runs, css.link)}</li>`)
  return [
    `<hr style="${css.rule}">\n<h2 style="${css.h3}">${screenWords[language].notes}</h2><ol style="${css.list}">${items.join('')}</ol>`,
  ]
}

function writeItem(item: readonly Block[], inner: (blocks: readonly Block[]) => string): string {
  const [only] = item
  return item.length === 1 && only?.kind === 'paragraph' ? writeRuns(only.runs, css.link) : inner(item)
}

function writeActions(actions: readonly Action[], { language }: LetterDocument, style: HouseStyle): string {
  const words = letterWords(language)
  const rows = actions.map((action) => {
    const when = actionWhenText(action, words.due, language)
    const until = when === '' ? '' : `<br><strong>${escapeHtml(when)}</strong>`
    return `<li style="${css.item}">${escapeHtml(action.text)}${until}</li>`
  })
  return box(words.todo, `<ul style="margin: 0; padding: 0 0 0 24px;">${rows.join('')}</ul>`, style)
}

function writePayment({ payment, void: isVoid }: Slip, { language }: LetterDocument, style: HouseStyle): string {
  const words = letterWords(language)
  const facts = paymentFacts(payment, language).map(
    ([label, value]) => `<dt>${label}</dt><dd style="margin: 0 0 8px;"><strong>${escapeHtml(value)}</strong></dd>`,
  )
  return box(
    words.pay,
    `<dl style="margin: 0;">${facts.join('')}</dl><p style="margin: 0;">${isVoid === true ? `<strong>${words.notToPay}</strong>` : words.payHint}</p>`,
    style,
  )
}

/** Layout by table, as mail programs need it; the house colour at its left edge. */
function box(title: string, content: string, style: HouseStyle): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${css.box}"><tr><td width="6" style="width: 6px; background: ${escapeHtml(style.colour)};"></td><td style="${css.boxBody}"><h2 style="${css.boxTitle}">${title}</h2>${content}</td></tr></table>`
}
