import { type LucideIcon, Mail } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import type { Tone } from '../../ui/layout/tag.tsx'
import { alertTones, useAlertWords } from '../alert-words.ts'
import { lookOf } from './event-look.ts'
import { useEventWords } from './event-words.ts'

export function TimelineCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest')
  const lines = useTimeline(message)
  const shown = order === 'newest' ? lines.toReversed() : lines
  return (
    <Card
      title={t('message.timeline')}
      aside={
        <Switch
          name={t('message.order')}
          chosen={order}
          onChoose={setOrder}
          choices={[
            { value: 'newest', name: t('message.newest') },
            { value: 'oldest', name: t('message.oldest') },
          ]}
        />
      }
    >
      <ol className="up-timeline" role="list">
        {shown.map(({ id, at, tone, icon, what, because }) => (
          <li key={id}>
            <span className={tone === 'quiet' ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
              <Icon of={icon} />
            </span>
            <div>
              <div className="up-row up-row--between">
                <span className="up-timeline__what">{what}</span>
                <time dateTime={at}>
                  {format.shortDate(at)}, {format.time(at)}
                </time>
              </div>
              {because.map((each) => (
                <p key={each} className="up-because">
                  {each}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

interface Line {
  readonly id: string
  readonly at: string
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly what: string
  readonly because: readonly string[]
}

/** The events in their order, with each email about the letter after the events that preceded it; oldest first. */
function useTimeline(message: Message): readonly Line[] {
  const wordsOf = useEventWords(message)
  const alertWordsOf = useAlertWords()
  const events = message.events
    .toSorted((a, b) => a.sequence - b.sequence)
    .map((event): Line => {
      const [tone, icon] = lookOf(event.type)
      return { id: event.id, at: event.at, tone, icon, ...wordsOf(event) }
    })
  for (const alert of message.alerts) {
    const { id, status, at = alert.plannedAt } = alert
    const place = events.findLastIndex((event) => event.at <= at) + 1
    events.splice(place, 0, { id, at, tone: alertTones[status], icon: Mail, ...alertWordsOf(alert) })
  }
  return events
}
