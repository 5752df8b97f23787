import pg from 'pg'
import type { Stage } from '../stage.ts'
import { closeRuns } from '../troubles.ts'

/** One statement on a connection of its own: the server was killed and restored since the last one. */
export async function askDatabase<Row extends object>(
  { superuserUrl }: Pick<Stage, 'superuserUrl'>,
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const patienceMs = 300_000

/** Closes print runs until every letter is with its partner. @throws Error when nothing moves for five minutes */
export async function untilHandedOver(stage: Stage, report: (text: string) => void): Promise<void> {
  let [before, until] = ['', Date.now() + patienceMs]
  for (let round = 0; ; round += 1) {
    await closeRuns(stage)
    const open = await askDatabase<{ status: string; letters: string }>(
      stage,
      `select status, count(*)::text as letters from message where reference like 'CHAOS-%' and not final
       and status not in ('sent', 'delivered') group by status order by status`,
    )
    if (open.length === 0) return
    const now = JSON.stringify(open)
    if (now !== before) [before, until] = [now, Date.now() + patienceMs]
    if (Date.now() > until) throw new Error(`Nothing moves: ${now}`)
    if (round % 10 === 0) report(`open: ${open.map(({ status, letters }) => `${letters} ${status}`).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
