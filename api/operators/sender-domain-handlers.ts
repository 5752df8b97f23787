import { sentenceOf } from '../../channels/email/store/sender-domain/finding-sentences.ts'
import {
  listSenderDomains,
  readSenderDomain,
  requestCheck,
  type SenderDomain,
} from '../../channels/email/store/sender-domain/sender-domains.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import type * as contract from '../contract/email/sender-domain.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/sender-domains` */
export async function getSenderDomains(
  _call: CallOf<typeof contract.listSenderDomains>,
  { database }: ApiDeps,
): Promise<Reply> {
  return json(200, { items: (await listSenderDomains(database.hub)).map(shown) })
}

/** `POST /v1/sender-domains/{domain}/check`: a dispatcher does it, since only it knows the keys and the settings. */
export async function postSenderDomainCheck(
  call: CallOf<typeof contract.checkSenderDomain>,
  { database }: ApiDeps,
): Promise<Reply> {
  const { domain } = call.path
  if (!(await requestCheck(database.hub, domain, call.caller.actor, call.now))) throw unknownDomain()
  await recordAudit(database, undefined, noteOf(call, 'check-sender-domain', 'sender-domain', domain.toLowerCase()))
  const found = await readSenderDomain(database.hub, domain)
  if (found === undefined) throw unknownDomain()
  return json(202, shown(found))
}

function unknownDomain(): Refusal {
  return new Refusal('UP-1404', 'No mail is sent from this domain.')
}

function shown({ domain, returnDomain, state, requestedAt, findings, ...at }: SenderDomain): contract.SenderDomain {
  return {
    domain,
    returnDomain,
    checking: requestedAt !== null,
    ...(state !== null && { state }),
    ...(at.stateSince !== null && { stateSince: at.stateSince.toISOString() }),
    ...(at.checkedAt !== null && { checkedAt: at.checkedAt.toISOString() }),
    ...(at.dueAt !== null && { nextAt: at.dueAt.toISOString() }),
    findings: findings.map(({ check, state: is, code, values, records }) => ({
      check,
      state: is,
      code,
      sentence: sentenceOf({ code, values }),
      records: [...records],
    })),
  }
}
