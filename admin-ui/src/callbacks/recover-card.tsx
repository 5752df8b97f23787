import { ChevronRight, Play, RotateCcw } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { now } from '../ui/clock.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { nameOf } from './callback-words.ts'
import { useCallbackChange } from './use-callback-change.ts'

/** What waits, and sending it: by resuming, or again from a moment on. */
export function RecoverCard({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const { waiting, status, reason, dropped } = callback
  const resume = useCallbackChange('POST', `/${callback.id}/resume`, () =>
    toast({ text: t('callbacks.resumed', { name: nameOf(callback) }) }),
  )
  const count = { count: waiting.events, events: format.number(waiting.events) }
  return (
    <Card title={t('callbacks.recover')} className="up-stack">
      {status === 'suspended' && (reason === 'gone' || reason === 'no-answer') && (
        <p>
          {t(`callbacks.stopped.${reason}`)} {t('callbacks.stopped.do')}
        </p>
      )}
      <p>
        {waiting.events === 0 && !waiting.more
          ? t('callbacks.nothingWaits')
          : t(waiting.more ? 'callbacks.moreWait' : 'callbacks.eventsWait', count)}{' '}
        {waiting.oldestAt !== undefined && t('callbacks.oldest', { moment: format.moment(waiting.oldestAt) })}
      </p>
      {dropped > 0 && <Notice tone="warn" title={t('callbacks.dropped', { count: dropped })} />}
      {status === 'suspended' ? (
        <div>
          <button
            className="govuk-button"
            type="button"
            aria-disabled={resume.isPending}
            onClick={() => {
              if (!resume.isPending) resume.mutate()
            }}
          >
            <Icon of={Play} /> {t('callbacks.resumeAll')}
          </button>
        </div>
      ) : callback.replaying ? (
        <p role="status">{t('callbacks.replaying')}</p>
      ) : (
        <ReplayForm callback={callback} />
      )}
    </Card>
  )
}

function ReplayForm({ callback }: { readonly callback: Callback }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const format = useFormat()
  const [from, setFrom] = useState('')
  const [fault, setFault] = useState<string>()
  const replay = useCallbackChange<{ readonly events: number }, { readonly from: string }>(
    'POST',
    `/${callback.id}/replay`,
    ({ events }) => {
      toast({ text: t('callbacks.replayed', { count: events, events: format.number(events) }) })
      setFrom('')
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const moment = new Date(from)
    const isPast = moment.getTime() < now().getTime()
    setFault(isPast ? undefined : t('callbacks.fromFault'))
    if (isPast && !replay.isPending) replay.mutate({ from: moment.toISOString() })
  }
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('callbacks.replay')}</span>
      </summary>
      <form className="govuk-details__text up-stack" onSubmit={submit} noValidate>
        <TextField
          label={t('callbacks.from')}
          hint={t('callbacks.fromHint')}
          type="datetime-local"
          value={from}
          fault={fault}
          onChange={setFrom}
        />
        {replay.error !== null && (
          <Notice
            tone="bad"
            status
            title={t(isProblem(replay.error, 409) ? 'callbacks.replayRefused' : 'states.saveFailed')}
          />
        )}
        <div>
          <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={replay.isPending}>
            <Icon of={RotateCcw} /> {replay.isPending ? t('parts.busy') : t('callbacks.replayDo')}
          </button>
        </div>
      </form>
    </details>
  )
}
