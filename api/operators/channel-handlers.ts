import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { type ChannelStop, listStops } from '../../dispatcher/channel-state/channel-stops.ts'
import { type CertificateSeen, listCertificates } from '../../dispatcher/channel-state/list-certificates.ts'
import { type ChannelState, listChannels } from '../../dispatcher/channel-state/list-channels.ts'
import { pauseChannel, resumeChannel } from '../../dispatcher/channel-state/pause-channel.ts'
import type * as contract from '../contract/hub/operator.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'

/** `GET /v1/channels` */
export async function getChannels(call: CallOf<typeof contract.listChannels>, deps: ApiDeps): Promise<Reply> {
  const { hub } = deps.database
  const [found, certificates] = await Promise.all([listChannels(hub, call.now), listCertificates(hub, call.now)])
  return json(200, { items: found.map((each) => shown(each, certificates)) })
}

/** `GET /v1/channels/{name}/stops` */
export async function getStops(call: CallOf<typeof contract.listChannelStops>, deps: ApiDeps): Promise<Reply> {
  const found = await listStops(deps.database.hub, call.path.name, call.now)
  return json(200, { items: found.map(shownStop) })
}

function shownStop({ kind, beganAt, endedAt, by, byName, reason }: ChannelStop): contract.ChannelStop {
  return {
    kind,
    beganAt: beganAt.toISOString(),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    ...(by !== null && { by: { actor: by, ...(byName !== null && { name: byName }) } }),
    ...(reason !== null && { reason }),
  }
}

/** `POST /v1/channels/{name}/pause`: its letters wait; a repeated call changes nothing. */
export async function postPause(call: CallOf<typeof contract.pauseChannel>, deps: ApiDeps): Promise<Reply> {
  await pauseChannel(deps.database.hub, call.path.name, {
    by: call.caller.actor,
    reason: call.body.reason,
    now: call.now,
  })
  return answer(call, deps, 'pause-channel')
}

/** `POST /v1/channels/{name}/resume` */
export async function postResume(call: CallOf<typeof contract.resumeChannel>, deps: ApiDeps): Promise<Reply> {
  await resumeChannel(deps.database.hub, call.path.name, call.now)
  return answer(call, deps, 'resume-channel')
}

async function answer(
  call: Call<{ name: ChannelName }, unknown, { reason?: string }>,
  deps: ApiDeps,
  action: string,
): Promise<Reply> {
  await recordAudit(deps.database, undefined, {
    ...noteOf(call, action, 'channel', call.path.name),
    purpose: call.body.reason ?? call.purpose,
  })
  const state = (await listChannels(deps.database.hub, call.now)).find(({ channel }) => channel === call.path.name)
  if (state === undefined) throw new Refusal('UP-1404', 'There is no such channel.')
  return json(200, shown(state, await listCertificates(deps.database.hub, call.now)))
}

function shown(state: ChannelState, certificates: readonly CertificateSeen[]): contract.ChannelState {
  const { channel, paused, pausedBy, pausedByName, pausedAt, pauseReason, failures, waiting, underWay } = state
  const mine = certificates.filter((each) => each.channel === channel)
  const instants = {
    pausedAt,
    restsUntil: state.openUntil,
    oldestAt: state.oldestAt,
    nextAt: paused ? null : state.nextAt,
    lastSuccessAt: state.lastSuccessAt,
    lastFailureAt: state.lastFailureAt,
  }
  return {
    name: channel,
    paused,
    failures,
    waiting,
    underWay,
    ...(pausedBy !== null && { pausedBy: { actor: pausedBy, ...(pausedByName !== null && { name: pausedByName }) } }),
    ...(pauseReason !== null && { pauseReason }),
    ...(state.perSecond !== null && { perSecond: state.perSecond }),
    ...(state.atOnce !== null && { atOnce: state.atOnce }),
    ...(state.lastFailure !== null && { lastFailure: state.lastFailure }),
    ...(mine.length > 0 && { certificates: mine.map(shownCertificate) }),
    ...shownInstants(instants),
    ...(state.servers.length > 0 && { servers: state.servers.map(shownServer) }),
    ...(state.slowed.length > 0 && {
      slowed: state.slowed.map(({ slowedUntil, ...each }) => ({ ...each, ...shownInstants({ slowedUntil }) })),
    }),
  }
}

function shownCertificate({ name, state, endsAt, fault, checkedAt }: CertificateSeen) {
  return {
    name,
    state,
    ...(endsAt !== null && { endsAt: endsAt.toISOString() }),
    ...(fault !== null && { fault }),
    checkedAt: checkedAt.toISOString(),
  }
}

function shownServer(server: ChannelState['servers'][number]): contract.ChannelServer {
  const { asideUntil, lastSuccessAt, lastFailureAt, lastFailure, ...facts } = server
  return {
    ...facts,
    ...shownInstants({ asideUntil, lastSuccessAt, lastFailureAt }),
    ...(lastFailure !== null && { lastFailure }),
  }
}

/** Absent where there is none. */
function shownInstants<Name extends string>(
  instants: Readonly<Record<Name, Date | null>>,
): Partial<Record<Name, string>> {
  const entries = Object.entries<Date | null>(instants)
  return Object.fromEntries(
    entries.flatMap(([name, at]) => (at === null ? [] : [[name, at.toISOString()]])),
  ) as Partial<Record<Name, string>>
}
