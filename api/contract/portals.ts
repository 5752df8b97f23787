import { z } from 'zod'
import { operation } from './operation.ts'
import { id, instant, language, wholeNumber } from './words.ts'

const link = z.object({ href: z.string() })

export const portalLetter = z
  .object({
    id,
    language: language
      .optional()
      .meta({ description: 'with `id` the key of the letter; absent where even that is hidden' }),
    sender: z.string().optional().meta({ description: 'absent where the sender is hidden until a strong sign-in' }),
    title: z.string().optional().meta({ description: 'absent while the letter is closed' }),
    kind: z.string().optional().meta({ description: 'of a closed letter, in `language`' }),
    receivedAt: instant,
    read: z.boolean(),
    isNew: z.boolean().meta({ description: 'not read, and not refused' }),
    availableUntil: z.iso.date().optional().meta({ description: 'the last day on which the letter is in the inbox' }),
    byPost: z.boolean(),
    closed: z.enum(['person', 'reader', 'sign-in', 'acknowledge', 'closed']).optional(),
    lastDayToAcknowledge: z.iso.date().optional(),
    due: z.iso.date().optional().meta({ description: 'the first day by which the letter requires something' }),
    _links: z.object({ self: link.meta({ description: 'the letter in the inbox, after sign-in there' }) }),
  })
  .meta({ id: 'PortalLetter' })
export type PortalLetter = z.output<typeof portalLetter>

export const listPersonLetters = operation({
  id: 'listPersonLetters',
  tag: 'Portals',
  summary: 'The letters of one person or enterprise, for the portal in which they are signed in',
  description:
    'A HAL collection by national number (INSZ) or enterprise number (KBO), newest first; empty when there are no letters. It marks nothing as read and holds no document: a portal links to the inbox. A closed letter shows what its list in the inbox shows. Only a key of the hub with `portals:read` reads it; each call is in the audit log.',
  path: z.object({ number: z.string().max(20).meta({ example: '85073003328' }) }),
  query: z.strictObject({
    limit: wholeNumber(1, 100).default(10),
    page: wholeNumber(0, 1000).default(0).meta({ description: 'from 0' }),
  }),
  answers: {
    200: {
      description: 'A page of letters',
      body: z
        .object({
          _links: z.object({
            self: link,
            first: link,
            last: link,
            next: link.optional(),
            prev: link.optional(),
          }),
          _pageMetadata: z.object({ offset: z.int(), size: z.int(), totalItems: z.int() }),
          _embedded: z.object({ items: z.array(portalLetter) }),
        })
        .meta({ id: 'PortalLetters' }),
    },
  },
})
