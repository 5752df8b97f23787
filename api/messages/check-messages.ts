import type { Fault } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import { lately } from '../../dispatcher/intake/near-duplicate.ts'
import type { Review } from '../../dispatcher/intake/review-messages.ts'
import { type Caller, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/message-check.ts'
import { messageRequest } from '../contract/messages/request.ts'
import { json, type Reply } from '../http/reply.ts'
import { faultsOf } from '../http/zod-faults.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { faultsOfValues } from './faults-of-values.ts'

type Asked = CallOf<typeof contract.checkMessages>['body']['items'][number]

/** `POST /v1/message-checks`: what posting each message would be answered, and which earlier letters it resembles. */
export async function postMessageChecks(call: CallOf<typeof contract.checkMessages>, deps: ApiDeps): Promise<Reply> {
  const read = call.body.items.map((asked) => ({ asked, request: messageRequest.safeParse(asked.message) }))
  const readable = read.flatMap(({ asked: { message, idempotencyKey }, request }) =>
    request.success
      ? [
          {
            request: request.data as Parameters<ApiDeps['intake']['submit']>[1],
            asked: message,
            ...keyOf(idempotencyKey),
          },
        ]
      : [],
  )
  const reviews = (await deps.intake.review(senderOf(call.caller), readable)).values()
  const items: contract.MessageCheck[] = []
  for (const { asked, request } of read) {
    const review = request.success ? reviews.next().value : undefined
    items.push(
      review === undefined
        ? refused(await faultsOfShape(call.caller, asked, request.error?.issues ?? [], deps))
        : shown(review, call.now),
    )
  }
  return json(200, { items })
}

const keyOf = (key: string | undefined): { key?: string } => (key === undefined ? {} : { key })

/**
 * All faults at once, as posting reports them: those of the shape, and those of the parts that could be read of a request of a
 * wrong shape.
 */
async function faultsOfShape(
  caller: Caller,
  { message }: Asked,
  issues: Parameters<typeof faultsOf>[0],
  deps: ApiDeps,
): Promise<Fault[]> {
  const faults = [...faultsOf(issues, 'body', message), ...(await faultsOfValues(caller, message, deps))]
  return [...new Map(faults.map((fault) => [`${fault.code} ${fault.pointer}`, fault])).values()]
}

function refused(issues: readonly Fault[]): contract.MessageCheck {
  return { valid: false, issues: [...issues], warnings: [], channels: [], sameReference: [] }
}

function shown({ faults, warnings, channels, ...earlier }: Review, now: Date): contract.MessageCheck {
  const { underKey, sameReference } = earlier
  const near = lately(earlier, now)
  return {
    valid: faults.length === 0,
    issues: [...faults],
    warnings: [...warnings, ...(near === undefined ? [] : [near])],
    channels: [...channels],
    ...(underKey !== undefined && {
      underKey: {
        id: showId('message', underKey.id),
        createdAt: underKey.createdAt.toISOString(),
        same: underKey.same,
      },
    }),
    sameReference: sameReference.map(({ id, createdAt }) => ({
      id: showId('message', id),
      createdAt: createdAt.toISOString(),
    })),
  }
}
