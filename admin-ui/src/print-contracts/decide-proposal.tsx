import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Undo2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { PrintProposal } from '../ui/api/print-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { Icon } from '../ui/icon.tsx'
import { isAboutPrint } from './use-propose.ts'

type Verb = 'approve' | 'refuse' | 'withdraw'

/** The buttons of the person who may decide, or the reason why there are none. */
export function DecideProposal({ proposal }: { readonly proposal: PrintProposal }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('entity:manage')
  const [open, setOpen] = useState<Verb>()
  if (proposal.status !== 'waiting') return null
  if (!may) return <p className="up-quiet">{t('proposal.notYours')}</p>
  return (
    <div className="up-stack">
      {proposal.own && <p>{t('proposal.own')}</p>}
      <div className="up-row">
        {!proposal.own && !proposal.outdated && (
          <button className="govuk-button" type="button" onClick={() => setOpen('approve')}>
            <Icon of={Check} /> {t('proposal.approve')}
          </button>
        )}
        {!proposal.own && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpen('refuse')}>
            <Icon of={X} /> {t('proposal.refuse')}
          </button>
        )}
        <button className="govuk-button up-button--quiet" type="button" onClick={() => setOpen('withdraw')}>
          <Icon of={Undo2} /> {t('proposal.withdraw')}
        </button>
      </div>
      {open !== undefined && <Decision proposal={proposal} verb={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function Decision({
  proposal,
  verb,
  onClose,
}: {
  readonly proposal: PrintProposal
  readonly verb: Verb
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const path = `/v1/print-proposals/${proposal.id}`
  const decided = useMutation({
    mutationFn: (reason: string) =>
      api.send<PrintProposal>('POST', `${path}/${verb}`, verb === 'refuse' ? { reason } : {}),
    onSuccess: async (now) => {
      client.setQueryData([api.scope, path], now)
      onClose()
      toast({ text: t(`proposal.done.${verb}`) })
      await client.invalidateQueries({
        predicate: ({ queryKey: [, each] }) => isAboutPrint(each) && each !== path,
      })
    },
  })
  return (
    <ConfirmDialog
      title={t(`proposal.confirm.${verb}`)}
      confirmLabel={t(`proposal.${verb}`)}
      {...(verb === 'refuse' && { reason: t('proposal.reasonLabel'), reasonMissing: t('proposal.reasonMissing') })}
      busy={decided.isPending}
      error={decided.error}
      onConfirm={(reason) => decided.mutate(reason)}
      onClose={onClose}
    >
      <p>{t(`proposal.confirmText.${verb}`)}</p>
    </ConfirmDialog>
  )
}
