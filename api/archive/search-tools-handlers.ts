import { Readable } from 'node:stream'
import {
  listSavedSearches,
  removeSavedSearch,
  type SavedSearch,
  saveSearch,
} from '../../archive/search/saved-searches.ts'
import { type FoundAsTyped, searchAsTyped } from '../../archive/search/search-as-typed.ts'
import type { RecordSearch, SearchScope } from '../../archive/search/search-records.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type { ArchiveHit } from '../contract/archive.ts'
import type * as contract from '../contract/archive-tools.ts'
import { byteOrderMark, csvLine } from '../http/csv-reply.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { noteSearch, showHit, wantedOf } from './search-handler.ts'

/** Results of one file. */
const maxExported = 10_000
const hitsAtOnce = 200
const columns = [
  'id',
  'reference',
  'dossier',
  'recipientName',
  'subject',
  'series',
  'letterDate',
  'sentAt',
  'channel',
  'status',
] as const

/** `POST /v1/archive/exports`: an export is an access to personal data, so it is logged before it begins. */
export async function postExport(call: CallOf<typeof contract.exportSearch>, deps: ApiDeps): Promise<Reply> {
  const scope = senderOf(call.caller)
  const { code } = entityOf(call.caller)
  const { criteria, format } = call.body
  const search = wantedOf(criteria, deps.keyring)
  const first = await searchAsTyped(deps.database, scope, search, { limit: hitsAtOnce })
  await noteSearch(call, 'export-search', search, first.facets['total']?.['records'] ?? 0, deps)
  const hits = hitsOf(first, scope, search, code, deps)
  return {
    status: 200,
    stream: Readable.from(format === 'csv' ? asCsv(hits) : asJson(hits)),
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="archive.${format}"` },
  }
}

/** The results a page at a time; the last one is `undefined` when there are more than the limit. */
async function* hitsOf(
  first: FoundAsTyped,
  scope: SearchScope,
  search: RecordSearch,
  code: string,
  { database }: ApiDeps,
): AsyncGenerator<ArchiveHit | undefined> {
  let page = first
  for (let written = 0; ; ) {
    for (const record of page.records) yield showHit(record, code)
    written += page.records.length
    const below = page.records.at(-1)?.id
    if (page.records.length < hitsAtOnce || below === undefined) return
    if (written >= maxExported) {
      yield undefined
      return
    }
    page = await searchAsTyped(database, scope, search, { limit: hitsAtOnce, below, reading: first.readingName })
  }
}

const more = `There are more results: this file has the newest ${maxExported}. Export a shorter period for the others.`

async function* asCsv(hits: AsyncIterable<ArchiveHit | undefined>): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(columns)}`
  for await (const hit of hits) yield csvLine(hit === undefined ? [more] : columns.map((column) => hit[column] ?? ''))
}

async function* asJson(hits: AsyncIterable<ArchiveHit | undefined>): AsyncGenerator<string> {
  let isFirst = true
  let isCut = false
  yield '{"items":['
  for await (const hit of hits) {
    if (hit === undefined) isCut = true
    else yield `${isFirst ? '' : ','}\n${JSON.stringify(hit)}`
    isFirst = false
  }
  yield `\n]${isCut ? `,"more":${JSON.stringify(more)}` : ''}}\n`
}

/** `GET /v1/archive/saved-searches` */
export async function getSavedSearches(call: CallOf<typeof contract.listSavedSearches>, deps: ApiDeps): Promise<Reply> {
  const owner = ownerOf(call)
  const rows = await deps.database.asEntity(owner.entity, (tx) => listSavedSearches(tx, deps.keyring, owner))
  const names = await namesOfActors(
    deps.database.hub,
    rows.map((row) => row.owner),
  )
  return json(200, { items: rows.map((row) => shown(row, owner.owner, names)) })
}

/** `POST /v1/archive/saved-searches` */
export async function postSavedSearch(call: CallOf<typeof contract.saveSearch>, deps: ApiDeps): Promise<Reply> {
  const owner = ownerOf(call)
  const saved = await deps.database.asEntity(owner.entity, (tx) =>
    saveSearch(tx, deps.keyring, owner, call.body, call.now),
  )
  await recordAudit(
    deps.database,
    owner.entity,
    noteOf(call, 'save-search', 'saved-search', showId('savedSearch', saved.id)),
  )
  return json(201, shown(saved, owner.owner, new Map()))
}

/** `DELETE /v1/archive/saved-searches/{id}` */
export async function deleteSavedSearch(
  call: CallOf<typeof contract.removeSavedSearch>,
  deps: ApiDeps,
): Promise<Reply> {
  const owner = ownerOf(call)
  const id = parseId('savedSearch', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'You have no such saved search.')
  await deps.database.asEntity(owner.entity, (tx) => removeSavedSearch(tx, owner, id))
  await recordAudit(deps.database, owner.entity, noteOf(call, 'remove-saved-search', 'saved-search', call.path.id))
  return { status: 204 }
}

function ownerOf({ caller }: Pick<Call, 'caller'>): Parameters<typeof listSavedSearches>[2] {
  return { entity: entityOf(caller).id, owner: caller.actor }
}

function shown(
  { id, name, shared, owner, criteria }: SavedSearch,
  own: string,
  names: ReadonlyMap<string, string>,
): contract.SavedSearch {
  const by = owner === own ? undefined : names.get(owner)
  return {
    id: showId('savedSearch', id),
    name,
    shared,
    own: owner === own,
    ...(by !== undefined && { by }),
    criteria,
  }
}
