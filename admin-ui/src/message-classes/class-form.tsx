import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { receiptLimitDays } from '../../../api/contract/values/receipt-limits.ts'
import { termLimits } from '../../../api/contract/values/term-limits.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { MentionsField } from './mentions-field.tsx'

type Unit = keyof typeof termLimits

/** How long letters of a class stay in the inbox, when they count as received, and what they have to mention. */
export function ClassForm({ of, onClose }: { readonly of: MessageClass; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [days, setDays] = useState(of.inboxDays === undefined ? '' : String(of.inboxDays))
  const [term, setTerm] = useState(String(of.service.termDays ?? of.service.termMonths ?? ''))
  const [unit, setUnit] = useState<Unit>(of.service.termDays === undefined ? 'months' : 'days')
  const [print, setPrint] = useState(of.service.print)
  const [mentions, setMentions] = useState(of.mentions)
  const [seenInTime, setSeenInTime] = useState(of.seenInTime)
  const [posted, setPosted] = useState(String(of.receiptLimitDays?.print?.posted ?? ''))
  const [isChecked, setChecked] = useState(false)
  const save = useSave(() => {
    toast({ text: t('classes.saved') })
    onClose()
  })
  const daysFault = isChecked && !isWithin(days, inboxDaysLimits) ? t('classes.daysWrong', inboxDaysLimits) : undefined
  const termFault =
    isChecked && !isWithin(term, termLimits[unit]) ? t('classes.termWrong', termLimits[unit]) : undefined
  const postedFault =
    isChecked && !isWithin(posted, receiptLimitDays) ? t('classes.postedWrong', receiptLimitDays) : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (!isWithin(days, inboxDaysLimits) || !isWithin(term, termLimits[unit]) || !isWithin(posted, receiptLimitDays))
      return
    if (save.isPending) return
    const { inboxDays: _before, service, receiptLimitDays: limits, ...rest } = of
    const length = { [unit === 'days' ? 'termDays' : 'termMonths']: Number(term) }
    save.mutate({
      ...rest,
      mentions,
      seenInTime,
      ...(days.trim() !== '' && { inboxDays: Number(days) }),
      ...limitsWith(limits, posted.trim()),
      service: { inbox: service.inbox, print, ...(term.trim() !== '' && length) },
    })
  }
  return (
    <form className="up-stack" onSubmit={submit} noValidate aria-label={t('classes.change')}>
      <TextField
        label={t('classes.days')}
        hint={t('classes.daysHint', inboxDaysLimits)}
        value={days}
        maxLength={4}
        fault={daysFault}
        onChange={setDays}
      />
      <div className="st-form">
        <TextField
          label={t('service.term')}
          hint={t('classes.termHint')}
          value={term}
          maxLength={3}
          fault={termFault}
          onChange={setTerm}
        />
        <SelectField
          name="unit"
          label={t('classes.termUnit')}
          value={unit}
          choices={(['months', 'days'] as const).map((each) => [each, t(`classes.unit.${each}`)])}
          onChange={(next) => setUnit(next === 'days' ? 'days' : 'months')}
        />
        <SelectField
          name="print"
          label={t('service.onPaper')}
          value={print}
          choices={(['third-working-day', 'presentation'] as const).map((each) => [
            each,
            t(`service.onPaperIs.${each}`),
          ])}
          onChange={(next) => setPrint(next === 'presentation' ? 'presentation' : 'third-working-day')}
        />
      </div>
      {mayBeSeenInTime(of) && (
        <CheckField label={t('classes.seenInTimeHint')} checked={seenInTime} onChange={setSeenInTime} />
      )}
      <MentionsField chosen={mentions} onChange={setMentions} />
      {of.channels.includes('print') && (
        <TextField
          label={t('classes.posted')}
          hint={t('classes.postedHint')}
          value={posted}
          maxLength={2}
          fault={postedFault}
          onChange={setPosted}
        />
      )}
      {save.error !== null && <Notice tone="bad" status title={t('states.saveFailed')} />}
      <div className="up-row">
        <button className="govuk-button" type="submit" aria-disabled={save.isPending}>
          {save.isPending ? t('parts.busy') : t('classes.save')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
          {t('classes.cancel')}
        </button>
      </div>
    </form>
  )
}

/** Only a letter with a term and paper as its next step can move on before the end of it; the hub refuses the rest (UP-2092). */
function mayBeSeenInTime({ readingTermDays, fallback, service }: MessageClass): boolean {
  return readingTermDays !== undefined && fallback === 'print' && service.inbox === 'opened'
}

/** Nothing, or a whole number within limits. */
function isWithin(typed: string, { least, most }: { readonly least: number; readonly most: number }): boolean {
  const count = Number(typed.trim())
  return typed.trim() === '' || (/^\d+$/.test(typed.trim()) && count >= least && count <= most)
}

type Limits = MessageClass['receiptLimitDays']

/** The limits of the class with this one of posting; nothing where no limit is left. */
function limitsWith(before: Limits, posted: string): Pick<MessageClass, 'receiptLimitDays'> {
  const { posted: _before, ...others } = before?.print ?? {}
  const print = { ...others, ...(posted !== '' && { posted: Number(posted) }) }
  const { print: _print, ...channels } = before ?? {}
  const limits = { ...channels, ...(Object.keys(print).length > 0 && { print }) }
  return Object.keys(limits).length > 0 ? { receiptLimitDays: limits } : {}
}

function useSave(done: () => void) {
  const api = useApi()
  const client = useQueryClient()
  const path = '/v1/message-classes'
  return useMutation({
    mutationFn: (wanted: MessageClass) => api.send<MessageClass>('POST', path, wanted),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      done()
    },
  })
}
