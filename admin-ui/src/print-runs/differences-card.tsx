import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PrintRun } from '../ui/api/operator-types.ts'
import type { PrintDifference } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { usePartsWords } from '../ui/format/use-parts-words.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

/** Letters that the card names; the file names a thousand. */
const maxNamed = 50

/** Letter by letter: what is late, and what the partner printed or billed differently. */
export function DifferencesCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ differences: readonly PrintDifference[] }>(`/v1/print-runs/${run.id}/reconciliation`)
  return (
    <Card title={t('run.differences.title')} sub={t('run.differences.sub')} flush>
      <Loaded query={query} what={t('run.differences.title')}>
        {({ differences }) => {
          // Letters that are only late are named by the card of late letters.
          const counted = differences.filter(({ kinds }) => kinds.some((kind) => kind !== 'overdue'))
          if (counted.length === 0) return <p className="st-more up-quiet">{t('run.differences.none')}</p>
          return <DifferenceTable differences={counted.slice(0, maxNamed)} />
        }}
      </Loaded>
    </Card>
  )
}

function DifferenceTable({ differences }: { readonly differences: readonly PrintDifference[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const sheets = (count: number | undefined): string =>
    count === undefined ? '' : t('run.sheetsCount', { count, number: format.number(count) })
  const words = usePartsWords()
  type Price = PrintDifference['envelopeAmount']
  const priceOf = (price: Price, postage: Price): string | undefined =>
    price && words.price({ amount: price.amount, postageAmount: postage?.amount })
  const both = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ') || '–'
  return (
    <Table
      name={t('run.differences.title')}
      rows={differences}
      rowKey={({ delivery }) => delivery}
      cards
      columns={[
        {
          head: t('run.differences.letter'),
          heading: true,
          cell: ({ message }) => (
            <Link className="govuk-link up-code up-break" to={`/messages/${message}`}>
              {message}
            </Link>
          ),
        },
        { head: t('run.part'), label: t('run.part'), numeric: true, cell: ({ part }) => format.number(part) },
        {
          head: t('run.differences.what'),
          label: t('run.differences.what'),
          cell: ({ kinds }) => (
            <span>
              {kinds.map((kind, at) => (
                <Fragment key={kind}>
                  {at > 0 && <br />}
                  {t(`run.differences.kind.${kind}`)}
                </Fragment>
              ))}
            </span>
          ),
        },
        {
          head: t('run.differences.ours'),
          label: t('run.differences.ours'),
          cell: ({ envelopeSheets, envelopeAmount, envelopePostage }) =>
            both([sheets(envelopeSheets), priceOf(envelopeAmount, envelopePostage)]),
        },
        {
          head: t('run.differences.theirs'),
          label: t('run.differences.theirs'),
          cell: ({ billedSheets, billedAmount, billedPostage }) =>
            both([sheets(billedSheets), priceOf(billedAmount, billedPostage)]),
        },
      ]}
    />
  )
}
