import { contractDays } from '../../channels/print/store/contracts/cut-off.ts'
import { forecastDays, runsByDay, weeksOfHistory } from '../../channels/print/store/runs/forecast.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { countWaiting } from '../../dispatcher/collected/count-waiting.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/print/print-contract.ts'
import { csvReply } from '../http/csv-reply.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { contractNamed } from './print-contract-handlers.ts'

const dayMs = 86_400_000

/** `GET /v1/print-contracts/{id}/forecast`: of the letters of the caller's entity. */
export async function getPrintForecast(call: CallOf<typeof contract.getPrintForecast>, deps: ApiDeps): Promise<Reply> {
  const found = await contractNamed(call.path.id, call.caller, deps)
  const today = brusselsDay(call.now)
  const since = brusselsDay(new Date(call.now.getTime() - weeksOfHistory * 7 * dayMs))
  const [runs, waiting] = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => [
    await runsByDay(tx, found.id, since),
    await countWaiting(tx, today),
  ])
  const items = forecastDays(contractDays(found, today, call.query.days), runs, waiting)
  if (call.query.format === 'json') return json(200, { items } satisfies contract.PrintForecast)
  return csvReply(`forecast-${today}.csv`, [
    ['day', 'run', 'planned', 'sheets', 'waiting', 'held', 'usual', 'expected'],
    ...items.map((each) => [
      each.day,
      each.open ? 'yes' : 'no',
      each.planned,
      each.sheets,
      each.waiting,
      each.held,
      each.usual ?? '',
      each.expected,
    ]),
  ])
}
