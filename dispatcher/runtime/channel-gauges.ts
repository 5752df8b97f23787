import { sql } from 'drizzle-orm'
import type { ChannelServer } from '../../channels/channel-server.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { listCertificates } from '../channel-state/list-certificates.ts'
import { listChannels } from '../channel-state/list-channels.ts'
import { countOverdue } from '../collected/count-overdue.ts'

/** Figures per channel: paused, failing, oldest waiting letter, last success, outcomes; and what print partners report. */
export async function readChannelGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [channels, certificates, outcomes, [partner], late] = await Promise.all([
    listChannels(hub, now),
    listCertificates(hub, now),
    hub.query<{ channel: string; outcome: string; letters: number }>(
      sql`select channel, outcome, letters::float8 as letters from channel_outcome`,
    ),
    hub.query<{ overdue: number; lines: number; files: number; unread: number; oldest: Date | null }>(sql`
      select (select count(*)::int from print_run where status = 'overdue') as overdue,
        (select count(*)::int from unread_report where settled_at is null) as unread,
        (select min(received_at) from unread_report where settled_at is null) as oldest,
        coalesce(sum(refused), 0)::int as lines, count(*) filter (where code is not null)::int as files
      from print_return_file where settled_at is null and (refused > 0 or code is not null)`),
    countOverdue(hub, now),
  ])
  const seconds = (since: Date): number => Math.max(0, (now.getTime() - since.getTime()) / 1_000)
  const perChannel = (
    name: string,
    help: string,
    value: (channel: (typeof channels)[number]) => number | undefined,
  ): Gauge => ({
    name,
    help,
    values: channels.flatMap((channel) => {
      const found = value(channel)
      return found === undefined ? [] : [{ labels: { channel: channel.channel }, value: found }]
    }),
  })
  const perServer = (name: string, help: string, value: (server: ChannelServer) => number): Gauge => ({
    name,
    help,
    values: channels.flatMap(({ channel, servers }) =>
      servers.map((server) => ({ labels: { channel, server: server.name }, value: value(server) })),
    ),
  })
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    perChannel('uitpost_channel_paused', 'Whether an operator paused the channel.', ({ paused }) => (paused ? 1 : 0)),
    perChannel('uitpost_channel_paused_seconds', 'How long the channel has been paused.', ({ paused, pausedAt }) =>
      paused && pausedAt !== null ? seconds(pausedAt) : 0,
    ),
    perChannel(
      'uitpost_channel_failing',
      'Chunks in a row in which nothing went through, by channel.',
      ({ failures }) => failures,
    ),
    perChannel(
      'uitpost_waiting_oldest_seconds',
      'How long the oldest delivery has waited for its channel; on paper those of open runs count.',
      ({ oldestAt }) => (oldestAt === null ? 0 : seconds(oldestAt)),
    ),
    perChannel(
      'uitpost_channel_last_success_timestamp_seconds',
      'When the channel last took a letter, in seconds since 1970; absent when it never did.',
      ({ lastSuccessAt }) => (lastSuccessAt === null ? undefined : lastSuccessAt.getTime() / 1_000),
    ),
    {
      name: 'uitpost_certificate_days',
      help: 'Days until a certificate of a channel ends, negative after that; absent when it cannot be read.',
      values: certificates.flatMap(({ channel, name, endsAt }) =>
        endsAt === null
          ? []
          : [{ labels: { channel, certificate: name }, value: (endsAt.getTime() - now.getTime()) / dayMs }],
      ),
    },
    {
      name: 'uitpost_certificate_faulty',
      help: 'Whether a certificate of a channel ended or cannot be used.',
      values: certificates.map(({ channel, name, state }) => ({
        labels: { channel, certificate: name },
        value: state === 'DOWN' ? 1 : 0,
      })),
    },
    {
      name: 'uitpost_outcomes',
      help: 'Hand-overs since the installation began, by channel and outcome.',
      values: outcomes.map(({ channel, outcome, letters }) => ({ labels: { channel, outcome }, value: letters })),
    },
    perServer(
      'uitpost_channel_server_up',
      'Whether a server of a channel takes letters; 0.5 when some dispatchers set it aside.',
      ({ state }) => (state === 'UP' ? 1 : state === 'PARTLY' ? 0.5 : 0),
    ),
    perServer(
      'uitpost_channel_server_taken',
      'Letters and alerts that a server of a channel took.',
      ({ taken }) => taken,
    ),
    perServer(
      'uitpost_channel_server_failed',
      'Hand-overs that failed because of a server of a channel.',
      ({ failed }) => failed,
    ),
    {
      name: 'uitpost_provider_waiting',
      help: 'Letters that wait for their turn at a provider of mailboxes.',
      values: channels.flatMap(({ channel, slowed }) =>
        slowed.map(({ name: provider, waiting }) => ({ labels: { channel, provider }, value: waiting })),
      ),
    },
    {
      name: 'uitpost_provider_slowed_seconds',
      help: 'How long a provider of mailboxes gets no letters yet, because it asked for fewer.',
      values: channels.flatMap(({ channel, slowed }) =>
        slowed.map(({ name: provider, slowedUntil }) => ({
          labels: { channel, provider },
          value: slowedUntil === null ? 0 : Math.max(0, (slowedUntil.getTime() - now.getTime()) / 1_000),
        })),
      ),
    },
    one(
      'uitpost_print_runs_overdue',
      'Print runs with letters that have no end after their due date.',
      partner?.overdue ?? 0,
    ),
    {
      name: 'uitpost_print_letters_overdue',
      help: 'Letters in print runs that were not handed over, received or posted in time, by what is missing.',
      values: [...new Set(late.map(({ kind }) => kind))].map((kind) => ({
        labels: { kind },
        value: late.reduce((sum, each) => sum + (each.kind === kind ? each.letters : 0), 0),
      })),
    },
    one(
      'uitpost_print_overdue_oldest_seconds',
      'How long the oldest overdue mail has been overdue.',
      late[0] === undefined ? 0 : seconds(late[0].since),
    ),
    one(
      'uitpost_return_lines_refused',
      'Lines of return files that were not taken and wait for an operator.',
      partner?.lines ?? 0,
    ),
    one(
      'uitpost_reports_not_understood',
      'Mails that came back, were not understood and wait for an operator.',
      partner?.unread ?? 0,
    ),
    one(
      'uitpost_reports_not_understood_oldest_seconds',
      'How long the oldest mail that was not understood has waited for an operator.',
      partner?.oldest === null || partner === undefined ? 0 : seconds(partner.oldest),
    ),
    one('uitpost_return_files_refused', 'Return files that were refused or could not be read.', partner?.files ?? 0),
  ]
}
