import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Chore } from '../loops/chore.ts'
import { askRegisterAbout, type RegisterDeps } from './ask-register.ts'
import type { ReturnedCase } from './returned-case.ts'

const everyMs = 30_000
const atOnce = 50

/**
 * Requests the present addresses for cases that were opened since, in one question, so that the list says for which letters the
 * registry knows another one. Only the kind of answer is stored; whoever opens the case requests the address again.
 */
export function askAboutNewCases(deps: RegisterDeps & { readonly clock: Clock }): Chore {
  return {
    name: 'address-register',
    everyMs,
    run: async () => {
      const cases = await deps.database.hub.query<Pick<ReturnedCase, 'id' | 'message'>>(sql`
        select id, message from returned_case where register = 'unasked' and status = 'open' order by id desc limit ${atOnce}`)
      if (cases.length > 0) await askRegisterAbout(deps, cases, deps.clock.now())
    },
  }
}
