import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettled } from '../../templates/list/use-settled.ts'
import type { List, ListTable, SampleRow } from '../../ui/api/list-types.ts'
import type { TemplateVariable } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { listPath } from '../use-list.ts'
import { type ColumnChoices, wishOf } from './use-column-choices.ts'

/** One of the first rows as these choices read it. */
export function RowCard({
  list,
  table,
  variables,
  choices,
}: {
  readonly list: List
  readonly table: ListTable
  readonly variables: readonly TemplateVariable[]
  readonly choices: ColumnChoices
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const [row, setRow] = useState(1)
  const wish = useSettled(JSON.stringify(wishOf(choices)))
  const last = table.shownRows ?? 1
  const query = useQuery({
    queryKey: [api.scope, 'sample-row', list.id, table.sheet, table.headRow, row, wish],
    queryFn: ({ signal }) =>
      api.send<SampleRow>('POST', `${listPath(list.id)}/columns/rows/${row}`, JSON.parse(wish), { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
  const step = (by: -1 | 1): ReactNode => (
    <button
      className="govuk-button govuk-button--secondary up-button--dense"
      type="button"
      disabled={row + by < 1 || row + by > last}
      onClick={() => setRow(row + by)}
    >
      <Icon of={by < 0 ? ChevronLeft : ChevronRight} />
      <Hidden>{t(by < 0 ? 'listColumns.previousRow' : 'listColumns.nextRow')}</Hidden>
    </button>
  )
  return (
    <Card
      title={t('listColumns.row', { row })}
      className="up-stack"
      aside={
        <span className="up-row up-row--fix">
          {step(-1)}
          {step(1)}
        </span>
      }
    >
      {query.data !== undefined && <RowFacts sample={query.data} variables={variables} />}
      {query.isError && <p className="up-quiet">{t('listColumns.rowFailed')}</p>}
    </Card>
  )
}

interface Shown {
  readonly recipient?: Readonly<Record<string, unknown>> & { readonly address?: Readonly<Record<string, unknown>> }
  readonly data?: Readonly<Record<string, unknown>>
  readonly reference?: unknown
}

function RowFacts({
  sample: { message, issues },
  variables,
}: {
  readonly sample: SampleRow
  readonly variables: readonly TemplateVariable[]
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const show = useShownValue()
  const { recipient = {}, data = {}, reference } = message as Shown
  const { address = {} } = recipient
  const number = recipient['insz'] ?? recipient['enterpriseNumber']
  const street: readonly unknown[] = [
    address['street'],
    address['houseNumber'],
    address['box'] && t('listColumns.box', { box: text(address['box']) }),
  ]
  const place = [address['postalCode'], address['municipality']]
  return (
    <>
      <Facts
        pairs={[
          [t('listColumns.recipient'), [recipient['name'], number].filter(Boolean).map(text).join(', ')],
          [
            t('listColumns.group.address'),
            [street, place]
              .map((line) => line.filter(Boolean).map(text).join(' '))
              .filter((line) => line !== '')
              .map((line) => <div key={line}>{line}</div>),
          ],
          [t('listColumns.field.email'), text(recipient['email'])],
          [t('listColumns.field.reference'), text(reference)],
          ...variables.map(
            (variable) => [localized(variable.label) || variable.name, show(variable, data[variable.name])] as const,
          ),
        ]}
      />
      {issues.length > 0 && (
        <p className="up-small ls-row__faults">
          {t('listColumns.rowFaults', {
            count: issues.length,
            columns: [...new Set(issues.map(({ column }) => column ?? ''))].filter(Boolean).join(', '),
          })}
        </p>
      )}
    </>
  )
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A value as it was understood; one that could not be read is shown as it is in the file. */
function useShownValue(): (variable: TemplateVariable, value: unknown) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ type }, value) => {
    if (value === undefined || value === null) return ''
    if (type === 'money' && /^-?\d+(\.\d+)?$/.test(text(value))) return format.money(text(value))
    if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text(value))) return format.date(text(value))
    if (typeof value === 'boolean') return t(value ? 'listColumns.yes' : 'listColumns.no')
    if (Array.isArray(value)) return t('listColumns.items', { count: value.length })
    return typeof value === 'object' ? JSON.stringify(value) : text(value)
  }
}
