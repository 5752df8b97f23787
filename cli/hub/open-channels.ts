import { createPrivateKey } from 'node:crypto'
import { createEboxChannel } from '../../channels/ebox/adapter/ebox-channel.ts'
import { createEmailChannel, type EmailChannel } from '../../channels/email/adapter/email-channel.ts'
import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import type { NoticeMailer } from '../../channels/notices.ts'
import type { Channel } from '../../channels/port.ts'
import type { PartnerSettings } from '../../channels/print/adapter/partner-connection.ts'
import { openPrintChannel } from '../../channels/print/adapter/print-channel.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig, PartnerConfig } from './hub-config.ts'
import type { BaseServices } from './open-base-services.ts'

export interface OpenChannels {
  readonly channels: ReadonlyMap<ChannelName, Channel>
  /** Mails of the hub itself, over the connections of the email channel. */
  readonly mailer: NoticeMailer
}

/** The adapters by the name of their channel. */
export function openChannels(
  config: HubConfig,
  base: BaseServices,
  publicUrl: string,
  opened: ClosingStack,
): OpenChannels {
  const email = openEmail(config, base, publicUrl)
  const channels = Object.values(adapters(config, base, email)).filter((each) => each !== undefined)
  for (const channel of channels) opened.push(() => channel.close())
  return { channels: new Map(channels.map((channel) => [channel.name, channel])), mailer: email.notices }
}

/** The adapter of each channel; undefined where the installation has none, which routing reports as `not-connected`. */
function adapters(
  config: HubConfig,
  base: BaseServices,
  email: EmailChannel,
): Readonly<Record<ChannelName, Channel | undefined>> {
  const { database, keyring, clock, log } = base
  return {
    ebox: openEbox(config, base),
    inbox: openInboxChannel({ hub: database.hub, keyring, clock }),
    email,
    print: openPrintChannel({
      database,
      clock,
      partner: printPartnerOf(config),
      signingKey: createPrivateKey(config.signingKey),
      returns: { log, partnerName: config.settings.SFTP_PARTNER },
    }),
  }
}

/** Undefined where the installation is not connected. */
function openEbox(config: HubConfig, { database, keyring, clock, log }: BaseServices): Channel | undefined {
  const { ebox } = partnersOf(config)
  return ebox === undefined ? undefined : createEboxChannel({ database, keyring, clock, log, settings: ebox })
}

function openEmail(
  config: HubConfig,
  { database, keyring, clock, log, signer }: BaseServices,
  publicUrl: string,
): EmailChannel {
  const { settings } = config
  const { smtpUrl } = partnersOf(config)
  const { SMTP_FROM: from, BOUNCES_DOMAIN: bounceDomain, DKIM_SELECTOR: selector, DKIM_KEY: privateKey } = settings
  return createEmailChannel({
    hub: database.hub,
    keyring,
    clock,
    log,
    signer,
    smtpUrl,
    publicUrl,
    from,
    ...(bounceDomain !== undefined && { bounceDomain }),
    ...(selector !== undefined &&
      privateKey !== undefined && {
        dkim: { domain: from.slice(from.lastIndexOf('@') + 1), selector, privateKey },
      }),
  })
}

/** The connection settings of the print partner. */
function printPartnerOf(config: HubConfig): PartnerSettings {
  const { sftpUrl, sftpHostKey } = partnersOf(config)
  return { url: sftpUrl, ...(sftpHostKey !== undefined && { hostKey: sftpHostKey }) }
}

function partnersOf({ partners }: HubConfig): PartnerConfig {
  if (partners === undefined) throw new Error('A process with a dispatcher has the settings of its partners')
  return partners
}
