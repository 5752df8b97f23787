import { dayMs } from '../../core/durations.ts'
import { showId } from '../../core/words/id.ts'
import type { HistoryLine } from '../../dispatcher/batches/history/read-history.ts'
import type { BatchView } from '../../dispatcher/batches/read/batch-view.ts'
import { estimateEnd } from '../../dispatcher/batches/stages/estimate-end.ts'
import type { StopFacts } from '../../dispatcher/batches/stages/read-stop.ts'
import type { ShownBatch } from '../contract/batches/batches.ts'
import type { ShownBatchEvent, ShownStop } from '../contract/batches/stages.ts'

export interface ShowContext {
  readonly now: Date
  /** Names of actors; others, such as the hub, are not named. */
  readonly names: ReadonlyMap<string, string>
  readonly rowDays: number
}

/** The actors that a list names. */
export function actorsOf({ createdBy, course }: BatchView): string[] {
  const stop = course?.stop === undefined ? [] : [course.stop.by]
  return [createdBy, ...(course?.begun.map(({ by }) => by) ?? []), ...stop]
}

type Course = Pick<
  ShownBatch,
  'startedBy' | 'keptUntil' | 'estimatedEnd' | 'begun' | 'copies' | 'copiesChosen' | 'stop'
>

/** What the contract says about the stages, the stops and the end of a list. */
export function showCourse(view: BatchView, { now, names, rowDays }: ShowContext): Course {
  const { createdBy, updatedAt, personalDataRemovedAt, course } = view
  const startedBy = names.get(createdBy)
  return {
    ...(startedBy !== undefined && { startedBy }),
    ...(personalDataRemovedAt === null && { keptUntil: new Date(updatedAt.getTime() + rowDays * dayMs).toISOString() }),
    ...(course !== undefined && { ...endOf(view, now), ...stagesOf(course, names), ...stopOf(course.stop, names) }),
  }
}

function endOf({ phase, paused, course, letters = {} }: BatchView, now: Date): Course {
  if (phase !== 'sending' || paused || course === undefined) return {}
  const { accepted = 0, scheduled = 0, held = 0, processing = 0 } = letters
  // Letters that wait for a moment, or for a person, have no pace.
  if (scheduled + held > 0) return {}
  const end = estimateEnd(course.pace, accepted + processing, now)
  return end === undefined ? {} : { estimatedEnd: end.toISOString() }
}

function stagesOf(
  { begun, copies, hasCopyPlan }: NonNullable<BatchView['course']>,
  names: ShowContext['names'],
): Course {
  return {
    ...(begun.length > 0 && {
      begun: begun.map(({ stage, at, by, letters }) => ({ stage, at: at.toISOString(), ...named(by, names), letters })),
    }),
    ...(hasCopyPlan && { copiesChosen: true }),
    ...(copies.length > 0 && {
      copies: copies.map(({ row, channel, message, status, faults }) => ({
        row,
        channel,
        ...(message !== null && { message: showId('message', message) }),
        ...(status !== null && { status }),
        issues: [...faults],
      })),
    }),
  }
}

function stopOf(stop: HistoryLine | undefined, names: ShowContext['names']): Course {
  if (stop === undefined) return {}
  const { reason, held, left } = stop.detail
  return {
    stop: {
      at: stop.at.toISOString(),
      ...named(stop.by, names),
      ...(reason !== undefined && { reason }),
      ...(held !== undefined && { held }),
      ...(left !== undefined && { left }),
    },
  }
}

function named(by: string, names: ShowContext['names']): { by?: string } {
  const name = names.get(by)
  return name === undefined ? {} : { by: name }
}

export function showStop({ channels, left, leaving, held, saves, unpriced }: StopFacts, now: Date): ShownStop {
  return {
    at: now.toISOString(),
    channels: channels.map(({ channel, until, ...numbers }) => ({
      ...(channel !== null && { channel }),
      ...numbers,
      ...(until !== undefined && { until: until.toISOString() }),
    })),
    left,
    leaving,
    held,
    saves: { amount: saves, currency: 'EUR' },
    unpriced,
  }
}

export function showBatchEvent({ n, at, kind, by, detail }: HistoryLine, names: ShowContext['names']): ShownBatchEvent {
  const { stages, ...others } = detail
  return {
    n,
    at: at.toISOString(),
    kind,
    ...named(by, names),
    ...others,
    ...(stages !== undefined && { stages: [...stages] }),
  }
}
