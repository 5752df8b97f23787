import { expect, test } from 'vitest'
import type { DispatcherParts } from '../../dispatcher/dispatcher-deps.ts'
import { queueNames } from '../../dispatcher/queue/queue-names.ts'
import { workersOf } from '../../dispatcher/runtime/work-queues.ts'

test('every queue has a worker, and only one', () => {
  const workers = workersOf({ capacity: 2 } as DispatcherParts, () => undefined)
  expect(workers.map((worker) => worker.queue).sort()).toEqual([...queueNames].sort())
})
