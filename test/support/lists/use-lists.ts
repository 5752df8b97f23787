import { sql } from 'drizzle-orm'
import { beforeAll } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import type { BatchId } from '../../../dispatcher/batches/batch.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../hub/open-test-api.ts'

type Letter = Readonly<Record<string, unknown>>

/** The lease of a dispatcher of these tests, milliseconds. */
export const leaseMs = 10_000
/** What every list of these tests is posted with, unless it says otherwise. */
export const named = 'template=vergunning'

let serial = 0
export const addressOf = (change: Letter = {}): Letter => ({
  street: 'Kerkstraat',
  houseNumber: '12',
  postalCode: '9000',
  municipality: 'Gent',
  country: 'BE',
  ...change,
})

/** A row that is right; each is another letter to another person. */
export function letter(change: Letter = {}): Letter {
  serial += 1
  return {
    recipient: {
      type: 'citizen',
      insz: testInsz('850312', serial % 990),
      name: 'Mieke Proefmans',
      address: addressOf(),
    },
    reference: `R-${serial}`,
    data: { dossier: `D-${serial}`, bedrag: '10.00' },
    ...change,
  }
}

/** A row that can be mended: its postal code has five digits. */
export const wrongCode = (): Letter =>
  letter({ recipient: { type: 'addressee', name: 'A', address: addressOf({ postalCode: '90000' }) } })

export const linesOf = (rows: readonly unknown[]): string =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')

export const idOf = ({ json }: Answer): BatchId => parseId('batch', String(json.id)) as BatchId

/** An API with one entity, `tax`, that posts lists; steps of a dispatcher are taken by the tests. To be called at the top of a file. */
export function useLists() {
  let opened: { readonly api: TestApi; readonly tax: TestEntity } | undefined
  beforeAll(async () => {
    const api = await openTestApi()
    opened = { api, tax: await api.newEntity('OVO000001') }
  })
  const given = () => {
    if (opened === undefined) throw new Error('The lists are opened before the first test')
    return opened
  }
  const step = (): Promise<boolean> => workBatches({ ...given().api.lists, leaseMs })
  const read = async (path: string) => (await given().api.call(path, { key: given().tax.live })).json
  return {
    get api() {
      return given().api
    },
    get tax() {
      return given().tax
    },
    step,
    /** Works until nothing is left to do. */
    work: async (): Promise<void> => {
      while (await step());
    },
    post: (
      rows: readonly unknown[] | string | Buffer,
      key: string,
      query = named,
      type = 'application/x-ndjson',
    ): Promise<Answer> =>
      given().api.call(`/v1/batches?${query}`, {
        method: 'POST',
        key: given().tax.live,
        raw: Buffer.isBuffer(rows) ? new Uint8Array(rows) : typeof rows === 'string' ? rows : linesOf(rows),
        headers: { 'content-type': type, 'idempotency-key': key },
      }),
    read,
    rowsOf: async ({ json }: Answer, query = '') => (await read(`${json.links.self}/rows${query}`)).items,
    change: (path: string, method = 'POST', body?: unknown): Promise<Answer> =>
      given().api.call(path, { method, key: given().tax.live, body }),
    letters: async (id: string) => (await read(`/v1/messages?batch=${id}&limit=200`)).items,
    /** The rows of each of these tables. */
    countOf: (names: readonly string[]) =>
      Promise.all(
        names.map(async (name) => {
          const [row] = await given().api.test.database.hub.query<{ n: number }>(
            sql`select count(*) as n from ${sql.identifier(name)}`,
          )
          return row?.n
        }),
      ),
  }
}
