import type { Language } from '../../../core/words/language.ts'
import type { TemplateSource } from '../../model/template-source.ts'
import type { LanguageTree, PaymentNode, TemplateTree } from '../../model/template-tree.ts'
import type { FaultList } from '../faults/fault-list.ts'
import { madeSampleNames } from '../faults/sample-sentences.ts'
import { maxSymbolBytes } from '../fill/fill-blocks.ts'
import { fillPlain, fillValue } from '../fill/fill-runs.ts'
import { type PreparedTemplate, prepareTemplate } from '../fill/fill-template.ts'
import { type Reached, reachedForms } from '../fill/reached-forms.ts'
import type { Frame, OddValue } from '../fill/run-program.ts'
import { readCents } from '../format/decimal.ts'
import { asText } from '../format/format-value.ts'
import { readDay } from '../format/read-day.ts'
import { isIban, lengthOf, referenceFault } from '../literals/check-payment-value.ts'
import { paymentLimits } from '../payment/payment-text.ts'
import { readTime } from '../read-time.ts'

/** One language of a version, ready to be tested with samples. */
export interface FilledCheck {
  readonly language: Language
  readonly text: LanguageTree
  readonly prepared: PreparedTemplate
  /** Values of the last sample that a helper or a placeholder could not print. */
  readonly odd: OddValue[]
  /** Whether the author wrote `{{paymentSlip}}`, and expects a slip at that place. */
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

/** Checks what a letter filled with these data lacks, and what it cannot print. */
export function checkFilled(check: FilledCheck, data: Record<string, unknown>, name: string, list: FaultList): void {
  const { prepared, text, language, odd } = check
  odd.length = 0
  const frame = tryFrame(prepared, data)
  if (frame === undefined) {
    list.add(start, 'sample-not-filled', { language })
    return
  }
  const where = { name, language }
  // The samples of the officer show whether a letter has any words: no sender leaves out every optional value.
  if (name !== madeSampleNames.required) {
    if (fillPlain(text.subject, frame, language) === '') list.add(start, 'sample-empty-subject', where)
    if (prepared.toLetter({ data }).blocks.length === 0) list.add(start, 'sample-empty-letter', where)
  }
  for (const helper of new Set(odd))
    if (helper === 'value') list.add(start, 'sample-value-of-parts', where)
    else list.add(start, 'sample-helper-value', { ...where, helper })
  checkDue(text, frame, where, list)
  if (text.payment) checkPayment(text.payment, check, frame, where, list)
  for (const slot of reachedForms(text.blocks, frame, 'qr')) checkCode(slot, language, where, list)
}

interface Where {
  readonly name: string
  readonly language: Language
}

/** Handlebars throws for absent names; declared variables never are absent, so this concerns parts of lists and objects. */
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
  const slips = reachedForms(check.text.blocks, frame, 'paymentSlip').length
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
