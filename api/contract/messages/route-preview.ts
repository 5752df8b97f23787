import { z } from 'zod'
import { documentKinds, postages } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { id, instant, language, postageAmount, price, shownText } from '../words.ts'
import { routeStep } from './parts.ts'
import { messageRequest } from './request.ts'
import { channel } from './words.ts'

const followingStep = z
  .object({
    if: z.enum(['unread', 'not-acknowledged', 'rejected', 'bounced', 'returned']),
    after: z.string().optional().meta({ example: 'P14D', description: 'the reading term, ISO 8601 duration' }),
    at: instant.optional().meta({ description: 'the end of that term, if the letter is delivered when it begins' }),
    channel: channel.optional().meta({ description: 'absent: no channel follows by itself' }),
    rule: z.string().optional(),
    because: shownText.optional(),
  })
  .meta({ id: 'FollowingStep' })

/** The table of a print contract by which letters are priced. */
export const printTariff = z.object({
  contract: z.string().meta({ description: 'name of the print contract' }),
  partner: z.string(),
  validFrom: z.iso.date().meta({ description: 'first day of the tariff table' }),
})

export const previewPrice = price.extend({
  postageAmount,
  estimated: z.boolean().meta({
    description: 'it may share an envelope, or its pages were counted on another letter of the same kind',
  }),
})

export const routePreview = z
  .object({
    route: z.array(routeStep),
    channel: channel.optional().meta({ description: 'the one that is chosen; absent: none can reach the recipient' }),
    next: z.array(followingStep).meta({ description: 'what can happen there, and which channel follows then' }),
    startsAt: instant.meta({ description: 'when the letter would begin: now, or at `sendAfter`' }),
    language,
    variant: z.enum(['normal', 'large']),
    costCentre: z.string().optional(),
    price: previewPrice.optional().meta({ description: 'of the chosen channel; absent where no tariff is known' }),
    ifPaper: z
      .object({
        pages: z.int().meta({ description: 'of the letter and its enclosures' }),
        sheets: z.int().meta({ description: 'with the address sheet of an envelope without window' }),
        postage: z.enum(postages),
        zone: z.string(),
        price: previewPrice.optional(),
        tariffDay: z.iso.date().meta({ description: 'the day of the cut-off, whose tariffs apply' }),
        tariff: printTariff.optional().meta({ description: 'absent where no tariff is known' }),
        cutOffAt: instant,
        mayBundle: z.boolean(),
      })
      .optional()
      .meta({
        description:
          'the letter on paper, in an envelope of its own: where print is chosen, and where it may follow, by the tariff of that day; absent where it cannot go on paper',
      }),
    documents: z.array(
      z.object({
        kind: z.enum(documentKinds),
        href: z.string(),
        mediaType: z.string(),
        pages: z.int().optional(),
      }),
    ),
    expiresAt: instant.meta({ description: 'until when the documents can be fetched' }),
    warnings: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
    underKey: z
      .object({ id, createdAt: instant, same: z.boolean() })
      .optional()
      .meta({ description: 'the letter that was accepted under this Idempotency-Key' }),
  })
  .meta({ id: 'RoutePreview' })
export type RoutePreview = z.output<typeof routePreview>

export const postRoutePreview = operation({
  id: 'previewRoute',
  tag: 'Messages',
  summary: 'What would become of a letter: route, price and documents',
  description:
    'Takes what `POST /v1/messages` takes, refuses what that refuses, and decides the route by the same rules. Nothing is sent, reserved or counted towards a quota, and the key is not used. Looked up are the choices of the recipient, addresses that proved wrong, the contract, and the consent to the eBox, or the registration at Peppol, where no recent answer is stored: that answer is stored with its age, as when a letter is sent. The documents are marked as previews and can be fetched for an hour.',
  headers: ['Idempotency-Key'],
  keyOptional: true,
  body: messageRequest,
  answers: { 200: { description: 'The preview', body: routePreview } },
  refusals: [503],
})
