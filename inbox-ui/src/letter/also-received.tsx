import { CalendarX2, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { isLeaving } from './is-leaving.ts'

/** The recipients of copies and the readers of this inbox, by their role: no name of another person is shown. */
export function AlsoReceived({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const acting = useActingFor()
  const { opened, copies, isCopy } = letter
  const isEnterprise = acting.mandate?.kind === 'enterprise'
  return (
    <div className="up-card in-why">
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('also.title')}</span>
        </summary>
        <div className="govuk-details__text">
          <ul className="in-also">
            {copies.map(({ to, sentOn }, place) => (
              <li key={place}>{t(`also.copy.${to}`, { date: format.date(sentOn) })}</li>
            ))}
            {copies.length === 0 && !isCopy && <li>{t('also.noCopies')}</li>}
            <li>{isEnterprise ? t('also.enterprise', { name: acting.name }) : t('also.mandates')}</li>
            {opened !== undefined && (
              <li>{t(`also.opened.${openedBy(opened.by, isEnterprise)}`, { moment: format.moment(opened.at) })}</li>
            )}
          </ul>
        </div>
      </details>
    </div>
  )
}

/** An enterprise signs in without a person: its own reading is that of a colleague. */
function openedBy(
  by: NonNullable<Letter['opened']>['by'],
  isEnterprise: boolean,
): 'you' | 'owner' | 'else' | 'colleague' {
  return by !== 'you' && isEnterprise ? 'colleague' : by
}

/** A letter that leaves the inbox soon says so, and how to keep it. */
export function LeavesNotice({ lastDay }: { readonly lastDay: string | undefined }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (lastDay === undefined || !isLeaving(lastDay, format)) return null
  return (
    <Notice tone="warn" icon={CalendarX2} title={t('leaves.title', { date: format.date(lastDay) })}>
      {t('leaves.text')}
    </Notice>
  )
}
