import { Readable } from 'node:stream'
import { findSeries } from '../../../archive/retention/series.ts'
import { type IndexRow, transferIndex } from '../../../archive/transfer/transfer-index.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { showId } from '../../../core/words/id.ts'
import { localized } from '../../../core/words/language.ts'
import type * as contract from '../../contract/retention/transfers.ts'
import { byteOrderMark, csvLine } from '../../http/csv-reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { CallOf } from '../../server/route.ts'
import { transferNamed } from './transfer-handlers.ts'

interface Serie {
  readonly naam: string
  readonly sleutel: string
  readonly selectieregel: string
}

/** `GET /v1/archive/transfers/{id}/index`: subjects are in it, so it is logged before it is answered. */
export async function getTransferIndex(call: CallOf<typeof contract.getTransferIndex>, deps: ApiDeps): Promise<Reply> {
  const { id, entity, series: key, rule } = await transferNamed(call, deps)
  await recordAudit(deps.database, entity, noteOf(call, 'read-transfer-index', 'transfer', call.path.id))
  const series = await deps.database.asEntity(entity, (tx) => findSeries(tx, entity, key))
  const serie = { naam: localized(series?.name ?? { nl: key }, 'nl'), sleutel: key, selectieregel: rule.legalGround }
  const rows = transferIndex((work) => deps.database.asEntity(entity, work), id)
  const { format } = call.query
  return {
    status: 200,
    stream: Readable.from(format === 'csv' ? asCsv(serie, rows) : asProfile(serie, rows), { objectMode: false }),
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
    headers: { 'Content-Disposition': `attachment; filename="${showId('transfer', id)}-index.${format}"` },
  }
}

async function* asCsv({ naam }: Serie, rows: AsyncIterable<IndexRow>): AsyncGenerator<string> {
  const heads = [
    'serie',
    'dossier',
    'openingsdatum',
    'sluitingsdatum',
    'stuk',
    'creatiedatum',
    'referentie',
    'pakket',
    'map',
  ]
  yield `${byteOrderMark}${csvLine(heads)}`
  for await (const row of rows)
    yield csvLine([
      naam,
      dossierName(row),
      row.openedOn,
      row.closedOn,
      row.subject,
      row.letterDate,
      row.reference,
      row.package,
      row.folder,
    ])
}

/** Serie → dossier → stuk with the members that Digitaal Archief Vlaanderen asks for, one dossier after the other. */
async function* asProfile(serie: Serie, rows: AsyncIterable<IndexRow>): AsyncGenerator<string> {
  yield `{"serie":${JSON.stringify(serie)},"dossiers":[`
  let open = 0
  for await (const row of rows) {
    if (row.n === open) yield ','
    else {
      if (open > 0) yield ']},\n'
      open = row.n
      const dossier = {
        naam: dossierName(row),
        openingsdatum: row.openedOn,
        sluitingsdatum: row.closedOn,
        pakket: row.package,
      }
      yield `\n${JSON.stringify(dossier).slice(0, -1)},"stukken":[`
    }
    yield `\n${JSON.stringify({ naam: row.subject, creatiedatum: row.letterDate, referentie: row.reference, map: row.folder })}`
  }
  yield open > 0 ? ']}\n]}\n' : ']}\n'
}

function dossierName({ dossier, openedOn }: IndexRow): string {
  return dossier ?? `Zonder dossier ${openedOn.slice(0, 7)}`
}
