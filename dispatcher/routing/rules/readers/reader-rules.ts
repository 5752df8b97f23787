import { readerRules } from '../../../registry/decide-reader.ts'
import { isDigital, type Rule } from '../../rule.ts'

const routeRules = readerRules.map(
  ({ name, because }): Rule => ({
    name,
    because,
    decide: ({ reader, reach }, channel) => {
      // A channel may know of a death too.
      const answer = reach.get(channel)
      if (name === 'deceased' && answer?.kind === 'no' && answer.reason === 'deceased') return 'skip'
      if (reader?.rule !== name) return 'pass'
      return reader.reading?.kind === 'nobody' || isDigital(channel) ? 'skip' : 'use'
    },
  }),
)
const named = (names: readonly string[]): Rule[] => routeRules.filter(({ name }) => names.includes(name))

const aboutNobody = ['deceased', 'struck-off']

/** Rules by which no channel takes the letter. */
export const nobodyReads: readonly Rule[] = named(aboutNobody)

/** Rules by which another person reads the letter, or the recipient on paper only; paper must be possible. */
export const readsOnPaper: readonly Rule[] = routeRules.filter(({ name }) => !aboutNobody.includes(name))
