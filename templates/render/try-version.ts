import type { EntityId } from '../../core/words/id.ts'
import { type Language, languages } from '../../core/words/language.ts'
import type { Turn } from '../isolated/limit-concurrency.ts'
import { checkData } from '../language/check/check-data.ts'
import { FaultList } from '../language/faults/fault-list.ts'
import { madeSampleNames } from '../language/faults/sample-sentences.ts'
import { addressLines } from '../language/format/format-address.ts'
import { limitedByPayment } from '../language/payment/limit-payment.ts'
import { longestData, requiredData } from '../language/samples/made-data.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { commonPrintProfile, type PrintProfileName, type Variant } from '../model/letter-frame.ts'
import { maxPages } from '../model/max-pages.ts'
import type { TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { digestOf } from '../store/digest-of.ts'
import type { RenderPool } from './open-renderer.ts'
import { previewFrame } from './preview-frame.ts'
import { type LetterToRender, maxLettersPerTask, type RenderOutcome } from './render-task.ts'
import { exampleData, placeholderAddress, standIn } from './stand-ins.ts'

export interface VersionToTry {
  readonly id: string
  readonly entity: EntityId
  readonly digest: string
  readonly source: TemplateSource
  readonly tree: TemplateTree
  readonly houseStyle: HouseStyle
}

/** Writes every sample of a version in every language, medium and variant; gives the faults and hints. */
export type TryVersion = (version: VersionToTry) => Promise<TemplateFault[]>

interface Trial {
  /** The pointer of its sample in the version. */
  readonly pointer: string
  readonly name: string
  readonly language: Language
  readonly variant: Variant
  readonly letter: LetterToRender
}

/**
 * In the threads of previews, one task after the other: it delays no letter, and other entities get their turn in between.
 * @param profileOf the print profile for which the letters of an entity are drawn; absent: the common window
 */
export function createVersionTrial(
  renderer: Pick<RenderPool, 'preview'>,
  turn: Turn,
  profileOf: (entity: EntityId) => Promise<PrintProfileName> = async () => commonPrintProfile,
): TryVersion {
  return async (version) => {
    const trials = trialsOf(version, await profileOf(version.entity))
    // The digest of a draft identifies its text and not its blocks, which another entity may have under the same names.
    const template = { hash: digestOf(version.tree), tree: version.tree }
    const outcomes: RenderOutcome[] = []
    for (let from = 0; from < trials.length; from += maxLettersPerTask) {
      const letters = trials.slice(from, from + maxLettersPerTask).map(({ letter }) => letter)
      outcomes.push(...(await renderer.preview({ template, letters }, turn)))
    }
    const faults: TemplateFault[] = []
    for (const [index, outcome] of outcomes.entries()) addFaults(trials[index], outcome, faults)
    return faults
  }
}

function trialsOf(version: VersionToTry, profile: PrintProfileName): Trial[] {
  const { source, tree } = version
  return samplesOf(source).flatMap(({ name, data, pointer }) =>
    languages
      .filter((language) => tree.languages[language])
      .flatMap((language) =>
        (['normal', 'large'] as const).map((variant) => ({
          pointer,
          name,
          language,
          variant,
          letter: letterOf(version, profile, language, variant, checkData(source.variables, data).data),
        })),
      ),
  )
}

interface TriedSample {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly pointer: string
}

/**
 * The samples of the officer, or else the examples of the variables; and two that the hub makes itself: the required variables
 * alone, and the longest values that the variables allow.
 */
function samplesOf(source: TemplateSource): readonly TriedSample[] {
  const { samples } = source
  const variables = limitedByPayment(source)
  const given = samples.map(({ name, data }, index) => ({ name, data, pointer: `/samples/${index}` }))
  const example = { name: 'example', data: exampleData(variables), pointer: '/samples/0' }
  const examples = samples.length === 0 && checkData(variables, example.data).faults.length === 0 ? [example] : []
  const [required, longest] = [requiredData(variables), longestData(variables)]
  return [
    ...given,
    ...examples,
    ...(required === undefined ? [] : [{ name: madeSampleNames.required, data: required, pointer: '/samples' }]),
    ...(longest === undefined ? [] : [{ name: madeSampleNames.longest, data: longest, pointer: '/samples' }]),
  ]
}

function letterOf(
  { id, houseStyle }: VersionToTry,
  profile: PrintProfileName,
  language: Language,
  variant: Variant,
  data: Readonly<Record<string, unknown>>,
): LetterToRender {
  const recipient = standIn({}, language)
  const frame = previewFrame({
    version: id,
    variant,
    profile,
    houseStyle,
    addressLines: [recipient.name, ...addressLines(placeholderAddress, language)],
    letterDate: '2026-01-01',
    reference: 'TRIAL',
    publicUrl: 'https://uitpost.example',
  })
  // Large print is a separate letter; page and mail are the same for every reader.
  const media = variant === 'normal' ? (['letter', 'page', 'email'] as const) : (['letter'] as const)
  return { id, media, language, data, recipient, frame, inspect: true }
}

function addFaults(trial: Trial | undefined, outcome: RenderOutcome, faults: TemplateFault[]): void {
  if (trial === undefined) throw new Error('A render task returned more outcomes than letters')
  const { pointer, name, language, variant } = trial
  const list = new FaultList(faults, pointer, language)
  const ofLetter = variant === 'large' ? 'large' : 'letter'
  const start = { line: 1, column: 0 }
  if (!outcome.ok) {
    const { stage, detail: reason } = outcome.fault
    const form = stage === 'page' || stage === 'email' ? stage : ofLetter
    return list.add(start, 'sample-not-written', { name, form, language, reason })
  }
  const { structure, overlapOnPage } = outcome.inspection ?? {}
  if (structure !== undefined)
    list.add(start, 'sample-structure', { name, form: ofLetter, language, reason: structure })
  if (overlapOnPage !== undefined)
    list.add(start, 'sample-overlap', { name, form: ofLetter, language, page: overlapOnPage })
  const count = outcome.letter?.pages ?? 0
  // A letter with all longest values at once does not occur in practice: the sample shows places, not numbers of pages.
  if (count <= maxPages || name === madeSampleNames.longest) return
  const pages = { name, language, count, most: maxPages }
  // Large print of more pages is sent in normal print, which stops no letter; its author gets a hint (decision 0019).
  if (variant === 'large') list.add(start, 'sample-large-too-long', pages)
  else list.add(start, 'sample-too-many-pages', { ...pages, form: ofLetter })
}
