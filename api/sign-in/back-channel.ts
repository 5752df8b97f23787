import { codeOf } from '../../core/error-code.ts'
import { Refusal } from '../../core/fault.ts'
import type * as contract from '../contract/session.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { isAway } from '../sessions/provider-away.ts'

/**
 * `POST /auth/{door}/backchannel-logout`: the identity provider reports that a person signed out there, or left the organisation
 * (OpenID Connect Back-Channel Logout 1.0). Their sessions here end, in every browser.
 */
export async function postBackChannelLogout(
  call: CallOf<typeof contract.backChannelLogout>,
  deps: ApiDeps,
): Promise<Reply> {
  const { door } = call.path
  const provider = deps.providers[door]
  if (provider === undefined) throw new Refusal('UP-1404', 'No identity provider is set for this portal.')
  const { origin, issuedAt } = await provider.readLogoutToken(call.body.logout_token).catch((error: unknown) => {
    deps.log.warn({ door, code: codeOf(error) }, 'logout token refused')
    if (isAway(error))
      throw new Refusal('UP-1503', 'The keys of the identity provider cannot be fetched now.', [], { retryAfter: 5 })
    throw new Refusal('UP-1001', 'This is no logout token of the identity provider for this client.', [
      {
        in: 'body',
        pointer: '/logout_token',
        code: 'UP-1001',
        detail: 'Its signature, audience, age or claims are wrong.',
      },
    ])
  })
  const sessions = await deps.sessions.endAllOf(door, origin, issuedAt)
  deps.log.info({ door, sessions }, 'sessions ended by the identity provider')
  return json(200, {})
}
