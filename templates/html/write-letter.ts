import { escapeHtml } from '../../core/escape-html.ts'
import { actionWhen } from '../language/action-when.ts'
import { screenWords } from '../language/check/screen-words.ts'
import { paymentFacts } from '../language/payment/payment-facts.ts'
import { paymentText } from '../language/payment/payment-text.ts'
import type { Action, Block, LetterDocument, Signatory, Slip } from '../model/document.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { letterWords } from '../words/letter-words.ts'
import { drawQr } from './draw-qr.ts'
import { writeRuns } from './write-runs.ts'
import { writeTable } from './write-table.ts'

/**
 * The body of a letter as HTML, without its subject (the page that shows it has that as its title). Class names are those of the
 * inbox; no code runs and no resource is fetched.
 */
export function writeLetter(letter: LetterDocument, style: HouseStyle): string {
  return [...letter.blocks.map((block) => writeBlock(block, letter, style)), ...writeNotes(letter)].join('\n')
}

function writeBlock(block: Block, letter: LetterDocument, style: HouseStyle): string {
  const inner = (blocks: readonly Block[]): string => blocks.map((each) => writeBlock(each, letter, style)).join('\n')
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${writeRuns(block.runs)}</h${block.level}>`
    case 'paragraph':
      return `<p>${writeRuns(block.runs)}</p>`
    case 'list': {
      const items = block.items.map((item) => `<li>${writeItem(item, inner)}</li>`).join('')
      return block.ordered
        ? `<ol${block.start === 1 ? '' : ` start="${block.start}"`}>${items}</ol>`
        : `<ul>${items}</ul>`
    }
    case 'table':
      return writeTable(block)
    case 'quote':
      return `<blockquote>${inner(block.blocks)}</blockquote>`
    case 'rule':
      return '<hr>'
    case 'pageBreak':
      return ''
    case 'image':
      return picture(style.images[block.key], block.alt, 'in-picture')
    case 'qr':
      return `<figure class="in-qr">${drawQr(block.text, block.alt)}${caption(block.text)}</figure>`
    case 'actions':
      return writeActions(block.actions, letter)
    case 'paymentSlip':
      return writePayment(block, letter)
    case 'signature':
      return `<div class="in-signs">${block.signatories.map((each) => writeSignatory(each, style)).join('')}</div>`
    default:
      throw block satisfies never
  }
}

/** A list item of one paragraph is written as plain text. */
function writeItem(item: readonly Block[], inner: (blocks: readonly Block[]) => string): string {
  const [only] = item
  return item.length === 1 && only?.kind === 'paragraph' ? writeRuns(only.runs) : inner(item)
}

/** Notes end the letter, each with a link back to its mark. */
function writeNotes({ notes = [], language }: LetterDocument): string[] {
  if (notes.length === 0) return []
  const words = screenWords[language]
  const items = notes.map(({ runs }, at) => {
    const back = `<a href="#note-${at + 1}-mark" aria-label="${words.backToText(at + 1)}">↑</a>`
    return `<li id="note-${at + 1}">${writeRuns(runs)} ${back}</li>`
  })
  return [`<section class="in-notes"><h2 id="notes-title">${words.notes}</h2><ol>${items.join('')}</ol></section>`]
}

function writeActions(actions: readonly Action[], { language }: LetterDocument): string {
  const words = letterWords(language)
  const rows = actions.map((action) => {
    const { kind, text } = action
    const { moment, machine = '', place } = actionWhen(action, language)
    const parts = [
      ...(moment === undefined
        ? []
        : [`${words.due[kind]} <time datetime="${escapeHtml(machine)}">${escapeHtml(moment)}</time>`]),
      ...(place === undefined ? [] : [escapeHtml(place)]),
    ]
    const until = parts.length === 0 ? '' : `<br><strong>${parts.join(', ')}</strong>`
    return `<li data-kind="${kind}"><span>${escapeHtml(text)}${until}</span></li>`
  })
  return `<section class="in-do" aria-label="${words.todo}"><h2>${words.todo}</h2><ul>${rows.join('')}</ul></section>`
}

function writePayment({ payment, void: isVoid }: Slip, { language }: LetterDocument): string {
  const words = letterWords(language)
  const list = paymentFacts(payment, language)
    .map(([label, value]) => `<div><dt>${label}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('')
  if (isVoid === true)
    return `<section class="in-slip" aria-label="${words.pay}"><h2>${words.pay}</h2><dl>${list}</dl><p><strong>${words.notToPay}</strong></p></section>`
  return `<section class="in-slip" aria-label="${words.pay}"><h2>${words.pay}</h2><dl>${list}</dl><p>${words.payHint}</p><figure class="in-qr">${drawQr(paymentText(payment), words.payQr)}<figcaption>${screenWords[language].scanToPay}</figcaption></figure></section>`
}

function writeSignatory(signatory: Signatory, style: HouseStyle): string {
  const image = signatory.image === undefined ? undefined : style.signatures[signatory.image]
  return `<p>${picture(image, '', 'in-sign')}<strong>${escapeHtml(signatory.name)}</strong><br>${escapeHtml(signatory.function)}</p>`
}

/** An SVG of a house style is embedded as an image: a browser runs no code in it and fetches nothing for it. */
function picture(svg: string | undefined, alt: string, className: string): string {
  if (svg === undefined) return alt === '' ? '' : `<p>${escapeHtml(alt)}</p>`
  return `<img class="${className}" alt="${escapeHtml(alt)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`
}

function caption(text: string): string {
  return /^https?:/i.test(text) ? `<figcaption>${writeRuns([{ text, href: text }])}</figcaption>` : ''
}
