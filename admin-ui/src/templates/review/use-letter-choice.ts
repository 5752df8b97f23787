import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewForm } from '../../preview/preview.ts'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { languageOrder } from '../language-order.ts'

/** The same five forms as beside the editor. */
export const forms: readonly PreviewForm[] = ['letter', 'page', 'email', 'text', 'large']

/** The letter of a version that is shown: one choice for source and letter, and for two versions side by side. */
export interface LetterChoice {
  readonly language: Language
  readonly form: PreviewForm
  /** Name of a sample; undefined: the examples of the variables. */
  readonly sample: string | undefined
}

export interface LetterChoices extends LetterChoice {
  readonly languages: readonly Language[]
  readonly samples: readonly string[]
  readonly chooseLanguage: (language: Language) => void
  readonly chooseForm: (form: PreviewForm) => void
  readonly chooseSample: (name: string) => void
}

/** The languages that a version is written in, in the order of the screens. */
export function languagesOf({ languages }: Pick<TemplateVersion, 'languages'>): Language[] {
  return languageOrder.filter((each) => languages[each] !== undefined)
}

/** The choices of these versions, and the current one; at first the language of the person, otherwise the first. */
export function useLetterChoice(versions: readonly TemplateVersion[]): LetterChoices {
  const { i18n } = useTranslation()
  const languages = languageOrder.filter((each) => versions.some((version) => version.languages[each] !== undefined))
  const samples = [...new Set(versions.flatMap((version) => version.samples.map(({ name }) => name)))]
  const [wanted, chooseLanguage] = useState<Language>()
  const [form, chooseForm] = useState<PreviewForm>('letter')
  const [named, chooseSample] = useState<string>()
  const language =
    languages.find((each) => each === wanted) ??
    languages.find((each) => each === i18n.language) ??
    languages[0] ??
    'nl'
  const sample = samples.find((each) => each === named) ?? samples[0]
  return { languages, samples, language, form, sample, chooseLanguage, chooseForm, chooseSample }
}
