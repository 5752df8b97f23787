import { languages } from '../../../core/words/language.ts'
import type { SharedBlock, TemplateFault, TemplateSource } from '../../model/template-source.ts'
import type { TemplateTree } from '../../model/template-tree.ts'
import { compileTemplate } from '../compile-template.ts'
import { FaultList } from '../faults/fault-list.ts'
import { isHint } from '../faults/fault-sentences.ts'
import { checkPins } from '../parse/pinned-blocks.ts'
import { checkSamples } from '../samples/check-samples.ts'
import { checkVariables } from './check-variables.ts'

const start = { line: 1, column: 0 }

export interface CheckedTemplate {
  readonly tree: TemplateTree
  /** Faults that prevent the version from being submitted. */
  readonly faults: TemplateFault[]
  /** Advice, with the same places and kinds: a version with hints may be submitted. */
  readonly hints: TemplateFault[]
}

/**
 * Finds all faults of a version in one pass: variables, the text of each language, payment, and samples, each filled in every
 * language. Faults that only a writer can find (a glyph that the font lacks, too many pages) are found when the samples are
 * rendered.
 */
export function checkTemplate(source: TemplateSource, shared: readonly SharedBlock[]): CheckedTemplate {
  const compiled = compileTemplate(source, shared)
  const faults = [
    ...checkVariables(source.variables),
    ...checkLanguages(source),
    ...checkPins(source),
    ...compiled.faults.filter((fault) => !isHint(fault)),
    ...checkPayment(source),
  ]
  const ofSamples = checkSamples(source, faults.length === 0 ? compiled.tree : undefined)
  faults.push(...ofSamples.filter((fault) => !isHint(fault)))
  return { tree: compiled.tree, faults, hints: [...compiled.faults, ...ofSamples].filter(isHint) }
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

/** A payment slip that lacks one of these is not drawn, and the citizen would not know how to pay. */
function checkPayment({ payment, variables }: TemplateSource): TemplateFault[] {
  if (!payment) return []
  const faults: TemplateFault[] = []
  for (const field of neededToPay) {
    const list = new FaultList(faults, `/payment/${field}`)
    if (payment[field].trim() === '') list.add(start, `payment-without-${field}`)
    const name = /^\s*\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}\s*$/u.exec(payment[field])?.[1]
    const variable = variables.find((each) => each.name === name)
    // Without an amount there is no slip; with an amount, a bank requires all other fields.
    if (variable && variable.required !== true && field !== 'amount')
      list.add(start, 'payment-not-required', { name: variable.name })
  }
  return faults
}
