import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createEboxChannel } from '../../../channels/ebox/adapter/ebox-channel.ts'
import type { EboxSettings } from '../../../channels/ebox/adapter/ebox-settings.ts'
import { recordDecision } from '../../../channels/ebox/store/decision.ts'
import { saveSenders } from '../../../channels/ebox/store/senders.ts'
import type { Channel } from '../../../channels/port.ts'
import { eboxSettings } from '../../../cli/hub/config/ebox-config.ts'
import type { Box } from '../../../cli/trial/ebox/boxes.ts'
import { type EboxStandIn, startEboxStandIn } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { readSettings } from '../../../core/config.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { ManualClock } from '../../support/hub/manual-clock.ts'
import { afterFile } from '../../support/process/after-file.ts'

export const organization = '0999000327'
/** What the eBox registered for the sender of the tests. */
export const senders = [
  { target: 'citizen', organization, application: 'UITPOST', messageType: 'UITPOST_CITIZEN' },
  { target: 'enterprise', organization, application: 'UITPOST', messageType: 'UITPOST_ENTERPRISE' },
] as const

const scopes = {
  publish: readSettings({}).EBOX_SCOPE,
  federation: readSettings({}).EBOX_FEDERATION_SCOPE,
  events: 'scope:events',
}

/** `eventsUrl: undefined` takes the event service away. */
type SettingsChange = Partial<Omit<EboxSettings, 'eventsUrl'>> & { readonly eventsUrl?: string | undefined }

/** The eBox on loopback with a registered client, and the settings of that client. */
export interface EboxHouse {
  readonly standIn: EboxStandIn
  readonly settings: EboxSettings
  readonly keyFile: string
  readonly certificateFile: string
  /** Channels over the given database, closed after the file. */
  channelOver(database: Pick<Database, 'hub' | 'asHub'>, keyring: Keyring, change?: SettingsChange): Channel
}

export async function openEboxHouse(clock: ManualClock, boxes: ReadonlyMap<string, Box>): Promise<EboxHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-ebox-'))
  const keyFile = join(folder, 'key.pem')
  const certificateFile = join(folder, 'certificate.pem')
  const { key, certificate } = makeSelfSigned('uitpost-test', new Date('2026-01-01T00:00:00Z'))
  writeFileSync(keyFile, key)
  writeFileSync(certificateFile, certificate)
  const client = { id: 'uitpost-test', certificate }
  const standIn = await startEboxStandIn({ clock, client, scopes, boxes, senders })
  const settings: EboxSettings = {
    ...eboxSettings(readSettings({ EBOX_TIMEOUT_SECONDS: '1' }), standIn.url, {
      clientId: client.id,
      keyFile,
      certificateFile,
    }),
    scopes,
    eventsUrl: standIn.eventsUrl,
  }
  const channels: Channel[] = []
  afterFile(async () => {
    for (const channel of channels) await channel.close()
    await standIn.stop()
    rmSync(folder, { recursive: true })
  })
  return {
    standIn,
    settings,
    keyFile,
    certificateFile,
    channelOver: (database, keyring, change = {}) => {
      const log = pino({ level: 'silent' })
      const { eventsUrl, ...rest } = { ...settings, ...change }
      const used = { ...rest, ...(eventsUrl !== undefined && { eventsUrl }) }
      const channel = createEboxChannel({ database, keyring, clock, log, settings: used })
      channels.push(channel)
      return channel
    },
  }
}

/** Registers the senders of an entity, and its decision unless that is to be missing. */
export async function connect(database: Database, entity: EntityId, { decided = true } = {}): Promise<void> {
  await database.asEntity(entity, async (tx) => {
    await saveSenders(tx, entity, senders)
    if (!decided) return
    const decision = { decidedOn: '2026-03-01', reference: 'GR 2026/14', url: 'https://www.example.be/besluit' }
    await recordDecision(tx, entity, decision, 'staff:test', new Date('2026-03-02T00:00:00Z'))
  })
}
