import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'

/** What changes, and what stays as it was, when the choice that is not saved yet is saved. */
export function ChannelChange({
  saved,
  chosen,
}: {
  readonly saved: Preferences
  readonly chosen: Preferences['channel']
}): ReactNode {
  const { t } = useTranslation()
  const changes = useChanges(saved, chosen)
  return (
    <div role="status">
      {saved.channel !== chosen && (
        <div className="in-changes">
          <h2>{t('change.title')}</h2>
          <ul>
            {changes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function useChanges({ underWay }: Preferences, chosen: Preferences['channel']): readonly string[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { toPrinter, unopened, unopenedWithTerm, firstTermEnds } = underWay
  const coming = toPrinter > 0 ? [t('change.toPrinter', { count: toPrinter })] : []
  if (chosen === 'digital')
    return [t('change.toDigital'), ...coming, t('change.unread'), t('change.termDigital'), t('change.whoKnows')]
  return [
    t('change.toPaper'),
    ...coming,
    ...(unopened > 0 ? [t('change.unopened', { count: unopened })] : []),
    ...(firstTermEnds === undefined
      ? []
      : [t('change.followed', { count: unopenedWithTerm, date: format.date(firstTermEnds) })]),
    t('change.termPaper'),
    t('change.noMail'),
    t('change.whoKnows'),
  ]
}
