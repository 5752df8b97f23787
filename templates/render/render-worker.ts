import type { RenderOutcome, StartedTask } from './render-task.ts'
import { createRenderer } from './renderer.ts'

const renderer = createRenderer()

/** Entry of a worker thread: one renderer for as long as the thread lives. */
export async function renderTask({ begun, ...task }: StartedTask): Promise<RenderOutcome[]> {
  const ready = await renderer
  Atomics.store(begun, 0, 1)
  return ready.render(task)
}
