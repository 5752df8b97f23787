import { useState } from 'react'
import { languageOrder } from '../../templates/language-order.ts'
import type { Language, Page } from '../../ui/api/api-types.ts'
import type { HouseStyle, StyleBody } from '../../ui/api/house-style-types.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useLanguage } from '../../ui/format/use-format.ts'
import type { PreviewChoice } from './style-preview.tsx'
import { type StyledLetter, useStylePreview } from './use-style-preview.ts'

export interface PreviewBeside {
  readonly choice: PreviewChoice
  readonly onChoose: (part: Partial<PreviewChoice>) => void
  /** The templates with a published version; those that use this house style come first. */
  readonly templates: readonly TemplateRow[]
  readonly languages: readonly Language[]
  readonly letter: StyledLetter
}

/** The letter beside the form: one that uses this house style, otherwise any letter of the entity, otherwise the specimen. */
export function usePreviewBeside(body: StyleBody, style: HouseStyle | undefined): PreviewBeside {
  const reader = useLanguage()
  const query = useGet<Page<TemplateRow>>('/v1/templates?limit=200')
  const [chosen, setChosen] = useState<Partial<PreviewChoice>>({})
  const used = new Set(style?.templates.map(({ key }) => key))
  const templates = (query.data?.items ?? [])
    .filter(({ publishedVersion }) => publishedVersion !== undefined)
    .toSorted((a, b) => Number(used.has(b.key)) - Number(used.has(a.key)))
  // A new style lacks what a real letter may need: its images and its signers.
  const template = chosen.template ?? (style === undefined ? '' : (templates[0]?.key ?? ''))
  const row = templates.find(({ key }) => key === template)
  const written = row?.versions.find(({ version }) => version === row.publishedVersion)?.languages ?? languageOrder
  const languages = languageOrder.filter((each) => written.includes(each))
  const wanted = chosen.language ?? reader
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? 'nl')
  const form = chosen.form ?? 'letter'
  const letter = useStylePreview({
    body,
    template: template === '' ? undefined : template,
    form,
    language,
    ready: !query.isPending,
  })
  return {
    choice: { form, template, language },
    onChoose: (part) => setChosen((before) => ({ ...before, ...part })),
    templates,
    languages,
    letter,
  }
}
