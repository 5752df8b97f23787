import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../../ui/api/api-types.ts'
import type { List } from '../../ui/api/list-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Card } from '../../ui/layout/card.tsx'
import { asks } from './asks.ts'
import { ListLink } from './list-table.tsx'
import { ListTag } from './list-tag.tsx'

const shown = 5

/** The lists that ask something of a person, and the way to all of them. */
export function AskingListsCard(): ReactNode {
  const { t } = useTranslation()
  const { data } = useGet<Page<List>>('/v1/batches?open=true&limit=50')
  const asking = data?.items.filter(asks).slice(0, shown) ?? []
  return (
    <Card
      title={t('listOverview.title')}
      aside={
        <Link className="govuk-link" to="/send/_lists">
          {t('listOverview.all')}
        </Link>
      }
    >
      {asking.length === 0 ? (
        <p className="up-quiet">{t('listOverview.noneAsk')}</p>
      ) : (
        <ul className="st-send__files" role="list">
          {asking.map((list) => (
            <li key={list.id}>
              <ListLink list={list} />
              <ListTag list={list} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
