import {
  Archive,
  CalendarClock,
  CalendarX,
  Check,
  FilePenLine,
  FilePlus2,
  type LucideIcon,
  MessageSquareText,
  Send,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import type { Tone } from '../../ui/layout/tag.tsx'

type Line = TemplateVersion['steps'][number]
const looks: Readonly<Record<Line['action'], readonly [Tone, LucideIcon]>> = {
  created: ['quiet', FilePlus2],
  saved: ['quiet', FilePenLine],
  submitted: ['note', Send],
  approved: ['good', Check],
  rejected: ['bad', Undo2],
  planned: ['note', CalendarClock],
  unscheduled: ['quiet', CalendarX],
  published: ['good', Send],
  retired: ['quiet', Archive],
  withdrawn: ['quiet', Undo2],
  discarded: ['quiet', Trash2],
}

interface Shown extends Pick<Line, 'at' | 'actor' | 'name' | 'comment'> {
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly what: string
}

/** The steps of the version, newest first: who took each, when, and the comment. */
export function HistoryCard({
  steps,
  comments = [],
  publishedWord = 'published',
}: {
  readonly steps: readonly Line[]
  /** The comments on passages of the text, and their outcome. */
  readonly comments?: readonly TemplateComment[]
  /** The text for a publication, or for a planned one. */
  readonly publishedWord?: 'published' | 'inForce'
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const ofSteps = steps.map(({ action, comment, ...step }): Shown => {
    const [tone, icon] = looks[action]
    // A planned publication has its instant as comment.
    const planned = action === 'planned' ? /^at (\S+)$/.exec(comment ?? '')?.[1] : undefined
    const word = publishedWord === 'inForce' && (action === 'published' || action === 'planned')
    const what = t(
      word ? `houseStyles.did.${action}` : `templates.did.${action}`,
      planned === undefined ? {} : { moment: format.moment(planned) },
    )
    return { ...step, tone, icon, what, ...(comment !== undefined && planned === undefined && { comment }) }
  })
  const ofComments = comments.flatMap(({ at, actor, name, text, events }) =>
    [{ at, actor, name, text, action: 'added' as const }, ...events].map(
      ({ text: comment, action, ...event }): Shown => ({
        at: event.at,
        actor: event.actor,
        ...(event.name !== undefined && { name: event.name }),
        tone: action === 'resolved' ? 'good' : 'quiet',
        icon: action === 'resolved' ? Check : MessageSquareText,
        what: t(`comments.did.${action}`),
        ...(comment !== undefined && { comment }),
      }),
    ),
  )
  // The steps of one instant keep their order.
  const lines = [...ofSteps, ...ofComments].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  return (
    <Card title={t('templates.history')}>
      <ol className="up-timeline" role="list">
        {lines.toReversed().map((line, index) => {
          const { tone, icon, what, comment } = line
          return (
            <li key={`${line.at} ${index}`}>
              <span className={tone === 'quiet' ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
                <Icon of={icon} />
              </span>
              <div>
                <div className="up-row up-row--between">
                  <span>
                    <span className="up-timeline__what">{what}</span>{' '}
                    {t('templates.by', {
                      name: line.name ?? (/^(staff|key):/.test(line.actor) ? t('templates.somebody') : 'Uitpost'),
                    })}
                  </span>
                  <time dateTime={line.at}>
                    {format.shortDate(line.at)}, {format.time(line.at)}
                  </time>
                </div>
                {comment !== undefined && <p className="up-because st-comment">{comment}</p>}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
