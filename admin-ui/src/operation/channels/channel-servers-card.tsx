import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelServer, ChannelState } from '../../ui/api/operator-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Table } from '../../ui/layout/table.tsx'
import { Tag } from '../../ui/layout/tag.tsx'
import { useMoment } from '../use-moment.ts'

type Row = ChannelServer & { readonly channel: ChannelState['name'] }

/** The servers over which the letters of a channel leave, and the providers of mailboxes whose letters wait. */
export function ChannelServersCard({ channels }: { readonly channels: readonly ChannelState[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  const rows = channels.flatMap(({ name: channel, servers = [] }): Row[] =>
    servers.map((each) => ({ ...each, channel })),
  )
  const slowed = channels.flatMap(({ slowed: groups = [] }) =>
    groups.map(({ name: provider, waiting, slowedUntil }) =>
      slowedUntil === undefined
        ? t('operation.waitsForProvider', { provider, count: waiting })
        : t('operation.slowed', { provider, moment: moment(slowedUntil) }),
    ),
  )
  if (rows.length === 0 && slowed.length === 0) return null
  const waiting = slowed.map((sentence, place) => (
    <Fragment key={sentence}>
      {place > 0 && <br />}
      {sentence}
    </Fragment>
  ))
  // Without a list of servers there is one; providers can ask it for fewer letters all the same.
  if (rows.length === 0)
    return (
      <Card title={t('operation.servers')}>
        <p>{waiting}</p>
      </Card>
    )
  return (
    <Card title={t('operation.servers')} flush {...(slowed.length > 0 && { sub: waiting })}>
      <Table
        name={t('operation.servers')}
        rows={rows}
        rowKey={({ channel, name }) => `${channel} ${name}`}
        cards
        columns={[
          { head: t('operation.server'), heading: true, cell: ({ name }) => name },
          {
            head: t('messages.channel'),
            label: t('messages.channel'),
            cell: ({ channel, takes }) =>
              takes === 'registered'
                ? t('operation.onlyRegistered', { channel: t(`channel.${channel}`) })
                : t(`channel.${channel}`),
          },
          {
            head: t('operation.state'),
            label: t('operation.state'),
            cell: (server) => (
              <div>
                <ServerTag state={server.state} />
                {server.asideUntil !== undefined && (
                  <p className="up-small">{t('operation.triedAgain', { moment: moment(server.asideUntil) })}</p>
                )}
              </div>
            ),
          },
          {
            head: t('operation.priority'),
            label: t('operation.priority'),
            numeric: true,
            cell: ({ priority }) => format.number(priority),
          },
          {
            head: t('operation.handedOver'),
            label: t('operation.handedOver'),
            numeric: true,
            cell: ({ taken }) => format.number(taken),
          },
          {
            head: t('operation.lastSuccess'),
            label: t('operation.lastSuccess'),
            nowrap: true,
            cell: ({ lastSuccessAt }) => (lastSuccessAt === undefined ? '–' : moment(lastSuccessAt)),
          },
          {
            head: t('operation.lastFailure'),
            label: t('operation.lastFailure'),
            cell: ({ lastFailureAt, lastFailure }) =>
              lastFailureAt === undefined ? (
                '–'
              ) : (
                <div>
                  {moment(lastFailureAt)}
                  {lastFailure !== undefined && <p className="up-quiet up-small">{lastFailure}</p>}
                </div>
              ),
          },
        ]}
      />
    </Card>
  )
}

const looks = {
  UP: { tone: 'good', icon: Check },
  PARTLY: { tone: 'warn', icon: TriangleAlert },
  DOWN: { tone: 'warn', icon: CircleAlert },
} as const

function ServerTag({ state }: Pick<ChannelServer, 'state'>): ReactNode {
  const { t } = useTranslation()
  const { tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`operation.serverState.${state}`)}
    </Tag>
  )
}
