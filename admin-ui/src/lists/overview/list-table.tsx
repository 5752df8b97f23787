import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Table } from '../../ui/layout/table.tsx'
import { ListTag } from './list-tag.tsx'
import { useListName } from './use-list-name.ts'

/** Lists with their state and how far they are. */
export function ListTable({ lists }: { readonly lists: readonly List[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('listOverview.title')}
      rows={lists}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: t('listOverview.list'), heading: true, cell: (list) => <ListLink list={list} /> },
        {
          head: t('listOverview.stateHead'),
          label: t('listOverview.stateHead'),
          cell: (list) => <ListTag list={list} />,
        },
        {
          head: t('listOverview.rows'),
          label: t('listOverview.rows'),
          numeric: true,
          cell: ({ total }) => (total === undefined ? '–' : format.number(total)),
        },
        {
          head: t('listOverview.accepted'),
          label: t('listOverview.accepted'),
          numeric: true,
          cell: ({ counts }) => format.number(counts.accepted),
        },
        {
          head: t('listOverview.toMend'),
          label: t('listOverview.toMend'),
          numeric: true,
          cell: ({ counts }) => format.number(counts.fixable),
        },
        {
          head: t('listOverview.who'),
          label: t('listOverview.who'),
          cell: ({ startedBy, createdAt }) => (
            <>
              {startedBy ?? '–'}
              <br />
              <span className="up-quiet up-small">
                {format.shortDate(createdAt)}, {format.time(createdAt)}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}

export function ListLink({ list }: { readonly list: List }): ReactNode {
  return (
    <Link className="govuk-link" to={`/send/_lists/${list.id}`}>
      {useListName(list)}
    </Link>
  )
}
