import { type CheckedLetter, findByCheckCode, findByDocumentHash } from '../../archive/read/find-checked-letter.ts'
import { readCheckQr } from '../../core/words/check-qr.ts'
import type { CheckFacts } from '../../core/words/check-qr-text.ts'
import { checkCodeLength, readCode } from '../../core/words/numbers/check-code.ts'
import type { checkLetter, LetterCheckAnswer } from '../contract/letter-check.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { letterKeysOf } from './letter-keys.ts'

/**
 * `POST /v1/letter-checks`, public. The database is queried for an impossible code too, so that the response time does not
 * distinguish a wrong code from an unknown one.
 */
export async function postLetterCheck({ body }: CallOf<typeof checkLetter>, deps: ApiDeps): Promise<Reply> {
  const answer = await check(body, deps)
  deps.countCheck('code' in body ? 'code' : 'qr' in body ? 'qr' : 'pdf', answer.genuine)
  return json(200, answer, { 'Cache-Control': 'no-store' })
}

async function check(body: CallOf<typeof checkLetter>['body'], deps: ApiDeps): Promise<LetterCheckAnswer> {
  const { keyring, database } = deps
  if ('sha256' in body) return verdict(await findByDocumentHash(database.app, Buffer.from(body.sha256, 'hex')))
  const signed = 'qr' in body ? readCheckQr(body.qr, letterKeysOf(deps)) : undefined
  const given = 'code' in body ? body.code : (signed?.code ?? '')
  const found = await findByCheckCode(database.app, readCode(given, checkCodeLength) ?? '', keyring)
  return verdict('qr' in body && !agrees(signed, found) ? undefined : found, signed)
}

function verdict(found: CheckedLetter | undefined, signed?: CheckFacts): LetterCheckAnswer {
  if (found === undefined) return { genuine: false }
  return {
    genuine: true,
    sender: { code: found.senderCode, name: found.senderName },
    date: found.date,
    ...(found.kind !== undefined && { kind: found.kind }),
    ...paymentOf(signed),
  }
}

/** A signature of the hub over facts of another letter means a mix of two letters. */
function agrees(signed: CheckFacts | undefined, found: CheckedLetter | undefined): boolean {
  return signed !== undefined && signed.sender === found?.senderCode && signed.date === found.date
}

function paymentOf(signed: CheckFacts | undefined): Pick<LetterCheckAnswer & { genuine: true }, 'payment'> {
  if (signed?.payment === undefined) return {}
  const { cents, iban } = signed.payment
  return { payment: { amount: (cents / 100).toFixed(2), accountEnd: iban.slice(-4) } }
}
