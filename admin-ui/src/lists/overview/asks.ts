import type { List } from '../../ui/api/list-types.ts'

/** Whether a list waits for a person: its columns, its next stage, or what follows after a stop. */
export function asks({ status, waitsFor }: List): boolean {
  return status === 'paused' || waitsFor === 'columns' || waitsFor === 'continue'
}
