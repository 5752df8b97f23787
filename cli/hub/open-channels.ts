import { createPrivateKey } from 'node:crypto'
import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import type { Channel } from '../../channels/port.ts'
import { openPrintChannel } from '../../channels/print/adapter/print-channel.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig } from './hub-config.ts'
import type { Ground } from './open-ground.ts'

/** The channels that this version has an adapter for. */
const connected = ['inbox', 'print'] as const satisfies readonly ChannelName[]

/** Every connected channel with its adapter, by name. */
export function openChannels(
  config: HubConfig,
  ground: Ground,
  opened: ClosingStack,
): ReadonlyMap<ChannelName, Channel> {
  const channels = connected.map((name) => openChannel(name, config, ground))
  for (const channel of channels) opened.push(() => channel.close())
  return new Map(channels.map((channel) => [channel.name, channel]))
}

function openChannel(name: (typeof connected)[number], config: HubConfig, ground: Ground): Channel {
  const { database, keyring, clock } = ground
  switch (name) {
    case 'inbox':
      return openInboxChannel({ hub: database.hub, keyring, clock })
    case 'print':
      return openPrintChannel({
        database,
        clock,
        partner: { url: config.sftpUrl, ...(config.sftpHostKey !== undefined && { hostKey: config.sftpHostKey }) },
        partnerName: config.settings.SFTP_PARTNER,
        signingKey: createPrivateKey(config.signingKey),
      })
    default:
      return name satisfies never
  }
}
