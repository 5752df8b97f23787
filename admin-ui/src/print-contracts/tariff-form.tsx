import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract, PrintTariff } from '../ui/api/print-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'

/** A new table: the lines of the table that is shown, with other prices, from a later day on. */
export function TariffForm({
  contract,
  lines,
  onClose,
}: {
  readonly contract: PrintContract
  readonly lines: readonly PrintTariff[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const path = `/v1/print-contracts/${contract.id}`
  const [from, setFrom] = useState('')
  const [prices, setPrices] = useState(() => lines.map(({ amount }) => (amount / 100).toFixed(2).replace('.', ',')))
  const [tried, setTried] = useState(false)
  const cents = prices.map(centsOf)
  const save = useMutation({
    mutationFn: () =>
      api.send<PrintContract>('POST', `${path}/tariffs`, {
        from,
        lines: lines.map(({ postage, zone, sheetsUpTo, gramsUpTo, ink, sides }, at) => ({
          postage,
          zone,
          sheetsUpTo,
          gramsUpTo,
          ink,
          sides,
          amount: cents[at],
        })),
      }),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      onClose()
      toast({ text: t('contract.tariffsSaved', { day: format.date(from) }) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (from !== '' && cents.every((each) => each !== undefined) && !save.isPending) save.mutate()
  }
  return (
    <form className="st-more up-stack" onSubmit={submit} noValidate>
      <p>{t('contract.tariffsHelp')}</p>
      <div className="st-form">
        <TextField
          label={t('contract.firstDay')}
          type="date"
          value={from}
          fault={tried && from === '' ? t('contract.firstDayMissing') : undefined}
          onChange={setFrom}
        />
        {lines.map((line, at) => (
          <TextField
            key={`${line.postage} ${line.zone} ${line.sheetsUpTo} ${line.gramsUpTo}`}
            label={t('contract.priceOf', {
              postage: t(`contract.class.${line.postage}`),
              zone: t(`contract.zones.${line.zone}`),
              sheets: line.sheetsUpTo,
            })}
            value={prices[at] ?? ''}
            maxLength={10}
            fault={tried && cents[at] === undefined ? t('contract.priceFault') : undefined}
            onChange={(value) => setPrices(prices.with(at, value))}
          />
        ))}
      </div>
      {save.error !== null && (
        <Notice
          tone="bad"
          status
          title={t(`fault.${isProblem(save.error) ? save.error.body.code : ''}`, {
            defaultValue: t('states.saveFailed'),
          })}
        />
      )}
      <div className="up-row">
        <button className="govuk-button" type="submit" aria-disabled={save.isPending}>
          {save.isPending ? t('parts.busy') : t('contract.saveTariffs')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
          {t('words.cancel')}
        </button>
      </div>
    </form>
  )
}

/** `1,58` or `1.58` in euro, exactly. */
function centsOf(text: string): number | undefined {
  const [, euros, rest] = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return euros === undefined ? undefined : Number(`${euros}${(rest ?? '').padEnd(2, '0')}`)
}
