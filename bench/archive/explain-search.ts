import pg from 'pg'
import type { RecordSearch } from '../../archive/search/search-records.ts'
import type { EntityId } from '../../core/words/id.ts'
import { asJson } from './search.ts'

/** The plans of the statements within the two functions of a search, as the server ran them. */
export async function explainSearch(superuserUrl: string, entity: EntityId, search: RecordSearch): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  const plans: string[] = []
  client.on('notice', ({ message }) => plans.push(message ?? ''))
  await client.connect()
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_buffers = on; set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`)
    await client.query(`select set_config('uitpost.entity', $1, false)`, [entity])
    await client.query('select * from search_records($1, null, 51)', [asJson(search)])
    await client.query('select * from search_facets($1, 1001)', [asJson(search)])
    return plans.join('\n')
  } finally {
    await client.end()
  }
}
