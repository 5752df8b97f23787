import { inspectLetter } from './inspect-letter.ts'
import type { RenderOutcome, StartedTask } from './render-task.ts'
import { createRenderer } from './renderer.ts'

const renderer = createRenderer()

/** Entry of a worker thread: one renderer for the life of the thread. */
export async function renderTask({ begun, ...task }: StartedTask): Promise<RenderOutcome[]> {
  const ready = await renderer
  Atomics.store(begun, 0, 1)
  const outcomes = ready.render(task)
  if (!task.letters.some((letter) => letter.inspect === true)) return outcomes
  const inspected: RenderOutcome[] = []
  for (const [index, outcome] of outcomes.entries())
    inspected.push(task.letters[index]?.inspect === true ? await withInspection(outcome) : outcome)
  return inspected
}

async function withInspection(outcome: RenderOutcome): Promise<RenderOutcome> {
  if (!outcome.ok || outcome.letter === undefined) return outcome
  return {
    ...outcome,
    inspection: await inspectLetter(Buffer.concat(outcome.letter.segments.map(({ bytes }) => bytes))),
  }
}
