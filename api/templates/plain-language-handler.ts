import { checkPlainLanguage } from '../../templates/plain-language/check-plain-language.ts'
import type * as contract from '../contract/plain-language.ts'
import { type CallOf, json, type Reply } from '../http/route.ts'

/** `POST /v1/plain-language-checks`: advice on a text that is kept nowhere. */
export async function postPlainLanguageCheck(call: CallOf<typeof contract.checkPlainLanguage>): Promise<Reply> {
  const { language, text, ignore = [] } = call.body
  return json(200, checkPlainLanguage(text, { language, ignore }) satisfies contract.PlainLanguageReport)
}
