import { Calendar } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionKind } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { now } from '../../../admin-ui/src/ui/clock.ts'
import { dayOf } from '../../../admin-ui/src/ui/format/format.ts'
import { Hidden } from '../../../admin-ui/src/ui/hidden.tsx'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { calendarFile } from './calendar-file.ts'

/** Puts one deadline in the reader's own calendar. The file is made here: no other party learns of the letter. */
export function CalendarLink({
  letter,
  subject,
  kind,
  what,
  due,
}: {
  readonly letter: string
  readonly subject: string
  readonly kind: ActionKind
  readonly what: string
  readonly due: string
}): ReactNode {
  const { t } = useTranslation()
  const save = () => {
    const text = calendarFile({
      uid: `${letter}-${kind}-${dayOf(due)}@uitpost`,
      day: dayOf(due),
      title: what,
      description: subject,
      url: location.href,
      madeAt: now(),
    })
    const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${kind}-${dayOf(due)}.ics`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <button className="govuk-button govuk-button--secondary up-button--dense" type="button" onClick={save}>
      <Icon of={Calendar} /> {t('letter.calendar')}
      <Hidden>: {what}</Hidden>
    </button>
  )
}
