import { usageOfTemplate } from '../../dispatcher/messages/usage-of-template.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/templates/{key}/usage` */
export async function getUsage(call: CallOf<typeof contract.getTemplateUsage>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { sent, lastAt, isWhole } = await deps.database.asEntity(sender.entity, (tx) =>
    usageOfTemplate(tx, sender, call.path.key),
  )
  const shown: contract.TemplateUsage = { sent, isWhole, ...(lastAt !== null && { lastAt: lastAt.toISOString() }) }
  return json(200, shown)
}
