import { formatInsz } from '../../../core/words/numbers/insz.ts'
import { testInsz } from '../../../seeds/people.ts'
import type { Answer } from '../hub/open-test-api.ts'
import { named, useLists } from './use-lists.ts'

/** What a person says that a column is. */
export const use = {
  reference: { use: 'field', field: 'reference' },
  insz: { use: 'field', field: 'insz' },
  name: { use: 'field', field: 'name' },
  turned: { use: 'last-name-first' },
  address: { use: 'address' },
  ignored: { use: 'ignored' },
  of: (variable: string) => ({ use: 'variable', variable }),
} as const

/** A number that begins with a zero (births of 2005), and as a spreadsheet keeps it. */
export const young = testInsz('050312', 7)
export const lost = String(Number(young))
export const elder = testInsz('530312', 7)

/** As a clerk keeps it: a title, a remark, names in disorder, amounts in two forms, one address in one cell. */
export const messy = [
  'Lijst aanslagen november;;;;;;;',
  '',
  'Kenmerk;RRN;Naam_volledig;Straat + nr;Nog open;Dossier;Opm;',
  `K-1;${formatInsz(elder)};Proefmans, Mieke;Kerkstraat 12 bus 3, 9000 Gent;1.284,50;D-1;ja;`,
  `K-2;${lost};Testers, Bram;Oefenstraat 14, 9000 Gent;€ 61.52;D-2;;extra`,
  'Totaal;;;;1.346,02;;;',
].join('\r\n')
/** What its columns are. */
export const uses = {
  Kenmerk: use.reference,
  RRN: use.insz,
  Naam_volledig: use.turned,
  'Straat + nr': use.address,
  'Nog open': use.of('bedrag'),
  Dossier: use.of('dossier'),
  Opm: use.ignored,
  '(H)': use.ignored,
}

/** An API with one entity that posts tables whose columns a person confirms. To be called at the top of a file. */
export function useTables() {
  const lists = useLists()
  let serial = 0
  return {
    lists,
    step: lists.step,
    work: lists.work,
    read: lists.read,
    call: (path: string, method = 'GET', body?: unknown): Promise<Answer> => lists.change(path, method, body),
    post: (
      table: string | Buffer,
      query = 'columns=ask',
      { name, type = 'text/csv' }: { readonly name?: string; readonly type?: string } = {},
    ): Promise<Answer> => {
      serial += 1
      return lists.api.call(`/v1/batches?${named}&${query}`, {
        method: 'POST',
        key: lists.tax.live,
        raw: typeof table === 'string' ? table : new Uint8Array(table),
        headers: {
          'content-type': type,
          'idempotency-key': `list-${serial}`,
          ...(name !== undefined && { 'content-disposition': name }),
        },
      })
    },
  }
}

export const selfOf = ({ json }: Answer): string => json.links.self as string
