import { forgetUnreadReports } from '../../../channels/email/store/unread-reports.ts'
import { dayMs } from '../../../core/durations.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { BaseServices } from '../open-base-services.ts'

/** Rows of one statement. */
const batch = 500

/**
 * Removes mails that came back and were not understood once they are older than `UNREAD_REPORT_DAYS`: their text holds personal data,
 * and after that time nothing can be done for the letter. An operator sees them long before.
 */
export function forgetOldReports(
  { database, clock, log }: Pick<BaseServices, 'database' | 'clock' | 'log'>,
  days: number,
): Chore {
  return {
    name: 'forget-reports',
    everyMs: 600_000,
    run: async () => {
      const before = new Date(clock.now().getTime() - days * dayMs)
      const gone = await forgetUnreadReports(database.hub, before, batch)
      if (gone.open > 0) log.warn(gone, 'mails that came back were removed before an operator settled them')
      else if (gone.removed > 0) log.info(gone, 'settled mails that came back were removed')
    },
  }
}
