import { isValidIBAN } from 'ibantools'
import { languages } from '../../core/words/language.ts'
import type { LetterDocument } from '../model/document.ts'
import type { SharedBlock, TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { checkData } from './check-data.ts'
import { checkVariables } from './check-variables.ts'
import { compileTemplate } from './compile-template.ts'
import { FaultList } from './fault-list.ts'
import { type PreparedTemplate, prepareTemplate } from './fill-template.ts'
import { limitedByPayment } from './payment/limit-payment.ts'
import { paymentLimits } from './payment/payment-text.ts'
import { checkPins } from './pinned-blocks.ts'

const start = { line: 1, column: 0 }

/**
 * All that is wrong with a version, in one go: variables, text of each language, payment, and samples – each sample is
 * filled in every language. What only a writer can tell (a glyph that the font lacks, a page that overflows) is asked of
 * the writers.
 */
export function checkTemplate(
  source: TemplateSource,
  shared: readonly SharedBlock[],
): { tree: TemplateTree; faults: TemplateFault[] } {
  const faults = [...checkVariables(source.variables), ...checkLanguages(source), ...checkPins(source)]
  const compiled = compileTemplate(source, shared)
  faults.push(...compiled.faults, ...checkPayment(source))
  faults.push(...checkSamples(source, faults.length === 0 ? compiled.tree : undefined))
  return { tree: compiled.tree, faults }
}

function checkLanguages(source: TemplateSource): TemplateFault[] {
  const faults: TemplateFault[] = []
  const written = Object.keys(source.languages)
  if (written.length === 0) new FaultList(faults, '/languages').add(start, 'no-language')
  for (const language of source.fallback)
    if (!written.includes(language)) new FaultList(faults, '/fallback').add(start, 'no-fallback-text', { language })
  for (const [index, action] of source.actions.entries())
    for (const language of languages.filter((each) => written.includes(each)))
      if ((action.text[language] ?? '').trim() === '')
        new FaultList(faults, `/actions/${index}/text`, language).add(start, 'action-without-text', { language })
  return faults
}

const neededToPay = ['amount', 'iban', 'beneficiary', 'reference'] as const
const paymentTypes = [
  ['amount', ['money', 'number', 'integer']],
  ['iban', ['iban']],
  ['beneficiary', ['text']],
  ['reference', ['structuredCommunication', 'text']],
  ['due', ['date']],
] as const

function checkPayment({ payment, variables }: TemplateSource): TemplateFault[] {
  if (!payment) return []
  const faults: TemplateFault[] = []
  const isLiteral = (text: string): boolean => !text.includes('{{')
  // A slip that lacks one of these is not drawn, and the citizen would not know how to pay.
  for (const field of neededToPay)
    if (payment[field].trim() === '') new FaultList(faults, `/payment/${field}`).add(start, `payment-without-${field}`)
  if (payment.iban.trim() !== '' && isLiteral(payment.iban) && !isValidIBAN(payment.iban.replace(/ /g, '')))
    new FaultList(faults, '/payment/iban').add(start, 'iban-check-digits')
  if (ownWords(payment.beneficiary) > paymentLimits.name)
    new FaultList(faults, '/payment/beneficiary').add(start, 'beneficiary-too-long', { most: paymentLimits.name })
  if (ownWords(payment.reference) > paymentLimits.freeText)
    new FaultList(faults, '/payment/reference').add(start, 'reference-too-long', { most: paymentLimits.freeText })
  for (const [field, types] of paymentTypes) {
    const name = /^\s*\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}\s*$/u.exec(payment[field] ?? '')?.[1]
    const variable = variables.find((each) => each.name === name)
    if (variable && !types.some((type) => type === variable.type))
      new FaultList(faults, `/payment/${field}`).add(start, 'payment-type', {
        name: variable.name,
        type: types[0],
        given: variable.type,
      })
    // Without an amount there is no slip; with one, a bank needs all the rest.
    if (variable && variable.required !== true && field !== 'amount' && field !== 'due')
      new FaultList(faults, `/payment/${field}`).add(start, 'payment-not-required', { name: variable.name })
  }
  return faults
}

/** Characters of a field that are the same in each letter. */
function ownWords(text: string): number {
  return Array.from(text.replaceAll(/\{\{[^}]*\}\}/gu, '').trim()).length
}

function checkSamples(source: TemplateSource, tree: TemplateTree | undefined): TemplateFault[] {
  const faults: TemplateFault[] = []
  const names = new Set<string>()
  const variables = limitedByPayment(source)
  const letters = tree
    ? languages.filter((each) => tree.languages[each]).map((language) => prepareTemplate(tree, language))
    : []
  for (const [index, sample] of source.samples.entries()) {
    const list = new FaultList(faults, `/samples/${index}`)
    if (names.has(sample.name)) list.add(start, 'sample-twice', { name: sample.name })
    names.add(sample.name)
    const { data, faults: wrong } = checkData(variables, sample.data)
    for (const fault of wrong) new FaultList(faults, `/samples/${index}/data${fault.pointer}`).addSaid(start, fault)
    if (wrong.length === 0) for (const letter of letters) fillSample(letter, data, list)
  }
  return faults
}

function fillSample({ language, toLetter }: PreparedTemplate, data: Record<string, unknown>, list: FaultList): void {
  const letter = tryLetter(toLetter, data)
  if (letter === undefined) {
    list.add(start, 'sample-not-filled', { language })
    return
  }
  if (letter.subject === '') list.add(start, 'sample-empty-subject', { language })
  if (letter.blocks.length === 0) list.add(start, 'sample-empty-letter', { language })
}

/** Handlebars throws for what is absent; declared variables never are, so this is about parts of lists and objects. */
function tryLetter(toLetter: PreparedTemplate['toLetter'], data: Record<string, unknown>): LetterDocument | undefined {
  try {
    return toLetter({ data })
  } catch {
    return undefined
  }
}
