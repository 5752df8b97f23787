import { recordAudit } from '../../core/audit/record-audit.ts'
import { explainFinding } from '../../core/audit/unusual/explain.ts'
import { unusualDays } from '../../core/audit/unusual/find-unusual.ts'
import { limitsOfRules } from '../../core/audit/unusual/unusual-rules.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/audit.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { type FoundLook, nameOf, unusualFindings } from './unusual-findings.ts'

/** `GET /v1/audit/unusual` */
export async function getUnusualLooks(call: CallOf<typeof contract.listUnusualLooks>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const found = await unusualFindings(deps.database, id, call.now)
  await recordAudit(deps.database, id, noteOf(call, 'read-unusual-looks', 'audit', 'log'))
  const explainers = await namesOfActors(
    deps.database.hub,
    found.flatMap(({ explained }) => (explained === undefined ? [] : [explained.explainedBy])),
  )
  return json(200, {
    items: found.map((look) => shown(look, explainers)),
    days: unusualDays,
    open: found.filter(({ explained }) => explained === undefined).length,
    limits: limitsOfRules,
  })
}

/** `POST /v1/audit/unusual/explanations` */
export async function postExplanation(call: CallOf<typeof contract.explainUnusualLook>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { sentence, ...key } = call.body
  const found = await unusualFindings(deps.database, id, call.now)
  if (!found.some((each) => nameOf(each) === nameOf(key)))
    throw new Refusal('UP-5020', 'No rule finds this now. Read the list again.')
  const said = withoutPersons(sentence)
  await explainFinding(deps.database.hub, id, key, { sentence: said, by: call.caller.actor, at: call.now })
  await recordAudit(deps.database, id, { ...noteOf(call, 'explain-looks', 'audit', key.actor), purpose: said })
  return { status: 204 }
}

function shown(look: FoundLook, explainers: ReadonlyMap<string, string>): contract.UnusualLook {
  const { first, last, purpose, explained, rule, actor, actorName, about, person, count } = look
  return {
    rule,
    actor,
    ...(actorName !== undefined && { actorName }),
    about,
    ...(person !== undefined && { person }),
    count,
    first: first.toISOString(),
    last: last.toISOString(),
    ...(purpose !== null && { purpose }),
    ...(explained !== undefined && {
      explained: {
        sentence: explained.sentence,
        by: explainers.get(explained.explainedBy) ?? explained.explainedBy,
        at: explained.explainedAt.toISOString(),
      },
    }),
  }
}
