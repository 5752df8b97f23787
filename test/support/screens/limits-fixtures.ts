import type { LetterLimits, LimitedEntity, LimitedKey } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'

export const limitedKeys: readonly LimitedKey[] = [
  {
    id: 'key_1',
    name: 'Boekhouding',
    prefix: 'up_live_3fQ7',
    perDay: 12_000,
    perMinute: 300,
    today: 11_480,
    guestsOnly: false,
  },
  { id: 'key_2', name: 'Proef van de leverancier', prefix: 'up_live_9cR2', perDay: 50, today: 0, guestsOnly: true },
  { id: 'key_3', name: 'Vergunningen', prefix: 'up_live_k1Zs', guestsOnly: false },
]
export const limitedEntities: readonly LimitedEntity[] = [
  { id: 'ent_1', code: 'OVO000901', name: { nl: 'Agentschap Voorbeeldbelastingen' }, status: 'open' },
  {
    id: 'ent_2',
    code: '0206731645',
    name: { nl: 'Gemeente Voorbeeldegem' },
    status: 'trial',
    perDay: 50,
    today: 12,
  },
  {
    id: 'ent_3',
    code: 'OVO000903',
    name: { nl: 'Dienst Oefenwegen', en: 'Practice Roads Office' },
    status: 'suspended',
    perDay: 2_000_000,
    perMinute: 5000,
    today: 1_204_331,
  },
]
export const letterLimits: LetterLimits = {
  onTrial: false,
  guestsOnly: false,
  limits: [
    { of: 'entity', per: 'day', most: 20_000, left: 7_320, until: inDays(0.4) },
    { of: 'entity', per: 'minute', most: 500, left: 500, until: inDays(0.0005) },
  ],
}

/** The limits of keys and entities. */
export const limitsFixtures: Fixtures = {
  'GET /v1/limits': () => ({ json: letterLimits }),
  'GET /v1/key-limits': () => ({ json: { items: limitedKeys } }),
  'GET /v1/entity-limits': ({ query }: Call) => {
    const words = (query.get('q') ?? '').toLowerCase()
    return { json: { items: limitedEntities.filter(({ name }) => name.nl?.toLowerCase().includes(words)) } }
  },
}
