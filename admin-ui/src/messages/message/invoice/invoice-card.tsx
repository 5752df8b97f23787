import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../ui/api/api-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Card } from '../../../ui/layout/card.tsx'
import { Facts } from '../../../ui/layout/facts.tsx'
import { Table } from '../../../ui/layout/table.tsx'
import { Loaded } from '../../../ui/states/loaded.tsx'
import { documentPath } from '../message-document.ts'
import { type InvoiceShown, readInvoiceXml } from './read-invoice-xml.ts'

/** The structured invoice that went over Peppol, read from the archived document; absent for other letters. */
export function InvoiceCard({ message }: { readonly message: Message }): ReactNode {
  const document = message.documents.find(({ mediaType }) => mediaType === 'application/xml')
  return document === undefined ? null : <Read path={documentPath(message, document)} />
}

function Read({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const query = useQuery({
    queryKey: [api.scope, path, 'invoice'],
    queryFn: async ({ signal }) => readInvoiceXml(await (await api.bytes({ path }, { signal })).text()) ?? null,
    gcTime: 0,
  })
  return (
    <Loaded query={query} what={t('invoice.what')}>
      {(invoice) =>
        invoice === null ? (
          <Card title={t('invoice.invoice')}>
            <p>{t('invoice.unreadable')}</p>
          </Card>
        ) : (
          <Shown invoice={invoice} />
        )
      }
    </Loaded>
  )
}

function Shown({ invoice }: { readonly invoice: InvoiceShown }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, number, issued, due, seller, buyer, credits, order, iban, reference, note } = invoice
  return (
    <Card title={t(`invoice.${kind}`)} sub={t('invoice.sub')} className="st-invoice">
      <Facts
        wide
        pairs={[
          [t('invoice.number'), number],
          [t('invoice.issued'), format.date(issued)],
          [t('invoice.due'), due && format.date(due)],
          [t('invoice.seller'), seller],
          [t('invoice.buyer'), buyer],
          [t('invoice.credits'), credits],
          [t('invoice.order'), order],
          [t('invoice.iban'), iban],
          [t('invoice.reference'), reference],
          [t('invoice.note'), note],
        ]}
      />
      <Lines invoice={invoice} />
      <Taxes invoice={invoice} />
    </Card>
  )
}

/** A percentage, or the word for its absence. */
function useVat(): (vat: InvoiceShown['lines'][number]['vat']) => string {
  const { t, i18n } = useTranslation()
  return ({ category, percent }) => {
    const word = `invoice.category.${category}`
    return category !== 'S' && i18n.exists(word) ? t(word as 'invoice.category.O') : `${Number(percent)} %`
  }
}

/** All decimals of a quantity or price: rounded ones would not make the amount. */
function useExact(): (text: string) => string {
  const { i18n } = useTranslation()
  return (text) => (i18n.language === 'en' ? text : text.replace('.', ','))
}

function Lines({ invoice: { lines, adjustments } }: { readonly invoice: InvoiceShown }): ReactNode {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const vat = useVat()
  const exact = useExact()
  const unit = (code: string): string => {
    const word = `invoice.unit.${code}`
    return i18n.exists(word) ? t(word as 'invoice.unit.HUR') : code
  }
  const rows = [
    ...lines.map((line) => ({ ...line, name: line.description })),
    ...adjustments.map((each) => ({ ...each, name: each.reason, quantity: '', unit: '', price: '' })),
  ]
  return (
    <Table
      name={t('invoice.lines')}
      rows={rows.map((row, place) => ({ ...row, place }))}
      rowKey={({ place }) => String(place)}
      cards
      columns={[
        { head: t('invoice.description'), heading: true, cell: ({ name }) => name },
        {
          head: t('invoice.quantity'),
          label: t('invoice.quantity'),
          numeric: true,
          cell: (row) => (row.quantity === '' ? '–' : `${exact(row.quantity)} ${unit(row.unit)}`.trim()),
        },
        {
          head: t('invoice.price'),
          label: t('invoice.price'),
          numeric: true,
          nowrap: true,
          cell: ({ price }) => (price === '' ? '–' : /\.\d{3}/.test(price) ? `€ ${exact(price)}` : format.money(price)),
        },
        { head: t('invoice.vat'), label: t('invoice.vat'), numeric: true, cell: (row) => vat(row.vat) },
        {
          head: t('invoice.amount'),
          label: t('invoice.amount'),
          numeric: true,
          nowrap: true,
          cell: ({ amount }) => format.money(amount),
        },
      ]}
    />
  )
}

function Taxes({ invoice: { groups, net, tax, payable } }: { readonly invoice: InvoiceShown }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const vat = useVat()
  return (
    <>
      <Table
        name={t('invoice.taxes')}
        rows={groups}
        rowKey={(group) => `${group.vat.category} ${group.vat.percent}`}
        cards
        columns={[
          {
            head: t('invoice.vat'),
            heading: true,
            cell: (group) => (
              <>
                {vat(group.vat)}
                {group.reason !== undefined && <p className="up-small up-quiet">{group.reason}</p>}
              </>
            ),
          },
          {
            head: t('invoice.taxable'),
            label: t('invoice.taxable'),
            numeric: true,
            nowrap: true,
            cell: ({ taxable }) => format.money(taxable),
          },
          {
            head: t('invoice.tax'),
            label: t('invoice.tax'),
            numeric: true,
            nowrap: true,
            cell: (group) => format.money(group.tax),
          },
        ]}
      />
      <Facts
        wide
        pairs={[
          [t('invoice.net'), format.money(net)],
          [t('invoice.tax'), format.money(tax)],
          [t('invoice.payable'), <b key="payable">{format.money(payable)}</b>],
        ]}
      />
    </>
  )
}
