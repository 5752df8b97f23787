import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelState } from '../../ui/api/operator-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'

export const channelsPath = '/v1/channels'

/**
 * Pauses or resumes a channel for the whole hub. The person who pauses it gives a reason, which every operator reads until the
 * channel is resumed.
 */
export function PauseChannelDialog({
  channel,
  onClose,
}: {
  readonly channel: ChannelState
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const step = channel.paused ? 'resume' : 'pause'
  const name = t(`channel.${channel.name}`)
  const command = useMutation({
    mutationFn: (reason: string) =>
      api.send('POST', `${channelsPath}/${channel.name}/${step}`, reason === '' ? {} : { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, channelsPath] })
      onClose()
      toast({ text: t(`operation.${step}Done`, { channel: name }) })
    },
  })
  return (
    <ConfirmDialog
      title={t(`operation.${step}Title`, { channel: name })}
      confirmLabel={t(`operation.${step}Verb`, { channel: name })}
      icon={channel.paused ? Play : Pause}
      destructive={step === 'pause'}
      reason={t(step === 'pause' ? 'operation.pauseReason' : 'command.reason')}
      {...(step === 'pause' && { reasonMissing: t('operation.pauseReasonMissing') })}
      busy={command.isPending}
      error={command.error}
      onConfirm={(reason) => command.mutate(reason)}
      onClose={onClose}
    >
      <p>{t(`operation.${step}Text`)}</p>
      <p>{t('operation.waitingNow', { count: channel.waiting })}</p>
    </ConfirmDialog>
  )
}
