import { setTimeout as sleep } from 'node:timers/promises'
import type { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { pathOf } from './batch-path.ts'

/** A mend as the hub shows it, as far as the command line uses it. */
export interface ShownMend {
  readonly id: string
  readonly state: 'mending' | 'done' | 'undoing' | 'undone'
  readonly rows: number
  readonly mended: number
  readonly ready: number
  readonly skipped: number
  readonly undone: number
}

const everyMs = 500

/** Asks again until the mend is done, or taken back. */
export async function waitForMend(
  api: Awaited<ReturnType<typeof openHubApi>>,
  batch: string,
  begun: ShownMend,
): Promise<ShownMend> {
  let mend = begun
  while (mend.state === 'mending' || mend.state === 'undoing') {
    await sleep(everyMs)
    mend = right(await api.get(`${pathOf(batch)}/mends/${encodeURIComponent(begun.id)}`)) as unknown as ShownMend
  }
  return mend
}
