import type { TFunction } from 'i18next'
import { Coins } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List, ListTotals } from '../../ui/api/list-types.ts'
import type { Format } from '../../ui/format/format.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { usePartsWords } from '../../ui/format/use-parts-words.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { CostCentres } from './cost-centres.tsx'
import { PriceNotices } from './price-notices.tsx'
import { PriceTable } from './price-table.tsx'
import { useTotals } from './use-totals.ts'

/** What leaves by which channel, and what it costs. */
export function PriceCard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const parts = usePartsWords()
  const query = useTotals(list)
  const { data } = query
  const isKnown = data !== undefined && data.letters > 0
  return (
    <Card
      title={t('listPrice.title')}
      flush
      className="st-listprice"
      {...(isKnown && { sub: factsOf(data, parts.parts(data.paperParts), t, format) })}
      {...(isKnown && { aside: <b className="st-listprice__sum">{format.price(data.price)}</b> })}
    >
      <Loaded query={query} what={t('listPrice.what')} missing={t('listPrice.missing')}>
        {(totals) => <Totals totals={totals} />}
      </Loaded>
    </Card>
  )
}

function Totals({ totals }: { readonly totals: ListTotals }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { status, priced, rows, letters, spent, waiting } = totals
  const isComputing = status === 'computing'
  const progress = t('listPrice.computing', { priced: format.number(priced), rows: format.number(rows) })
  return (
    <>
      <p className="st-listprice__busy up-quiet up-small" role="status">
        {isComputing && progress}
      </p>
      {letters === 0 && !isComputing && (
        <Empty icon={Coins} title={t('listPrice.emptyTitle')} text={t('listPrice.emptyText')} />
      )}
      {letters > 0 && <PriceTable totals={totals} />}
      <PriceNotices totals={totals} />
      <CostCentres totals={totals} />
      {spent.letters + waiting.letters > 0 && (
        <p className="st-listprice__spent">
          {[
            spent.letters > 0 && t('listPrice.spent', { count: spent.letters, price: format.price(spent.price) }),
            waiting.letters > 0 &&
              t('listPrice.waiting', { count: waiting.letters, price: format.price(waiting.price) }),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </>
  )
}

/** By which tariff, for which cost centre, and how sure the sum is. */
function factsOf(
  { tariffs, costCentres, estimated }: ListTotals,
  parts: string | undefined,
  t: TFunction,
  format: Format,
): string {
  const [tariff, another] = tariffs
  const [costCentre, further] = costCentres
  return [
    another !== undefined
      ? t('listPrice.tariffs', { count: tariffs.length })
      : tariff !== undefined && t('listPrice.tariff', { partner: tariff.partner, date: format.date(tariff.validFrom) }),
    further === undefined &&
      costCentre?.costCentre !== undefined &&
      t('listPrice.costCentre', { name: costCentre.costCentre }),
    parts !== undefined && t('listPrice.onPaper', { parts }),
    estimated && t('listPrice.estimate'),
    t('listPrice.again'),
  ]
    .filter(Boolean)
    .join(' ')
}
