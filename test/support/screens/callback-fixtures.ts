import type { Callback, CallbackAttempt } from '../../../admin-ui/src/ui/api/callback-types.ts'
import type { ApiKey } from '../../../admin-ui/src/ui/api/key-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'

const usual = {
  createdAt: inDays(-200),
  createdBy: 'staff:1',
  test: false,
  dropped: 0,
  replaying: false,
} as const
export const callbacks: readonly Callback[] = [
  {
    ...usual,
    id: 'cbk_1',
    name: 'boekhouding',
    url: 'https://back.voorbeeld.example/uitpost',
    types: ['*'],
    status: 'suspended',
    reason: 'no-answer',
    since: inDays(-0.5),
    failingSince: inDays(-1.5),
    lastAcceptedAt: inDays(-1.5),
    waiting: { events: 1_000, more: true, oldestAt: inDays(-1.5) },
    dropped: 3,
    secret: { since: inDays(-3), previousUntil: inDays(4) },
    recent: { calls: 38, accepted: 0 },
  },
  {
    ...usual,
    id: 'cbk_2',
    name: 'dossiers',
    url: 'https://dossier.voorbeeld.example/in',
    types: ['delivered', 'read', 'undeliverable'],
    status: 'active',
    since: inDays(-30),
    lastAcceptedAt: inDays(-0.001),
    waiting: { events: 0, more: false },
    secret: { since: inDays(-200) },
    recent: { calls: 1_000, accepted: 998 },
  },
  {
    ...usual,
    id: 'cbk_3',
    url: 'https://website-met-een-heel-lange-naam.dienst.voorbeeld.example/meldingen/van/uitpost',
    types: ['*'],
    test: true,
    status: 'active',
    since: inDays(-2),
    failingSince: inDays(-0.04),
    nextAttemptAt: inDays(0.02),
    waiting: { events: 12, more: false, oldestAt: inDays(-0.04) },
    secret: { since: inDays(-2) },
    recent: { calls: 20, accepted: 8 },
  },
]

const request = {
  headers: {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': 'evt_01kb5t3q9e8wq0h4m2n6p8r1st_5',
    'webhook-timestamp': '1795513327',
    'webhook-signature': 'v1,…',
  },
  body: JSON.stringify(
    { type: 'be.uitpost.message.v1.delivered', data: { reference: '…', sequence: 5 } },
    undefined,
    2,
  ),
}
export const attempts: readonly CallbackAttempt[] = [
  {
    id: 'cba_1',
    at: inDays(-0.5),
    outcome: 'refused',
    status: 503,
    ms: 31,
    attempt: 14,
    type: 'be.uitpost.message.v1.delivered',
    message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1st',
    request,
    answer: { headers: { 'content-type': 'text/plain', 'retry-after': '3600' }, body: 'maintenance', cut: true },
  },
  {
    id: 'cba_2',
    at: inDays(-0.54),
    outcome: 'no-answer',
    ms: 10_000,
    attempt: 13,
    type: 'be.uitpost.message.v1.read',
    request,
  },
  { id: 'cba_3', at: inDays(-0.58), outcome: 'redirected', status: 302, ms: 12, attempt: 12, request },
  {
    id: 'cba_4',
    at: inDays(-1.5),
    outcome: 'accepted',
    status: 204,
    ms: 29,
    attempt: 1,
    type: 'be.uitpost.callback.v1.ping',
    request,
    answer: { headers: {}, cut: false },
  },
]

/** Keys that are used, that expire soon, and that were revoked. */
export const keys: readonly ApiKey[] = [
  {
    id: 'key_1',
    name: 'boekhouding',
    mode: 'live',
    prefix: 'uitpost_live_ab12',
    permissions: ['messages:send', 'messages:read'],
    createdAt: inDays(-270),
    createdBy: 'staff:1',
    createdByName: 'Bram Testers',
    expiresAt: inDays(120),
    lastUsedAt: inDays(-0.04),
  },
  {
    id: 'key_2',
    name: 'website',
    mode: 'live',
    prefix: 'uitpost_live_9kf3',
    permissions: ['messages:send'],
    createdAt: inDays(-350),
    expiresAt: inDays(6),
    lastUsedAt: inDays(-3),
  },
  {
    id: 'key_3',
    name: 'ontwikkeling',
    mode: 'test',
    prefix: 'uitpost_test_4mq7',
    permissions: ['messages:send', 'messages:read', 'templates:read', 'callbacks:manage'],
    createdAt: inDays(-20),
    createdBy: 'staff:2',
    createdByName: 'Lien Modelmans',
  },
  {
    id: 'key_4',
    name: 'oud systeem',
    mode: 'live',
    prefix: 'uitpost_live_0d2c',
    permissions: ['messages:send'],
    createdAt: inDays(-800),
    revokedAt: inDays(-60),
    lastUsedAt: inDays(-60),
  },
]

/** Callbacks that work, fail and are suspended. */
export const callbackFixtures: Fixtures = {
  'GET /v1/api-keys': () => ({ json: { items: keys } }),
  'GET /v1/callbacks': () => ({ json: { items: callbacks } }),
  ...Object.fromEntries(
    callbacks.map(({ id }) => [
      `GET /v1/callbacks/${id}/attempts`,
      ({ query }: Call) => ({
        json: { items: attempts.filter(({ outcome }) => !query.has('failed') || outcome !== 'accepted') },
      }),
    ]),
  ),
}
