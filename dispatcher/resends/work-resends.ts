import type { Clock } from '../../core/clock.ts'
import { Refusal } from '../../core/fault.ts'
import { isAway } from '../../core/is-away.ts'
import type { Log } from '../../core/log.ts'
import { FencedOut } from '../chunks/lease.ts'
import type { Round } from '../loops/run-loop.ts'
import { beginPagesOfKinds, type PagesOfKinds } from '../previews/pages-of-kind.ts'
import type { ResendId } from './case-resend.ts'
import { claimResend, postponeResend } from './claim-resend.ts'
import { type CountDeps, countSlice } from './count-slice.ts'
import { recordSliceFailure } from './record-slice-failure.ts'
import { type SendDeps, sendSlice } from './send-slice.ts'
import { undoSlice } from './undo-slice.ts'

export type ResendDeps = CountDeps & SendDeps & { readonly clock: Clock; readonly log?: Log }

/** A slice at a time, with a pause in which other work gets its turn. */
const pace = { busyMs: 10, idleMs: 1_000 }
/** Where too many previews wait to be drawn, people who read letters come first. */
const yieldMs = 2_000
/** Resends whose page counts are kept in memory between slices. */
const maxCounted = 20

/** Counts, sends and takes back the letters of cases, beside everything else that a dispatcher does. */
export function resendRound(deps: ResendDeps): Round {
  const pages = new Map<ResendId, PagesOfKinds>()
  return { name: 'case-resends', pace, run: () => workResends(deps, pages) }
}

/** One slice of one resend. @returns whether there was one */
export async function workResends(deps: ResendDeps, pages: Map<ResendId, PagesOfKinds> = new Map()): Promise<boolean> {
  const { database, clock } = deps
  const resend = await claimResend(database.hub, clock.now())
  if (resend === undefined) return false
  try {
    if (resend.status === 'counting') await countSlice(deps, resend, pagesOf(pages, resend.id), clock.now())
    else if (resend.status === 'sending') await sendSlice(deps, resend, clock.now())
    else await undoSlice(database, resend, clock.now())
  } catch (error) {
    // Another dispatcher continues after the lease ended, or a person gave it up: nothing of this slice was written.
    if (error instanceof FencedOut) return true
    // The database or the blob store says nothing about a letter: the slice is done again when the lease ends.
    if (isAway(error)) throw error
    if (error instanceof Refusal && error.code === 'UP-1503')
      await postponeResend(database.hub, resend, new Date(clock.now().getTime() + yieldMs))
    else await recordSliceFailure(deps, resend, error, clock.now())
  }
  return true
}

/** How many pages letters of a kind have, for as long as this process counts: it depends on no letter. */
function pagesOf(known: Map<ResendId, PagesOfKinds>, id: ResendId): PagesOfKinds {
  const found = known.get(id)
  if (found !== undefined) return found
  if (known.size >= maxCounted) known.clear()
  const pages = beginPagesOfKinds()
  known.set(id, pages)
  return pages
}
