import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { useMay } from '../frame/working-for.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'

/** One kind of letter: its rules, and the form for how long its letters stay in the inbox. */
export function ClassCard({ of }: { readonly of: MessageClass }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const [opened, setOpened] = useState(false)
  const mayChange = useMay('entity:manage')
  const { readingTermDays: term, inboxDays } = of
  const name = localized(of.name)
  return (
    <Card title={name}>
      <div className="up-stack">
        <Facts
          pairs={[
            [t('classes.channels'), of.channels.map((each) => t(`channel.${each}`)).join(', ')],
            [t('inInbox.service'), t(`inInbox.serviceIs.${of.service.inbox}`)],
            [t('inInbox.term'), term && t(`inInbox.termIs.${of.termRule}`, { count: term })],
            [
              t('inInbox.stays'),
              inboxDays === undefined ? t('classes.staysAlways') : t('inInbox.staysFor', { count: inboxDays }),
            ],
          ]}
        />
        {opened && <StayForm of={of} onClose={() => setOpened(false)} />}
        {mayChange && !opened && (
          <div>
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpened(true)}>
              <Icon of={Pencil} /> {t('classes.change')}
              <Hidden>: {name}</Hidden>
            </button>
          </div>
        )}
      </div>
    </Card>
  )
}

function StayForm({ of, onClose }: { readonly of: MessageClass; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [days, setDays] = useState(of.inboxDays === undefined ? '' : String(of.inboxDays))
  const [isWrong, setWrong] = useState(false)
  const save = useSave(() => {
    toast({ text: t('classes.saved') })
    onClose()
  })
  const { least, most } = inboxDaysLimits
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = days.trim()
    const count = Number(typed)
    const isRight = typed === '' || (/^\d+$/.test(typed) && count >= least && count <= most)
    setWrong(!isRight)
    if (!isRight || save.isPending) return
    const { inboxDays: _before, ...rest } = of
    save.mutate(typed === '' ? rest : { ...rest, inboxDays: count })
  }
  return (
    <form className="up-stack" onSubmit={submit} noValidate aria-label={t('classes.change')}>
      <TextField
        label={t('classes.days')}
        hint={t('classes.daysHint', { least, most })}
        value={days}
        maxLength={4}
        fault={isWrong ? t('classes.daysWrong', { least, most }) : undefined}
        onChange={setDays}
      />
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
