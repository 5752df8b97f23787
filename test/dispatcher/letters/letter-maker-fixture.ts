import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { createSigner, newSigningKey, type Signer } from '../../../core/crypto/signer.ts'
import { createEntity } from '../../../core/tenants/entities.ts'
import { type EntityId, type Id, newId } from '../../../core/words/id.ts'
import type { LetterMaker, LetterTask } from '../../../dispatcher/letters/letter-maker.ts'
import { type LetterMakerDeps, openLetterMaker } from '../../../dispatcher/letters/open-letter-maker.ts'
import { seedTemplates } from '../../../seeds/seed-templates.ts'
import { type DocumentStore } from '../../../templates/store/uploads/supplied-documents.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { sharedDocuments, sharedRenderer } from '../../support/hub/shared-pools.ts'
import { citizen, decision } from '../dispatcher-fixture.ts'

/** A letter maker over a database of its own, with a task that it can make. */
export interface LetterMakerFixture {
  readonly clock: ManualClock
  readonly signer: Signer
  readonly deps: LetterMakerDeps
  readonly maker: LetterMaker
  readonly task: LetterTask
  /** Where supplied documents are stored. */
  readonly uploads: DocumentStore
}

export async function openLetterMakerFixture(): Promise<LetterMakerFixture> {
  const clock = new ManualClock('2026-11-24T10:00:00Z')
  const { database } = await cloneDatabase()
  const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const seed = { code: 'OVO000001', name: { nl: 'Dienst' }, kind: 'local', languagePolicy: 'nl-only' } as const
  const entity: EntityId = (await database.asHub((tx) => createEntity(tx, keyring, seed, clock.now()))).id
  await seedTemplates(database, entity, 'gemeente-voorbeeldegem', clock.now())
  const [version] = await database.hub.query<{ id: Id<'version'> }>(
    sql`select v.id from version v join template t on t.id = v.template where t.key = ${decision.key}`,
  )
  const signer = createSigner(newSigningKey())
  const renderer = sharedRenderer()
  const documents = sharedDocuments()
  const blobs = openFileBlobs(join(tmpdir(), `uitpost-${randomUUID()}`), randomUUID)
  const uploads = { database, blobs, keyring }
  const deps: LetterMakerDeps = {
    hub: database.hub,
    clock,
    renderer,
    documents,
    blobs,
    keyring,
    signer,
    publicUrl: () => 'https://uitpost.example',
  }
  const maker = openLetterMaker(deps)
  if (version === undefined) throw new Error('No version')
  const facts = (await maker.houseStyles([version.id])).get(version.id)
  const task: LetterTask = {
    message: newId('message', clock.now()),
    entity,
    version: version.id,
    houseStyle: facts?.houseStyle ?? null,
    language: 'nl',
    variant: 'normal',
    letterDate: '2026-11-24',
    recipient: citizen(),
    data: decision.data,
    reference: 'REF-1',
    replyReference: 'U7K42MQX9PAB',
    checkCode: 'K7Q4M2XRTP',
    replyAllowed: true,
    attachments: [],
    along: { onPaper: [], pages: [] },
    media: ['letter', 'page', 'email'],
  }
  return { clock, signer, deps, maker, task, uploads }
}
