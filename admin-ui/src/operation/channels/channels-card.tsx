import { Check, CircleAlert, History, Pause, Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelState } from '../../ui/api/operator-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag } from '../../ui/layout/tag.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useAge } from '../age.ts'
import { useMoment } from '../use-moment.ts'
import { useCertificateWords } from './certificate-words.ts'
import { ChannelHistoryDialog } from './channel-history-dialog.tsx'
import { ChannelServersCard } from './channel-servers-card.tsx'
import { channelsPath, PauseChannelDialog } from './pause-channel-dialog.tsx'

const followMs = 10_000

export function ChannelsCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly ChannelState[] }>(channelsPath, { refetchInterval: followMs })
  const [chosen, setChosen] = useState<ChannelState>()
  const [history, setHistory] = useState<ChannelState['name']>()
  return (
    <>
      <Loaded query={query} what={t('operation.channelsWhat')} forbidden={t('operation.forbidden')}>
        {({ items }) => (
          <>
            <Card title={t('operation.channels')} flush>
              <ChannelTable channels={items} onChoose={setChosen} onHistory={setHistory} />
            </Card>
            <ChannelServersCard channels={items} />
          </>
        )}
      </Loaded>
      {history !== undefined && <ChannelHistoryDialog channel={history} onClose={() => setHistory(undefined)} />}
      {chosen !== undefined && <PauseChannelDialog channel={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function ChannelTable({
  channels,
  onChoose,
  onHistory,
}: {
  readonly channels: readonly ChannelState[]
  readonly onChoose: (channel: ChannelState) => void
  readonly onHistory: (channel: ChannelState['name']) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const age = useAge()
  const moment = useMoment()
  const certificate = useCertificateWords()
  return (
    <Table
      name={t('operation.channels')}
      rows={channels}
      rowKey={(channel) => channel.name}
      cards
      columns={[
        { head: t('messages.channel'), heading: true, cell: (channel) => t(`channel.${channel.name}`) },
        {
          head: t('operation.state'),
          label: t('operation.state'),
          cell: (channel) => (
            <div className="st-channel-state">
              <ChannelTag channel={channel} />
              {channel.perSecond !== undefined && (
                <p className="up-small">{t('operation.perSecond', { count: channel.perSecond })}</p>
              )}
              {channel.atOnce !== undefined && (
                <p className="up-small">{t('operation.atOnce', { count: channel.atOnce })}</p>
              )}
              {channel.certificates?.map((each) => (
                <p className="up-small" key={each.name}>
                  {certificate(each)}
                </p>
              ))}
            </div>
          ),
        },
        {
          head: t('operation.whoAndWhy'),
          label: t('operation.whoAndWhy'),
          cell: (channel) => <Because channel={channel} />,
        },
        {
          head: t('operation.waits'),
          label: t('operation.waits'),
          numeric: true,
          nowrap: true,
          cell: ({ waiting, oldestAt }) => (
            <div>
              {format.number(waiting)}
              {waiting > 0 && oldestAt !== undefined && (
                <p className="up-small up-quiet">{t('operation.oldestWaits', { age: age(oldestAt) })}</p>
              )}
            </div>
          ),
        },
        {
          head: t('operation.lastSuccess'),
          label: t('operation.lastSuccess'),
          nowrap: true,
          cell: ({ lastSuccessAt }) => (lastSuccessAt === undefined ? '–' : moment(lastSuccessAt)),
        },
        {
          head: t('operation.nextTry'),
          label: t('operation.nextTry'),
          nowrap: true,
          cell: (channel) => nextTry(channel),
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (channel) => (
            <>
              <button className="govuk-button up-button--quiet" type="button" onClick={() => onChoose(channel)}>
                <Icon of={channel.paused ? Play : Pause} /> {t(channel.paused ? 'operation.resume' : 'operation.pause')}
                <Hidden> {t(`channel.${channel.name}`)}</Hidden>
              </button>
              <button className="govuk-button up-button--quiet" type="button" onClick={() => onHistory(channel.name)}>
                <Icon of={History} /> {t('operation.history')}
                <Hidden> {t(`channel.${channel.name}`)}</Hidden>
              </button>
            </>
          ),
        },
      ]}
    />
  )

  function nextTry({ paused, waiting, restsUntil, nextAt }: ChannelState): string {
    if (waiting === 0) return '–'
    if (paused) return t('operation.afterResume')
    const next = restsUntil ?? nextAt
    return next === undefined ? '–' : moment(next)
  }
}

/** The person who paused the channel, the reason and the date; or its last failure. */
function Because({ channel }: { readonly channel: ChannelState }): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  const { paused, pausedBy, pausedAt, pauseReason, restsUntil, lastFailure, lastFailureAt, underWay } = channel
  if (paused) {
    return (
      <>
        {pausedBy?.name ?? t('operation.commandLine')}
        {pausedAt !== undefined && <>, {moment(pausedAt)}</>}
        <br />
        <span className="up-quiet">{pauseReason ?? t('operation.noReason')}</span>
        {underWay > 0 && <p className="up-small">{t('operation.underWay', { count: underWay })}</p>}
      </>
    )
  }
  if (restsUntil === undefined && channel.failures === 0) return '–'
  return (
    <>
      {t('operation.byItself')}
      {lastFailureAt !== undefined && <>, {moment(lastFailureAt)}</>}
      <br />
      {lastFailure !== undefined && (
        <span className="up-quiet">{t('message.partnerSaid', { words: lastFailure })}</span>
      )}
    </>
  )
}

function ChannelTag({ channel }: { readonly channel: ChannelState }): ReactNode {
  const { t } = useTranslation()
  if (channel.paused) {
    return (
      <Tag tone="bad" icon={Pause}>
        {t('operation.paused')}
      </Tag>
    )
  }
  if (channel.restsUntil !== undefined || channel.failures > 0) {
    return (
      <Tag tone="warn" icon={CircleAlert}>
        {t('operation.fails')}
      </Tag>
    )
  }
  return (
    <Tag tone="good" icon={Check}>
      {t('operation.works')}
    </Tag>
  )
}
