import { recordAudit } from '../../core/audit/record-audit.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { localized } from '../../core/words/language.ts'
import { assertMayTest, queueTestLetter } from '../../dispatcher/test-letters/queue-test-letter.ts'
import { readTestLetter } from '../../dispatcher/test-letters/read-test-letter.ts'
import type { TestLetter, TestMail, TestRecipient } from '../../dispatcher/test-letters/test-letter.ts'
import { mailLogo } from '../../templates/email/mail-logo.ts'
import { type Caller, entityOf, senderOf } from '../authentication/caller.ts'
import { messageRequest } from '../contract/messages/request.ts'
import type * as contract from '../contract/messages/test-letter.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import { faultsOf } from '../http/zod-faults.ts'
import { faultsOfValues } from '../messages/faults-of-values.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { drawVersion } from '../templates/draw-version.ts'
import { testRecipientOf } from './test-recipient.ts'

type Request = Parameters<ApiDeps['drawTestLetter']>[1]

/** `POST /v1/test-letters` */
export async function postTestLetter(call: CallOf<typeof contract.sendTestLetter>, deps: ApiDeps): Promise<Reply> {
  const { message, to } = call.body
  const asked = (call.rawBody as { readonly message: unknown }).message
  return send(call, deps, to, async (signal) =>
    deps.drawTestLetter(senderOf(call.caller), { request: message, asked }, signal).catch((error: unknown) => {
      throw error instanceof Refusal ? within('/message', error) : error
    }),
  )
}

/** The faults of the message of a test, each with its place in the body of the request. */
export async function faultsOfTest(caller: Caller, body: unknown, deps: ApiDeps): Promise<readonly Fault[]> {
  const message = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : undefined
  return (await faultsOfValues(caller, message, deps)).map((fault) => placedWithin('/message', fault))
}

/** `POST /v1/batches/{id}/rows/{row}/test` */
export async function postRowTest(call: CallOf<typeof contract.testBatchRow>, deps: ApiDeps): Promise<Reply> {
  const batch = parseId('batch', call.path.id)
  if (batch === undefined) throw new Refusal('UP-1404', 'There is no such list.')
  const sender = senderOf(call.caller)
  return send(call, deps, call.body.to, async (signal) => {
    const asked = await deps.batches.requestOfRow(sender, batch, Number(call.path.row))
    const read = messageRequest.safeParse(asked)
    if (!read.success)
      throw new Refusal('UP-1001', 'Mend the row first; no test was sent.', faultsOf(read.error.issues, 'body', asked))
    return deps.drawTestLetter(sender, { request: read.data as Request['request'], asked }, signal)
  })
}

/** `POST /v1/templates/{key}/versions/{version}/test` */
export async function postVersionTest(call: CallOf<typeof contract.testVersion>, deps: ApiDeps): Promise<Reply> {
  const { to, ...body } = call.body
  return send(call, deps, to, async () => {
    const { outcome, houseStyle } = await drawVersion({ ...call, body }, deps, ['letter', 'email'], 'test')
    const { email, letter, language, subject } = outcome
    if (email === undefined || letter === undefined) throw new Error('A test is drawn as letter and as mail')
    const logo = mailLogo(houseStyle)
    const decoder = new TextDecoder()
    return {
      language,
      fromName: localized(entityOf(call.caller).name, language),
      subject,
      html: decoder.decode(email.html),
      text: decoder.decode(email.text),
      ...(logo !== undefined && { logo }),
      documents: [
        {
          name: `${call.path.key}.pdf`,
          mediaType: 'application/pdf',
          bytes: Buffer.concat(letter.segments.map((each) => each.bytes)),
        },
      ],
    }
  })
}

/** `GET /v1/test-letters/{id}` */
export async function getTestLetter(
  { caller, path }: CallOf<typeof contract.getTestLetter>,
  deps: ApiDeps,
): Promise<Reply> {
  const id = parseId('testLetter', path.id)
  const owner = { entity: entityOf(caller).id, actor: caller.actor }
  const found = id && (await deps.database.asEntity(owner.entity, (tx) => readTestLetter(tx, owner, id)))
  if (found === undefined) throw new Refusal('UP-1404', 'You sent no such test, or it is longer than a week ago.')
  return json(200, shown(found))
}

/** The limit is looked at before the letter is drawn, and again when the test is stored. */
async function send(
  call: Call,
  deps: ApiDeps,
  to: string | undefined,
  draw: (signal: AbortSignal) => Promise<TestMail>,
): Promise<Reply> {
  const recipient: TestRecipient = await testRecipientOf(call.caller, to, deps)
  await assertMayTest(deps, recipient)
  const mail = await whileConnected(call.request, draw)
  const test = await queueTestLetter(deps, recipient, mail)
  deps.wakeDispatcher()
  await recordAudit(
    deps.database,
    recipient.entity,
    noteOf(call, 'send-test-letter', 'test-letter', showId('testLetter', test.id)),
  )
  return json(202, { ...shown(test), to: recipient.to })
}

function shown({ id, status, reason, plannedAt, settledAt }: TestLetter): contract.TestLetter {
  return {
    id: showId('testLetter', id),
    status,
    ...(status === 'failed' && reason !== null && { reason }),
    createdAt: plannedAt.toISOString(),
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
  }
}

function within(prefix: string, { code, message, faults, extra }: Refusal): Refusal {
  return new Refusal(
    code,
    message,
    faults.map((fault) => placedWithin(prefix, fault)),
    extra,
  )
}

function placedWithin(prefix: string, fault: Fault): Fault {
  return fault.in === 'body' ? { ...fault, pointer: `${prefix}${fault.pointer}` } : fault
}
