import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ArchiveHit } from '../ui/api/archive-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Table } from '../ui/layout/table.tsx'
import { Snippet } from './snippet.tsx'

export function HitTable({ hits }: { readonly hits: readonly ArchiveHit[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('archive.hits')}
      rows={hits}
      rowKey={(hit) => hit.id}
      cards
      columns={[
        {
          head: t('archive.sent'),
          label: t('archive.sent'),
          nowrap: true,
          cell: ({ sentAt }) => (sentAt === undefined ? t('archive.notSent') : format.tableDate(sentAt)),
        },
        {
          head: t('archive.record'),
          heading: true,
          cell: (hit) => (
            <>
              <Link className="govuk-link" to={`/archive/${hit.id}`}>
                {hit.subject}
              </Link>
              {hit.snippet !== undefined && <Snippet text={hit.snippet} />}
              {hit.matched !== undefined && hit.matched.length > 0 && (
                <p className="up-small up-quiet">
                  {t('archive.matched', { parts: hit.matched.map((each) => t(`archive.part.${each}`)).join(', ') })}
                </p>
              )}
            </>
          ),
        },
        { head: t('messages.recipient'), label: t('messages.recipient'), cell: (hit) => hit.recipientName },
        { head: t('messages.reference'), label: t('messages.reference'), nowrap: true, cell: (hit) => hit.reference },
        {
          head: t('messages.channel'),
          label: t('messages.channel'),
          cell: ({ channel, status }) =>
            [
              channel === undefined ? undefined : t(`channel.${channel}`),
              t(`status.message.${status}`, { defaultValue: status }).toLowerCase(),
            ]
              .filter((each) => each !== undefined)
              .join(', '),
        },
      ]}
    />
  )
}
