import { type Reading, type ReadingName, searchAsTyped } from '../../archive/search/search-as-typed.ts'
import { hintFor, type SearchHint } from '../../archive/search/search-hint.ts'
import { type Facets, type FoundRecord, maxCounted, type RecordSearch } from '../../archive/search/search-records.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, type RecordId, showId } from '../../core/words/id.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/archive.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'

type SearchCall = CallOf<typeof contract.searchArchive>
export type SearchCriteria = Omit<SearchCall['body'], 'limit' | 'cursor'>

/** `POST /v1/archive/searches`: a search is an access to personal data, so it is logged before it is answered. */
export async function postSearch(call: SearchCall, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.body
  const scope = senderOf(call.caller)
  const place = cursor === undefined ? undefined : placeOf(deps.cursors.read('archive', cursor))
  const { limit: _limit, cursor: _cursor, ...criteria } = call.body
  const search = wantedOf(criteria, deps.keyring)
  const { records, facets, reading, readingName } = await searchAsTyped(deps.database, scope, search, {
    limit: limit + 1,
    ...place,
  })
  await noteSearch(call, 'search-archive', search, countOf(facets), deps)
  const { code } = entityOf(call.caller)
  const page = pageOf(
    records,
    limit,
    (record) => showHit(record, code),
    (record) => deps.cursors.write('archive', `${readingName} ${showId('record', record.id)}`),
  )
  const hint = await hintFor(deps.database, scope.entity, search, records.length === 0)
  return json(200, {
    ...page,
    facets: shownFacets(facets),
    ...(isAsTyped(reading) ? {} : { reading }),
    ...(hint !== undefined && { hint: { code: hint, detail: hints[hint] } }),
  })
}

/** The line of the audit log about a search: the fields that were filled in and how much was found, and no words. */
export async function noteSearch(
  call: Call,
  action: 'search-archive' | 'export-search',
  search: RecordSearch,
  found: number,
  { database }: ApiDeps,
): Promise<void> {
  const { entity } = senderOf(call.caller)
  await recordAudit(database, entity, {
    ...noteOf(call, action, 'archive', 'search'),
    person: search.recipient,
    detail: { by: Object.keys(search), ...(action === 'search-archive' ? { found } : { exported: found }) },
  })
}

function countOf(facets: Facets): number {
  return facets['total']?.['records'] ?? 0
}

function isAsTyped({ period, respelled }: Reading): boolean {
  return period === undefined && respelled === undefined
}

const hints: Readonly<Record<SearchHint, string>> = {
  'no-words': 'The question holds no word that can be searched: signs, and words like `de` and `les`, are passed over.',
  'national-number': 'This is a national number: search for it in `insz`. It is in no text of the archive.',
  'enterprise-number': 'This is an enterprise number: search for letters to that enterprise in `enterpriseNumber`.',
}

function placeOf(position: string): { readonly below: RecordId; readonly reading: ReadingName } {
  const [reading = '', record = ''] = position.split(' ')
  const below = parseId('record', record)
  if (below === undefined) throw new Refusal('UP-1007', 'Begin again without a cursor.')
  return { below, reading: reading as ReadingName }
}

/** The criteria of a body, its number as blind index. @throws Refusal UP-1001 for both kinds of numbers at once */
export function wantedOf(body: SearchCriteria, keyring: Keyring): RecordSearch {
  const { insz, enterpriseNumber, ...plain } = body
  if (insz !== undefined && enterpriseNumber !== undefined) {
    const detail = 'A letter goes to a person or to an enterprise; search for one of them.'
    throw new Refusal('UP-1001', detail, [{ in: 'body', pointer: '/enterpriseNumber', code: 'UP-1001', detail }])
  }
  if (insz !== undefined) return { ...plain, recipient: keyring.blindIndex('insz', insz) }
  if (enterpriseNumber !== undefined)
    return { ...plain, recipient: keyring.blindIndex('enterprise-number', enterpriseNumber) }
  return plain
}

export function showHit(record: FoundRecord, entity: string): contract.ArchiveHit {
  const channel = record.channels.at(-1)
  return {
    id: showId('record', record.id),
    message: showId('message', record.message),
    subject: record.subject,
    entity,
    recipientName: record.recipientName,
    status: record.status,
    letterDate: record.letterDate,
    reference: record.reference,
    series: record.series,
    ...(record.dossier === null ? {} : { dossier: record.dossier }),
    ...(record.sentAt === null ? {} : { sentAt: record.sentAt.toISOString() }),
    ...(channel === undefined ? {} : { channel }),
    ...(record.snippet === null ? {} : { snippet: record.snippet }),
    ...(record.matched === null ? {} : { matched: [...record.matched] }),
  }
}

function shownFacets(facets: Facets): Record<string, Record<string, number | string>> {
  const counted = (count: number): number | string => (count > maxCounted ? `${maxCounted}+` : count)
  return Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      Object.fromEntries(Object.entries(values).map(([value, count]) => [value, counted(count)])),
    ]),
  )
}
