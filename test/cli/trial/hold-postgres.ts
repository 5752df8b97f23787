import { startPostgres } from '../../../cli/trial/postgres.ts'
import { TrialError } from '../../../cli/trial/trial-error.ts'

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
