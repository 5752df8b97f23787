import { and, desc, eq, lt, ne } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { version } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import { findVersion, type VersionRow } from './find-version.ts'
import type { Actor } from './record-step.ts'

/** A published version by its number and the instant of its publication. */
export interface PublishedNumber {
  readonly number: number
  readonly publishedAt: Date
}

/** The version that new letters get once this one is retired; undefined: none, so the template can no longer be used. */
export async function findSuccessor(
  tx: Tx,
  { id, template }: Pick<VersionRow, 'id' | 'template'>,
): Promise<PublishedNumber | undefined> {
  const [found] = await tx.orm
    .select({ number: version.number, publishedAt: version.publishedAt })
    .from(version)
    .where(and(eq(version.template, template), eq(version.status, 'published'), ne(version.id, id)))
    .orderBy(desc(version.number))
    .limit(1)
  return found?.publishedAt ? { number: found.number, publishedAt: found.publishedAt } : undefined
}

/**
 * Takes a version out of use: no new letter gets it, and messages that were accepted with it are still sent.
 * @param olderToo also retires every older version that is published, so that none of them comes back into use.
 * @returns the numbers of the versions that are retired now, this one first.
 * @throws Refusal UP-3002, UP-1404
 */
export async function retireVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
  olderToo = false,
): Promise<number[]> {
  const { version: found } = await findVersion(tx, key, number)
  const older = olderToo
    ? await tx.orm
        .select()
        .from(version)
        .where(
          and(eq(version.template, found.template), eq(version.status, 'published'), lt(version.number, found.number)),
        )
        .orderBy(desc(version.number))
        .for('update')
    : []
  const change = {
    from: ['published', 'approved'],
    to: 'retired',
    action: 'retired',
    set: { publishAt: null },
  } as const
  for (const each of [found, ...older]) await changeStatus(tx, each, change, by, comment)
  return [found, ...older].map((each) => each.number)
}
