import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { rowShapes } from '../../../api/batches/row-shapes.ts'
import { type Api, openApi } from '../../../api/open-api.ts'
import type { GivenDeps } from '../../../api/server/api-deps.ts'
import { openSessions } from '../../../api/sessions/open-sessions.ts'
import type { Identity, Portal } from '../../../api/sessions/session.ts'
import { type ArchiveContext, openArchive } from '../../../archive/archive-context.ts'
import { storedReach } from '../../../cli/hub/stored-reach.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { createKeyring, type Keyring } from '../../../core/crypto/keyring.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { createApiKey } from '../../../core/tenants/api-keys.ts'
import { createEntity } from '../../../core/tenants/entities.ts'
import { addMember } from '../../../core/tenants/members.ts'
import { openQuotas, type Quotas } from '../../../core/tenants/quotas/quotas.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { hubPermissions, type Permission, permissions, type Role } from '../../../core/words/permission.ts'
import type { BatchDeps } from '../../../dispatcher/batches/check/batch-deps.ts'
import { openBatches } from '../../../dispatcher/batches/open-batches.ts'
import { openListPreviews } from '../../../dispatcher/batches/preview/open-list-previews.ts'
import type { IntakeDeps } from '../../../dispatcher/intake/intake-deps.ts'
import { createClassFinder } from '../../../dispatcher/intake/message-class.ts'
import { openIntake } from '../../../dispatcher/intake/submit-message.ts'
import { openPreviewMaker } from '../../../dispatcher/letters/open-preview-maker.ts'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { openPreviews } from '../../../dispatcher/previews/preview-letter.ts'
import type { PreviewDeps } from '../../../dispatcher/previews/preview-routes.ts'
import { createDrawTestLetter } from '../../../dispatcher/test-letters/draw-test-letter.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'
import { openTemplateChecks } from '../../../templates/render/open-template-checks.ts'
import { createVersionResolver } from '../../../templates/store/versions/resolve-version.ts'
import { cloneDatabase, type TestDatabase } from '../database/database.ts'
import { afterFile } from '../process/after-file.ts'
import { ManualClock } from './manual-clock.ts'
import { seedPermit } from './seed-permit.ts'
import { sharedDocuments, sharedRenderer } from './shared-pools.ts'

/** An entity with a published template `vergunning` and the keys of its back office. */
export interface TestEntity {
  readonly id: EntityId
  readonly code: string
  readonly live: string
  readonly test: string
}
export interface SignedIn {
  readonly cookie: string
  readonly csrfToken: string
}
export interface TestApi {
  readonly api: Api
  readonly url: string
  readonly port: number
  readonly test: TestDatabase
  readonly clock: ManualClock
  readonly keyring: Keyring
  readonly archive: ArchiveContext
  /** What a dispatcher needs to work on lists. */
  readonly lists: BatchDeps
  /** The means of previews; partners are not asked. */
  readonly previews: PreviewDeps
  /** The lines of the log, as they would be written. */
  readonly logLines: string[]
  newEntity(code: string): Promise<TestEntity>
  newKey(entity: EntityId | null, permissions: readonly Permission[], mode?: 'live' | 'test'): Promise<string>
  newMember(entity: EntityId | null, roles: readonly Role[]): Promise<SignedIn>
  signIn(portal: Portal, identity: Partial<Identity>): Promise<SignedIn>
  call(path: string, init?: CallInit): Promise<Answer>
}
export interface CallInit extends Omit<RequestInit, 'body' | 'headers'> {
  readonly key?: string
  readonly as?: SignedIn
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON; `raw` as it is. */
  readonly body?: unknown
  readonly raw?: RequestInit['body']
}
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

export const everyPermission: readonly Permission[] = permissions.filter((each) => !hubPermissions.has(each))

/**
 * The whole HTTP API over a real database, blob folder, intake and archive; closed after the file. `beside` another one it is a
 * second process of the same installation.
 */
export async function openTestApi(deps: Partial<GivenDeps> = {}, beside?: TestApi): Promise<TestApi> {
  const test = beside?.test ?? (await cloneDatabase())
  const { database } = test
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-api-'))
  const clock = beside?.clock ?? new ManualClock(new Date())
  const keyring = beside?.keyring ?? deps.keyring ?? createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const blobs = deps.blobs ?? openFileBlobs(join(folder, 'blobs'), randomUUID)
  const archive = openArchive({ database, blobs, keyring, clock })
  const quotas = openQuotas(deps.database ?? database, clock)
  const logLines: string[] = []
  const intakeDeps = await testIntakeDeps(deps.database ?? database, keyring, clock, quotas)
  const lists = {
    database: deps.database ?? database,
    keyring,
    clock,
    intake: intakeDeps,
    shapes: rowShapes,
    chunkRows: 20,
  }
  const intake = openIntake(intakeDeps)
  const signer = createSigner(newSigningKey())
  const drawing = {
    hub: database.hub,
    keyring,
    clock,
    blobs,
    signer,
    renderer: sharedRenderer(),
    documents: sharedDocuments(),
    publicUrl: () => 'https://post.example.org',
  }
  const previews = {
    hub: database.hub,
    keyring,
    clock,
    blobs,
    intake,
    reach: () => storedReach({ database, keyring, clock }, 86_400_000),
    letters: openPreviewMaker(drawing),
    prices: { email: 1 },
    registry: deps.registry,
  }
  const letters = openPreviews(previews)
  const outside = openOutsideCaller({ allowPrivate: true })
  afterFile(async () => outside.close())
  const api = openApi({
    database,
    clock,
    keyring,
    outside,
    previewLetter: (sender, request, signal) => letters.letter(sender, request, signal),
    listPreviews: openListPreviews({ ...lists, previews, letters }),
    drawTestLetter: createDrawTestLetter({ ...previews, letters: openPreviewMaker(drawing, 'test') }),
    wakeDispatcher: () => undefined,
    log: pino({ level: 'info', base: null }, { write: (line) => void logLines.push(line) }),
    intake,
    batches: openBatches(lists),
    quotas,
    archive,
    blobs,
    locations: { first: blobs },
    scrubMaxAgeMs: 30 * 86_400_000,
    renderer: sharedRenderer(),
    offices: new OfficeWriter(),
    documents: sharedDocuments(),
    signer,
    sessionSecret: randomBytes(32).toString('hex'),
    rateLimits: false,
    retention: { graceDays: 7, backupDays: 35, dropDays: 30 },
    links: {},
    trial: false,
    gauges: [],
    signIn: {},
    ...deps,
  })
  const port = await api.listen(0, '127.0.0.1')
  afterFile(async () => {
    await api.close()
    await rm(folder, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${port}`
  const newKey: TestApi['newKey'] = async (entity, wanted, mode = 'live') => {
    const make = (tx: Parameters<typeof createApiKey>[0]) =>
      createApiKey(tx, entity, { name: 'key of a test', mode, permissions: wanted }, clock.now())
    return (await (entity === null ? database.asHub(make) : database.asEntity(entity, make))).secret
  }
  const sessions = openSessions({ database, keyring, clock, secure: false })
  const signIn: TestApi['signIn'] = async (door, identity) => {
    const set = await sessions.open(door, { name: 'Somebody', enterprises: [], mandators: [], ...identity }, undefined)
    const cookie = set.split(';')[0] ?? ''
    const me = await call('/v1/me', { headers: { cookie, 'uitpost-door': door } })
    return { cookie, csrfToken: me.json.csrfToken as string }
  }
  const call: TestApi['call'] = async (path, { key, as, headers, body, raw, ...init } = {}) => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(as !== undefined && { cookie: as.cookie, 'x-csrf-token': as.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(raw !== undefined && { body: raw }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && bytes.length > 0
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? JSON.parse(String(bytes)) : undefined,
    }
  }
  return {
    api,
    url,
    port,
    test,
    clock,
    keyring,
    archive,
    lists,
    previews,
    logLines,
    newKey,
    signIn,
    call,
    newEntity: async (code) => {
      const wanted = {
        code,
        name: { nl: `Dienst ${code}` },
        kind: 'flemish',
        languagePolicy: 'free',
        status: 'open',
      } as const
      const { id } = await database.asHub((tx) => createEntity(tx, keyring, wanted, clock.now()))
      await seedPermit(database, id, clock.now())
      return { id, code, live: await newKey(id, everyPermission), test: await newKey(id, everyPermission, 'test') }
    },
    newMember: async (entity, roles) => {
      const email = `${randomUUID()}@example.org`
      const add = (tx: Parameters<typeof addMember>[0]) =>
        addMember(tx, entity, { name: 'Member', email, roles }, clock.now())
      await (entity === null ? database.asHub(add) : database.asEntity(entity, add))
      return signIn('staff', { email })
    },
  }
}

async function testIntakeDeps(
  database: TestDatabase['database'],
  keyring: Keyring,
  clock: ManualClock,
  quotas: Quotas,
): Promise<IntakeDeps> {
  return {
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    quotas,
    ...(await openTemplateChecks()),
  }
}
