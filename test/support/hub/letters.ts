import { randomUUID } from 'node:crypto'
import type { Answer, TestApi } from './open-test-api.ts'

/** A citizen of the test range, with all that every channel needs. */
export const jan = {
  type: 'citizen',
  insz: '53480200724',
  name: 'Jan Peeters',
  language: 'nl',
  email: 'jan@example.org',
  address: {
    street: 'Kerkstraat',
    houseNumber: '12',
    box: '3',
    postalCode: '9000',
    municipality: 'Gent',
    country: 'BE',
  },
} as const

/** A letter that has no fault. */
export function goodLetter(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    template: { key: 'vergunning' },
    recipient: jan,
    data: { dossier: 'OMV-2026-0042', bedrag: 125.5 },
    reference: 'OMV-2026-0042',
    ...more,
  }
}

/** Posts a letter under a key of its own. */
export function postLetter(
  api: TestApi,
  key: string,
  body: unknown = goodLetter(),
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return api.call('/v1/messages', { method: 'POST', key, body, headers: { 'idempotency-key': idempotencyKey } })
}
