import type { FalseLetter, FalseLetterFigures } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

const sender = { code: 'OVO000001', name: { nl: 'Agentschap Voorbeeldbelastingen', en: 'Agency of Example Taxes' } }

export const falseLetters: readonly FalseLetter[] = [
  {
    id: 'flr_1',
    sender,
    code: 'K7Q4M2XRT3',
    cameBy: 'post',
    asks: 'payment',
    postalCode: '9000',
    receivedOn: dayIn(-2),
    reportedAt: inDays(-1),
    status: 'new',
  },
  { id: 'flr_2', cameBy: 'text-message', asks: 'link', reportedAt: inDays(-3), status: 'new' },
]

export const falseLetterFigures: FalseLetterFigures = {
  days: [
    { of: dayIn(-3), count: 1 },
    { of: dayIn(-1), count: 14 },
  ],
  codes: [{ of: 'K7Q4M2XRT3', count: 12 }],
  places: [
    { of: '9000', count: 9 },
    { of: '9050', count: 2 },
  ],
  statuses: [
    { of: 'new', count: 2 },
    { of: 'handled', count: 13 },
  ],
  checks: { known: 120, unknown: 340, usual: 4.5, spike: true },
}

/** No reports: the start page names none. */
export const noFalseLetters: Fixtures = {
  'GET /v1/false-letters': () => ({ json: { items: [] } }),
  'GET /v1/letter-check-spikes': () => ({ json: { items: [] } }),
}
export const falseLetterFixtures: Fixtures = {
  'GET /v1/false-letters': ({ query }) => ({
    json: { items: query.get('status') === 'new' ? falseLetters : [] },
  }),
  'GET /v1/false-letters/figures': () => ({ json: falseLetterFigures }),
}
