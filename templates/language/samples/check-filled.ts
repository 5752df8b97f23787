import type { Language } from '../../../core/words/language.ts'
import type { TemplateSource } from '../../model/template-source.ts'
import type { BlockNode, LanguageTree, PaymentNode, TemplateTree } from '../../model/template-tree.ts'
import { readCents } from '../decimal.ts'
import type { FaultList } from '../fault-list.ts'
import { madeSampleNames } from '../faults/sample-sentences.ts'
import { maxSymbolBytes } from '../fill-blocks.ts'
import { fillPlain, fillValue } from '../fill-runs.ts'
import { type PreparedTemplate, prepareTemplate } from '../fill-template.ts'
import { asText } from '../format-value.ts'
import { isIban, lengthOf, referenceFault } from '../literals/check-payment-value.ts'
import { paymentLimits } from '../payment/payment-text.ts'
import { readDay } from '../read-day.ts'
import { readTime } from '../read-time.ts'
import type { Frame, OddValue } from '../run-program.ts'

/** One language of a version, ready to be tried with samples. */
export interface FilledCheck {
  readonly language: Language
  readonly text: LanguageTree
  readonly prepared: PreparedTemplate
  /** What the last sample gave to a helper or a placeholder that could not print it. */
  readonly odd: OddValue[]
  /** The author wrote `{{paymentSlip}}`, and expects a slip where it stands. */
  readonly asksSlip: boolean
}

export function prepareCheck(tree: TemplateTree, text: LanguageTree, source: TemplateSource): FilledCheck {
  const odd: OddValue[] = []
  const { language } = text
  const prepared = prepareTemplate(tree, language, (value) => odd.push(value))
  return {
    language,
    text,
    prepared,
    odd,
    asksSlip: /\{\{~?\s*paymentSlip/.test(source.languages[language]?.body ?? ''),
  }
}

const start = { line: 1, column: 0 }

/** What a letter lacks when it is filled with these data, and what cannot be printed in it. */
export function checkFilled(check: FilledCheck, data: Record<string, unknown>, name: string, list: FaultList): void {
  const { prepared, text, language, odd } = check
  odd.length = 0
  const frame = tryFrame(prepared, data)
  if (frame === undefined) {
    list.add(start, 'sample-not-filled', { language })
    return
  }
  const where = { name, language }
  // Whether a letter has words at all, the samples of the officer show: no sender leaves everything out.
  if (name !== madeSampleNames.required) {
    if (fillPlain(text.subject, frame, language) === '') list.add(start, 'sample-empty-subject', where)
    if (prepared.toLetter({ data }).blocks.length === 0) list.add(start, 'sample-empty-letter', where)
  }
  for (const helper of new Set(odd))
    if (helper === 'value') list.add(start, 'sample-value-of-parts', where)
    else list.add(start, 'sample-helper-value', { ...where, helper })
  checkDue(text, frame, where, list)
  if (text.payment) checkPayment(text.payment, check, frame, where, list)
  for (const slot of reached(text.blocks, frame, 'qr')) checkCode(slot, language, where, list)
}

interface Where {
  readonly name: string
  readonly language: Language
}

/** Handlebars throws for what is absent; declared variables never are, so this is about parts of lists and objects. */
function tryFrame({ toFrame }: PreparedTemplate, data: Record<string, unknown>): Frame | undefined {
  try {
    return toFrame({ data })
  } catch {
    return undefined
  }
}

function checkDue({ actions, payment, language }: LanguageTree, frame: Frame, where: Where, list: FaultList): void {
  const days = actions
    .filter((action) => fillPlain(action.text, frame, language) !== '')
    .map((action) => fillValue(action.due, frame))
  const all = [...days, ...(payment?.due ? [fillValue(payment.due, frame)] : [])]
  if (all.some((day) => day !== '' && readDay(day) === undefined)) list.add(start, 'sample-due', where)
  const isOddTime = ({ due, time }: LanguageTree['actions'][number]): boolean => {
    const hour = fillValue(time, frame)
    return hour !== '' && (readTime(hour) === undefined || fillValue(due, frame) === '')
  }
  if (actions.some(isOddTime)) list.add(start, 'sample-time', where)
}

/** A slip that is not drawn, or that a bank refuses, leaves a citizen who cannot pay. */
function checkPayment(payment: PaymentNode, check: FilledCheck, frame: Frame, where: Where, list: FaultList): void {
  const slips = reached(check.text.blocks, frame, 'paymentSlip').length
  const amount = fillValue(payment.amount, frame)
  const cents = readCents(amount)
  if (amount !== '' && cents === undefined) list.add(start, 'sample-slip-amount', where)
  if (cents === undefined || cents <= 0n) {
    if (slips > 0 && check.asksSlip && (amount === '' || cents !== undefined))
      list.add(start, 'sample-without-slip', where)
    return
  }
  if (!isIban(fillValue(payment.iban, frame))) list.add(start, 'sample-slip-iban', where)
  const reference = fillValue(payment.reference, frame)
  if (reference === '' || referenceFault(reference) !== undefined) list.add(start, 'sample-slip-reference', where)
  if (lengthOf(fillValue(payment.beneficiary, frame)) > paymentLimits.name)
    list.add(start, 'beneficiary-too-long', { most: paymentLimits.name })
}

function checkCode({ node, frame }: Reached, language: Language, where: Where, list: FaultList): void {
  if (node.kind !== 'qr') return
  const text = asText(frame.values[node.slot], language)
  if (text === '') list.add(start, 'sample-empty-code', where)
  else if (Buffer.byteLength(text) > maxSymbolBytes)
    list.add(start, 'sample-code-too-long', { ...where, most: maxSymbolBytes })
}

interface Reached {
  readonly node: BlockNode
  readonly frame: Frame
}

/** The forms of a kind that this letter shows; they stand between paragraphs, so never within a list or a quote. */
function reached(blocks: readonly BlockNode[], frame: Frame, kind: 'qr' | 'paymentSlip'): Reached[] {
  return blocks.flatMap((node) => {
    if (node.kind === kind) return [{ node, frame }]
    if (node.kind !== 'choice') return []
    return (frame.blocks[node.id] ?? []).flatMap((taken) => reached(node.arms[taken.arm] ?? [], taken, kind))
  })
}
