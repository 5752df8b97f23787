import { join } from 'node:path'
import type { EboxSettings } from '../../../channels/ebox/adapter/ebox-settings.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Settings } from '../../../core/config.ts'
import { citizens, enterprises } from '../../../seeds/people.ts'
import { eboxSettings } from '../../hub/config/ebox-config.ts'
import { keptFile, writeWhole } from '../kept-file.ts'
import { makeFolder } from '../make-folder.ts'
import type { Box } from './boxes.ts'
import { type EboxStandIn, startEboxStandIn } from './ebox-stand-in.ts'
import { makeSelfSigned } from './self-signed-certificate.ts'

/** The eBox of the trial, and the settings with which the hub reaches it. */
export interface TrialEbox {
  readonly standIn: EboxStandIn
  readonly settings: EboxSettings
  /** The folder with the letters in it. */
  readonly dir: string
}

/** A reader in the trial should not have to wait for a quarter of an hour. */
const statusEveryMs = 5_000

/** Starts the stand-in with a client of its own; the key is made at the first start. */
export async function startTrialEbox(settings: Settings, dataDir: string, clock: Clock): Promise<TrialEbox> {
  const folder = join(dataDir, 'ebox')
  const { key, certificate } = await openEboxClient(dataDir, clock.now())
  const files = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') }
  await writeWhole(files.keyFile, key)
  await writeWhole(files.certificateFile, certificate)
  const client = { id: 'uitpost-trial', certificate }
  const dir = join(folder, 'letters')
  const { scopes } = eboxSettings(settings, 'http://127.0.0.1', { clientId: client.id, ...files })
  const standIn = await startEboxStandIn({ clock, client, scopes, boxes: boxesOfTrial(), folder: dir })
  return {
    standIn,
    dir,
    settings: {
      ...eboxSettings(settings, standIn.url, { clientId: client.id, ...files }),
      eventsUrl: standIn.eventsUrl,
      statusEveryMs,
    },
  }
}

/** The key and the certificate of the hub as a client of the eBox, made once in this data folder. */
export async function openEboxClient(dataDir: string, now: Date): Promise<ReturnType<typeof makeSelfSigned>> {
  const folder = join(dataDir, 'ebox')
  await makeFolder(folder)
  const pair = await keptFile(join(folder, 'client.json'), () => JSON.stringify(makeSelfSigned('uitpost-trial', now)))
  return JSON.parse(pair) as ReturnType<typeof makeSelfSigned>
}

/** Of the people of the trial, one agreed to the eBox; of the enterprises one reads there, and one never opened it. */
function boxesOfTrial(): ReadonlyMap<string, Box> {
  const citizen = citizens.find(({ username }) => username === 'stefania')
  const [reader, newcomer] = enterprises
  const boxes: [string | undefined, Box][] = [
    [citizen?.insz, { consent: true, opened: true }],
    [reader?.enterpriseNumber, { consent: true, opened: true, readsAfterMs: 20_000 }],
    [newcomer?.enterpriseNumber, { consent: true, opened: false }],
  ]
  return new Map(boxes.flatMap(([number, box]) => (number === undefined ? [] : [[number, box] as const])))
}
