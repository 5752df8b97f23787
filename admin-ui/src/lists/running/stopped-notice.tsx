import { OctagonX, Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { List } from '../../ui/api/list-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { useListChange } from './use-list-change.ts'

/** The stop of a list with its person and reason, and the two ways on: resume, or cancel for good. */
export function StoppedNotice({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [asked, setAsked] = useState<'resume' | 'cancel'>()
  const [maySend, mayStop] = [useMay('messages:send'), useMay('messages:stop')]
  const { stop, status, keptUntil } = list
  if (stop === undefined) return null
  const isPaused = status === 'paused'
  const words = { moment: format.moment(stop.at), name: stop.by ?? '' }
  return (
    <Notice
      tone="warn"
      title={t(`listRunning.stop.${isPaused ? 'by' : 'cancelledBy'}${stop.by === undefined ? 'Hub' : ''}`, words)}
    >
      {stop.reason !== undefined && <p>{t('listRunning.stop.said', { reason: stop.reason })}</p>}
      {stop.held !== undefined && (
        <p>
          {t('listRunning.stop.numbers', {
            count: stop.held,
            held: format.number(stop.held),
            left: format.number(stop.left ?? 0),
          })}
        </p>
      )}
      {isPaused && keptUntil !== undefined && (
        <p className="up-quiet">{t('listRunning.keptUntil', { date: format.date(keptUntil) })}</p>
      )}
      {isPaused && (
        <div className="up-row">
          {maySend && (
            <button className="govuk-button" type="button" onClick={() => setAsked('resume')}>
              <Icon of={Play} /> {t('listRunning.resume')}
            </button>
          )}
          {(mayStop || maySend) && (
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsked('cancel')}>
              <Icon of={OctagonX} /> {t('listRunning.cancel')}
            </button>
          )}
        </div>
      )}
      {asked === 'cancel' && <StopDialog list={list} kind="cancel" onClose={() => setAsked(undefined)} />}
      {asked === 'resume' && <ResumeDialog list={list} onClose={() => setAsked(undefined)} />}
    </Notice>
  )
}

function ResumeDialog({ list, onClose }: { readonly list: List; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const change = useListChange(list.id)
  return (
    <ConfirmDialog
      title={t('listRunning.resumeAsk')}
      confirmLabel={t('listRunning.resume')}
      icon={Play}
      busy={change.isPending}
      error={change.error}
      onConfirm={() =>
        change.mutate(
          { change: 'resume' },
          {
            onSuccess: () => {
              onClose()
              toast({ text: t('listRunning.resumed') })
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>{t('listRunning.resumeText')}</p>
    </ConfirmDialog>
  )
}
