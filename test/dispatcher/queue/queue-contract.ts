import { afterEach, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../../core/log.ts'
import type { Job, JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { openQueues, type QueueSettings } from '../../../dispatcher/queue/open-queues.ts'
import { poll } from '../poll.ts'

const subjectOf = (n: number): string => `0193573c-5a40-7c7e-9d2b-${String(n).padStart(12, '0')}`
const jobOf = (n: number) => ({ name: `job-${n}`, job: { subject: subjectOf(n) } })

/** The contract of every back end of the queue. */
export function testQueues(open: () => Promise<QueueSettings>): void {
  let settings: QueueSettings
  const opened: JobQueues[] = []
  const queues = (): JobQueues => {
    const made = openQueues(settings, createLog('silent'))
    opened.push(made)
    return made
  }
  beforeAll(async () => {
    settings = await open()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()))
  })

  test('a job that was put before a worker starts is done', async () => {
    await queues().put('prepare-normal', [jobOf(1), jobOf(2)])
    const done: string[] = []
    queues().work('prepare-normal', 2, async ({ subject }) => void done.push(subject))
    await poll(
      async () => done.length,
      (count) => count === 2,
    )
    expect(done.sort()).toEqual([subjectOf(1), subjectOf(2)])
  })

  test('a name that waits is not put again; once done it may be', async () => {
    const mine = queues()
    await mine.put('timers', [jobOf(3)])
    await mine.put('timers', [jobOf(3)])
    let count = 0
    mine.work('timers', 1, async () => void (count += 1))
    await poll(
      async () => count,
      (each) => each === 1,
    )
    await poll(
      async () => {
        await mine.put('timers', [jobOf(3)])
        return count
      },
      (each) => each >= 2,
    )
  })

  test('a job that throws ends there, does not stop the worker, and is logged by its code alone', async () => {
    const lines: string[] = []
    const log = {
      ...createLog('silent'),
      error: (line: object) => void lines.push(JSON.stringify(line)),
      warn: () => undefined,
    }
    const mine = openQueues(settings, log as never)
    opened.push(mine)
    const done: string[] = []
    mine.work('deliver-bulk', 1, async ({ subject }) => {
      done.push(subject)
      if (subject === subjectOf(4)) throw Object.assign(new Error('quotes Jan Peeters'), { code: 'ECODE' })
    })
    await mine.put('deliver-bulk', [jobOf(4), jobOf(5)])
    await poll(
      async () => done.length,
      (count) => count === 2,
    )
    await poll(
      async () => lines.length,
      (count) => count === 1,
    )
    expect(lines[0]).toContain('ECODE')
    expect(lines[0]).not.toContain('Peeters')
  })

  test('at most the configured number at a time', async () => {
    const mine = queues()
    let running = 0
    let maxRunning = 0
    let done = 0
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    mine.work('deliver-normal', 3, async () => {
      running += 1
      maxRunning = Math.max(maxRunning, running)
      await gate
      running -= 1
      done += 1
    })
    await mine.put(
      'deliver-normal',
      Array.from({ length: 8 }, (_, i) => jobOf(10 + i)),
    )
    await poll(
      async () => running,
      (count) => count === 3,
    )
    release()
    await poll(
      async () => done,
      (count) => count === 8,
    )
    expect(maxRunning).toBe(3)
  })

  test('closing waits for the running job, and leaves the next to others', async () => {
    const first = openQueues(settings, createLog('silent'))
    const begun: Job[] = []
    let ended = 0
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    first.work('prepare-bulk', 1, async (job) => {
      begun.push(job)
      await gate
      ended += 1
    })
    await queues().put('prepare-bulk', [jobOf(30), jobOf(31)])
    await poll(
      async () => begun.length,
      (count) => count === 1,
    )
    const closing = first.close()
    release()
    await closing
    expect(ended).toBe(1)
    const rest: string[] = []
    queues().work('prepare-bulk', 1, async ({ subject }) => void rest.push(subject))
    await poll(
      async () => begun.length + rest.length,
      (count) => count >= 2,
    )
  })
}
