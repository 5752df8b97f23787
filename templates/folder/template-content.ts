import { isDeepStrictEqual } from 'node:util'
import { type Language, type Localized, languages } from '../../core/words/language.ts'
import type { LanguageSource, Sample, TemplateSource } from '../model/template-source.ts'

/** A template in the form that a folder and a hub exchange. */
export interface TemplateContent {
  readonly key: string
  readonly name: Localized
  readonly source: TemplateSource
}

/** The class of a template that names none. */
export const defaultTemplateClass = 'information'

/**
 * The content in a normal form for comparison: line ends, outer white space and the order of samples are ignored, and empty
 * members are left out.
 */
export function plainContent({ key, name, source: given }: TemplateContent): TemplateContent {
  const { class: kind, ...source } = given
  const texts = languages.flatMap((language) => {
    const text = source.languages[language]
    return text === undefined ? [] : [[language, plainText(text)] as const]
  })
  return {
    key,
    name: { ...name },
    source: {
      ...(JSON.parse(JSON.stringify(source)) as TemplateSource),
      ...(kind === undefined || kind === defaultTemplateClass ? {} : { class: kind }),
      languages: Object.fromEntries(texts),
      samples: [...source.samples].sort(bySampleName).map(plainSample),
    },
  }
}

export function isSameContent(one: TemplateContent, other: TemplateContent): boolean {
  return isDeepStrictEqual(plainContent(one), plainContent(other))
}

export function plainText({ subject, body }: LanguageSource): LanguageSource {
  return {
    subject: lined(subject)
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim(),
    body: lined(body).trim(),
  }
}

export function plainSample(sample: Sample): Sample {
  return JSON.parse(JSON.stringify(sample)) as Sample
}

/** The first language that has a text: the fallback of the hub where none is given. */
export function defaultFallback(source: Pick<TemplateSource, 'languages'>): Language[] {
  return languages.filter((language) => source.languages[language] !== undefined).slice(0, 1)
}

function lined(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

function bySampleName(a: Sample, b: Sample): number {
  return a.name < b.name ? -1 : 1
}
