import { type Language, languages } from '../../core/words/language.ts'
import { checkData } from '../language/check-data.ts'
import { FaultList } from '../language/fault-list.ts'
import { addressLines } from '../language/format-address.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { Variant } from '../model/letter-frame.ts'
import { mostPages } from '../model/most-pages.ts'
import type { Sample, TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import type { RenderPool } from './open-renderer.ts'
import { previewFrame } from './preview-frame.ts'
import { type LetterToRender, mostLettersPerTask, type RenderOutcome } from './render-task.ts'
import { exampleData, nowhere, standIn } from './stand-ins.ts'

export interface VersionToTry {
  readonly id: string
  readonly digest: string
  readonly source: TemplateSource
  readonly tree: TemplateTree
  readonly houseStyle: HouseStyle
}

/** Writes every sample of a version in every language, medium and variant; answers with what went wrong. */
export type TryVersion = (version: VersionToTry) => Promise<TemplateFault[]>

interface Trial {
  readonly sample: number
  readonly name: string
  readonly language: Language
  readonly variant: Variant
  readonly letter: LetterToRender
}

/** In the worker threads, after the letters that wait in lane `urgent`: somebody watches, but nobody's letter waits. */
export function createVersionTrial(renderer: Pick<RenderPool, 'render'>): TryVersion {
  return async (version) => {
    const trials = trialsOf(version)
    const chunks = Array.from({ length: Math.ceil(trials.length / mostLettersPerTask) }, (_, index) =>
      trials.slice(index * mostLettersPerTask, (index + 1) * mostLettersPerTask),
    )
    // The digest of a draft names its text, not its blocks: another name, so that no thread draws from what it remembers.
    const template = { hash: `trial ${version.digest} ${version.source.blocks.join(' ')}`, tree: version.tree }
    const outcomes = await Promise.all(
      chunks.map((chunk) => renderer.render({ template, letters: chunk.map(({ letter }) => letter) }, 'normal')),
    )
    const faults: TemplateFault[] = []
    for (const [index, outcome] of outcomes.flat().entries()) tell(trials[index], outcome, faults)
    return faults
  }
}

function trialsOf(version: VersionToTry): Trial[] {
  const { source, tree } = version
  return samplesOf(source).flatMap(({ name, data }, sample) =>
    languages
      .filter((language) => tree.languages[language])
      .flatMap((language) =>
        (['normal', 'large'] as const).map((variant) => ({
          sample,
          name,
          language,
          variant,
          letter: letterOf(version, language, variant, checkData(source.variables, data).data),
        })),
      ),
  )
}

/** A version without samples is tried with the examples of its variables. */
function samplesOf({ samples, variables }: TemplateSource): readonly Sample[] {
  if (samples.length > 0) return samples
  const data = exampleData(variables)
  return checkData(variables, data).faults.length === 0 ? [{ name: 'example', data }] : []
}

function letterOf(
  { id, houseStyle }: VersionToTry,
  language: Language,
  variant: Variant,
  data: Readonly<Record<string, unknown>>,
): LetterToRender {
  const recipient = standIn({}, language)
  const frame = previewFrame({
    version: id,
    variant,
    houseStyle,
    addressLines: [recipient.name, ...addressLines(nowhere, language)],
    letterDate: '2026-01-01',
    reference: 'TRIAL',
    publicUrl: 'https://uitpost.example',
  })
  // Large print is a letter of its own; page and mail are the same for every reader.
  const media = variant === 'normal' ? (['letter', 'page', 'email'] as const) : (['letter'] as const)
  return { id, media, language, data, recipient, frame }
}

function tell(trial: Trial | undefined, outcome: RenderOutcome, faults: TemplateFault[]): void {
  if (trial === undefined) throw new Error('A render task gave more outcomes than letters')
  const { sample, name, language, variant } = trial
  const list = new FaultList(faults, `/samples/${sample}`, language)
  const ofLetter = variant === 'large' ? 'large' : 'letter'
  const start = { line: 1, column: 0 }
  if (!outcome.ok) {
    const { stage, detail: reason } = outcome.fault
    const form = stage === 'page' || stage === 'email' ? stage : ofLetter
    return list.add(start, 'sample-not-written', { name, form, language, reason })
  }
  const count = outcome.letter?.pages ?? 0
  // Large print of more pages is sent in normal print: no reason to stop a letter (decision 0019).
  if (count > mostPages && variant === 'normal')
    list.add(start, 'sample-too-many-pages', { name, form: ofLetter, language, count, most: mostPages })
}
