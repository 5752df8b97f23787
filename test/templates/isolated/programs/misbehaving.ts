import { serveTasks } from '../../../../templates/isolated/serve-tasks.ts'

/** Program of a child process that does what a hostile document might cause. */
export type Deed = 'answer' | 'throw' | 'spin' | 'heap' | 'one-huge-array' | 'buffers' | 'settings'

await serveTasks(async (deed: Deed) => {
  switch (deed) {
    case 'answer':
      return process.pid
    case 'throw':
      throw new TypeError('the words of a letter')
    case 'spin':
      for (;;) if (performance.now() < 0) return 0
    case 'heap': {
      const kept: unknown[] = []
      for (;;) kept.push({ at: kept.length, more: [kept.length] })
    }
    case 'one-huge-array':
      return Array.from({ length: 100_000_000 }, (_, at) => ({ at })).length
    case 'buffers': {
      const kept: Buffer[] = []
      for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
    }
    case 'settings':
      return Object.keys(process.env)
    default:
      return deed satisfies never
  }
})
