import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { type ChannelState, listChannels, pauseChannel, resumeChannel } from '../../dispatcher/jobs/channel-health.ts'
import type { ApiParts } from '../api-parts.ts'
import type * as contract from '../contract/operator.ts'
import { type Call, type CallOf, json, type Reply } from '../http/route.ts'
import { noteOf } from '../service/note.ts'

/** `GET /v1/channels` */
export async function getChannels(_call: CallOf<typeof contract.listChannels>, parts: ApiParts): Promise<Reply> {
  const found = await listChannels(parts.database.hub)
  return json(200, { items: found.map(shown) })
}

/** `POST /v1/channels/{name}/pause`: its letters wait; doing it again changes nothing. */
export async function postPause(call: CallOf<typeof contract.pauseChannel>, parts: ApiParts): Promise<Reply> {
  await pauseChannel(parts.database.hub, call.path.name, call.caller.actor)
  return answer(call, parts, 'pause-channel')
}

/** `POST /v1/channels/{name}/resume` */
export async function postResume(call: CallOf<typeof contract.resumeChannel>, parts: ApiParts): Promise<Reply> {
  await resumeChannel(parts.database.hub, call.path.name)
  return answer(call, parts, 'resume-channel')
}

async function answer(call: Call<{ name: ChannelName }>, parts: ApiParts, action: string): Promise<Reply> {
  await recordAudit(parts.database, undefined, noteOf(call, action, 'channel', call.path.name))
  const state = (await listChannels(parts.database.hub)).find(({ channel }) => channel === call.path.name)
  if (state === undefined) throw new Refusal('UP-1404', 'There is no such channel.')
  return json(200, shown(state))
}

function shown({ channel, paused, failures, openUntil, waiting }: ChannelState): contract.ChannelState {
  return {
    name: channel,
    paused,
    failures,
    waiting,
    ...(openUntil !== null && { restsUntil: openUntil.toISOString() }),
  }
}
