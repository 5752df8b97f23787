import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListPriceLine, ListTotals } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { type Column, Table } from '../../ui/layout/table.tsx'

/** The letters of a list by channel and form, as a bar and as a table that says the same. */
export function PriceTable({ totals }: { readonly totals: ListTotals }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { lines, letters, price } = totals
  const columns: readonly Column<ListPriceLine>[] = [
    {
      head: t('listPrice.channel'),
      heading: true,
      cell: (line) => (
        <span className="st-listprice__line">
          <i className={`st-listprice__dot ${colourOf(line)}`} aria-hidden="true" />
          {nameOf(line, t)}
        </span>
      ),
    },
    {
      head: t('listPrice.letters'),
      label: t('listPrice.letters'),
      numeric: true,
      cell: (line) => format.number(line.letters),
    },
    {
      head: t('listPrice.each'),
      label: t('listPrice.each'),
      numeric: true,
      cell: ({ each, channel }) =>
        each !== undefined ? format.price(each) : channel === undefined ? '–' : t('listPrice.noPrice'),
    },
    {
      head: t('listPrice.sum'),
      label: t('listPrice.sum'),
      numeric: true,
      cell: (line) => (line.each === undefined ? '–' : format.price(line.price)),
    },
  ]
  return (
    <>
      <Mix lines={lines} />
      <Table
        name={t('listPrice.mix')}
        columns={columns}
        rows={lines}
        rowKey={(line) => JSON.stringify(line)}
        cards
        foot={
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                {t('listPrice.total', { count: letters })}
              </th>
              <td role="cell" className="govuk-table__cell--numeric" data-label={t('listPrice.letters')}>
                {format.number(letters)}
              </td>
              <td role="cell" className="st-listprice__none" />
              <td role="cell" className="govuk-table__cell--numeric" data-label={t('listPrice.sum')}>
                {format.price(price)}
              </td>
            </tr>
          </tfoot>
        }
      />
    </>
  )
}

/** Shares of the channels. The table below has the same figures, so a screen reader gets nothing from the bar. */
function Mix({ lines }: { readonly lines: readonly ListPriceLine[] }): ReactNode {
  const shares = new Map<string, number>()
  for (const line of lines) shares.set(colourOf(line), (shares.get(colourOf(line)) ?? 0) + line.letters)
  return (
    <div className="st-listprice__mix" aria-hidden="true">
      {[...shares].map(([colour, count]) => (
        <span key={colour} className={colour} style={{ flexGrow: count }} />
      ))}
    </div>
  )
}

function colourOf({ channel }: ListPriceLine): string {
  return `is-${channel ?? 'none'}`
}

/** A letter on paper is named with all that decides its price. */
function nameOf({ channel, variant, sheets, postage, zone }: ListPriceLine, t: TFunction): string {
  if (channel === undefined) return t('listPrice.unreachable')
  return [
    t(`channel.${channel}`),
    variant === 'large' && t('listPrice.large'),
    sheets !== undefined && t('listPrice.sheets', { count: sheets }),
    postage !== undefined && t(`contract.class.${postage}`).toLowerCase(),
    zone !== undefined && zone !== 'BE' && t(`contract.zones.${zone}`),
  ]
    .filter(Boolean)
    .join(', ')
}
