import { personIndex } from '../../core/crypto/person-index.ts'
import type { Fault } from '../../core/fault.ts'
import { type Id, parseId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Origin, Sender } from '../message/sender.ts'
import { runSteps } from './check-request.ts'
import { type Earlier, findEarlier } from './find-earlier.ts'
import { requestKey } from './idempotency-key.ts'
import type { IntakeContext } from './intake-context.ts'
import type { IntakeDeps } from './intake-deps.ts'
import type { MessageRequest } from './message-request.ts'
import { shareLookUps } from './share-look-ups.ts'

/** A request that is reviewed and not sent. */
export interface RequestToReview {
  readonly request: MessageRequest
  /** The body as parsed JSON, to which a repetition must be equal. */
  readonly asked: unknown
  /** The Idempotency-Key with which it would be sent. */
  readonly key?: string
  /** Of a letter that is sent again, or copied. */
  readonly origin?: Origin
}

export interface Review extends Earlier {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
  /**
   * The channels that class, template and message allow together; the one that carries the letter is decided after acceptance.
   */
  readonly channels: readonly ChannelName[]
}

/** A request after every step of intake, with the earlier letters that it resembles. */
export interface Examined {
  readonly context: IntakeContext
  readonly earlier: Earlier
}

/** Runs every step of intake, and looks for earlier letters in one statement; writes nothing. One result each, in order. */
export async function examineRequests(
  deps: IntakeDeps,
  sender: Sender,
  requests: readonly RequestToReview[],
): Promise<Examined[]> {
  const now = deps.clock.now()
  const compared = requests.map(({ request, asked, key }) => {
    const { keyHash, bodyHash } = requestKey({ operation: 'message', key: key ?? '', asked })
    return {
      key_hash: key === undefined ? null : keyHash,
      body_hash: bodyHash,
      template_key: request.template?.key ?? null,
      reference: request.reference,
      recipient_index: personIndex(request.recipient, deps.keyring) ?? null,
    }
  })
  const earlier = await deps.database.asEntity(sender.entity, (tx) => findEarlier(tx, sender, compared, now))
  const shared = shareLookUps(deps, sender, documentsOf(requests))
  const examined: Examined[] = []
  for (const [place, { request, origin }] of requests.entries()) {
    const context = await runSteps(shared, sender, request, origin)
    examined.push({ context, earlier: earlier[place] ?? { sameReference: [] } })
  }
  return examined
}

function documentsOf(requests: readonly RequestToReview[]): Id<'document'>[] {
  const names = requests.flatMap(({ request: { document, attachments = [] } }) => [
    ...(document === undefined ? [] : [document]),
    ...attachments.map((each) => each.document),
  ])
  return names.flatMap((name) => parseId('document', name) ?? [])
}

/** What would become of requests if they were sent now. One review each, in order. */
export async function reviewMessages(
  deps: IntakeDeps,
  sender: Sender,
  requests: readonly RequestToReview[],
): Promise<Review[]> {
  const examined = await examineRequests(deps, sender, requests)
  return examined.map(({ context: { faults, warnings, channels }, earlier }) => ({
    ...earlier,
    faults,
    warnings,
    channels,
  }))
}
