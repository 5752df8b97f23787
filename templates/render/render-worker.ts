import type { RenderOutcome, RenderTask } from './render-task.ts'
import { createRenderer } from './renderer.ts'

const renderer = createRenderer()

/** Entry of a worker thread: one renderer for as long as the thread lives. */
export async function renderTask(task: RenderTask): Promise<RenderOutcome[]> {
  return (await renderer).render(task)
}
