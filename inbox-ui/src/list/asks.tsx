import { Clock, Euro, FileInput, MapPin, MessageSquareWarning, Reply } from 'lucide-react'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ActionKind, InboxItem, LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Tag } from '../../../admin-ui/src/ui/tag.tsx'

const actionSigns = { pay: Euro, object: MessageSquareWarning, reply: Reply, come: MapPin, 'hand-in': FileInput }
const soon = 7

interface Ask {
  readonly item: InboxItem
  readonly kind: ActionKind
  readonly due: string
}

/** Letters of which a deadline still lies ahead, the nearest first. To object is a right, not something asked. */
function asksOf(items: readonly InboxItem[], daysUntil: (iso: string) => number): readonly Ask[] {
  const dated = (action: LetterAction): action is LetterAction & { due: string } =>
    action.due !== undefined && action.kind !== 'object' && daysUntil(action.due) >= 0
  return items
    .flatMap((item) => {
      const first = item.actions.filter(dated).sort((a, b) => a.due.localeCompare(b.due))[0]
      return first === undefined ? [] : [{ item, kind: first.kind, due: first.due }]
    })
    .sort((a, b) => a.due.localeCompare(b.due))
}

export function Asks({ items }: { readonly items: readonly InboxItem[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const asks = asksOf(items, (due) => format.daysUntil(due))
  if (asks.length === 0) return null
  return (
    <section className="up-card in-asks" aria-labelledby="asks">
      <h2 id="asks">{t('list.asks', { count: asks.length })}</h2>
      <ul role="list">
        {asks.map(({ item, kind, due }) => (
          <li key={item.id}>
            <Icon of={actionSigns[kind]} />
            <div>
              <Link className="govuk-link" to={`/letters/${item.id}`}>
                {item.subject}
              </Link>
              <br />
              <span className="up-quiet">
                <Trans i18nKey={`due.${kind}`} values={{ date: format.date(due) }} components={{ b: <b /> }} />
              </span>
            </div>
            <DaysLeft days={format.daysUntil(due)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DaysLeft({ days }: { readonly days: number }): ReactNode {
  const { t } = useTranslation()
  const word = days === 0 ? t('due.today') : t('due.left', { count: days })
  return (
    <span className="in-only-desk">
      {days <= soon ? (
        <Tag tone="warn" sign={Clock}>
          {word}
        </Tag>
      ) : (
        <Tag>{word}</Tag>
      )}
    </span>
  )
}
