import { checkPlainLanguage } from '../../templates/plain-language/check-plain-language.ts'
import type * as contract from '../contract/templates/plain-language.ts'
import { json, type Reply } from '../http/reply.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/plain-language-checks`: advice on a text that is not stored. */
export async function postPlainLanguageCheck(call: CallOf<typeof contract.checkPlainLanguage>): Promise<Reply> {
  const { language, text, ignore = [] } = call.body
  return json(200, checkPlainLanguage(text, { language, ignore }) satisfies contract.PlainLanguageReport)
}
