import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatisticItem, StatisticSum, Statistics } from '../ui/api/statistics-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { GroupName, useGroupText } from './group-name.tsx'
import { monthsOf } from './months-of.ts'
import { ShareBar } from './share-bar.tsx'
import { TotalRow } from './total-row.tsx'
import { useStatisticWords } from './use-words.ts'

const sorts = ['name', 'letters', 'digital', 'inTime', 'returned', 'price', 'postage', 'average'] as const
type Sort = (typeof sorts)[number]
interface Order {
  readonly by: Sort
  readonly descending: boolean
}

/** What a row is sorted by; what was not measured comes last in either direction. */
const valueOf: Readonly<Record<Exclude<Sort, 'name'>, (sum: StatisticSum) => number | undefined>> = {
  letters: ({ letters }) => letters,
  digital: ({ digital }) => digital.share,
  inTime: ({ opened }) => opened?.share,
  returned: ({ returned }) => returned?.share,
  price: ({ price }) => price?.amount,
  postage: ({ paperParts }) => knownPostage(paperParts)?.amount,
  average: ({ averagePrice }) => averagePrice?.amount,
}

/** Postage as far as it is known; undefined where nothing on paper is split. */
function knownPostage(parts: StatisticSum['paperParts']): StatisticSum['price'] {
  return parts === undefined || parts.printing.amount + parts.postage.amount === 0 ? undefined : parts.postage
}

/** One row for each group, sorted by any column. */
export function GroupTable({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  const nameOf = useGroupText(statistics.group)
  const [order, setOrder] = useState<Order>({ by: 'letters', descending: true })
  const { group, items, total, more } = statistics
  if (items.length === 0) return <p className="st-more up-quiet">{t('statistics.nothing')}</p>
  const price = (amount: StatisticSum['price']): string =>
    amount === undefined ? t('statistics.unmeasured') : format.price(amount)
  const cells: Readonly<Record<Exclude<Sort, 'name'>, (sum: StatisticSum) => ReactNode>> = {
    letters: ({ letters }) => format.number(letters),
    digital: ({ digital }) => <ShareBar share={digital.share} />,
    inTime: ({ opened }) => words.share(opened?.share),
    returned: ({ returned }) => words.share(returned?.share),
    price: (sum) => price(sum.price),
    postage: (sum) => price(knownPostage(sum.paperParts)),
    average: (sum) => price(sum.averagePrice),
  }
  const label = (sort: Sort): string =>
    sort === 'name' ? t(`statistics.group.${group}`) : t(`statistics.head.${sort}`)
  const figures = sorts.filter((sort) => sort !== 'name')
  const columns: readonly Column<StatisticItem>[] = [
    {
      head: head('name'),
      heading: true,
      cell: (item) => <GroupName group={group} item={item} text={nameOf(item)} months={monthsOf(statistics)} />,
    },
    ...figures.map((sort) => ({ head: head(sort), label: label(sort), numeric: true, cell: cells[sort] })),
  ]
  return (
    <>
      <Table
        name={t(`statistics.by.${group}`)}
        rows={inOrder()}
        rowKey={({ key }) => key ?? ''}
        cards
        columns={columns}
        foot={
          <TotalRow
            name={t('statistics.allOf', { count: items.length, number: format.number(items.length) })}
            cells={figures.map((sort) => [label(sort), cells[sort](total)])}
          />
        }
      />
      {more && (
        <p className="st-more up-quiet">{t('statistics.moreGroups', { number: format.number(items.length) })}</p>
      )}
    </>
  )

  function head(sort: Sort): ReactNode {
    const isChosen = order.by === sort
    const next = { by: sort, descending: isChosen ? !order.descending : sort !== 'name' }
    return (
      <button className="up-sort" type="button" aria-pressed={isChosen} onClick={() => setOrder(next)}>
        {label(sort)}
        {isChosen && <Icon of={order.descending ? ChevronDown : ChevronUp} />}
        {isChosen && (
          <span className="govuk-visually-hidden">
            {t(order.descending ? 'statistics.descending' : 'statistics.ascending')}
          </span>
        )}
      </button>
    )
  }

  function inOrder(): readonly StatisticItem[] {
    const { by, descending } = order
    const sign = descending ? -1 : 1
    if (by === 'name') return items.toSorted((one, other) => sign * nameOf(one).localeCompare(nameOf(other)))
    return items.toSorted((one, other) => {
      const [mine, theirs] = [valueOf[by](one), valueOf[by](other)]
      if (mine === undefined || theirs === undefined) return Number(mine === undefined) - Number(theirs === undefined)
      return sign * (mine - theirs)
    })
  }
}
