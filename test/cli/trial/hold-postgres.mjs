// Holds a cluster in a process of its own. JavaScript over the compiled modules, as production runs them: TypeScript would take
// each start 0.6 s of processor time more.
const compiled = (path) => import(new URL(`../../../dist/server/cli/trial/${path}`, import.meta.url).href)
const [{ startPostgres }, { TrialError }] = await Promise.all(['postgres.js', 'trial-error.js'].map(compiled))

const [dataDir = '', port = '0'] = process.argv.slice(2)
// Ends as a careless program does: without stopping what it started.
process.once('SIGTERM', () => process.exit(1))
try {
  const cluster = await startPostgres({ dataDir, port: Number(port), durable: false })
  console.log(JSON.stringify({ superuserUrl: cluster.superuserUrl, pid: cluster.pid }))
  setInterval(() => undefined, 60_000)
} catch (error) {
  if (!(error instanceof TrialError)) throw error
  console.log(JSON.stringify({ code: error.code, said: error.message, repair: error.repair }))
}
