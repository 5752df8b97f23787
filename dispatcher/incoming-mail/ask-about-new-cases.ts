import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Chore } from '../loops/chore.ts'
import { askRegister, type RegisterDeps } from './ask-register.ts'
import type { ReturnedCase } from './returned-case.ts'

const everyMs = 30_000
const atOnce = 50
/** A register that gave no answer so often is left alone until the next round. */
const awayAfter = 3

/**
 * Requests the present address for cases that were opened since, so that the list says for which letters the register knows another
 * one. Only the kind of answer is stored; whoever opens the case requests the address again.
 */
export function askAboutNewCases(deps: RegisterDeps & { readonly clock: Clock }): Chore {
  return { name: 'address-register', everyMs, run: (signal) => askRound(deps, signal) }
}

async function askRound(deps: RegisterDeps & { readonly clock: Clock }, signal: AbortSignal): Promise<void> {
  const { database, clock } = deps
  const cases = await database.hub.query<Pick<ReturnedCase, 'id' | 'message'>>(sql`
    select id, message from returned_case where register = 'unasked' and status = 'open' order by id desc limit ${atOnce}`)
  let away = 0
  for (const each of cases) {
    if (signal.aborted || away >= awayAfter) return
    const { word } = await askRegister(deps, each, clock.now())
    if (word === 'away') away += 1
  }
}
