import type { Language } from '../../core/words/language.ts'
import type { TemplateSource } from '../../templates/model/template-source.ts'

const standInWords: Readonly<Record<Language, { readonly subject: string; readonly body: string }>> = {
  nl: { subject: 'Onderwerp', body: 'Hier komt de tekst van de brief.' },
  fr: { subject: 'Objet', body: 'Le texte de la lettre viendra ici.' },
  de: { subject: 'Betreff', body: 'Hier steht später der Text des Briefes.' },
  en: { subject: 'Subject', body: 'The text of the letter will come here.' },
}

/**
 * The source that a preview shows. A draft in which nothing is written yet is shown as the empty letter of its house style, with
 * words in the place of its subject and text; every other draft is shown as it is written.
 */
export function shownSource(source: TemplateSource, wanted: Language | undefined): TemplateSource {
  if (!isUnwritten(source)) return source
  const written = Object.keys(source.languages) as Language[]
  const languages = [...new Set([...written, ...(wanted === undefined ? [] : [wanted])])]
  if (languages.length === 0) languages.push(source.fallback[0] ?? 'nl')
  return {
    ...source,
    languages: Object.fromEntries(languages.map((language) => [language, standInWords[language]])),
    fallback: languages,
  }
}

function isUnwritten({ languages, variables, actions, payment, samples }: TemplateSource): boolean {
  return (
    variables.length === 0 &&
    actions.length === 0 &&
    samples.length === 0 &&
    payment === undefined &&
    Object.values(languages).every(({ subject, body }) => subject.trim() === '' && body.trim() === '')
  )
}
