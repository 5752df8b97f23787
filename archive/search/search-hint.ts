import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { readEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../core/words/numbers/insz.ts'
import { hasSearchTerms, type RecordSearch } from './search-records.ts'

/** Why a search finds nothing, or less than was intended. */
export type SearchHint = 'no-words' | 'national-number' | 'enterprise-number'

/** The hint that would help: national numbers are in no text that can be searched, and a search without words finds nothing. */
export async function hintFor(
  database: Database,
  entity: EntityId,
  { q, name }: Pick<RecordSearch, 'q' | 'name'>,
  isEmpty: boolean,
): Promise<SearchHint | undefined> {
  if (q !== undefined && readInsz(q) !== undefined) return 'national-number'
  if (q !== undefined && readEnterpriseNumber(q) !== undefined) return 'enterprise-number'
  if (!isEmpty) return undefined
  if (name !== undefined && !/[\p{L}\p{N}]/u.test(name)) return 'no-words'
  return q === undefined || (await hasSearchTerms(database, entity, q)) ? undefined : 'no-words'
}
