import { Check, CircleAlert, Pause, Play } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelState } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Card } from '../ui/card.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/hidden.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { channelsPath, SteerChannelDialog } from './steer-channel-dialog.tsx'

const followMs = 10_000

export function ChannelsCard(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly ChannelState[] }>(channelsPath, { refetchInterval: followMs })
  const [asked, setAsked] = useState<ChannelState>()
  return (
    <>
      <Loaded query={query} what={t('operation.channelsWhat')} forbidden={t('operation.forbidden')}>
        {({ items }) => (
          <Card title={t('operation.channels')} flush>
            <ChannelTable channels={items} onAsk={setAsked} />
          </Card>
        )}
      </Loaded>
      {asked !== undefined && <SteerChannelDialog channel={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function ChannelTable({
  channels,
  onAsk,
}: {
  readonly channels: readonly ChannelState[]
  readonly onAsk: (channel: ChannelState) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
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
          cell: (channel) => <ChannelTag channel={channel} />,
        },
        {
          head: t('operation.waits'),
          label: t('operation.waits'),
          numeric: true,
          cell: (channel) => format.number(channel.waiting),
        },
        {
          head: <Hidden>{t('record.do')}</Hidden>,
          cell: (channel) => (
            <button className="govuk-button up-button--quiet" type="button" onClick={() => onAsk(channel)}>
              <Icon of={channel.paused ? Play : Pause} /> {t(channel.paused ? 'operation.resume' : 'operation.pause')}
              <Hidden> {t(`channel.${channel.name}`)}</Hidden>
            </button>
          ),
        },
      ]}
    />
  )
}

function ChannelTag({ channel }: { readonly channel: ChannelState }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (!channel.paused && channel.restsUntil === undefined) {
    return (
      <Tag tone="good" sign={Check}>
        {t('operation.works')}
      </Tag>
    )
  }
  if (channel.paused) {
    return (
      <Tag tone="warn" sign={Pause}>
        {t('operation.paused')}
      </Tag>
    )
  }
  return (
    <Tag tone="warn" sign={CircleAlert}>
      {t('operation.rests', { moment: format.time(channel.restsUntil ?? '') })}
    </Tag>
  )
}
