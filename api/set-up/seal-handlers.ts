import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import type { EntityId } from '../../core/words/id.ts'
import { certificateStateOf } from '../../dispatcher/channel-state/certificate-state.ts'
import { findEntitySeal, type SealWish, saveEntitySeal, waitingForSeal } from '../../dispatcher/seal/entity-seal.ts'
import { sealCertificateOf } from '../../dispatcher/seal/seal-certificates.ts'
import { SealFault } from '../../dispatcher/seal/seal-fault.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/seal.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { showSeal } from '../server/show-seal.ts'
import { sealSample } from './seal-sample.ts'

/** `GET /v1/seal` */
export async function getSeal(call: CallOf<typeof contract.getSeal>, deps: ApiDeps): Promise<Reply> {
  return shown(deps, entityOf(call.caller), call.now)
}

/** `PUT /v1/seal`. @throws Refusal UP-5045 without a key, UP-5046 without a time stamp authority: letters would wait for ever */
export async function putSeal(call: CallOf<typeof contract.putSeal>, deps: ApiDeps): Promise<Reply> {
  const { id, code } = entityOf(call.caller)
  const { level, whenNoTime, location = null } = call.body
  await deps.database.asEntity(id, async (tx) => {
    const certificate = await sealCertificateOf(tx, code)
    if (level !== 'off' && (certificate === undefined || certificate.fault === 'no-key')) throw noKey()
    if (level === 'b-t' && certificate?.hasTimeStamps !== true) throw noTimeStamps()
    await saveEntitySeal(tx, id, { level, whenNoTime, location }, call.caller.actor, call.now)
  })
  await recordAudit(deps.database, id, noteOf(call, level === 'off' ? 'turn-seal-off' : 'turn-seal-on', 'entity', code))
  return shown(deps, { id, code }, call.now)
}

/** `POST /v1/seal/test`. @throws Refusal UP-5045, UP-5046, UP-5047 */
export async function postSealTest(call: CallOf<typeof contract.postSealTest>, deps: ApiDeps): Promise<Reply> {
  const { id, code } = entityOf(call.caller)
  const { sealer } = deps
  if (sealer === undefined) throw noKey()
  const set = await deps.database.asEntity(id, (tx) => findEntitySeal(tx, id))
  const level = call.body.level ?? (set.level === 'off' ? 'b-b' : set.level)
  // A test says whether time stamps work: it never makes do without one.
  const wish: SealWish = { level, whenNoTime: 'wait', ...(set.location !== null && { location: set.location }) }
  await recordAudit(deps.database, id, noteOf(call, 'test-seal', 'entity', code))
  try {
    const { seal, pdf } = await whileConnected(call.request, (signal) =>
      sealSample({ ...deps, sealer }, { id, code, wish, now: call.now, signal }),
    )
    return json(200, { seal: showSeal(seal), pdf: Buffer.from(pdf).toString('base64') })
  } catch (error) {
    if (!(error instanceof SealFault)) throw error
    if (error.code === 'no-key') throw noKey()
    if (error.code === 'time-stamps-not-set-up') throw noTimeStamps()
    const detail = 'No seal can be made now. The operator finds what to do under this fault in docs/seal.md.'
    throw new Refusal('UP-5047', detail, [], { fault: error.code })
  }
}

const noKey = (): Refusal =>
  new Refusal('UP-5045', 'No key of an electronic seal is set up for this entity. Ask the operator of the hub.')
const noTimeStamps = (): Refusal =>
  new Refusal('UP-5046', 'No time stamp authority is set up. Choose b-b, or ask the operator of the hub.')

async function shown(
  { database }: ApiDeps,
  { id, code }: { readonly id: EntityId; readonly code: string },
  now: Date,
): Promise<Reply> {
  const { seal, certificate, waiting } = await database.asEntity(id, async (tx) => ({
    seal: await findEntitySeal(tx, id),
    certificate: await sealCertificateOf(tx, code),
    waiting: await waitingForSeal(tx, id),
  }))
  const { level, whenNoTime, location, changedBy, changedAt } = seal
  const names = await namesOfActors(database.hub, changedBy === null ? [] : [changedBy])
  const body: contract.SealSettings = {
    level,
    whenNoTime,
    ...(location !== null && { location }),
    ...(changedBy !== null && { changedBy: names.get(changedBy) ?? changedBy }),
    ...(changedAt !== null && { changedAt: changedAt.toISOString() }),
    ...(certificate !== undefined && {
      certificate: {
        ...(certificate.subject !== null && { subject: certificate.subject }),
        ...(certificate.issuer !== null && { issuer: certificate.issuer }),
        ...(certificate.endsAt !== null && { endsAt: certificate.endsAt.toISOString() }),
        ...(certificate.fault !== null && { fault: certificate.fault }),
        state: certificateStateOf(certificate, now),
        checkedAt: certificate.checkedAt.toISOString(),
      },
    }),
    hasTimeStamps: certificate?.hasTimeStamps ?? false,
    waiting: { letters: waiting.letters, ...(waiting.since !== null && { since: waiting.since.toISOString() }) },
  }
  return json(200, body)
}
