import { Pause, TimerReset } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelState, ChannelStop } from '../../ui/api/operator-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag } from '../../ui/layout/tag.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useMoment } from '../use-moment.ts'

/** When a channel took nothing in the last 90 days. */
export function ChannelHistoryDialog({
  channel,
  onClose,
}: {
  readonly channel: ChannelState['name']
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly ChannelStop[] }>(`/v1/channels/${channel}/stops`)
  return (
    <Dialog title={t('operation.historyOf', { channel: t(`channel.${channel}`) })} role="dialog" onClose={onClose}>
      <Loaded query={query} what={t('operation.historyWhat')}>
        {({ items }) => (items.length === 0 ? <p>{t('operation.noStops')}</p> : <Stops stops={items} />)}
      </Loaded>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
        {t('operation.closeHistory')}
      </button>
    </Dialog>
  )
}

function Stops({ stops }: { readonly stops: readonly ChannelStop[] }): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Table
      name={t('operation.history')}
      rows={stops}
      rowKey={({ kind, beganAt }) => `${kind} ${beganAt}`}
      cards
      columns={[
        {
          head: t('operation.state'),
          heading: true,
          cell: ({ kind }) => (
            <Tag tone={kind === 'pause' ? 'bad' : 'warn'} icon={kind === 'pause' ? Pause : TimerReset}>
              {t(`operation.stop.${kind}`)}
            </Tag>
          ),
        },
        { head: t('operation.from'), label: t('operation.from'), cell: ({ beganAt }) => moment(beganAt) },
        {
          head: t('operation.until'),
          label: t('operation.until'),
          cell: ({ endedAt }) => (endedAt === undefined ? t('operation.untilNow') : moment(endedAt)),
        },
        { head: t('operation.why'), label: t('operation.why'), cell: (stop) => <Why stop={stop} /> },
      ]}
    />
  )
}

function Why({ stop: { kind, by, reason } }: { readonly stop: ChannelStop }): ReactNode {
  const { t } = useTranslation()
  if (kind === 'rest')
    return reason === undefined ? t('operation.byItself') : t('message.partnerSaid', { words: reason })
  return (
    <>
      {by?.name ?? t('operation.commandLine')}
      <br />
      <span className="up-quiet">{reason ?? t('operation.noReason')}</span>
    </>
  )
}
