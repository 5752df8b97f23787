import { z } from 'zod'
import { postages } from '../../core/words/message.ts'
import { channel, messageRequest, routeStep } from './message.ts'
import { operation } from './operation.ts'
import { duration, id, instant, price } from './words.ts'

export const routePreview = z
  .object({
    route: z.array(routeStep),
    next: z.array(z.object({ if: z.string(), after: duration.optional(), channel })),
    price: price.optional(),
    ifPaper: z
      .object({ pages: z.int(), sheets: z.int(), postage: z.enum(postages), price: price.optional() })
      .optional(),
    documents: z.array(z.object({ kind: z.string(), href: z.string() })),
    expiresAt: instant,
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'RoutePreview' })
export type RoutePreview = z.output<typeof routePreview>

export const postRoutePreview = operation({
  id: 'postRoutePreview',
  tag: 'Messages',
  summary: 'Which channel, why, at what price, and the letter itself – without sending anything',
  body: messageRequest.partial({ reference: true }),
  answers: { 200: { description: 'What would happen', body: routePreview } },
})
export const getPreview = operation({
  id: 'getPreview',
  tag: 'Messages',
  summary: 'The letter of a route preview, for an hour',
  path: z.object({ id }),
  answers: { 200: { description: 'The letter', mediaTypes: ['application/pdf'] } },
  refusals: [404],
})
