import { findByCheckCode } from '../../archive/read/find-by-check-code.ts'
import { type CheckFacts, readCheckQr } from '../../core/words/check-qr.ts'
import { checkCodeLength, readCode } from '../../core/words/numbers/check-code.ts'
import type { checkLetter, LetterCheckAnswer } from '../contract/letter-check.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/**
 * `POST /v1/letter-checks`, public. The database is queried for an impossible code too, so that the response time does not
 * distinguish a wrong code from an unknown one.
 */
export async function postLetterCheck(call: CallOf<typeof checkLetter>, deps: ApiDeps): Promise<Reply> {
  const { keyring, database, signer } = deps
  const signed = 'qr' in call.body ? readCheckQr(call.body.qr, signer.publicKey) : undefined
  const given = 'code' in call.body ? call.body.code : (signed?.code ?? '')
  const found = await findByCheckCode(database.app, readCode(given, checkCodeLength) ?? '', keyring)
  if (found === undefined || ('qr' in call.body && !agrees(signed, found))) return verdict({ genuine: false })
  return verdict({
    genuine: true,
    sender: { code: found.senderCode, name: found.senderName },
    date: found.date,
    ...(found.kind !== undefined && { kind: found.kind }),
    ...paymentOf(signed),
  })
}

const verdict = (answer: LetterCheckAnswer): Reply => json(200, answer, { 'Cache-Control': 'no-store' })

/** A signature of the hub over facts of another letter means a mix of two letters. */
function agrees(
  signed: CheckFacts | undefined,
  found: { readonly senderCode: string; readonly date: string },
): boolean {
  return signed?.sender === found.senderCode && signed.date === found.date
}

function paymentOf(signed: CheckFacts | undefined): Pick<LetterCheckAnswer & { genuine: true }, 'payment'> {
  if (signed?.payment === undefined) return {}
  const { cents, iban } = signed.payment
  return { payment: { amount: (cents / 100).toFixed(2), accountEnd: iban.slice(-4) } }
}
