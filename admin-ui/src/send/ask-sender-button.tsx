import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserRoundCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import type { KeptDraft } from './use-kept-draft.ts'

interface Senders {
  readonly items: readonly { readonly id: string; readonly name: string }[]
}

/** Gives the letter, as it is kept, to a colleague who may send it. */
export function AskSenderButton({
  kept,
  first,
  leaveTo,
}: {
  readonly kept: KeptDraft
  /** It is the main button, of a reader who may not send. */
  readonly first: boolean
  readonly leaveTo: string
}): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        className={first ? 'govuk-button' : 'govuk-button up-button--quiet'}
        type="button"
        onClick={() => setOpen(true)}
      >
        <Icon of={UserRoundCheck} /> {t(first ? 'sendOne.askSender' : 'sendOne.handOver')}
      </button>
      {open && <AskSenderDialog kept={kept} leaveTo={leaveTo} onClose={() => setOpen(false)} />}
    </>
  )
}

function AskSenderDialog({
  kept,
  leaveTo,
  onClose,
}: {
  readonly kept: KeptDraft
  readonly leaveTo: string
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const query = useGet<Senders>('/v1/senders')
  const [chosen, setChosen] = useState('')
  const [fault, setFault] = useState<string>()
  const give = useMutation({
    mutationFn: async ({ id }: { readonly id: string; readonly name: string }) => {
      const draft = await kept.give()
      if (draft === undefined) throw new Error('There is no draft yet')
      await api.send('POST', `/v1/letter-drafts/${draft}/hand-over`, { to: id })
    },
    onSuccess: async (_, { name }) => {
      kept.end()
      await client.invalidateQueries({ queryKey: [api.scope, '/v1/letter-drafts'] })
      toast({ text: t('sendOne.handedOver', { name }) })
      void navigate(leaveTo)
    },
  })
  const go = (): void => {
    const colleague = query.data?.items.find(({ id }) => id === chosen)
    if (colleague === undefined) return setFault(t('sendOne.senderFault'))
    give.mutate(colleague)
  }
  if (query.data?.items.length === 0)
    return (
      <Dialog title={t('sendOne.handOverTitle')} onClose={onClose}>
        <div className="up-stack">
          <p>{t('sendOne.noSenders')}</p>
          <div className="up-row">
            <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
              {t('words.close')}
            </button>
          </div>
        </div>
      </Dialog>
    )
  return (
    <ConfirmDialog
      title={t('sendOne.handOverTitle')}
      confirmLabel={t('sendOne.handOverVerb')}
      icon={UserRoundCheck}
      busy={give.isPending}
      error={give.error}
      onConfirm={go}
      onClose={onClose}
    >
      <p>{t('sendOne.handOverText')}</p>
      <Loaded query={query} what={t('sendOne.senders')}>
        {({ items }) => (
          <SelectField
            name="sender"
            label={t('sendOne.sender')}
            value={chosen}
            fault={fault}
            choices={[['', t('sendOne.chooseSender')], ...items.map(({ id, name }) => [id, name] as const)]}
            onChange={(id) => {
              setFault(undefined)
              setChosen(id)
            }}
          />
        )}
      </Loaded>
    </ConfirmDialog>
  )
}
