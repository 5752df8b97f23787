import { execFile } from 'node:child_process'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import type { DisposalId } from '../../../archive/retention/disposal.ts'
import { parseCertificate } from '../../../archive/retention/issue-certificate.ts'
import { signFile } from '../../../archive/retention/signed-file.ts'
import { type ExportScope, exportArchive } from '../../../archive/verify/export-archive.ts'
import type { RecordFile } from '../../../archive/verify/export-layout.ts'
import type { Destruction, Finding, VerifyStep } from '../../../archive/verify/finding.ts'
import { verifyExport } from '../../../archive/verify/verify-export.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import { openStandaloneVerifier } from '../../archive/standalone-verifier.ts'
import { runCommand } from '../../support/hub/run-command.ts'
import { type Disposals, type Kept, openDisposals, origin, rule } from './use-disposals.ts'

const run = promisify(execFile)
const alone = await openStandaloneVerifier()
let at: Disposals
let key: string
let mine: EntityId
/** Three records that one disposal destroyed, one that another did, one of another entity, and two that are there. */
let gone: readonly Kept[]
let [first, second, foreign]: DisposalId[] = []
let [single, theirs, living]: Kept[] = []
let everything: string
let some: string
let copies = 0

beforeAll(async () => {
  at = await openDisposals()
  key = verifierKey(origin, at.signer.publicKey)
  mine = await at.newEntity('OVO000001')
  const other = await at.newEntity('OVO000002')
  const due = { series: 'due' }
  gone = await at.archive(mine, [due, due, due])
  single = (await at.archive(mine, [{ series: 'later' }]))[0]
  theirs = (await at.archive(other, [due]))[0]
  for (const [entity, series] of [
    [mine, 'due'],
    [mine, 'later'],
    [other, 'due'],
  ] as const)
    await at.rule(entity, series, rule)
  await at.growLedger()
  await at.moveTo('2033-01-10T10:00:00Z')
  living = (await at.archive(mine, [due]))[0]
  await at.archive(mine, [{ series: 'later' }])
  first = await at.propose(mine, 'due')
  second = await at.propose(mine, 'later')
  foreign = await at.propose(other, 'due')
  await at.work()
  for (const [entity, id] of [
    [mine, first],
    [mine, second],
    [other, foreign],
  ] as const)
    await at.approve(entity, id)
  await at.work()
  everything = await exported({})
  some = await exported({ records: [gone[0]!, single!, living!].map(({ record }) => record) })
})

async function exported(scope: ExportScope): Promise<string> {
  const folder = join(at.folder, `export-${++copies}`)
  const { findings } = await read(exportArchive(at.context, folder, scope))
  expect(findings).toEqual([])
  return folder
}
async function read(steps: AsyncGenerator<VerifyStep>): Promise<{ findings: Finding[]; destroyed: Destruction[] }> {
  const findings: Finding[] = []
  const destroyed: Destruction[] = []
  for await (const step of steps) {
    if (step.kind === 'finding') findings.push(step.finding)
    if (step.kind === 'destroyed' && step.by !== undefined) destroyed.push(step.by)
  }
  return { findings, destroyed }
}
const sorted = (all: readonly unknown[]): string[] => all.map((each) => canonicalize(each) ?? '').sort()

/** What both verifiers say, which must be the same. */
async function both(folder: string): Promise<{ findings: Finding[]; destroyed: Record<string, readonly string[]> }> {
  const hub = await read(verifyExport(folder, { verifierKey: key }))
  const own = await alone.verifyExport(alone.openFolder(folder), { key })
  expect(sorted(own.findings)).toEqual(sorted(hub.findings))
  expect(sorted(own.destroyed)).toEqual(sorted(hub.destroyed))
  const destroyed = Object.fromEntries(hub.destroyed.map(({ disposal, records }) => [disposal, records]))
  return { findings: sorted(hub.findings).map((each) => JSON.parse(each) as Finding), destroyed }
}

const idOf = (kept: Kept | undefined): string => showId('record', kept!.record)
const nameOf = (id: DisposalId | undefined): string => showId('disposal', id!)
const certificateIn = (folder: string, id: DisposalId | undefined): string =>
  join(folder, 'disposals', nameOf(id), 'certificate.json')
const recordIn = (folder: string, kept: Kept | undefined): string => join(folder, 'records', idOf(kept), 'record.json')

async function copyOf(folder: string): Promise<string> {
  const to = join(at.folder, `copy-${++copies}`)
  await cp(folder, to, { recursive: true })
  return to
}
async function edit(path: string, change: (file: RecordFile) => unknown): Promise<void> {
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as RecordFile)))
}

describe('what was destroyed by rule is not what is missing', () => {
  test('in an export of everything, of one entity, and of single records', async () => {
    const of = (all: readonly Kept[]): string[] => all.map(idOf).sort()
    expect(await both(everything)).toEqual({
      findings: [],
      destroyed: { [nameOf(first)]: of(gone), [nameOf(second)]: of([single!]), [nameOf(foreign)]: of([theirs!]) },
    })
    const entity = await exported({ entity: mine })
    expect(await both(entity)).toEqual({
      findings: [],
      destroyed: { [nameOf(first)]: of(gone), [nameOf(second)]: of([single!]) },
    })
    expect((await readdir(join(entity, 'disposals'))).sort()).toEqual([nameOf(first), nameOf(second)].sort())
    expect(await both(some)).toEqual({
      findings: [],
      destroyed: { [nameOf(first)]: of([gone[0]!]), [nameOf(second)]: of([single!]) },
    })
  })

  test('the program names day, certificate and legal ground', async () => {
    const { stdout } = await run(process.execPath, [alone.path, some, '--key', key])
    const day = stdout.match(/destroyed by rule on (\S+)/)?.[1]
    expect(day).toMatch(/^2033-01-1\d$/)
    expect(stdout).toContain(
      `${idOf(single)}: destroyed by rule on ${day} by certificate ${nameOf(second)} (Selectieregel 114)`,
    )
    expect(stdout).toContain('All is as it was sealed: 3 records.')
  })

  test('so does `archive verify`, without a hub', async () => {
    const verified = await runCommand(['archive', 'verify', some, '--key', key], {})
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toMatch(
      /rec_\w+: destroyed by rule on 2033-01-1\d by certificate dsp_\w+ \(Selectieregel 114\)/,
    )
    expect(verified.out).toContain('2 records are gone by an approved disposal, which is no loss.')
    const json = await runCommand(['archive', 'verify', everything, '--key', key, '--json'], {})
    const { certificates, destroyed } = JSON.parse(json.out) as { certificates: Destruction[]; destroyed: number }
    expect(certificates.map(({ disposal }) => disposal).sort()).toEqual([first, second, foreign].map(nameOf).sort())
    expect(destroyed).toBe(5)
    const forged = await copyOf(some)
    await rm(certificateIn(forged, first))
    const refused = await runCommand(['archive', 'verify', forged, '--key', key], {})
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining(`certificate-missing`) })
    expect(refused.out).toContain(nameOf(first))
  })

  test('nothing of a destroyed letter is in the export', async () => {
    const file = await readFile(recordIn(some, gone[0]), 'utf8')
    expect(file).not.toMatch(/Peeters|omgevings|OMV-2026/)
    expect(await readdir(join(some, 'records', idOf(gone[0])))).toEqual(['record.json'])
    const sealed = (JSON.parse(file) as RecordFile).leaves.find(({ kind }) => kind === 'sealed')
    expect(sealed).not.toHaveProperty('nonce')
  })

  test('an export that was made while the certificate waits for its entries says so', async () => {
    const folder = await copyOf(everything)
    await rm(join(folder, 'disposals', nameOf(first)), { recursive: true })
    expect(await both(folder)).toMatchObject({
      findings: [{ what: 'certificate-missing', disposal: nameOf(first) }],
    })
  })

  test('an export that was made while the disposal was under way says so, and is not all right by that', async () => {
    const [id, other] = [first!, second!]
    const folder = join(at.folder, `under-way-${++copies}`)
    const { hub } = at.context.database
    // As the database is before the certificate is signed.
    const certificate = await readFile(certificateIn(everything, first))
    await hub.query(sql`update disposal set certificate = null where id = ${id}`)
    try {
      expect((await read(exportArchive(at.context, folder, {}))).findings).toEqual([])
    } finally {
      await hub.query(sql`update disposal set certificate = ${certificate} where id = ${id}`)
    }
    expect((await both(folder)).findings).toEqual([{ what: 'disposal-under-way', disposal: nameOf(id) }])
    const mark = join(folder, 'disposals', nameOf(id), 'under-way.json')
    await writeFile(mark, JSON.stringify({ disposal: nameOf(other), status: 'under-way' }))
    expect((await both(folder)).findings).toEqual([{ what: 'certificate-missing', disposal: nameOf(id) }])
  })
})

describe.each([
  ['with the whole log', () => everything],
  ['of single records', () => some],
])('in an export %s', (_name, whole) => {
  test('a certificate that another key signed is named', async () => {
    const folder = await copyOf(whole())
    const path = certificateIn(folder, first)
    const { content } = parseCertificate(await readFile(path))
    await writeFile(path, signFile(content, createSigner(newSigningKey())))
    expect((await both(folder)).findings).toEqual([{ what: 'certificate-invalid', disposal: nameOf(first) }])
  })

  test('a certificate with other words under the true signature is named', async () => {
    const folder = await copyOf(whole())
    const path = certificateIn(folder, first)
    const signed = await readFile(path, 'utf8')
    await writeFile(path, signed.replace('"Selectieregel 114"', '"Selectieregel 115"'))
    expect((await both(folder)).findings).toEqual([{ what: 'certificate-invalid', disposal: nameOf(first) }])
    await writeFile(path, signed.replace('"Ed25519"', '"none"').replace(/"value": "[^"]+"/, '"value": ""'))
    expect((await both(folder)).findings).toEqual([{ what: 'certificate-invalid', disposal: nameOf(first) }])
  })

  test('the true certificate of another disposal is named', async () => {
    const folder = await copyOf(whole())
    await writeFile(certificateIn(folder, second), await readFile(certificateIn(folder, first)))
    expect((await both(folder)).findings).toEqual([{ what: 'certificate-other', disposal: nameOf(second) }])
  })

  test('a certificate of this key for the same disposal that names other places is named', async () => {
    const folder = await copyOf(whole())
    const path = certificateIn(folder, second)
    const { content } = parseCertificate(await readFile(path))
    const others = parseCertificate(await readFile(certificateIn(folder, first))).content
    await writeFile(path, signFile({ ...content, ledger: others.ledger }, at.signer))
    const { findings } = await both(folder)
    expect(findings.map(({ what }) => what)).toEqual(['certificate-other'])
    expect(findings[0]?.disposal).toBe(nameOf(second))
  })

  test('a record that claims another disposal than the one of its entry is named', async () => {
    const folder = await copyOf(whole())
    await edit(recordIn(folder, single), (file) => ({
      ...file,
      leaves: file.leaves.map((leaf) =>
        leaf.kind === 'destroyed' ? { ...leaf, facts: { record: file.record, disposal: nameOf(first) } } : leaf,
      ),
    }))
    const { findings, destroyed } = await both(folder)
    expect(findings).toMatchObject([{ what: 'disposal-unknown', record: idOf(single) }])
    expect(destroyed).not.toHaveProperty(nameOf(second))
  })

  test('a living record whose letter was removed, behind the entry of a destroyed one, is a loss', async () => {
    const folder = await copyOf(whole())
    const lent = (JSON.parse(await readFile(recordIn(folder, single), 'utf8')) as RecordFile).leaves.find(
      ({ kind }) => kind === 'destroyed',
    )
    await edit(recordIn(folder, living), (file) => ({
      ...file,
      leaves: [
        ...file.leaves.map(({ n, kind, commitment, index, path }) => ({ n, kind, commitment, index, path })),
        { ...lent, n: 9 },
      ],
      documents: [],
    }))
    const { findings } = await both(folder)
    expect(findings).toContainEqual({ what: 'record-missing', record: idOf(living) })
  })

  test('whatever is done to a file, both verifiers agree, and no certificate is believed that was changed', async () => {
    const folder = await copyOf(whole())
    const paths = [certificateIn(folder, first), recordIn(folder, gone[0]), recordIn(folder, single)]
    const honest = await both(folder)
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), fc.nat(7), async (which, place, bit) => {
        const path = paths[which]!
        const before = await readFile(path)
        const bytes = Buffer.from(before)
        bytes[place % bytes.length]! ^= 1 << bit
        try {
          await writeFile(path, bytes)
          const { findings, destroyed } = await both(folder)
          if (findings.length === 0) expect(destroyed).toEqual(honest.destroyed)
        } finally {
          await writeFile(path, before)
        }
      }),
      { numRuns: 150 },
    )
  })
})

test('in the whole log, a folder that is gone, a number that is too small and a strange folder are named', async () => {
  const folder = await copyOf(everything)
  await rm(join(folder, 'records', idOf(single)), { recursive: true })
  expect((await both(folder)).findings).toEqual([{ what: 'disposal-unknown', record: idOf(single) }])
  await rm(join(folder, 'records', idOf(living)), { recursive: true })
  expect((await both(folder)).findings).toContainEqual({ what: 'record-missing', record: idOf(living) })

  const other = await copyOf(everything)
  const { content } = parseCertificate(await readFile(certificateIn(other, first)))
  const smaller = { ...content, destroyed: { ...content.destroyed, records: 2 } }
  await writeFile(certificateIn(other, first), signFile(smaller, at.signer))
  await cp(join(other, 'disposals', nameOf(second)), join(other, 'disposals', 'dsp_.._x'), { recursive: true })
  expect((await both(other)).findings).toEqual([
    { what: 'certificate-other', disposal: nameOf(first) },
    { what: 'export-damaged' },
  ])
})
