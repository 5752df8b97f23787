import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DoorOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recovery } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Facts } from '../ui/layout/facts.tsx'
import { countDecided } from './group-missing.ts'
import { recoveryPath } from './recovery-paths.ts'

/** The second look: what leaves when the hub opens, by channel, and what does not. The API refuses when it is no longer so. */
export function EndRecoveryDialog({
  recovery,
  onClose,
}: {
  readonly recovery: Recovery
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const { letters } = recovery
  const looked = {
    'send-again': countDecided(letters, 'send-again'),
    record: countDecided(letters, 'record'),
    leave: countDecided(letters, 'leave'),
  }
  const fromHub = countDecided(letters, 'send-again', ({ state }) => state !== 'lost')
  const byEntity = looked['send-again'] - fromHub
  const channels = [...new Set(letters.map(({ channel }) => channel))]
  const end = useMutation({
    mutationFn: () => api.send('POST', `${recoveryPath}/end`, { looked }),
    onSuccess: async () => {
      onClose()
      toast({ text: t('recovery.endedNow') })
    },
    onSettled: () => client.invalidateQueries(),
  })
  return (
    <ConfirmDialog
      title={t('recovery.endTitle')}
      confirmLabel={t('recovery.endVerb', { count: fromHub, shown: format.number(fromHub) })}
      icon={DoorOpen}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <p>{t('recovery.endText')}</p>
      <Facts
        wide
        pairs={[
          ...channels.map((channel) => {
            const count = countDecided(
              letters,
              'send-again',
              (each) => each.channel === channel && each.state !== 'lost',
            )
            const again = count === 0 ? undefined : t('recovery.leavesNow', { count, shown: format.number(count) })
            return [t(`channel.${channel}`), again] as const
          }),
          [t('recovery.byEntity'), byEntity === 0 ? undefined : format.number(byEntity)],
          [t('recovery.recorded'), format.number(looked.record)],
          [t('recovery.left'), format.number(looked.leave)],
        ]}
      />
    </ConfirmDialog>
  )
}
