import type { Signer } from '../../core/crypto/signer.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { createLogSeldom } from '../../core/log-seldom.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { growLedger } from './grow-ledger.ts'
import { followFormerKey } from './key-changes.ts'
import { assertPublishedKnown, publishCheckpoints } from './published/publish-checkpoints.ts'
import { openPublishedFiles } from './published/published-files.ts'

export interface Sequencer {
  /** All waiting leaves are in the ledger when the promise resolves, unless another process is numbering. @throws LedgerBroken */
  round(): Promise<void>
  /** Finishes the current round; no other begins. */
  close(): Promise<void>
}

export interface SequencerDeps {
  readonly context: ArchiveContext
  readonly signer: Signer
  /** Public keys that signed the log before, 32 raw bytes each, as the settings name them. */
  readonly retired?: readonly Uint8Array[]
  /** The log's name for ever, e.g. `uitpost.example.be/ledger`; neither spaces nor plus signs. */
  readonly origin: string
  /** The file outside the database to which checkpoints are written; the hashes of the leaves are beside it. */
  readonly checkpointFile: string
  readonly log: Log
  /** Pause between rounds; the signed log grows at most that often. */
  readonly everyMs?: number
}

/** Numbers the leaves of the ledger, once a second. Any number of processes may run a sequencer: a lock lets one of them work. */
export function openSequencer(deps: SequencerDeps): Sequencer {
  const { context, signer, retired = [], origin, log, everyMs = 1_000 } = deps
  const logSeldom = createLogSeldom(log)
  const files = openPublishedFiles(deps.checkpointFile)
  let known = false
  const once = async (): Promise<void> => {
    if (!known) {
      await assertPublishedKnown(context.database, files)
      await publishCheckpoints(context.database, files)
      await followFormerKey(context.database, { origin, signer, retired, now: context.clock.now() })
      known = true
    }
    while ((await growLedger(context.database, { origin, signer, now: context.clock.now() })) !== undefined)
      await publishCheckpoints(context.database, files)
  }
  let running: Promise<void> = Promise.resolve()
  /** Rounds run one after the other, also when a caller requests one beside the loop. */
  const round = (): Promise<void> => {
    const next = running.catch(() => undefined).then(once)
    running = next
    return next
  }
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const loop = async (): Promise<void> => {
    await round().catch((error: unknown) => {
      // Leaves of a round that failed stay unnumbered, and the round is tried again a second later; `fault` names no letter.
      const fault = codeOf(error)
      logSeldom('error', { fault }, 'the ledger could not be extended')
    })
    if (!closed) timer = setTimeout(() => void loop(), everyMs)
  }
  timer = setTimeout(() => void loop(), everyMs)
  return {
    round,
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running.catch(() => undefined)
    },
  }
}
