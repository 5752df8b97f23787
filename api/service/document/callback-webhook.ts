import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { callbackBody } from '../../contract/callbacks/callback-calls.ts'

const headers = z.object({
  'webhook-id': z.string().meta({ description: 'of the event; the same for every retry' }),
  'webhook-timestamp': z.string().meta({ description: 'of this attempt, in seconds since 1970' }),
  'webhook-signature': z.string().meta({
    description:
      '`v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`; two with a space between them while a secret is replaced',
  }),
})

/** What the hub posts to a callback (OpenAPI 3.1, `webhooks`). */
export function registerCallbackWebhook(registry: OpenAPIRegistry): void {
  registry.registerWebhook({
    method: 'post',
    path: 'event',
    operationId: 'receiveEvent',
    tags: ['Callbacks'],
    summary: 'An event, posted to your system',
    description:
      'Signed after Standard Webhooks. Answer 2xx within ten seconds. Anything else is tried again after 1, 2, 4, 8 … seconds, at most hourly, for 24 hours; 410 suspends the callback. Events may come twice and in another order: use `webhook-id` and `sequence`.',
    security: [],
    request: {
      headers,
      body: { required: true, content: { 'application/cloudevents+json': { schema: callbackBody } } },
    },
    responses: {
      '2XX': { description: 'Accepted' },
      '410': { description: 'No more calls, please: the callback is suspended' },
    },
  })
}
