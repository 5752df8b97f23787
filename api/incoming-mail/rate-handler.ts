import { Refusal } from '../../core/fault.ts'
import { startOfDay } from '../../core/words/days/brussels-day.ts'
import { showId } from '../../core/words/id.ts'
import { type ReturnRate, returnRates } from '../../dispatcher/incoming-mail/return-rates.ts'
import { entityOf, isOperator } from '../authentication/caller.ts'
import type * as contract from '../contract/incoming-mail.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/return-rates`: an entity sees its own, an operator those of every entity. */
export async function getRates(call: CallOf<typeof contract.getReturnRates>, deps: ApiDeps): Promise<Reply> {
  const { from, to, format } = call.query
  if (to < from)
    throw new Refusal('UP-1001', 'The period ends before it begins.', [
      { in: 'query', pointer: 'to', code: 'UP-2205', detail: '`to` is before `from`.' },
    ])
  const first = startOfDay(from)
  const after = startOfDay(to, 1)
  const ofHub = isOperator(call.caller) && !('entity' in call.caller)
  const rates = ofHub
    ? await returnRates(deps.database.hub, first, after)
    : await deps.database.asEntity(entityOf(call.caller).id, (tx) => returnRates(tx, first, after))
  if (format === 'json') return json(200, { items: rates.map(shown) })
  return {
    status: 200,
    bytes: Buffer.from(csvOf(rates)),
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': contentDisposition('attachment', `return-rates-${from}-${to}.csv`) },
  }
}

function shown({ entityName, contract, contractName, country, letters, returned }: ReturnRate): contract.ReturnRate {
  return {
    entity: entityName,
    contract: showId('printContract', contract),
    contractName,
    country,
    letters,
    returned,
    rate: rateOf(letters, returned),
  }
}

const rateOf = (letters: number, returned: number): number =>
  letters === 0 ? 0 : Math.round((returned / letters) * 100_000) / 100_000

function csvOf(rates: readonly ReturnRate[]): string {
  const rows = rates.map(({ entityName, contractName, country, letters, returned }) => [
    entityName.nl ?? entityName.fr ?? entityName.de ?? entityName.en ?? '',
    contractName,
    country,
    String(letters),
    String(returned),
    String(rateOf(letters, returned)),
  ])
  const header = ['entity', 'contract', 'country', 'letters', 'returned', 'rate']
  return [header, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** RFC 4180, with an apostrophe before what a spreadsheet would calculate. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
