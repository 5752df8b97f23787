import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateDiff, TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { MarkedHunks } from './marked-hunks.tsx'
import type { LetterChoice } from './use-letter-choice.ts'

/** The older text of a comparison. */
export interface Compared extends Pick<TemplateVersion, 'faults' | 'samples'> {
  /** The name in the address of the comparison: a version, or `last-review`. */
  readonly from: string
}

/** The changes in the letter itself, as its reader gets it with the chosen sample. */
export function RenderedDiff({
  older,
  newer,
  choice: { language, sample },
}: {
  readonly older: Compared
  readonly newer: TemplateVersion
  readonly choice: LetterChoice
}): ReactNode {
  const isDrawn = [older, newer].every(
    (version) => version.faults.length === 0 && version.samples.some(({ name }) => name === sample),
  )
  if (sample === undefined || !isDrawn) return null
  return <Rendered older={older.from} newer={newer.version} name={newer.key} sample={sample} language={language} />
}

function Rendered({
  older,
  newer,
  name,
  sample,
  language,
}: {
  readonly older: string
  readonly newer: number
  readonly name: string
  readonly sample: string
  readonly language: string
}): ReactNode {
  const { t } = useTranslation()
  const query = useGet<TemplateDiff>(
    `/v1/templates/${encodeURIComponent(name)}/diff?from=${encodeURIComponent(older)}&to=${newer}&sample=${encodeURIComponent(sample)}`,
  )
  return (
    <Loaded query={query} what={t('templates.whatDiff')}>
      {({ rendered = [] }) => {
        const hunks = rendered.filter((hunk) => hunk.language === language)
        return hunks.length === 0 ? (
          <p>{t('templates.letterSame')}</p>
        ) : (
          <MarkedHunks hunks={hunks} nameOf={({ to }) => t('templates.inLetter', { line: to })} />
        )
      }}
    </Loaded>
  )
}
