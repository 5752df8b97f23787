import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract } from '../ui/api/print-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { draftOf, faultsOf, type TermsDraft, termsOf } from './terms-draft.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** A Monday, for the names of the days. */
const monday = Date.parse('2026-11-30T12:00:00Z')

/** The terms that may change while the contract runs; open runs keep the cut-off that their letters were given. */
export function TermsForm({
  contract,
  onClose,
}: {
  readonly contract: PrintContract
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const path = `/v1/print-contracts/${contract.id}`
  const [draft, setDraft] = useState(() => draftOf(contract))
  const [tried, setTried] = useState(false)
  const faults = tried ? faultsOf(draft) : {}
  const save = useMutation({
    mutationFn: () => api.send<PrintContract>('PUT', path, termsOf(draft)),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      void client.invalidateQueries({ queryKey: [api.scope, `${path}/calendar?days=35`] })
      void client.invalidateQueries({ queryKey: [api.scope, '/v1/print-contracts'] })
      onClose()
      toast({ text: t('contract.saved') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(draft)).length === 0 && !save.isPending) save.mutate()
  }
  const field = (name: keyof TermsDraft, more: { hint?: string; type?: 'date'; rows?: number } = {}) => (
    <TextField
      label={t(`contract.field.${name}`)}
      value={String(draft[name])}
      fault={name in faults ? t(`contract.fault.${name}`) : undefined}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
      {...more}
    />
  )
  return (
    <Card title={t('contract.changeTitle')} sub={t('contract.changeSub')}>
      <form className="up-stack" onSubmit={submit} noValidate>
        <div className="st-form st-form--top">
          {field('name')}
          {field('cutOffs', { hint: t('contract.hint.cutOffs') })}
          {field('dueDays')}
          {field('validUntil', { type: 'date' })}
          {field('sheetsPerEnvelope')}
          {field('c4FromSheets', { hint: t('contract.hint.c4FromSheets') })}
          {field('paperGrams')}
          {field('envelopeGrams')}
          {field('closedOn', { hint: t('contract.hint.closedOn'), rows: 3 })}
          {field('seedLines', { hint: t('contract.hint.seedLines'), rows: 4 })}
        </div>
        <Weekdays draft={draft} onChange={setDraft} fault={'workingDays' in faults} />
        {contract.sheetMarks === 'none' && (
          <CheckField
            label={t('contract.bundleThem')}
            checked={draft.bundles}
            onChange={(bundles) => setDraft({ ...draft, bundles })}
          />
        )}
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
            {save.isPending ? t('parts.busy') : t('contract.save')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Card>
  )
}

function Weekdays({
  draft,
  onChange,
  fault,
}: {
  readonly draft: TermsDraft
  readonly onChange: (draft: TermsDraft) => void
  readonly fault: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = (day: number): string =>
    format.weekday(new Date(monday + (day - 1) * 86_400_000).toISOString()).split(/[\s,]/)[0] ?? ''
  const toggle = (day: number, on: boolean) => {
    const others = draft.workingDays.filter((each) => each !== day)
    onChange({ ...draft, workingDays: on ? [...others, day].toSorted((a, b) => a - b) : others })
  }
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-label">{t('contract.field.workingDays')}</legend>
      {fault && <p className="govuk-error-message up-small">{t('contract.fault.workingDays')}</p>}
      <div className="st-checks">
        {weekdays.map((day) => (
          <CheckField
            key={day}
            label={nameOf(day)}
            checked={draft.workingDays.includes(day)}
            onChange={(on) => toggle(day, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}
