import { describeRules } from '../../dispatcher/routing/describe-rules.ts'
import { json, type Reply } from '../http/reply.ts'

/** `GET /v1/route-rules`: open to the public. */
export async function getRouteRules(): Promise<Reply> {
  return json(200, { items: describeRules() })
}
