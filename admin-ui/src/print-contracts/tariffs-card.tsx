import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract, PrintTariff } from '../ui/api/print-types.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { TariffForm } from './tariff-form.tsx'

/** The prices by their first day; the newest table that has begun applies, and a later one can be added. */
export function TariffsCard({
  contract,
  mayAdd,
}: {
  readonly contract: PrintContract
  readonly mayAdd: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const versions = [...new Set(contract.tariffs.map(({ from }) => from))].toSorted().toReversed()
  const today = new Date().toISOString().slice(0, 10)
  const applies = versions.find((from) => from <= today) ?? versions[0] ?? ''
  const [chosen, setChosen] = useState(applies)
  const [adding, setAdding] = useState(false)
  const lines = contract.tariffs.filter(({ from }) => from === chosen)
  const word = (from: string): string =>
    t(from > today ? 'contract.fromLater' : from === applies ? 'contract.fromNow' : 'contract.fromThen', {
      day: format.date(from),
    })
  return (
    <Card
      title={t('contract.tariffs')}
      sub={t('contract.tariffsSub')}
      flush
      aside={
        mayAdd && !adding ? (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAdding(true)}>
            <Icon of={Plus} /> {t('contract.addTariffs')}
          </button>
        ) : undefined
      }
    >
      {adding && <TariffForm contract={contract} lines={lines} onClose={() => setAdding(false)} />}
      {versions.length > 1 && (
        <div className="st-more">
          <SelectField
            name="tariffs-from"
            label={t('contract.version')}
            value={chosen}
            choices={versions.map((from) => [from, word(from)] as const)}
            onChange={setChosen}
          />
        </div>
      )}
      <TariffTable lines={lines} />
    </Card>
  )
}

/** The two conditions that a table seldom has are columns only where a line names them. */
function TariffTable({ lines }: { readonly lines: readonly PrintTariff[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const grams: Column<PrintTariff> = {
    head: t('contract.gramsUpTo'),
    label: t('contract.gramsUpTo'),
    numeric: true,
    cell: ({ gramsUpTo }) => (gramsUpTo === undefined ? '–' : format.number(gramsUpTo)),
  }
  const only: Column<PrintTariff> = {
    head: t('contract.only'),
    label: t('contract.only'),
    cell: ({ ink, sides }) =>
      [ink && t(`contract.ink.${ink}`), sides && t(`contract.sides.${sides}`)].filter(Boolean).join(', ') || '–',
  }
  const isSplit = lines.some(({ postageAmount }) => postageAmount !== undefined)
  const part = (head: string, of: (line: PrintTariff, postage: number) => number): Column<PrintTariff> => ({
    head,
    label: head,
    numeric: true,
    cell: (line) =>
      line.postageAmount === undefined
        ? t('contract.notSplit')
        : format.price({ amount: of(line, line.postageAmount) }),
  })
  const parts = [
    part(t('contract.printing'), ({ amount }, postage) => amount - postage),
    part(t('contract.ofPostage'), (_, postage) => postage),
  ]
  return (
    <>
      {!isSplit && lines.length > 0 && <p className="st-more up-quiet">{t('contract.neverSplit')}</p>}
      <Table
        name={t('contract.tariffs')}
        rows={lines}
        rowKey={(line) => Object.values(line).join(' ')}
        cards
        columns={[
          { head: t('contract.postage'), heading: true, cell: ({ postage }) => t(`contract.class.${postage}`) },
          { head: t('contract.zone'), label: t('contract.zone'), cell: ({ zone }) => t(`contract.zones.${zone}`) },
          {
            head: t('contract.upTo'),
            label: t('contract.upTo'),
            numeric: true,
            cell: ({ sheetsUpTo }) => format.number(sheetsUpTo),
          },
          ...(lines.some(({ gramsUpTo }) => gramsUpTo !== undefined) ? [grams] : []),
          ...(lines.some(({ ink, sides }) => ink !== undefined || sides !== undefined) ? [only] : []),
          ...(isSplit ? parts : []),
          {
            head: t('contract.price'),
            label: t('contract.price'),
            numeric: true,
            cell: ({ amount }) => format.price({ amount }),
          },
        ]}
      />
    </>
  )
}
