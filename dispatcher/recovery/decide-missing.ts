import { sql } from 'drizzle-orm'
import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { packKey } from '../../archive/ingest/pack-key.ts'
import { adoptRecord, NotAdoptable, readRecordToAdopt } from '../../archive/recovery/adopt-record.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { cancelLetters } from '../lifecycle/cancel-letters.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, type LetterDecision } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { type Decision, listMissing, type MissingFilter, type MissingLetter } from './missing-letters.ts'
import { recordAsSent } from './record-as-sent.ts'
import type { Recovery } from './recovery-state.ts'

const lettersAtOnce = 100

/** What became of the letters of a set. */
export interface DecidedLetters {
  readonly decided: number
  /** Letters of which nothing changed, by the reason. */
  readonly refused: Readonly<Record<string, number>>
}

/**
 * Decides about the undecided letters of a set, a hundred in each transaction; an interruption leaves the rest undecided. A letter that cannot
 * be decided so holds up no other.
 */
export async function decideMissing(
  archive: ArchiveContext,
  recovery: Pick<Recovery, 'id'>,
  filter: MissingFilter,
  { decision, by }: { readonly decision: Decision; readonly by: string },
): Promise<DecidedLetters> {
  let decided = 0
  const refused: Record<string, number> = {}
  const refuse = (reason: string): void => {
    refused[reason] = (refused[reason] ?? 0) + 1
  }
  const query = { ...filter, undecided: true }
  for (let after: MessageId | undefined; ; ) {
    const letters = await listMissing(archive.database.hub, recovery.id, query, { after, limit: lettersAtOnce })
    const last = letters.at(-1)
    if (last === undefined) return { decided, refused }
    after = last.message
    const possible: { letter: MissingLetter; record: StoredRecord | undefined }[] = []
    for (const letter of letters) {
      const made = decision === 'record' ? await readRecord(archive, letter) : undefined
      if (typeof made === 'string') refuse(made)
      else possible.push({ letter, record: made })
    }
    decided += await archive.database.asHub(async (tx) => {
      const now = archive.clock.now()
      const done = await applyDecision(tx, decision, possible, { by, now })
      for (let i = done.length; i < possible.length; i += 1) refuse('leaving')
      await tx.query(sql`
        update missing_letter set decision = ${decision}, decided_at = ${now}, decided_by = ${by}
        where recovery = ${recovery.id} and decision is null and message = any(${sql.param(done)}::uuid[])`)
      return done.length
    })
  }
}

/** What is needed to make its record again, undefined where it is there, or why it cannot be made. */
async function readRecord(archive: ArchiveContext, letter: MissingLetter): Promise<StoredRecord | string | undefined> {
  if (letter.pack === null) return undefined
  const { record, entity, pack, leaf } = letter
  try {
    const size = (await archive.blobs.read(packKey(entity, pack))).length
    return await readRecordToAdopt(archive, { record, entity, pack, leaf }, size)
  } catch (error) {
    if (error instanceof NotAdoptable) return error.reason
    throw error
  }
}

async function applyDecision(
  tx: Tx,
  decision: Decision,
  letters: readonly { readonly letter: MissingLetter; readonly record: StoredRecord | undefined }[],
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<MessageId[]> {
  const known = letters.filter(({ letter }) => letter.state !== 'lost').map(({ letter }) => letter.message)
  if (decision === 'leave') {
    const cancelled = await cancelLetters(tx, known, by, now)
    return letters
      .map(({ letter }) => letter)
      .flatMap(({ message, state }) => (state === 'lost' || cancelled.has(message) ? [message] : []))
  }
  // What the database knows is handed over when the recovery ends. A lost letter is posted again by its entity.
  if (decision === 'send-again') return letters.map(({ letter }) => letter.message)
  const locked = await lockMessages(tx, known)
  const changes = beginChanges()
  for (const { letter, record } of letters) {
    if (record !== undefined) await adoptRecord(tx, record, letter.leaf)
    const message = locked.get(letter.message)
    if (message !== undefined && !message.final)
      await recordAsSent(tx, changes, message, letter, now, record && decisionOf(record))
  }
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  return letters.map(({ letter }) => letter.message)
}

/** What is known of how the letter was made. */
function decisionOf({ record, request }: StoredRecord): LetterDecision {
  const { language, letterDate } = request
  return { record, language, languageRule: 'recovered', variant: 'normal', letterDate, houseStyle: null, route: [] }
}
