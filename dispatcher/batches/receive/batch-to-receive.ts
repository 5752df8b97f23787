import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Sender } from '../../message/sender.ts'
import type { BatchRequest } from '../batch.ts'

export interface ReceiveDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  /** Rows that are stored together; absent: 250. */
  readonly chunkRows?: number
}

export interface BatchToReceive {
  readonly sender: Sender
  /** `key:<id>` or `staff:<id>`. */
  readonly by: string
  readonly key: string
  readonly request: BatchRequest
  /** The name of the file. A repetition may have another one. */
  readonly name?: string
  /** The bytes as they arrive; of JSON, one message on each line. An error of the stream means that it was cut off. */
  readonly body: AsyncIterable<Uint8Array>
  /** Of JSON: the body as it was parsed, to which a repetition must be equal. */
  readonly asked?: unknown
}
