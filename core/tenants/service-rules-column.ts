import { type SQL, sql } from 'drizzle-orm'

const objectionTerm = (of: string): SQL =>
  sql.raw(`case when ${of}.objection_days is not null
  then jsonb_build_object('days', ${of}.objection_days)
  when ${of}.objection_months is not null then jsonb_build_object('months', ${of}.objection_months) end`)

const rulesOf = (of: string): SQL => sql`jsonb_build_object('inboxService', ${sql.raw(of)}.inbox_service,
  'printService', ${sql.raw(of)}.print_service, 'readingTermDays', ${sql.raw(of)}.reading_term_days,
  'termRule', ${sql.raw(of)}.term_rule, 'objectionTerm', ${objectionTerm(of)})`

/** The rules of a class as they are now, as JSON, of a statement that names it `c`. */
export const currentServiceRules: SQL = rulesOf('c')

/** `ServiceRules` as JSON, as they were when the message `m` of a statement was accepted; null: no term starts. */
export const serviceRulesOfMessage: SQL = sql`(select ${rulesOf('r')} from service_rule r
  where r.entity = m.entity and r.class = m.class and r.since <= m.created_at order by r.since desc limit 1)`
