import { languages } from '../../../core/words/language.ts'
import type { TemplateFault, TemplateSource } from '../../model/template-source.ts'
import type { TemplateTree } from '../../model/template-tree.ts'
import { checkData } from '../check/check-data.ts'
import { FaultList } from '../faults/fault-list.ts'
import { madeSampleNames } from '../faults/sample-sentences.ts'
import { limitedByPayment } from '../payment/limit-payment.ts'
import { checkFilled, type FilledCheck, prepareCheck } from './check-filled.ts'
import { requiredData } from './made-data.ts'

const start = { line: 1, column: 0 }

/**
 * Fills each sample of a version in every language, and one that the hub makes itself of the required values alone.
 *
 * @param tree absent where the text has faults: then only the data are checked
 */
export function checkSamples(source: TemplateSource, tree: TemplateTree | undefined): TemplateFault[] {
  const faults: TemplateFault[] = []
  const names = new Set<string>()
  const checks = tree ? checksOf(tree, source) : []
  const variables = limitedByPayment(source)
  for (const [index, sample] of source.samples.entries()) {
    const list = new FaultList(faults, `/samples/${index}`)
    if (names.has(sample.name)) list.add(start, 'sample-twice', { name: sample.name })
    names.add(sample.name)
    const { data, faults: wrong } = checkData(variables, sample.data)
    for (const fault of wrong) new FaultList(faults, `/samples/${index}/data${fault.pointer}`).addWorded(start, fault)
    if (wrong.length === 0) for (const check of checks) checkFilled(check, data, sample.name, list)
  }
  const required = requiredData(variables)
  const list = new FaultList(faults, '/samples')
  if (required !== undefined) for (const check of checks) checkFilled(check, required, madeSampleNames.required, list)
  return faults
}

function checksOf(tree: TemplateTree, source: TemplateSource): FilledCheck[] {
  return languages.flatMap((language) => {
    const text = tree.languages[language]
    return text === undefined ? [] : [prepareCheck(tree, text, source)]
  })
}
