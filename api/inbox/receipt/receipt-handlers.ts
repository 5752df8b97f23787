import { decideReceipt } from '../../../channels/inbox/store/decide-receipt.ts'
import type { ClosedLetter, InboxLetter } from '../../../channels/inbox/store/read-inbox.ts'
import { contentOf, type DecidedReceipt, signatureOf, signedReceipt } from '../../../channels/inbox/store/receipt.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { type RecordId, showId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/inbox/operations.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { readsFor } from '../../sign-in/reads-for.ts'
import { letterNamed } from '../letter-named.ts'
import { assertMayDecide } from '../own-address.ts'
import { readerOf } from '../reader-of.ts'
import { showInboxRow } from '../show-letter.ts'
import { receiptPage } from './receipt-page.ts'
import { receiptLetter } from './receipt-pdf.ts'

type DecisionCall = CallOf<typeof contract.acknowledgeLetter>

/** `POST /v1/inbox/messages/{id}/acknowledge` */
export async function postAcknowledgement(call: DecisionCall, deps: ApiDeps): Promise<Reply> {
  return decide(call, deps, 'acknowledged')
}

/** `POST /v1/inbox/messages/{id}/refuse` */
export async function postRefusal(call: DecisionCall, deps: ApiDeps): Promise<Reply> {
  return decide(call, deps, 'refused')
}

/**
 * Decides about receipt, once. Only what the database decided counts: of two calls, or of a call and the end of the term, one wins,
 * and the other is answered with what is recorded.
 * @throws Refusal UP-1404, UP-1102; UP-1060 or UP-1061 for a letter that is not for this reader; UP-3061 when the letter was decided
 * otherwise, or its term has ended; UP-3062 when it requires no acknowledgement.
 */
async function decide(call: DecisionCall, deps: ApiDeps, kind: 'acknowledged' | 'refused'): Promise<Reply> {
  const { caller, path, query, now } = call
  const { database, keyring } = deps
  const reading = readsFor(keyring, caller, query.as)
  const { person } = reading
  const letter = await letterNamed(path.id, person, caller, deps)
  if (letter.service === undefined) throw new Refusal('UP-3062', 'This letter opens without acknowledgement.')
  assertForReader(letter)
  assertMayDecide(reading)
  const reader = readerOf(caller, keyring, person)
  const name = caller.kind === 'citizen' ? caller.session.identity.name : ''
  const by = { name, capacity: reading.as === null ? ('self' as const) : ('representative' as const) }
  const { index, strongly } = reader
  const isDecided =
    letter.service.state === 'waiting' &&
    (await database.asPerson(person, (tx) =>
      decideReceipt(tx, { id: letter.id, kind, reader: index, strongly, by }, now, keyring),
    ))
  if (isDecided) {
    const action = kind === 'acknowledged' ? 'acknowledge-letter' : 'refuse-letter'
    await recordAudit(database, undefined, noteOf(call, action, 'inbox', showId('inboxItem', letter.id)))
  }
  const after = await letterNamed(path.id, person, caller, deps)
  if (after.service?.state !== kind)
    throw new Refusal(
      'UP-3061',
      'The letter was decided about before, or the term within which that was possible has ended.',
    )
  return json(200, showInboxRow(after))
}

/** @throws Refusal UP-1060, UP-1061 */
function assertForReader({ needs }: InboxLetter | ClosedLetter): void {
  if (needs === 'person' || needs === 'reader') throw new Refusal('UP-1060', 'The sender closed this letter for you.')
  if (needs === 'sign-in') throw new Refusal('UP-1061', 'Sign in with a stronger means, such as an eID.')
}

/** `GET /v1/inbox/messages/{id}/receipt` @throws Refusal UP-1404 while nothing was decided; UP-1060, UP-1061 */
export async function getLetterReceipt(call: CallOf<typeof contract.getLetterReceipt>, deps: ApiDeps): Promise<Reply> {
  const { as, format, language } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const letter = await letterNamed(call.path.id, person, call.caller, deps)
  assertForReader(letter)
  const facts = factsOf(letter)
  if (facts === undefined) throw new Refusal('UP-1404', 'There is no receipt of this letter.')
  const id = showId('inboxItem', letter.id)
  if (!call.isHead) await recordAudit(deps.database, undefined, noteOf(call, 'take-receipt', 'inbox', id))
  const file = signedReceipt(facts, deps.signer)
  const content = contentOf(facts)
  const shownIn = language ?? facts.cover.language
  switch (format) {
    case undefined:
    case 'json':
      return downloaded(file, 'application/json', `${id}.receipt.json`)
    case 'html':
      return {
        status: 200,
        bytes: receiptPage(content, file, shownIn),
        mediaType: 'text/html; charset=utf-8',
        headers: {},
      }
    case 'pdf': {
      const signature = signatureOf(content, deps.signer)
      const { bytes } = await deps.offices.draw(receiptLetter(content, signature, file, shownIn, facts.record))
      return downloaded(bytes, 'application/pdf', `${id}.receipt.pdf`)
    }
    default:
      return format satisfies never
  }
}

function downloaded(bytes: Uint8Array, mediaType: string, name: string): Reply {
  return { status: 200, bytes, mediaType, headers: { 'Content-Disposition': contentDisposition('attachment', name) } }
}

function factsOf(letter: InboxLetter | ClosedLetter): DecidedReceipt | undefined {
  const { service, cover, by } = letter
  if (service?.decidedAt === undefined || service.state === 'waiting' || cover === undefined) return undefined
  return {
    id: letter.id,
    message: letter.message,
    record: letter.record as RecordId,
    state: service.state,
    receivedAt: letter.receivedAt,
    endsAt: service.endsAt,
    decidedAt: service.decidedAt,
    cover,
    ...(by !== undefined && { by }),
  }
}
