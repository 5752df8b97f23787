import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { Disposal } from '../ui/api/retention-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { disposalTones, useActorName } from './retention-words.ts'

export function DisposalTag({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  return <Tag tone={disposalTones[of.status]}>{t(`retention.status.${of.status}`)}</Tag>
}

/** Every disposal, newest first. */
export function DisposalsCard(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<Disposal>>('/v1/archive/disposals?limit=50')
  return (
    <Loaded query={query} what={t('retention.disposalsWhat')} forbidden={t('retention.forbidden')}>
      {(pages) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0)
          return <Empty icon={Trash2} title={t('retention.noDisposals')} text={t('retention.noDisposalsText')} />
        return (
          <Card title={t('retention.disposalsTitle')} flush>
            <DisposalTable items={items} />
            <More shown={items.length} query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function DisposalTable({ items }: { readonly items: readonly Disposal[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const nameOf = useActorName()
  return (
    <Table
      name={t('retention.disposalsTitle')}
      rows={items}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('retention.series'),
          heading: true,
          cell: ({ id, seriesName }) => (
            <Link className="govuk-link" to={`/retention/disposals/${id}`}>
              {localized(seriesName)}
            </Link>
          ),
        },
        {
          head: t('retention.goes'),
          label: t('retention.goes'),
          numeric: true,
          cell: ({ counts }) => format.number(counts.destroy),
        },
        {
          head: t('retention.by'),
          label: t('retention.by'),
          cell: ({ proposedBy, proposedAt }) => `${nameOf(proposedBy)}, ${format.shortDate(proposedAt)}`,
        },
        { head: t('messages.status'), label: t('messages.status'), cell: (row) => <DisposalTag of={row} /> },
      ]}
    />
  )
}
