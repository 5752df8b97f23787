import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { TemplateSource } from '../model/template-source.ts'
import type { VersionRow } from './versions/find-version.ts'
import { nameOfActor } from './versions/record-step.ts'

/** A judgement of a reviewer with which a text can be compared. */
export interface LastReview {
  /** The number of the version that was judged: this one, or an older one of the template. */
  readonly number: number
  readonly at: Date
  readonly action: 'approved' | 'rejected'
  /** The name of the reviewer; null: no longer known. */
  readonly name: string | null
  /** Whether the caller judged it. */
  readonly own: boolean
}

/**
 * The last judgement before the current text: that of the caller where there is one, of this version or an older one; else the
 * last time that this version was sent back, by any reviewer. Undefined where there is none, and once the version is approved.
 */
export async function findLastReview(tx: Tx, found: VersionRow, actor: string): Promise<LastReview | undefined> {
  if (!isOpen(found)) return undefined
  const [last] = await tx.query<Omit<LastReview, 'at'> & { at: Date }>(sql`
    select v.number, step.at, step.action, ${nameOfActor(sql`step.actor`)} as name, step.actor = ${actor} as own
    ${judgements(found, actor)}`)
  return last
}

/** The text as it was judged last, under the same rule as `findLastReview`. @throws Refusal UP-1404 where there is none. */
export async function readJudgedText(tx: Tx, found: VersionRow, actor: string): Promise<TemplateSource> {
  const [row] = isOpen(found)
    ? await tx.query<{ source: TemplateSource }>(sql`
        select coalesce(step.judged, v.source) as source ${judgements(found, actor)}`)
    : []
  if (row === undefined)
    throw new Refusal('UP-1404', `No reviewer judged version ${found.number} before its current text.`)
  return row.source
}

function isOpen({ status }: VersionRow): boolean {
  return status === 'draft' || status === 'in-review'
}

/** A text that was sent back before copies of judged texts were stored cannot be compared. */
function judgements({ id, template, number }: VersionRow, actor: string): SQL {
  return sql`
    from version v join version_step step on step.version = v.id
    where v.template = ${template} and v.number <= ${number}
      and (step.action = 'approved' or (step.action = 'rejected' and step.judged is not null))
      and (step.actor = ${actor} or v.id = ${id})
    order by step.actor = ${actor} desc, step.at desc, step.sequence desc
    limit 1`
}
