import {
  Archive,
  CalendarClock,
  CalendarX,
  Check,
  FilePenLine,
  FilePlus2,
  type LucideIcon,
  Send,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
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
  unplanned: ['quiet', CalendarX],
  published: ['good', Send],
  retired: ['quiet', Archive],
  withdrawn: ['quiet', Undo2],
  discarded: ['quiet', Trash2],
}

/** Who did what with the version and when, newest first, with what they said. */
export function HistoryCard({
  steps,
  publishedWord = 'published',
}: {
  readonly steps: readonly Line[]
  /** How it is said that a version was published, or planned to be. */
  readonly publishedWord?: 'published' | 'inForce'
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('templates.history')}>
      <ol className="up-timeline" role="list">
        {steps.toReversed().map((line, index) => {
          const [tone, sign] = looks[line.action]
          // A publication that is planned is told with its instant as comment.
          const planned = line.action === 'planned' ? /^at (\S+)$/.exec(line.comment ?? '')?.[1] : undefined
          const what = t(
            publishedWord === 'inForce' && (line.action === 'published' || line.action === 'planned')
              ? `houseStyles.did.${line.action}`
              : `templates.did.${line.action}`,
            planned === undefined ? {} : { moment: format.moment(planned) },
          )
          return (
            <li key={`${line.at} ${index}`}>
              <span className={tone === 'quiet' ? 'up-timeline__sign' : `up-timeline__sign up-timeline__sign--${tone}`}>
                <Icon of={sign} />
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
                {line.comment !== undefined && planned === undefined && (
                  <p className="up-because st-comment">{line.comment}</p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
