import { Check, Clock, Hourglass, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintReconciliation, PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { usePartsWords } from '../ui/format/use-parts-words.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { type Comparison, compareCounts, type Verdict } from './compare-counts.ts'

const looks: Readonly<Record<Verdict, readonly [Tone, LucideIcon]>> = {
  same: ['good', Check],
  more: ['warn', TriangleAlert],
  fewer: ['warn', TriangleAlert],
  waiting: ['note', Hourglass],
  late: ['bad', Clock],
}

const isBilled = (name: Comparison['name']): boolean => name === 'billedSheets' || isMoney(name)
const isMoney = (name: Comparison['name']): boolean => moneyRows.has(name)
const moneyRows = new Set<Comparison['name']>(['billed', 'printing', 'postage', 'controlCopy'])

/** Whether our own counts equal those of the print partner, side by side. */
export function ReconciliationCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const late = run.overdue.length > 0
  const { reconciliation: counts } = run
  if (counts === undefined || run.handedOverAt === undefined) {
    return (
      <Card title={t('run.doesItClose')} sub={t('run.everyLetter')}>
        <p className="up-quiet">{t('run.notHandedOver')}</p>
      </Card>
    )
  }
  const rows = compareCounts(counts, late)
  const closes = counts.withoutEnd === 0 && rows.every(({ verdict }) => verdict === 'same')
  // The letters can be complete while the partner bills something else: that is a question about money, not about letters.
  const billOnly = counts.withoutEnd === 0 && rows.every(({ name, verdict }) => verdict === 'same' || isBilled(name))
  const tone = closes ? 'good' : billOnly ? 'warn' : late || counts.withoutEnd === 0 ? 'bad' : 'note'
  return (
    <Card
      flush
      title={t('run.doesItClose')}
      sub={t('run.everyLetter')}
      aside={
        <Tag tone={tone} icon={{ good: Check, warn: TriangleAlert, bad: X, note: Hourglass }[tone]}>
          {t(closes ? 'run.closes' : billOnly ? 'run.billDiffers' : 'run.notYet')}
        </Tag>
      }
    >
      <Compared rows={rows} billed={counts.billed} />
      <p className="st-more up-quiet">
        <Cost counts={counts} />
      </p>
    </Card>
  )
}

function Compared({
  rows,
  billed,
}: {
  readonly rows: ReturnType<typeof compareCounts>
  readonly billed: PrintReconciliation['billed']
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { envelopes } = billed.compared
  const isPart = (name: Comparison['name']): boolean => name === 'printing' || name === 'postage'
  // The other envelopes of the bill have one amount for both, in the bill or in the contract.
  const nameOf = (name: Comparison['name']): string =>
    isPart(name) && envelopes < billed.envelopes
      ? t(`run.count.${name}Of`, { some: format.number(envelopes), all: format.number(billed.envelopes) })
      : t(`run.count.${name}`)
  const figure = (name: Comparison['name'], value: number): string =>
    isMoney(name) ? format.price({ amount: value }) : format.number(value)
  return (
    <Table
      name={t('run.doesItClose')}
      rows={rows}
      rowKey={({ name }) => name}
      cards
      columns={[
        { head: t('run.count.what'), heading: true, cell: ({ name }) => nameOf(name) },
        { head: 'Uitpost', label: 'Uitpost', numeric: true, cell: ({ name, ours }) => figure(name, ours) },
        {
          head: t('runs.partner'),
          label: t('runs.partner'),
          numeric: true,
          cell: ({ name, theirs }) => figure(name, theirs),
        },
        {
          head: t('run.count.difference'),
          label: t('run.count.difference'),
          numeric: true,
          cell: ({ name, ours, theirs }) =>
            isMoney(name) ? format.priceDifference(theirs - ours) : format.difference(theirs - ours),
        },
        {
          head: t('run.count.verdict'),
          label: t('run.count.verdict'),
          cell: ({ name, verdict }) => {
            const [tone, icon] = looks[verdict]
            return (
              <Tag tone={tone} icon={icon}>
                {t(`run.verdict.${verdict === 'fewer' && isMoney(name) ? 'less' : verdict}`)}
              </Tag>
            )
          },
        },
      ]}
    />
  )
}

function Cost({ counts }: { readonly counts: PrintReconciliation }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = usePartsWords()
  const [parts, saved] = [words.parts(counts.parts), words.parts(counts.savingParts)]
  return (
    <>
      {t('run.amount', { amount: format.price(counts.amount) })}
      {parts !== undefined && ` ${t('run.amountParts', { parts })}`}
      {counts.withoutPrice > 0 &&
        ` ${t('run.withoutPrice', { count: counts.withoutPrice, number: format.number(counts.withoutPrice) })}`}
      {counts.bundled > 0 &&
        ` ${t('run.more.bundled', { count: counts.bundled, number: format.number(counts.bundled) })}`}
      {counts.saving.amount > 0 &&
        ` ${t('run.more.saving', { amount: format.price(counts.saving), percent: format.percent(shareOf(counts)) })}`}
      {counts.saving.amount > 0 && saved !== undefined && ` ${t('run.more.savingParts', { parts: saved })}`}
      {counts.controlCopy !== undefined &&
        ` ${t('run.more.controlCopy', { state: t(`run.state.${counts.controlCopy}`) })}`}
    </>
  )
}

/** Of what the letters would cost in an envelope each. */
function shareOf({ saving, amount }: PrintReconciliation): number {
  return saving.amount / (saving.amount + amount.amount)
}
