import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { IntakeDeps } from '../../intake/intake-deps.ts'
import type { RowShapes } from '../../intake/row-shapes.ts'

/** What working on batches needs, in an API and in a dispatcher. */
export interface BatchDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly intake: IntakeDeps
  readonly shapes: RowShapes
  /** Rows that are stored and checked together; absent: 250. */
  readonly chunkRows?: number
  /** Days that the rows of a list are kept after the last change to it; absent: 30. */
  readonly rowDays?: number
}

/** What a dispatcher needs besides. */
export interface StepDeps extends BatchDeps {
  readonly leaseMs: number
}
