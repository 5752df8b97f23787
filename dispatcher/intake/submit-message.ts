import { sql } from 'drizzle-orm'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { MessageStatus } from '../../core/words/message.ts'
import type { Origin, Sender } from '../message/sender.ts'
import { checkRequest, runSteps } from './check-request.ts'
import { type GroupCommit, openGroupCommit } from './group-commit.ts'
import { answerOf, type IdempotencyKey, type RequestKey, requestKey } from './idempotency-key.ts'
import type { IntakeDeps } from './intake-deps.ts'
import type { MessageRequest } from './message-request.ts'
import { newMessage } from './new-message.ts'
import { type Examined, examineRequests, type RequestToReview, type Review, reviewMessages } from './review-messages.ts'

export interface AcceptedMessage {
  readonly id: MessageId
  readonly status: MessageStatus
  readonly reference: string
  readonly createdAt: Date
  /** Whether this repeats the answer to the first request. */
  readonly replayed: boolean
  /** Advice for the sender that does not stop the letter. */
  readonly warnings: readonly Fault[]
}

export interface Intake {
  /**
   * Accepts one message; when the promise resolves it is durable. The key holds the body as parsed JSON: a repetition must be
   * equal to it.
   * @throws Refusal UP-1001 with all faults; UP-1005 the key was used with another body; UP-1006 the first request is still
   * running; UP-1429 the quota of the entity is used up.
   */
  submit(sender: Sender, request: MessageRequest, repetition: IdempotencyKey, origin?: Origin): Promise<AcceptedMessage>
  /** Every fault that the steps find, for a request that could be read only in part. */
  findFaults(sender: Sender, request: MessageRequest): Promise<readonly Fault[]>
  /** What would become of requests if they were sent now; writes nothing. One review each, in order. */
  review(sender: Sender, requests: readonly RequestToReview[]): Promise<readonly Review[]>
  /** Requests after every step, with what the steps looked up; writes nothing. One result each, in order. */
  examine(sender: Sender, requests: readonly RequestToReview[]): Promise<readonly Examined[]>
}

export function openIntake(deps: IntakeDeps): Intake {
  const groups = openGroupCommit(deps.database.app)
  const running = new Set<string>()
  return {
    submit: async (sender, request, repetition, origin = {}) => {
      // A test letter is not handed to a channel, so it does not count towards the quota.
      if (!sender.test) await deps.takeFromQuota(sender.entity)
      const key = requestKey(repetition)
      const name = `${sender.entity}/${sender.test}/${key.operation}/${key.keyHash.toString('base64')}`
      if (running.has(name))
        throw new Refusal('UP-1006', 'The first request with this key is still running; try again in a moment.', [], {
          retryAfter: 1,
        })
      running.add(name)
      try {
        return await accept(deps, groups, sender, request, key, origin)
      } finally {
        running.delete(name)
      }
    },
    findFaults: async (sender, request) => (await runSteps(deps, sender, request)).faults,
    review: async (sender, requests) => reviewMessages(deps, sender, requests),
    examine: async (sender, requests) => examineRequests(deps, sender, requests),
  }
}

async function accept(
  deps: IntakeDeps,
  groups: GroupCommit,
  sender: Sender,
  request: MessageRequest,
  key: RequestKey,
  origin: Origin,
): Promise<AcceptedMessage> {
  let draft: Awaited<ReturnType<typeof checkRequest>>
  try {
    draft = await checkRequest(deps, sender, request, origin)
  } catch (refused) {
    // A request that was right once may be at fault now (a version was retired, a time passed): a repetition still gets the first
    // answer.
    const earlier = await findEarlier(deps, sender, key)
    if (earlier !== undefined) return earlier
    throw refused
  }
  const message = newMessage(deps, draft, key, origin)
  if (await groups.accept(sender, message)) {
    const { id, status, reference, created_at } = message
    return { id, status, reference, createdAt: created_at, replayed: false, warnings: draft.warnings }
  }
  const earlier = await findEarlier(deps, sender, key)
  if (earlier === undefined) throw new Error('A key was taken and is gone')
  return earlier
}

/** The first answer under this key. @throws Refusal UP-1005 when it belongs to another body. */
async function findEarlier(deps: IntakeDeps, sender: Sender, key: RequestKey): Promise<AcceptedMessage | undefined> {
  const [row] = await deps.database.asEntity(sender.entity, (tx) =>
    tx.query<{ id: MessageId; body: Buffer; answer: string; reference: string; createdAt: Date }>(sql`
      select i.subject as id, i.body_hash as body, i.answer, m.reference, m.created_at as "createdAt"
      from idempotency i join message m on m.id = i.subject
      where i.entity = ${sender.entity} and i.test = ${sender.test} and i.operation = ${key.operation}
        and i.key_hash = ${key.keyHash}`),
  )
  if (row === undefined) return undefined
  if (!row.body.equals(key.bodyHash))
    throw new Refusal('UP-1005', 'This key was used with another body; a new message needs a new key.')
  const { id, answer, reference, createdAt } = row
  return { id, status: answerOf(answer), reference, createdAt, replayed: true, warnings: [] }
}
