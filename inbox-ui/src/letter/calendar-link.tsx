import { Calendar } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/** Adds one deadline to the reader's own calendar: a file of the hub itself, so that no other party learns of the letter. */
export function CalendarLink({
  letter,
  place,
  what,
}: {
  readonly letter: string
  /** The number in the actions of the letter, from 1. */
  readonly place: number
  readonly what: string
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const href = api.href(`/v1/inbox/messages/${letter}/actions.ics?action=${place}`)
  return (
    <a
      className="govuk-button govuk-button--secondary up-button--dense"
      href={href}
      aria-label={`${t('letter.calendar')}: ${what}`}
      download
    >
      <Icon of={Calendar} /> {t('letter.calendar')}
    </a>
  )
}
