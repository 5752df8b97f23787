import type { StandIns } from './start-stand-ins.ts'

/** Registers both apps at the identity provider of the trial, now that their address is known. */
export function registerApps({ identity, config }: StandIns, url: string): void {
  const { web } = config
  if (identity === undefined || web === undefined) return
  for (const [kind, { clientId, clientSecret }] of [
    ['staff', web.staff],
    ['citizen', web.citizen],
  ] as const)
    identity.register({
      clientId,
      ...(clientSecret !== undefined && { clientSecret }),
      kind,
      redirectUris: [`${url}/auth/${kind}/callback`],
      signedOutUris: [`${url}/${kind === 'staff' ? 'admin' : 'inbox'}/`],
      backChannelLogoutUri: `${url}/auth/${kind}/backchannel-logout`,
    })
}
