import type { Medium } from '../../core/words/medium.ts'
import { mediumOf } from '../../templates/model/letter-format.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { drawVersion } from './draw-version.ts'
import { replyPreview } from './preview-reply.ts'

/** `POST …/preview`: the letter as it would be sent, of a draft too. */
export async function postPreview(call: CallOf<typeof contract.previewVersion>, deps: ApiDeps): Promise<Reply> {
  const { format } = call.query
  // The letter is always drawn: characters that its fonts lack are reported for every format alike.
  const media = [...new Set<Medium>(['letter', mediumOf[format]])]
  const { outcome, profile } = await drawVersion(call, deps, media, 'preview')
  return replyPreview(outcome, format, profile)
}
