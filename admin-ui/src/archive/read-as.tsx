import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveAnswer } from '../ui/api/archive-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

/** How the question was understood, where that is not as it was typed. */
export function ReadAs({ reading }: { readonly reading: ArchiveAnswer['reading'] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (reading === undefined) return null
  const { period, respelled } = reading
  return (
    <div className="st-part up-small" role="status">
      {period !== undefined && (
        <p>{t('archive.readAs.period', { from: format.date(period.from), to: format.date(period.to) })}</p>
      )}
      {respelled !== undefined && (
        <p>{t('archive.readAs.respelled', { words: [respelled.q, respelled.name].filter(Boolean).join(' ') })}</p>
      )}
    </div>
  )
}
