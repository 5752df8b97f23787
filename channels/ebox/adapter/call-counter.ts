import type { Queryable } from '../../../core/db/database.ts'
import { addCalls, type CallCount, type EboxCall } from '../store/calls.ts'
import { isFromEbox, refusalOf, statusMessageOf } from './refusals.ts'
import type { ServiceResult } from './service-result.ts'

export interface CallCounter {
  count(call: EboxCall, result: ServiceResult): void
  /** Stores what was counted since the last time. Counts of a process that is killed are lost: they are figures. */
  store(hub: Queryable, now: Date): Promise<void>
}

export function openCallCounter(): CallCounter {
  let counts = new Map<string, CallCount>()
  return {
    count: (call, result) => {
      const word = wordOf(call, result)
      const key = `${call} ${word}`
      counts.set(key, { call, result: word, calls: (counts.get(key)?.calls ?? 0) + 1 })
    },
    store: async (hub, now) => {
      const stored = [...counts.values()]
      counts = new Map()
      await addCalls(hub, stored, now)
    },
  }
}

/** A word that is counted: never a text of the partner, which may quote a number. */
function wordOf(call: EboxCall, result: ServiceResult): string {
  if (result.kind === 'failed') return result.code
  const { status, json } = result
  if (status >= 200 && status < 300) {
    if (json === undefined) return 'answer-unreadable'
    return statusMessageOf(json).code === 'NO_DIGITAL_USER' ? 'NO_DIGITAL_USER' : 'ok'
  }
  if (call === 'publish' && status === 409) return isFromEbox(json) ? 'published-before' : 'answer-unreadable'
  // Letters that are gone, or recipients without an eBox.
  if (call !== 'publish' && status === 404 && isFromEbox(json)) return 'ok'
  return refusalOf(status, json).detail
}
