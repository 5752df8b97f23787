import { expect, test } from 'vitest'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { queueNames } from '../../../dispatcher/queue/queue-names.ts'
import { workersOf } from '../../../dispatcher/runtime/work-queues.ts'

test('every queue has a worker, and only one', () => {
  const workers = workersOf({ capacity: 2 } as DispatcherDeps, () => undefined)
  expect(workers.map((worker) => worker.queue).sort()).toEqual([...queueNames].sort())
})
