import { z } from 'zod'
import {
  deliveryStatuses,
  documentKinds,
  eventTypes,
  inboxServices,
  printServices,
  termRules,
} from '../../../core/words/message.ts'
import { seenVerdicts } from '../../../dispatcher/alerts/seen-proof.ts'
import { serviceWays } from '../../../dispatcher/legal-service/service-rules.ts'
import { unseenReasons } from '../../../dispatcher/message/unseen-reason.ts'
import { id, instant, shownText } from '../words.ts'
import { channel } from './words.ts'

export const routeStep = z
  .object({
    step: z.int(),
    channel,
    chosen: z.boolean(),
    rule: z.string(),
    because: shownText,
    at: instant.optional(),
  })
  .meta({ id: 'RouteStep' })

export const sentDocument = z
  .object({
    id,
    kind: z.enum(documentKinds),
    variant: z.string(),
    mediaType: z.string(),
    pages: z.int().optional(),
    size: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'SentDocument' })

/** A member of staff or a key of the entity, or an operator of the hub. */
export const issuer = z
  .object({
    actor: z.string().meta({ description: '`staff:…` or `key:…`, as in the audit log' }),
    name: z.string().optional(),
  })
  .meta({ id: 'Issuer' })
export type Issuer = z.output<typeof issuer>

/** A registered letter at the postal operator. */
export const registeredItem = z.object({
  delivery: z.string(),
  product: z.enum(['registeredmail', 'judicialmail']).or(z.string()),
  barcode: z.string().optional(),
  state: z.enum(['numbered', 'announcing', 'announced', 'refused', 'foreign']).or(z.string()),
  reason: z.string().optional(),
  announcedAt: instant.optional(),
  tracking: z.array(z.object({ kind: z.string(), at: instant })),
  proofs: z.array(
    z.object({ kind: z.string(), sha256: z.string(), storedAt: instant, document: z.string().optional() }),
  ),
})

export const delivery = z
  .object({
    id: z.string(),
    channel,
    status: z.enum(deliveryStatuses),
    attempts: z.int(),
    providerReference: z.string().optional(),
    handedOverAt: instant.optional(),
    expectedArrival: z
      .object({
        day: z.iso.date(),
        from: z.enum(['cut-off', 'hand-over', 'posting']).meta({
          description: 'what the day was computed from; it is nearest once the partner reported the posting',
        }),
      })
      .optional()
      .meta({
        description:
          'the last day on which the letter on paper is expected; absent where the post gives no term, or it came back',
      }),
    availableUntil: instant.optional().meta({
      description:
        'when the letter is removed where its reader opens it, read or not: by a partner such as the eBox, or from the inbox after the period of its class; absent where nothing is known',
    }),
    nextAttemptAt: instant.optional().meta({
      description: 'the earliest moment of the next attempt; in the past while its channel accepts nothing',
    }),
    simulated: z.boolean().optional(),
  })
  .meta({ id: 'Delivery' })

export const timelineEvent = z
  .object({
    id: z.string(),
    sequence: z.int(),
    type: z.enum(eventTypes),
    at: instant,
    channel: channel.optional(),
    delivery: z.string().optional(),
    by: issuer.optional().meta({ description: 'who did it, where a person or a key did' }),
    detail: z.record(z.string(), z.unknown()).optional().meta({
      description:
        '`mayHaveLeftTwice` with handed-over by email: an earlier attempt broke off before the mail server answered. `noAlert` with delivered in the inbox: why no mail informs the reader: `no-confirmed-address`, `turned-off`, `confirmation-expired`, `address-failed`. `availableUntil` with handed-over and lapsing: when the letter is removed where its reader opens it. `last` with lapsed: no channel follows. `until` with consent-awaited and registry-awaited: when the letter goes on without an answer. `reason` with seal-awaited: `seal-key-unusable`, `seal-device-away`, `time-stamps-away`. `reason` with routed: `registry-address` where the letter goes to another address than the sender gave.',
    }),
  })
  .meta({ id: 'TimelineEvent' })

export const alert = z
  .object({
    id: z.string(),
    kind: z.enum(['first', 'reminder', 'lapsing']),
    status: z.enum(['planned', 'sent', 'failed', 'stopped']),
    reason: z.string().optional().meta({
      description:
        'why it failed, was stopped or is tried again: `read`, `answered`, `cancelled`, `next-channel`, `turned-off`, `no-confirmed-address`, `confirmation-expired`, `address-failed`, `unavailable`, a reason of a refusal, or the status code of a bounce',
    }),
    plannedAt: instant,
    at: instant.optional().meta({ description: 'when it was sent, failed or stopped' }),
  })
  .meta({ id: 'Alert' })

const reader = z
  .object({
    capacity: z.enum(['self', 'representative']).meta({
      description:
        '`self`: the recipient, or the person whom an enterprise signed in as; `representative`: on behalf of the recipient',
    }),
    name: z
      .string()
      .optional()
      .meta({ description: 'of whoever acknowledged or refused; for callers with `messages:send` or `archive:read`' }),
  })
  .meta({ id: 'InboxReader' })

/** The rules of the class of a letter, as they are now. */
export const classRules = z
  .object({
    name: shownText,
    service: z.object({
      inbox: z.enum(inboxServices),
      print: z.enum(printServices),
      termDays: z.int().optional(),
      termMonths: z.int().optional(),
    }),
    readingTermDays: z.int().optional(),
    termRule: z.enum(termRules),
    inboxDays: z.int().optional().meta({ description: 'days that a letter stays in the inbox' }),
  })
  .meta({ id: 'ClassRules' })

/** When a message counts as received. */
export const legalService = z
  .object({
    how: z.enum(serviceWays).meta({ description: 'what makes it count; while `servedOn` is absent, what is awaited' }),
    servedOn: z.iso.date().optional().meta({ description: 'in Belgium; absent: not reported yet' }),
    termEndsOn: z.iso.date().optional().meta({ description: 'the last day on which the recipient can object' }),
    because: shownText.meta({ description: 'a sentence with the article of the law' }),
    provisional: z.boolean().meta({ description: 'it can still change: the letter can still come back' }),
  })
  .meta({ id: 'LegalService' })

/** Whether a digital letter was seen in time, from its timeline. */
export const seenInTime = z
  .object({
    verdict: z.enum(seenVerdicts).meta({
      description:
        '`seen`: opened within its reading term. `moved-on`: on paper before the end of the term. `not-seen`: unopened when the term ended',
    }),
    reason: z.enum(unseenReasons).optional().meta({ description: 'why it moved on' }),
    because: shownText,
    deliveredAt: instant,
    alertedAt: instant.optional().meta({ description: 'when the first alert left; absent: none did' }),
    openedAt: instant.optional().meta({ description: 'when it was first opened, also after it moved on' }),
    leftAt: instant.optional().meta({ description: 'when it moved on, or its term ended' }),
  })
  .meta({ id: 'SeenInTime' })

/** The letter in the inbox of its recipient: who opened it, and what they decided. */
export const inReadersInbox = z
  .object({
    service: z
      .object({
        state: z.enum(['waiting', 'acknowledged', 'refused', 'neglected']),
        lastDay: z.iso.date().meta({ description: 'the last day on which receipt can be acknowledged' }),
        decidedAt: instant.optional(),
        by: reader.optional(),
      })
      .optional()
      .meta({ description: 'of a letter that opens only after its reader acknowledged receipt' }),
    opened: z.object({ at: instant, by: reader }).optional().meta({ description: 'the first time that it was opened' }),
    availableUntil: instant.optional().meta({ description: 'when it leaves the inbox, read or not' }),
  })
  .meta({ id: 'InReadersInbox' })

/** Whether something can be done with a letter now. */
export const possibility = z
  .object({
    now: z.boolean(),
    until: instant.optional().meta({
      description:
        'the last moment at which it is sure; absent where no moment is known: until the hand-over, which may come at any time',
    }),
    reason: z.string().optional().meta({ description: 'why not, as a stable word' }),
    because: shownText.optional(),
  })
  .meta({ id: 'Possibility' })
