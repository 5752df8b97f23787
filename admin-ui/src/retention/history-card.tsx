import { FilePenLine, Gavel, type LucideIcon, OctagonX, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposal } from '../ui/api/retention-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { useActorName } from './retention-words.ts'

interface Line {
  readonly what: string
  readonly icon: LucideIcon
  readonly who?: string | undefined
  readonly at: string
  readonly words?: string | undefined
}

/** The steps of a disposal with the person behind each, the newest first. */
export function HistoryCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useActorName()
  const verdict = of.status === 'refused' || of.status === 'withdrawn' ? of.status : 'approved'
  const lines: readonly (Line | false)[] = [
    of.endedAt !== undefined &&
      of.startedAt !== undefined &&
      of.stoppedBy === undefined && { what: t('retention.history.ended'), icon: Trash2, at: of.endedAt },
    of.endedAt !== undefined &&
      of.stoppedBy !== undefined && {
        what: t('retention.history.stopped'),
        icon: OctagonX,
        at: of.endedAt,
        who: of.stoppedBy,
      },
    of.startedAt !== undefined && { what: t('retention.history.started'), icon: Trash2, at: of.startedAt },
    of.decidedAt !== undefined && {
      what: t(`retention.history.${verdict}`),
      icon: Gavel,
      at: of.decidedAt,
      who: of.decidedBy,
    },
    {
      what: t('retention.history.proposed'),
      icon: FilePenLine,
      at: of.proposedAt,
      who: of.proposedBy,
      words: of.comment,
    },
  ]
  return (
    <Card title={t('retention.historyTitle')}>
      <ol className="up-timeline">
        {lines
          .filter((line) => line !== false)
          .map(({ what, icon, who, at, words }) => (
            <li key={what}>
              <span className="up-timeline__sign up-timeline__sign--note">
                <Icon of={icon} />
              </span>
              <div>
                <span className="up-timeline__what">{what}</span>
                {who !== undefined && <p>{nameOf(who)}</p>}
                {words !== undefined && <p className="up-quiet">{words}</p>}
                <time dateTime={at}>{format.moment(at)}</time>
              </div>
            </li>
          ))}
      </ol>
    </Card>
  )
}
