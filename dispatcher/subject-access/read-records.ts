import { type RecordOfPerson, recordsOfPerson } from '../../archive/read/records-of-person.ts'
import { showId } from '../../core/words/id.ts'
import type { HeldDeps, HeldRow, HeldScope } from './held.ts'

const recordsAtOnce = 100

/** The records of a person, a page at a time, oldest first. */
export async function* pagesOfRecords(
  { database }: HeldDeps,
  { person, entity }: HeldScope,
  atOnce = recordsAtOnce,
): AsyncGenerator<readonly RecordOfPerson[]> {
  let after: RecordOfPerson['id'] | undefined
  for (;;) {
    const rows = await recordsOfPerson(database.hub, person, entity, atOnce, after)
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)?.id
  }
}

/** What the archive stores beside the documents: the values by which a letter is found. */
export async function* readRecords(deps: HeldDeps, scope: HeldScope): AsyncGenerator<HeldRow> {
  for await (const records of pagesOfRecords(deps, scope))
    yield* records.map(({ id, message, entity: _entity, documents, searchText, ...rest }) => ({
      id: showId('record', id),
      message: showId('message', message),
      ...rest,
      foundByWords: searchText,
      files: filesOf({ ...rest, id, documents }).map(({ path }) => path),
    }))
}

/** The files of a record in the package: the letter and its attachments, and not its page for the screen, which has the same text. */
export function filesOf({
  id,
  letterDate,
  documents,
}: Pick<RecordOfPerson, 'id' | 'letterDate' | 'documents'>): readonly { readonly n: number; readonly path: string }[] {
  return documents
    .filter(({ kind }) => kind !== 'page')
    .map(({ n, mediaType }) => ({
      n,
      path: `letters/${letterDate} ${showId('record', id)}-${n}.${extensionOf(mediaType)}`,
    }))
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/html': 'html',
  'text/plain': 'txt',
  'message/rfc822': 'eml',
}

function extensionOf(mediaType: string): string {
  return extensions[mediaType.split(';')[0] ?? ''] ?? 'bin'
}
