import { createPrivateKey } from 'node:crypto'
import { createEboxChannel } from '../../channels/ebox/adapter/ebox-channel.ts'
import { withComplaintBrake, withNoticeCounts } from '../../channels/email/adapter/complaint-brake.ts'
import { dkimKeyOf } from '../../channels/email/adapter/dkim-key-file.ts'
import { type DkimKeys, dkimKeysOf } from '../../channels/email/adapter/dkim-keys.ts'
import { createEmailChannel, type EmailChannel } from '../../channels/email/adapter/email-channel.ts'
import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import type { NoticeMailer } from '../../channels/notices.ts'
import { openHttpAccessPoint } from '../../channels/peppol/adapter/http-access-point.ts'
import { createPeppolChannel } from '../../channels/peppol/adapter/peppol-channel.ts'
import { followSellers } from '../../channels/peppol/adapter/senders-file.ts'
import type { Channel } from '../../channels/port.ts'
import type { PartnerSettings } from '../../channels/print/adapter/partner-connection.ts'
import { openPrintChannel, type PrintDeps } from '../../channels/print/adapter/print-channel.ts'
import { openSenRegistrar } from '../../channels/print/adapter/registrar/sen-client.ts'
import type { Log } from '../../core/log.ts'
import { openSecret } from '../../core/secret-files.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Chore } from '../../dispatcher/loops/chore.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig, PartnerConfig } from './config/hub-config.ts'
import { checkMailSettings, limitsOf, sendersOf } from './mail/mail-config.ts'
import type { BaseServices } from './open-base-services.ts'
import { addressSheetArchive, addressSheetWriter } from './print/address-sheet.ts'
import { controlCopyWriter } from './print/control-copy.ts'
import { openPrintPartners } from './print/print-partners.ts'

export interface OpenChannels {
  readonly channels: ReadonlyMap<ChannelName, Channel>
  /** Mails of the hub itself, over the connections of the email channel. */
  readonly mailer: NoticeMailer
  /** What the channels do every few seconds besides. */
  readonly chores: readonly Chore[]
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
  const chores: Chore[] = [{ name: 'mail-servers', everyMs: 5_000, run: () => email.report() }]
  return { channels: new Map(channels.map((channel) => [channel.name, channel])), mailer: email.notices, chores }
}

/** The adapter of each channel; undefined where the installation has none, which routing reports as `not-connected`. */
function adapters(
  config: HubConfig,
  base: BaseServices,
  email: EmailChannel,
): Readonly<Record<ChannelName, Channel | undefined>> {
  const { database, keyring, clock, log, archive } = base
  return {
    peppol: openPeppol(config, base),
    ebox: openEbox(config, base),
    inbox: openInboxChannel({ database, keyring, clock }),
    email,
    print: openPrintChannel({
      database,
      clock,
      ...openPrintPartners(config.settings, connectionOf(config)),
      drawControlCopy: controlCopyWriter(database),
      drawAddressSheet: addressSheetWriter(),
      keepAddressSheets: addressSheetArchive(archive),
      signingKey: createPrivateKey(config.signingKey),
      returns: { log, partnerName: config.settings.SFTP_PARTNER },
      ...registeredMail(config, { clock, log }),
    }),
  }
}

/** Undefined where the installation is not connected. */
function openPeppol(config: HubConfig, { database, keyring, clock, log }: BaseServices): Channel | undefined {
  const { peppol: settings } = partnersOf(config)
  if (settings === undefined) return undefined
  return createPeppolChannel({
    database,
    keyring,
    clock,
    log,
    settings,
    accessPoint: openHttpAccessPoint(settings, clock),
    sellers: followSellers(settings.sendersFile, log),
  })
}

/** Undefined where the installation is not connected. */
function openEbox(config: HubConfig, { database, keyring, clock, log }: BaseServices): Channel | undefined {
  const { ebox } = partnersOf(config)
  return ebox === undefined ? undefined : createEboxChannel({ database, keyring, clock, log, settings: ebox })
}

function registeredMail(
  config: HubConfig,
  { clock, log }: Pick<BaseServices, 'clock' | 'log'>,
): Pick<PrintDeps, 'registered'> {
  const { registrar } = partnersOf(config)
  if (registrar === undefined) return {}
  const { REGISTRAR_TIMEOUT_SECONDS: seconds, REGISTRAR_CALLS_PER_SECOND: callsPerSecond } = config.settings
  const { url, keyFile, trackEveryMs } = registrar
  const limits = { timeoutMs: seconds * 1_000, callsPerSecond }
  return { registered: { registrar: openSenRegistrar({ url, keyFile, ...limits, clock, log }), trackEveryMs } }
}

function openEmail(
  config: HubConfig,
  { database, keyring, clock, log, signer }: BaseServices,
  publicUrl: string,
): EmailChannel {
  const { settings } = config
  const { smtpUrl } = partnersOf(config)
  const { SMTP_FROM: from, BOUNCES_DOMAIN: bounceDomain } = settings
  checkMailSettings(settings, smtpUrl)
  const dkim = dkimOf(settings, log)
  const senders = { from, senders: sendersOf(settings.SMTP_SENDERS) }
  const channel = createEmailChannel({
    hub: database.hub,
    keyring,
    clock,
    log,
    signer,
    smtpUrl,
    readSmtpUrl: openSecret(settings.secretFiles.SMTP_URL, smtpUrl),
    publicUrl,
    ...senders,
    limits: limitsOf(settings),
    ...(bounceDomain !== undefined && { bounceDomain }),
    ...(dkim !== undefined && { dkim }),
  })
  const brake = { hub: database.hub, clock, log, ...senders }
  return { ...withComplaintBrake(channel, brake), notices: withNoticeCounts(channel.notices, brake) }
}

/** Keys of a folder, or the one of the settings. */
export function dkimOf(settings: HubConfig['settings'], log: Log): DkimKeys | undefined {
  const { SMTP_FROM: from, DKIM_FOLDER: folder, DKIM_SELECTOR: selector, DKIM_KEY: pem } = settings
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  if (folder !== undefined) return dkimKeysOf({ folder, now: () => performance.now(), log })
  if (selector === undefined || pem === undefined) return undefined
  return dkimKeyOf({ domain, selector, pem, read: openSecret(settings.secretFiles.DKIM_KEY, pem), log })
}

/** The connection of the print partner that the settings name; its password is read at each connection. */
function connectionOf(config: HubConfig): PartnerSettings {
  const { sftpUrl, sftpHostKey } = partnersOf(config)
  const readUrl = openSecret(config.settings.secretFiles.SFTP_URL, sftpUrl)
  return {
    url: sftpUrl,
    readAgain: async () => ({ url: await readUrl() }),
    ...(sftpHostKey !== undefined && { hostKey: sftpHostKey }),
  }
}

function partnersOf({ partners }: HubConfig): PartnerConfig {
  if (partners === undefined) throw new Error('A process with a dispatcher has the settings of its partners')
  return partners
}
