import type { TFunction } from 'i18next'
import {
  CircleCheck,
  CirclePause,
  Columns3,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  OctagonX,
  Pencil,
  Play,
  Send,
  Undo2,
  Upload,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../ui/api/api-types.ts'
import type { List, ListEvent } from '../../ui/api/list-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import type { Format } from '../../ui/format/format.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { More } from '../../ui/layout/more.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { listPath } from '../use-list.ts'
import { useStageWords } from './use-stage-words.ts'

const signs: Readonly<Record<ListEvent['kind'], readonly [LucideIcon, tone?: 'good' | 'note' | 'warn']>> = {
  received: [Upload],
  'columns-confirmed': [Columns3],
  checked: [ListChecks],
  'stages-chosen': [ListOrdered],
  'stage-begun': [Send, 'note'],
  mended: [Pencil],
  'mend-undone': [Undo2],
  paused: [CirclePause, 'warn'],
  resumed: [Play, 'good'],
  cancelled: [OctagonX, 'warn'],
  ended: [CircleCheck, 'good'],
}

/** The history of the list, with the people of each line, newest first. */
export function HistoryCard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  // The list is asked again while it changes; with each change its history is too.
  const query = usePages<Page<ListEvent>>(`${listPath(list.id)}/events?limit=50`)
  return (
    <Card title={t('listRunning.history.title')}>
      <Loaded query={query} what={t('listRunning.history.what')}>
        {(pages) => {
          const events = pages.flatMap(({ items }) => items)
          return (
            <>
              <ol className="up-timeline" role="list">
                {events.map((event) => (
                  <Line key={event.n} event={event} />
                ))}
              </ol>
              {query.hasNextPage && <More shown={events.length} query={query} of={t('listRunning.history.title')} />}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Line({ event }: { readonly event: ListEvent }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStageWords()
  const [icon, tone] = signs[event.kind]
  const stage = event.stage === undefined ? t('listRunning.stage.all') : words.name(event.stage)
  const detail = detailOf(
    event,
    t,
    format,
    (event.stages ?? []).map((each) => words.name(each)),
  )
  return (
    <li>
      <span className={tone === undefined ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
        <Icon of={icon} />
      </span>
      <div>
        <div className="up-row up-row--between">
          <span className="up-timeline__what">
            {event.kind === 'ended'
              ? t(`listRunning.history.ended.${event.outcome ?? 'completed'}`)
              : t(`listRunning.history.${event.kind}`, { stage })}
          </span>
          <time dateTime={event.at}>
            {format.shortDate(event.at)}, {format.time(event.at)}
          </time>
        </div>
        <p className="up-quiet">
          {event.by ?? 'Uitpost'}.{detail !== '' && <> {detail}</>}
        </p>
      </div>
    </li>
  )
}

/** The numbers and the reason of a line, in sentences. */
function detailOf(event: ListEvent, t: TFunction, format: Format, stages: readonly string[]): string {
  const { kind, rows, ready = 0, fixable = 0, refused = 0, reason, held, left = 0 } = event
  const parts: string[] = []
  if (rows !== undefined) parts.push(t('listRunning.history.rows', { count: rows, number: format.number(rows) }))
  if (kind === 'checked')
    parts.push(
      t('listRunning.history.heaps', {
        ready: format.number(ready),
        fixable: format.number(fixable),
        refused: format.number(refused),
      }),
    )
  if (stages.length > 0) parts.push(`${stages.join(' · ')}.`)
  if (reason !== undefined) parts.push(`${t('listRunning.stop.said', { reason })}.`)
  if (held !== undefined)
    parts.push(t('listRunning.stop.numbers', { count: held, held: format.number(held), left: format.number(left) }))
  return parts.join(' ')
}
