import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openChildPool } from '../../../templates/isolated/open-child-pool.ts'
import { ChildEnded } from '../../../templates/isolated/start-child.ts'

/** What the program of these tests can be made to do. */
type Deed = 'answer' | 'throw' | 'spin' | 'heap' | 'one-huge-array' | 'buffers' | 'settings'

const options = {
  program: new URL('programs/misbehaving.mjs', import.meta.url),
  processes: 1,
  heapMb: 64,
  memoryMb: 400,
  limitMs: 60_000,
  idleMs: 60_000,
}
const pool = openChildPool<Deed, unknown>(options)
const hasty = openChildPool<Deed, unknown>({ ...options, limitMs: 300 })
afterAll(() => Promise.all([pool.close(), hasty.close()]))
const a = { entity: 'a' }

const isRunning = (pid: unknown): boolean => {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

describe('the effects of a child process end with it, and the next task gets another one', () => {
  test.each<[string, Deed, ChildEnded['why']]>([
    ['objects without end', 'heap', 'died'],
    // A thread's limit of memory does not apply to this: V8 ends the whole process.
    ['one array larger than the heap', 'one-huge-array', 'died'],
    ['buffers outside the heap', 'buffers', 'died'],
    ['an error', 'throw', 'threw'],
  ])('%s', async (_what, deed, why) => {
    const before = await pool.run('answer', a)
    await expect(pool.run(deed, a)).rejects.toMatchObject({ name: 'ChildEnded', why })
    const after = await pool.run('answer', a)
    expect([isRunning(before), isRunning(after), before === after]).toEqual([false, true, false])
  })

  test('a loop without end is ended after its time', async () => {
    const spun = await hasty.run('spin', a).catch((error: unknown) => error)
    expect(spun).toBeInstanceOf(ChildEnded)
    expect((spun as ChildEnded).isOfTask).toBe(true)
    expect(isRunning(await hasty.run('answer', a))).toBe(true)
  })
})

test('a process is used again, and the error of a task quotes none of its words', async () => {
  expect(await pool.run('answer', a)).toBe(await pool.run('answer', { entity: 'b' }))
  const thrown = await pool.run('throw', a).catch((error: unknown) => String(error))
  expect(thrown).toMatch(/TypeError/)
  expect(thrown).not.toMatch(/words/)
})

test('a task that is aborted ends its process', async () => {
  const before = await pool.run('answer', a)
  const gone = new AbortController()
  const spinning = pool.run('spin', { ...a, signal: gone.signal })
  gone.abort(new Error('hung up'))
  await expect(spinning).rejects.toBeDefined()
  expect(isRunning(before)).toBe(false)
})

test('it gets none of our settings and secrets', async () => {
  vi.stubEnv('SESSION_SECRET', 'a secret of thirty-two characters')
  onTestFinished(() => void vi.unstubAllEnvs())
  const other = openChildPool<Deed, string[]>(options)
  const names = await other.run('settings', a)
  await other.close()
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !/^(PATH|HOME|JAVA_HOME|TMPDIR|NODE_\w+)$/.test(name))).toEqual([])
})

test('closed, it leaves no process behind and begins nothing more', async () => {
  const other = openChildPool<Deed, unknown>(options)
  const pid = await other.run('answer', a)
  const spinning = other.run('spin', a).catch((error: unknown) => error)
  await other.close()
  expect(await spinning).toMatchObject({ name: 'ChildEnded' })
  await expect(other.run('answer', a)).rejects.toMatchObject({ why: 'closed' })
  expect(isRunning(pid)).toBe(false)
})

test('while a task runs, and after one that failed, the next entity finds a process that is already running', async () => {
  const started: number[] = []
  const other = openChildPool<Deed, number>({
    ...options,
    processes: 2,
    spareAfterMs: 0,
    onStart: () => started.push(started.length + 1),
  })
  const gone = new AbortController()
  const spinning = other.run('spin', { ...a, signal: gone.signal }).catch((error: unknown) => error)
  await vi.waitFor(() => expect(started).toHaveLength(2))
  await other.run('answer', { entity: 'b' })
  // The spare process did the work of the other entity, and is idle now.
  expect(started).toHaveLength(2)
  gone.abort(new Error('hung up'))
  await spinning
  expect(started).toHaveLength(3)
  await expect(other.run('throw', a)).rejects.toBeDefined()
  expect(started).toHaveLength(4)
  await other.close()
})
