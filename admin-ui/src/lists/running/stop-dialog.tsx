import { OctagonPause, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useStopPreview } from './stop-card.tsx'
import { useListChange } from './use-list-change.ts'

/** Asks why, says what a stop keeps from leaving, and repeats the true numbers afterwards. */
export function StopDialog({
  list,
  kind,
  onClose,
}: {
  readonly list: List
  readonly kind: 'pause' | 'cancel'
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const { data: stop } = useStopPreview(list)
  const change = useListChange(list.id)
  const numbers = (of: { readonly held: number; readonly left: number; readonly leaving: number }) => ({
    count: of.held,
    held: format.number(of.held),
    left: format.number(of.left + of.leaving),
  })
  const go = (reason: string) =>
    change.mutate(
      { change: kind, body: { reason } },
      {
        onSuccess: ({ stopped }) => {
          onClose()
          toast({
            text:
              stopped === undefined
                ? t('listRunning.stop.before')
                : t(`listRunning.stop.done.${kind}`, numbers(stopped)),
          })
        },
      },
    )
  return (
    <ConfirmDialog
      title={t(`listRunning.stop.ask.${kind}`)}
      confirmLabel={
        stop === undefined || stop.held === 0
          ? t(`listRunning.stop.verb.${kind}`)
          : t(`listRunning.stop.verbCount.${kind}`, numbers(stop))
      }
      icon={kind === 'pause' ? OctagonPause : OctagonX}
      destructive
      reason={t('listRunning.stop.reason')}
      reasonMissing={t('listRunning.stop.reasonMissing')}
      busy={change.isPending}
      error={change.error}
      onConfirm={go}
      onClose={onClose}
    >
      {stop !== undefined && (
        <p>
          {t(`listRunning.stop.holds.${kind}`, numbers(stop))}
          {stop.saves.amount > 0 && <> {t('listRunning.stop.savesText', { price: format.price(stop.saves) })}</>}
        </p>
      )}
      <p className="up-quiet">{t(`listRunning.stop.text.${kind}`)}</p>
    </ConfirmDialog>
  )
}
