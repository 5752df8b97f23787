import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openHttpAccessPoint } from '../../../channels/peppol/adapter/http-access-point.ts'
import { createPeppolChannel } from '../../../channels/peppol/adapter/peppol-channel.ts'
import type { PeppolSettings } from '../../../channels/peppol/adapter/peppol-settings.ts'
import type { Seller } from '../../../channels/peppol/invoice/party.ts'
import type { Channel } from '../../../channels/port.ts'
import { peppolSettings } from '../../../cli/hub/config/peppol-config.ts'
import { type AccessPointStandIn, startAccessPoint } from '../../../cli/trial/peppol/access-point-stand-in.ts'
import type { ParticipantOfTrial } from '../../../cli/trial/peppol/serve-access-point.ts'
import { readSettings } from '../../../core/config.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { ManualClock } from '../../support/hub/manual-clock.ts'
import { afterFile } from '../../support/process/after-file.ts'

/** An access point on loopback, and channels that use it. */
export interface PeppolHouse {
  readonly standIn: AccessPointStandIn
  readonly keyFile: string
  /** Closed after the file. */
  channelOver(
    database: Pick<Database, 'hub' | 'asHub'>,
    keyring: Keyring,
    sellers: ReadonlyMap<string, Seller>,
    change?: Partial<PeppolSettings>,
  ): Channel
}

const token = 'token-of-the-tests'

export async function openPeppolHouse(
  clock: ManualClock,
  participants: ReadonlyMap<string, ParticipantOfTrial>,
  senders: readonly string[],
): Promise<PeppolHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-peppol-'))
  const keyFile = join(folder, 'token')
  writeFileSync(keyFile, `${token}\n`)
  const standIn = await startAccessPoint({ clock, token, participants, senders: new Set(senders) })
  const channels: Channel[] = []
  afterFile(async () => {
    for (const channel of channels) await channel.close()
    await standIn.stop()
    rmSync(folder, { recursive: true })
  })
  return {
    standIn,
    keyFile,
    channelOver: (database, keyring, sellers, change = {}) => {
      const given = { url: standIn.url, keyFile, sendersFile: '' }
      const settings = { ...peppolSettings(readSettings({ PEPPOL_TIMEOUT_SECONDS: '1' }), given), ...change }
      const log = pino({ level: 'silent' })
      const accessPoint = openHttpAccessPoint(settings, clock)
      const channel = createPeppolChannel({
        database,
        keyring,
        clock,
        log,
        settings,
        accessPoint,
        sellers: async () => sellers,
      })
      channels.push(channel)
      return channel
    },
  }
}
