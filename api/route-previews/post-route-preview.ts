import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/route-preview.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import { showRoutePreview } from '../messages/show-route-preview.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/**
 * `POST /v1/route-previews`. The answer says whether a person agreed to the eBox and prefers paper, so it is audited as an access to
 * personal data.
 */
export async function postRoutePreview(call: CallOf<typeof contract.postRoutePreview>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { idempotencyKey: key } = call
  const request = { request: call.body, asked: call.rawBody, ...(key !== undefined && { key }) }
  const begun = performance.now()
  const preview = await whileConnected(call.request, (signal) => deps.previewLetter(sender, request, signal))
  deps.countPreview(preview.chosen ?? 'none', (performance.now() - begun) / 1_000)
  const shown = showId('preview', preview.preview)
  await recordAudit(deps.database, sender.entity, noteOf(call, 'preview-route', 'preview', shown))
  return json(200, showRoutePreview(preview))
}
