import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { Disposal, DisposalRecord } from '../ui/api/retention-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

/** The records that stay although their term has ended, each with its reason. */
export function KeptCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const { excluded } = of.counts
  const query = usePages<Page<DisposalRecord>>(`/v1/archive/disposals/${of.id}/records?verdict=excluded&limit=20`)
  if (excluded === 0) return null
  return (
    <Card title={t('retention.kept', { count: excluded })} flush>
      <Loaded query={query} what={t('retention.recordsWhat')}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items)
          return (
            <>
              <KeptTable items={items} isDrop={of.transferred !== undefined} />
              <More shown={items.length} query={query} of={t('retention.kept', { count: excluded })} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function KeptTable({
  items,
  isDrop,
}: {
  readonly items: readonly DisposalRecord[]
  readonly isDrop: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const day = t(isDrop ? 'retention.confirmedOn' : 'retention.dueOn')
  return (
    <Table
      name={t('retention.keptTable')}
      rows={items}
      rowKey={({ record }) => record}
      cards
      columns={[
        { head: t('archive.record'), heading: true, cell: (row) => <RecordLink of={row} /> },
        {
          head: t('retention.why'),
          label: t('retention.why'),
          cell: ({ reason }) => t(`retention.because.${reason ?? 'held'}`),
        },
        {
          head: day,
          label: day,
          cell: ({ dueOn }) => format.tableDate(`${dueOn}T12:00:00Z`),
        },
      ]}
    />
  )
}

/** A record by its subject and reference; one that is gone has neither. */
export function RecordLink({ of }: { readonly of: DisposalRecord }): ReactNode {
  const { t } = useTranslation()
  if (of.reference === undefined) return t('retention.goneRecord')
  return (
    <Link className="govuk-link" to={`/archive/${of.record}`}>
      {of.subject}, {of.reference}
    </Link>
  )
}
