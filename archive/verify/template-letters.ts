import { sql } from 'drizzle-orm'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'
import type { DocumentKind } from '../../core/words/message.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { inScope } from '../read/read-document.ts'

export interface TemplateLetterSearch {
  readonly entity: EntityId
  /** Letter dates, both included, yyyy-mm-dd. */
  readonly from?: string
  readonly to?: string
}

/** A record of a letter that was made from a template, with the stored facts; without its bytes. */
export interface TemplateLetter {
  readonly record: RecordId
  readonly message: MessageId
  readonly test: boolean
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly templateKey: string
  readonly templateVersion: number
  readonly documents: readonly {
    readonly n: number
    readonly kind: DocumentKind
    readonly variant: 'normal' | 'large'
  }[]
}

const recordsPerPage = 100

/** How many records `templateLetters` will give. */
export async function countTemplateLetters(
  { database }: ArchiveContext,
  wanted: TemplateLetterSearch,
): Promise<number> {
  return inScope(database, { hub: wanted.entity }, async (tx) => {
    const [row] = await tx.query<{ count: number }>(
      sql`select count(*)::int as count from record r join record_kind k on k.id = r.kind where ${matching(wanted)}`,
    )
    return row?.count ?? 0
  })
}

/** Letters of an entity that were made from templates, oldest first, page by page: memory holds one page of them. */
export async function* templateLetters(
  { database }: ArchiveContext,
  wanted: TemplateLetterSearch,
): AsyncGenerator<TemplateLetter> {
  let after: RecordId | undefined
  for (;;) {
    const page = await inScope(database, { hub: wanted.entity }, (tx) =>
      tx.query<TemplateLetter>(sql`
        select r.id as record, r.message, r.test, r.letter_date::text as "letterDate", r.template_key as "templateKey",
          r.template_version as "templateVersion", coalesce(d.documents, '[]') as documents
        from (select r.id, r.message, r.test, r.letter_date, k.template_key, k.template_version
            from record r join record_kind k on k.id = r.kind where ${matching(wanted)} and (${after ?? null}::uuid is null or r.id > ${after ?? null})
          order by r.id limit ${recordsPerPage}) r
        left join lateral (
          select json_agg(json_build_object('n', d.n, 'kind', d.kind, 'variant', d.variant) order by d.n) as documents
          from document_shown d where d.record = r.id) d on true
        order by r.id`),
    )
    yield* page
    after = page.at(-1)?.record
    if (page.length < recordsPerPage) return
  }
}

function matching({ entity, from, to }: TemplateLetterSearch): ReturnType<typeof sql> {
  return sql`r.entity = ${entity} and k.template_key is not null
    and (${from ?? null}::date is null or r.letter_date >= ${from ?? null}::date)
    and (${to ?? null}::date is null or r.letter_date <= ${to ?? null}::date)`
}
