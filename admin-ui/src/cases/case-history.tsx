import {
  Check,
  Clock,
  type LucideIcon,
  MailCheck,
  MessageSquare,
  Plus,
  RotateCcw,
  Send,
  Undo2,
  UserCheck,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCaseEvent } from '../ui/api/case-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'

const looks: Readonly<Record<DeliveryCaseEvent['kind'], readonly [tone: string, icon: LucideIcon]>> = {
  opened: ['warn', Clock],
  added: ['warn', Plus],
  assigned: ['quiet', UserCheck],
  noted: ['note', MessageSquare],
  reported: ['good', MailCheck],
  closed: ['good', Check],
  reopened: ['warn', RotateCcw],
  resent: ['note', Send],
  'resend-undone': ['warn', Undo2],
}

/** What the hub and people did about a case, the newest first. */
export function CaseHistory({ history }: { readonly history: readonly DeliveryCaseEvent[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section aria-label={t('cases.history')}>
      <h3>{t('cases.history')}</h3>
      <ol className="up-timeline" role="list">
        {history.map((event) => {
          const [tone, icon] = looks[event.kind]
          return (
            <li key={event.n}>
              <span className={tone === 'quiet' ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
                <Icon of={icon} />
              </span>
              <div>
                <span className="up-timeline__what">{whatOf(event)}</span>
                {event.words !== undefined && <p className="cs-words">{event.words}</p>}
                <p className="up-quiet up-small">
                  {event.by === 'hub' ? t('cases.byHub') : event.by}, {format.moment(event.at)}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )

  function whatOf({ kind, letters, owner }: DeliveryCaseEvent): string {
    if (kind === 'assigned')
      return owner === undefined ? t('cases.event.left') : t('cases.event.assigned', { who: owner })
    return t(`cases.event.${kind}`, { count: letters ?? 0 })
  }
}
