import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { workPrices } from '../../../dispatcher/batches/preview/work-prices.ts'
import { openLetterMaker } from '../../../dispatcher/letters/open-letter-maker.ts'
import { testInsz } from '../../../seeds/people.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { publishTemplate } from '../../support/hub/seed-permit.ts'
import { sharedDocuments, sharedRenderer } from '../../support/hub/shared-pools.ts'

const tenLines = Array.from({ length: 10 }, (_, n) => `Regel ${n} van een bijlage die bij dit besluit hoort.\n\n`).join(
  '',
)
/** A letter of one to several pages: a long part for some, a table of as many rows as there are, and free text. */
const decision: TemplateSource = {
  languages: {
    nl: {
      subject: 'Beslissing {{dossier}}',
      body: `# Beslissing\n\nBeste {{naam}}\n\n{{#if weigering}}\n\n${tenLines}${tenLines}${tenLines}\n\n{{/if}}\n\n| Post | Bedrag |\n|---|---|\n{{#each posten}}\n| {{this.post}} | {{money this.bedrag}} |\n{{/each}}\n\n{{toelichting}}\n\nMet vriendelijke groeten`,
    },
  },
  fallback: [],
  variables: [
    { name: 'dossier', type: 'text', required: true, example: 'D-1' },
    { name: 'naam', type: 'text', required: true, example: 'mevrouw Proefmans' },
    { name: 'weigering', type: 'boolean', required: true, example: true },
    {
      name: 'posten',
      type: 'list',
      required: true,
      fields: [
        { name: 'post', type: 'text', required: true, example: 'Dak' },
        { name: 'bedrag', type: 'money', required: true, example: '10.00' },
      ],
    },
    { name: 'toelichting', type: 'longText', example: 'Tekst' },
  ],
  actions: [],
  blocks: [],
  samples: [
    {
      name: 'alles',
      data: { dossier: 'D', naam: 'N', weigering: true, posten: [{ post: 'Dak', bedrag: '1.00' }], toelichting: 'T' },
    },
  ],
  channels: ['print'],
}

let api: TestApi
let tax: TestEntity
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  await api.test.database.hub.query(sql`
    insert into print_tariff (contract, entity, valid_from, postage, zone, sheets_up_to, amount)
    select id, entity, '2021-01-01', 'priority', 'BE', sheets, 100 + 30 * sheets
    from print_contract, generate_series(1, 10) as sheets`)
  // On one side: each page is a sheet, so that a page too many shows.
  await api.test.database.hub.query(sql`update print_contract set sides = 'one' where entity = ${tax.id}`)
  await publishTemplate(api.test.database, tax.id, { key: 'beslissing', source: decision }, api.clock.now())
  const { hub } = api.test.database
  const { keyring, clock, archive } = api
  Object.assign(work.deps, {
    letters: openLetterMaker({
      hub,
      keyring,
      clock,
      blobs: archive.blobs,
      signer: createSigner(newSigningKey()),
      renderer: sharedRenderer(),
      documents: sharedDocuments(),
      publicUrl: () => 'https://post.example.org',
    }),
  })
})

const names = ['Jo', 'mevrouw Proefmans', 'de heer Vanden Broucke-Verstraete', 'Ann']
const letter = (n: number, data: Record<string, unknown>) => ({
  recipient: {
    type: 'citizen',
    insz: testInsz('850312', n),
    name: 'Mieke Proefmans',
    address: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' },
  },
  reference: `E-${n}`,
  postage: 'priority',
  data: {
    dossier: `D-${n}`,
    naam: names[n % names.length],
    weigering: false,
    posten: [{ post: 'Dak', bedrag: '1.00' }],
    ...data,
  },
})

/** Sends a list and compares what its totals said with what its letters cost in their run. */
async function compare(key: string, rows: readonly unknown[]) {
  const posted = await api.call('/v1/batches?template=beslissing', {
    method: 'POST',
    key: tax.live,
    raw: rows.map((row) => JSON.stringify(row)).join('\n'),
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key },
  })
  const deps = { ...api.lists, leaseMs: 60_000, previews: api.previews }
  while (await workBatches(deps));
  const ask = async () => (await api.call(`${posted.json.links.self}/totals`, { key: tax.live })).json
  await ask()
  while (await workPrices(deps));
  const estimate = await ask()
  for (let round = 0; round < rows.length / 8 + 1; round++) await work.prepare()
  const { waiting } = await ask()
  return { estimate, waiting }
}

test('the estimate of letters of fixed length is what they cost: branches and rows of tables count', async () => {
  const posts = (count: number) => Array.from({ length: count }, (_, n) => ({ post: `Post ${n}`, bedrag: '10.00' }))
  const rows = Array.from({ length: 48 }, (_, n) =>
    letter(n + 1, { weigering: n % 3 === 0, posten: posts([2, 1, 12, 60][n % 4] ?? 1) }),
  )
  const { estimate, waiting } = await compare('fixed', rows)
  expect(estimate).toMatchObject({ status: 'ready', letters: 48, estimated: true, unpriced: 0 })
  expect(estimate.lines.length).toBeGreaterThan(2)
  expect(waiting).toEqual({
    letters: 48,
    sheets: estimate.sheets,
    paperParts: estimate.paperParts,
    price: estimate.price,
    unpriced: 0,
  })
})

test('the estimate of letters with free text is within a hundredth of what they cost', async () => {
  const text = (length: number) => 'Een zin van deze toelichting. '.repeat(Math.ceil(length / 30)).slice(0, length)
  const rows = Array.from({ length: 60 }, (_, n) => letter(n + 101, { toelichting: text(n * 130) }))
  const { estimate, waiting } = await compare('free', rows)
  expect(waiting.letters).toBe(60)
  const cost = waiting.price.amount
  expect(Math.abs(estimate.price.amount - cost) / cost).toBeLessThan(0.01)
})
