import type { Id } from '../../../core/words/id.ts'
import type { SuppliedDocument } from '../../../templates/store/uploads/supplied-documents.ts'
import { type IntakeDeps } from '../../intake/intake-deps.ts'
import { envelopeOf } from '../../intake/steps/check-envelope.ts'
import { usableDocuments } from '../../intake/steps/pin-document.ts'
import type { Sender } from '../../message/sender.ts'

type DocumentId = Id<'document'>

/**
 * Intake for the rows of one chunk: versions, classes, the window of envelopes and supplied documents are looked up once for all of
 * them. What was found is dropped with the chunk.
 * @param documents that the rows name, looked up together when the first row asks
 */
export function shareLookUps(intake: IntakeDeps, sender: Sender, documents: readonly DocumentId[]): IntakeDeps {
  const now = intake.clock.now()
  const versions = new Map<string, ReturnType<IntakeDeps['resolveVersion']>>()
  const classes = new Map<string, ReturnType<IntakeDeps['findClass']>>()
  let envelope: Promise<string | undefined> | undefined
  let found: Promise<ReadonlyMap<DocumentId, SuppliedDocument>> | undefined
  return {
    ...intake,
    resolveVersion: (entity, key, number, scope) =>
      once(versions, `${key}/${number ?? ''}/${scope ?? ''}`, () => intake.resolveVersion(entity, key, number, scope)),
    findClass: (of, key) => once(classes, key, () => intake.findClass(of, key)),
    shared: {
      documents: (ids) => {
        found ??= usableDocuments(intake, sender, [...new Set([...documents, ...ids])], now)
        return found
      },
      envelope: () => {
        envelope ??= envelopeOf(intake.database, sender)
        return envelope
      },
    },
  }
}

function once<T>(known: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const earlier = known.get(name)
  if (earlier !== undefined) return earlier
  const asked = ask()
  // A refusal is an answer, too: every row that asks the same is refused.
  asked.catch(() => undefined)
  known.set(name, asked)
  return asked
}
