import type { ArchiveContext } from '../archive/archive-context.ts'
import type { NoticeMailer } from '../channels/notices.ts'
import type { Channel } from '../channels/port.ts'
import type { Clock } from '../core/clock.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import type { Log } from '../core/log.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { ChannelConcurrency } from './channel-state/hand-over-concurrency.ts'
import type { ChannelRates } from './channel-state/hand-over-rate.ts'
import type { ChannelPrices } from './hand-over/channel-prices.ts'
import type { LetterMaker } from './letters/letter-maker.ts'
import type { JobQueues } from './queue/job-queues.ts'
import type { Registry } from './registry/registry.ts'

/** Everything that a dispatcher works with; made by the composition root, which also closes it. */
export interface DispatcherDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  readonly archive: ArchiveContext
  /** The real adapters; the simulator replaces them where it must. */
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly letters: LetterMaker
  readonly queues: JobQueues
  /** Chunks of one lane and stage that run at the same time. */
  readonly capacity: number
  /** Calls the entity's system just before hand-over (A10); must refuse private addresses. Absent: it is never called. */
  readonly askCondition?: (url: string, signal: AbortSignal) => Promise<boolean>
  /** The registers of persons and enterprises; absent: none is connected. */
  readonly registry?: Registry | undefined
  /** Longest wait of a letter while the registry does not answer; absent: its route continues with what its sender gave. */
  readonly registryPatienceMs?: number
  /** Sends the alerts: the mails about letters in an inbox. */
  readonly mailer: NoticeMailer
  /** The highest rates of channels; a channel that is not named has none. */
  readonly rates?: ChannelRates
  /** The most letters that are under way to a channel at the same time; a channel that is not named has no limit. */
  readonly concurrency?: ChannelConcurrency
  /** Euro cents of a digital letter, by channel; a channel that is not named costs nothing. */
  readonly prices?: ChannelPrices
  /** How long a chunk may be held without renewal of its lease. */
  readonly leaseMs: number
}
