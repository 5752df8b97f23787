import { forgetWords } from '../../../archive/search/forget-words.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { BaseServices } from '../open-base-services.ts'

/** Each word is looked up in the index of records; half a million words take about three hours, once a week. */
const batch = 500

/** Removes search words that no record has any more, so that a name does not outlive its letters. */
export function forgetOldWords({ database, clock, log }: Pick<BaseServices, 'database' | 'clock' | 'log'>): Chore {
  return {
    name: 'forget-words',
    everyMs: 10_000,
    run: async () => {
      const { removed } = await forgetWords(database.hub, batch, clock.now())
      if (removed > 0) log.info({ words: removed }, 'words that no record has any more are forgotten')
    },
  }
}
