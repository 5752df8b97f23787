import { type EnterpriseFlaw, enterpriseFlawSentences } from '../../../core/words/numbers/enterprise-number.ts'
import { type InszFlaw, inszFlawSentences } from '../../../core/words/numbers/insz.ts'

interface Numbered {
  readonly name: string
  readonly count: number
}
type Say = (values: Numbered) => string

const insz =
  (flaw: InszFlaw): Say =>
  ({ name, count }) =>
    `\`${name}\`: ${inszFlawSentences[flaw](count)}`
const enterprise =
  (flaw: EnterpriseFlaw): Say =>
  ({ name, count }) =>
    `\`${name}\`: ${enterpriseFlawSentences[flaw](count)}`

/** Numbers of people and enterprises in the data, worded like those of a recipient (`core/words/`). */
export const numberSentences = {
  'data-insz-scientific': insz('scientific'),
  'data-insz-signs': insz('signs'),
  'data-insz-dropped-zero': insz('dropped-zero'),
  'data-insz-length': insz('length'),
  'data-insz-check-digits': insz('check-digits'),
  'data-insz-not-issued': insz('not-issued'),
  'data-enterprise-scientific': enterprise('scientific'),
  'data-enterprise-signs': enterprise('signs'),
  'data-enterprise-length': enterprise('length'),
  'data-enterprise-first-digit': enterprise('first-digit'),
  'data-enterprise-check-digits': enterprise('check-digits'),
  'data-enterprise-not-issued': enterprise('not-issued'),
} as const satisfies Record<`data-insz-${InszFlaw}` | `data-enterprise-${EnterpriseFlaw}`, Say>
