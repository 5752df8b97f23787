import { Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { BatchId } from '../../dispatcher/batches/batch.ts'

/** @throws Refusal UP-1404 for a text that cannot be the id of a batch */
export function batchNamed(shown: string): BatchId {
  const id = parseId('batch', shown)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such list.')
  return id
}
