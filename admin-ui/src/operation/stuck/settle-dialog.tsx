import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadLetter } from '../../ui/api/operator-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { StuckBecause } from './stuck-because.tsx'

export const deadLettersPath = '/v1/dead-letters'

export interface Settling {
  readonly letter: DeadLetter
  readonly step: 'replay' | 'close'
}

/** Retries one dead letter, or closes it: then it becomes ‘failed’ and the sender reads the reason. */
export function SettleDialog({
  settling: { letter, step },
  onClose,
}: {
  readonly settling: Settling
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const localized = useLocalized()
  const settle = useMutation({
    mutationFn: (reason: string) =>
      api.send('POST', `${deadLettersPath}/${letter.id}/${step}`, reason === '' ? {} : { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, deadLettersPath] })
      onClose()
      toast({ text: t(`operation.${step}Done`) })
    },
  })
  return (
    <ConfirmDialog
      title={t(`operation.${step}Title`)}
      confirmLabel={t(`operation.${step}Verb`)}
      icon={step === 'replay' ? Play : X}
      destructive={step === 'close'}
      reason={t(step === 'close' ? 'operation.closeReason' : 'command.reason')}
      {...(step === 'close' && { reasonMissing: t('operation.closeReasonMissing'), reasonRows: 3 })}
      busy={settle.isPending}
      error={settle.error}
      onConfirm={(reason) => settle.mutate(reason)}
      onClose={onClose}
    >
      <p>
        <b>{letter.reference ?? letter.message}</b>
        {letter.entityName !== undefined && <>, {localized(letter.entityName)}</>}
      </p>
      <div>
        <StuckBecause letter={letter} />
        <p>{t(`stuckRepair.${letter.kind}`)}</p>
      </div>
      {step === 'replay' && letter.replay !== 'later' ? (
        <Notice tone="warn" title={t(`operation.replayHelp.${letter.replay}`)}>
          {t(`operation.replayWhy.${letter.replay}`)}
        </Notice>
      ) : (
        <p>{t(`operation.${step}Text`)}</p>
      )}
    </ConfirmDialog>
  )
}
