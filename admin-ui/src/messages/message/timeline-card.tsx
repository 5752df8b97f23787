import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { lookOf } from './event-look.ts'
import { useEventWords } from './event-words.ts'

export function TimelineCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const wordsOf = useEventWords(message)
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest')
  const events = message.events.toSorted((a, b) =>
    order === 'newest' ? b.sequence - a.sequence : a.sequence - b.sequence,
  )
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
        {events.map((event) => {
          const [tone, sign] = lookOf(event.type)
          const { what, because } = wordsOf(event)
          return (
            <li key={event.id}>
              <span className={tone === 'quiet' ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
                <Icon of={sign} />
              </span>
              <div>
                <div className="up-row up-row--between">
                  <span className="up-timeline__what">{what}</span>
                  <time dateTime={event.at}>
                    {format.shortDate(event.at)}, {format.time(event.at)}
                  </time>
                </div>
                {because.map((each) => (
                  <p key={each} className="up-because">
                    {each}
                  </p>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
