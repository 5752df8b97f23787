import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import { checkData } from '../language/check/check-data.ts'
import { chooseLanguage } from '../language/fill/fill-template.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { PrintProfileName, Variant } from '../model/letter-frame.ts'
import type { PublishedVersion } from '../store/list-published.ts'
import { previewLetter } from './preview-letter.ts'
import type { RenderTask } from './render-task.ts'
import { exampleData, standIn } from './stand-ins.ts'

export interface StyledLetter {
  readonly houseStyle: HouseStyle
  readonly media: readonly Medium[]
  readonly variant: Variant
  readonly profile: PrintProfileName
  /** Absent: that of the first sample. */
  readonly language?: Language
  readonly now: Date
  readonly publicUrl: string
}

/**
 * A letter of a template in a given house style: with the first sample of its language, else with any sample, else with examples.
 */
export function styledLetter({ id, key, digest, tree, source }: PublishedVersion, of: StyledLetter): RenderTask {
  const { samples, variables } = source
  const language = chooseLanguage(source, of.language ?? samples[0]?.language)
  const sample = samples.find((each) => each.language === language) ?? samples[0]
  const letter = previewLetter({
    id,
    version: id,
    media: of.media,
    language,
    variant: of.variant,
    profile: of.profile,
    data: checkData(variables, sample?.data ?? exampleData(variables)).data,
    recipient: standIn({}, language),
    houseStyle: of.houseStyle,
    reference: key,
    now: of.now,
    publicUrl: of.publicUrl,
  })
  return { template: { hash: digest, tree }, letters: [letter] }
}
