import { FileLock2, Landmark, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { OlderRow } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Tag } from '../../../admin-ui/src/ui/layout/tag.tsx'
import { useListState } from '../list/kept-search.ts'

/** The list in the order of the API (newest first), under the year of the letter. */
export function OlderList({ items }: { readonly items: readonly OlderRow[] }): ReactNode {
  const { t } = useTranslation()
  const years = Map.groupBy(items, ({ letterDate }) => letterDate.slice(0, 4))
  return (
    <section className="in-list" aria-label={t('list.letters')}>
      {[...years].map(([year, letters]) => (
        <div key={year}>
          <h2>{year}</h2>
          <ul role="list">
            {letters.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Row({ item }: { readonly item: OlderRow }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const state = useListState()
  const way = item.channels.at(-1)
  return (
    <li className="in-letter">
      <span className="up-mark in-letter__mark">
        <Icon of={Landmark} />
      </span>
      <div className="in-letter__top">
        <span className="in-letter__from">{item.sender === '' ? t('closed.hiddenSender') : item.sender}</span>{' '}
        <time dateTime={item.letterDate}>{format.shortDate(item.letterDate)}</time>
      </div>
      <h3 className="in-letter__subject">
        <Link to={`/older/${item.id}`} state={state} lang={item.closed === undefined ? item.language : undefined}>
          {item.closed === undefined ? item.subject : t(`closed.line.${item.closed.needs}`)}
        </Link>
      </h3>
      <div className="in-letter__more">
        {item.closed !== undefined && (
          <Tag tone="quiet" icon={FileLock2}>
            {t(`closed.tag.${item.closed.needs}`)}
          </Tag>
        )}
        {item.status === 'undeliverable' && (
          <Tag tone="warn" icon={Undo2}>
            {t('older.statuses.undeliverable')}
          </Tag>
        )}
        {way !== undefined && <Tag>{t(`older.ways.${way}`)}</Tag>}
      </div>
    </li>
  )
}
