import type { SuppressedAddress } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'

export const suppressedAddresses: readonly SuppressedAddress[] = [
  {
    id: 'sup_1',
    channel: 'email',
    reason: 'bounced',
    code: '5.1.1',
    forAll: true,
    owner: { nl: 'Agentschap Voorbeeldbelastingen', en: 'Example Tax Agency' },
    mayRelease: true,
    message: 'msg_1',
    reference: 'AANSLAG-2026-00412',
    since: inDays(-3),
  },
  {
    id: 'sup_2',
    channel: 'print',
    reason: 'returned',
    code: 'moved',
    forAll: true,
    owner: { nl: 'Agentschap Voorbeeldbelastingen', en: 'Example Tax Agency' },
    mayRelease: true,
    message: 'msg_2',
    reference: 'AANSLAG-2026-00077',
    since: inDays(-40),
  },
  {
    id: 'sup_3',
    channel: 'email',
    reason: 'complaint',
    forAll: false,
    owner: { nl: 'Agentschap Voorbeeldbelastingen', en: 'Example Tax Agency' },
    mayRelease: true,
    message: 'msg_3',
    reference: 'HERINNERING-118',
    since: inDays(-400),
  },
]
/** An entry of another entity, as `find` shows it. */
export const suppressedByAnother: SuppressedAddress = {
  id: 'sup_9',
  channel: 'email',
  reason: 'bounced',
  code: '5.1.1',
  forAll: true,
  owner: { nl: 'Gemeente Voorbeeldegem' },
  mayRelease: false,
  since: inDays(-90),
}

export const suppressedFixtures: Fixtures = {
  'GET /v1/suppressed-addresses': ({ query }: Call) => {
    const reason = query.get('reason')
    return { json: { items: suppressedAddresses.filter((each) => reason === null || each.reason === reason) } }
  },
  'GET /v1/suppressed-addresses/released': () => ({ json: { items: [] } }),
  'POST /v1/suppressed-addresses/find': () => ({ json: { items: [] } }),
}
