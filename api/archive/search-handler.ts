import { hintFor, type SearchHint } from '../../archive/search/search-hint.ts'
import {
  type Facets,
  type FoundRecord,
  maxCounted,
  type RecordSearch,
  searchRecords,
} from '../../archive/search/search-records.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, type RecordId, showId } from '../../core/words/id.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/archive.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

type SearchCall = CallOf<typeof contract.searchArchive>

/** `POST /v1/archive/searches`: a search is an access to personal data, so it is logged before it is answered. */
export async function postSearch(call: SearchCall, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.body
  const scope = senderOf(call.caller)
  const below = cursor === undefined ? undefined : placeOf(deps.cursors.read('archive', cursor))
  const search = wantedOf(call.body, deps)
  await recordAudit(deps.database, scope.entity, noteOf(call, 'search-archive', 'archive', 'search'))
  const { records, facets } = await searchRecords(deps.database, scope, search, { limit: limit + 1, below })
  const { code } = entityOf(call.caller)
  const page = pageOf(
    records,
    limit,
    (record) => shown(record, code),
    (record) => deps.cursors.write('archive', showId('record', record.id)),
  )
  const hint = await hintFor(deps.database, scope.entity, search, records.length === 0)
  return json(200, {
    ...page,
    facets: shownFacets(facets),
    ...(hint !== undefined && { hint: { code: hint, detail: hints[hint] } }),
  })
}

const hints: Readonly<Record<SearchHint, string>> = {
  'no-words': 'The question holds no word that can be searched: signs, and words like `de` and `les`, are passed over.',
  'national-number': 'This is a national number: search for it in `insz`. It is in no text of the archive.',
  'enterprise-number': 'This is an enterprise number: search for letters to that enterprise in `enterpriseNumber`.',
}

function placeOf(position: string): RecordId {
  const record = parseId('record', position)
  if (record === undefined) throw new Error('A cursor of ours names no record')
  return record
}

function wantedOf(body: SearchCall['body'], { keyring }: ApiDeps): RecordSearch {
  const { limit: _limit, cursor: _cursor, insz, enterpriseNumber, ...plain } = body
  if (insz !== undefined && enterpriseNumber !== undefined) {
    const detail = 'A letter goes to a person or to an enterprise; search for one of them.'
    throw new Refusal('UP-1001', detail, [{ in: 'body', pointer: '/enterpriseNumber', code: 'UP-1001', detail }])
  }
  if (insz !== undefined) return { ...plain, recipient: keyring.blindIndex('insz', insz) }
  if (enterpriseNumber !== undefined)
    return { ...plain, recipient: keyring.blindIndex('enterprise-number', enterpriseNumber) }
  return plain
}

function shown(record: FoundRecord, entity: string): contract.ArchiveHit {
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
