import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { PeppolSettings } from '../../../channels/peppol/adapter/peppol-settings.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Settings } from '../../../core/config.ts'
import { invoicingEntities } from '../../../seeds/invoicing-entities.ts'
import { enterprises } from '../../../seeds/people.ts'
import { peppolSettings } from '../../hub/config/peppol-config.ts'
import { keptFile } from '../kept-file.ts'
import { makeFolder } from '../make-folder.ts'
import { type AccessPointStandIn, startAccessPoint } from './access-point-stand-in.ts'
import { keepDocument, readDocuments } from './kept-documents.ts'
import type { ParticipantOfTrial } from './serve-access-point.ts'

/** The access point of the trial, and the settings with which the hub reaches it. */
export interface TrialAccessPoint {
  readonly standIn: AccessPointStandIn
  readonly settings: PeppolSettings
}

/** A person in the trial should not have to wait for minutes. */
const statusEveryMs = 5_000

/** Starts the stand-in; each document that it takes becomes a file in `<data>/peppol/documents`. */
export async function startTrialAccessPoint(
  settings: Settings,
  dataDir: string,
  clock: Clock,
): Promise<TrialAccessPoint> {
  const folder = join(dataDir, 'peppol')
  const documents = join(folder, 'documents')
  await makeFolder(folder)
  await makeFolder(documents)
  const keyFile = join(folder, 'token')
  const token = (await keptFile(keyFile, () => randomBytes(24).toString('base64url'))).trim()
  const sendersFile = join(folder, 'senders.json')
  await keptFile(sendersFile, () => JSON.stringify(invoicingEntities, undefined, 2))
  const standIn = await startAccessPoint({
    clock,
    token,
    participants: participantsOfTrial(),
    senders: new Set(invoicingEntities.map(({ enterpriseNumber }) => `0208:${enterpriseNumber}`)),
    before: await readDocuments(documents),
    keep: (document) => keepDocument(documents, document),
  })
  const files = { keyFile, sendersFile }
  return { standIn, settings: { ...peppolSettings(settings, { url: standIn.url, ...files }), statusEveryMs } }
}

/** Of the enterprises of the trial the first receives invoices over Peppol; the others are not registered. */
function participantsOfTrial(): ReadonlyMap<string, ParticipantOfTrial> {
  const [receiver] = enterprises
  return new Map(receiver === undefined ? [] : [[`0208:${receiver.enterpriseNumber}`, 'receives']])
}
