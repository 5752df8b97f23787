import { sql } from 'drizzle-orm'
import { readTransferGauges } from '../../archive/transfer/transfer-gauges.ts'
import type { Clock } from '../../core/clock.ts'
import { readBackupGauges } from '../../core/db/backups/backup-state.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge, GaugeSource } from '../../core/telemetry/gauge.ts'
import { readAlertGauges } from '../alert-outbox/alert-gauges.ts'
import { readCallbackGauges } from '../callbacks/callback-gauges.ts'
import { readCheckGauges } from '../false-letters/count-checks.ts'
import { readReaderCopyGauges } from '../messages/send-reader-copies.ts'
import { readRecoveryGauges } from '../recovery/recovery-gauges.ts'
import { readRegistryGauges } from '../registry/registry-figures.ts'
import { readSealGauges } from '../seal/seal-gauges.ts'
import { readStatisticsGauges } from '../statistics/count-statistics.ts'
import { readTestLetterGauges } from '../test-letters/read-test-letter.ts'
import { readBatchGauges } from './batch-gauges.ts'
import { readCaseGauges } from './case-gauges.ts'
import { readChannelGauges } from './channel-gauges.ts'
import { type DispatcherSeen, listDispatchers } from './dispatchers-seen.ts'
import { readIncomingMailGauges } from './incoming-mail-gauges.ts'
import { readSubjectAccessGauges } from './subject-access-gauges.ts'
import { readSuppressionGauges } from './suppression-gauges.ts'

type Figure = 'backlog' | 'handing-over' | 'chunks' | 'dead-letters' | 'timers-overdue' | 'oldest'

/** What waits, what is stuck and the state of the channels. Each source is read apart, so that one that fails leaves the others. */
export function gaugeSources(hub: Queryable, clock: Clock): readonly GaugeSource[] {
  return [
    () => readBacklog(hub, clock.now()),
    () => readChannelGauges(hub, clock.now()),
    () => readAlertGauges(hub, clock.now()),
    () => readIncomingMailGauges(hub),
    () => readSuppressionGauges(hub),
    () => readSubjectAccessGauges(hub, clock.now()),
    () => readRegistryGauges(hub, clock.now()),
    () => readSealGauges(hub, clock.now()),
    () => readReaderCopyGauges(hub),
    () => readBatchGauges(hub),
    () => readCaseGauges(hub, clock.now()),
    () => readTestLetterGauges(hub, clock.now()),
    () => readStatisticsGauges(hub, clock.now()),
    () => readCallbackGauges(hub, clock.now()),
    () => readTransferGauges(hub),
    () => readCheckGauges(hub, clock.now()),
    () => readRecoveryGauges(hub),
    () => readBackupGauges(hub, clock.now()),
    async () => dispatcherGauges(await listDispatchers(hub, clock.now())),
  ]
}

function dispatcherGauges(seen: readonly DispatcherSeen[]): readonly Gauge[] {
  const running = seen.filter(({ state }) => state === 'running')
  const one = (name: string, help: string, value: number | undefined): Gauge => ({
    name,
    help,
    values: value === undefined ? [] : [{ labels: {}, value }],
  })
  const last = seen[0]?.seenAt
  return [
    one('uitpost_dispatchers', 'Dispatcher processes that reported within the last 35 seconds.', running.length),
    one(
      'uitpost_dispatcher_last_seen_timestamp_seconds',
      'When a dispatcher last reported, in seconds since 1970; absent when none ever did.',
      last === undefined ? undefined : last.getTime() / 1_000,
    ),
    one(
      'uitpost_dispatchers_without_queue',
      'Running dispatchers that did not reach the queue at their last report.',
      running.filter(({ queueUp }) => !queueUp).length,
    ),
    one(
      'uitpost_dispatchers_without_store',
      'Running dispatchers that could not write to the store of documents at their last report.',
      running.filter(({ blobsUp }) => !blobsUp).length,
    ),
  ]
}

async function readBacklog(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const rows = await hub.query<{ figure: Figure; label: string; value: number }>(sql`
    select 'backlog' as figure, lane as label, count(*) as value from work where not held group by lane
    union all
    select 'handing-over', channel, count(*) from (
      select channel from delivery where due_at is not null and chunk is null
      union all select channel from delivery where due_at is not null and chunk is not null
    ) waits group by channel
    union all
    select 'chunks', stage || '-' || lane, count(*) from chunk group by stage, lane
    union all
    select 'dead-letters', stage, count(*) from dead_letter where ended is null group by stage
    union all
    select 'timers-overdue', '', count(*) from timer where due_at <= ${now} or remind_at <= ${now} or watch_at <= ${now}
    union all
    select 'oldest', lane, extract(epoch from ${now}::timestamptz - min(due_at))::float8 from work
    where not held and due_at <= ${now} group by lane`)
  const gauge = (figure: Figure, name: string, label: string, help: string): Gauge => ({
    name,
    help,
    values: rows
      .filter((row) => row.figure === figure)
      .map((row) => ({ labels: label === '' ? {} : { [label]: row.label }, value: row.value })),
  })
  return [
    gauge('backlog', 'uitpost_backlog_letters', 'lane', 'Letters whose next step is to be prepared, by lane.'),
    gauge(
      'handing-over',
      'uitpost_waiting_deliveries',
      'channel',
      'Deliveries that wait to be handed over, by channel.',
    ),
    gauge('chunks', 'uitpost_chunks', 'queue', 'Chunks that are queued or run, by queue.'),
    gauge('dead-letters', 'uitpost_dead_letters', 'stage', 'Letters that wait for an operator, by stage.'),
    gauge('timers-overdue', 'uitpost_timers_overdue', '', 'Timers that are due and were not worked off yet.'),
    gauge(
      'oldest',
      'uitpost_backlog_oldest_seconds',
      'lane',
      'How long the oldest letter that is due has waited, by lane.',
    ),
  ]
}
