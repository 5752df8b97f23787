import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageRow } from '../../ui/api/api-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { MessageStatusTag } from '../../ui/layout/status-tag.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { RecipientName } from '../message/recipient-name.tsx'
import { useTemplateNames } from './template-names.ts'

/** A reference of this many characters fits the column of a wide screen and the card of a phone. */
const oneLine = 20

export function MessageTable({ rows }: { readonly rows: readonly MessageRow[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const templates = useTemplateNames()
  return (
    <Table
      name={t('messages.title')}
      rows={rows}
      rowKey={(row) => row.id}
      cards
      columns={[
        {
          head: t('messages.reference'),
          heading: true,
          cell: (row) => (
            <Link
              className={row.reference.length <= oneLine ? 'govuk-link up-nowrap' : 'govuk-link'}
              to={`/messages/${row.id}`}
            >
              {row.reference}
            </Link>
          ),
        },
        {
          head: t('messages.recipient'),
          label: t('messages.recipient'),
          cell: (row) => <RecipientName recipient={row.recipient} />,
        },
        {
          head: t('messages.template'),
          label: t('messages.template'),
          cell: (row) =>
            row.template === undefined
              ? t('messages.ownDocument')
              : (templates.get(row.template.key) ?? row.template.key),
        },
        {
          head: t('messages.channel'),
          label: t('messages.channel'),
          cell: (row) => (row.channel === undefined ? '–' : t(`channel.${row.channel}`)),
        },
        {
          head: t('messages.status'),
          label: t('messages.status'),
          cell: (row) => <MessageStatusTag status={row.status} />,
        },
        {
          head: t('messages.accepted'),
          label: t('messages.accepted'),
          nowrap: true,
          cell: (row) => (
            <time dateTime={row.createdAt}>
              {format.shortDate(row.createdAt)}, {format.time(row.createdAt)}
            </time>
          ),
        },
      ]}
    />
  )
}
