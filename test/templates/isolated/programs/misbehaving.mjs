// Program of a child process that does what a hostile document might cause. JavaScript over the compiled module, as production
// runs it: TypeScript would take each child 0.6 s of processor time more.
const compiled = new URL('../../../../dist/server/templates/isolated/serve-tasks.js', import.meta.url)
const { serveTasks } = await import(compiled.href)

await serveTasks(async (deed) => {
  switch (deed) {
    case 'answer':
      return process.pid
    case 'throw':
      throw new TypeError('the words of a letter')
    case 'spin':
      for (;;) if (performance.now() < 0) return 0
    case 'heap': {
      const kept = []
      for (;;) kept.push({ at: kept.length, more: [kept.length] })
    }
    case 'one-huge-array':
      return Array.from({ length: 100_000_000 }, (_, at) => ({ at })).length
    case 'buffers': {
      const kept = []
      for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
    }
    case 'settings':
      return Object.keys(process.env)
    default:
      throw new Error(`An unknown deed: ${deed}`)
  }
})
