import { isSimulated } from '../../channels/simulator/simulated-recipient.ts'
import { isPaper } from '../../channels/traits.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { channelNames } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { MessageClassFacts } from '../message/class-facts.ts'
import { decideReader, type ReaderDecision } from './decide-reader.ts'
import type { Registry } from './registry.ts'
import { subjectOf } from './registry-format.ts'

/** A letter about whose recipient the registry is asked. */
export interface LetterToRead {
  readonly test: boolean
  readonly recipient: Recipient
  readonly classFacts: Pick<MessageClassFacts, 'minors' | 'afterDeath'>
}

/** The reader of a letter; `away`: the registry did not answer. */
export type WhoReads = ReaderDecision | 'away'

/** Time for all questions of one chunk. */
const timeoutMs = 10_000

/**
 * Who reads each of these letters, one result each in the same order: one question to the registry about all of them. Without a
 * registry, for test letters, recipients of the simulator and those without a number, it is the recipient at the address that the sender gave.
 */
export async function whoReads(
  registry: Registry | undefined,
  letters: readonly LetterToRead[],
  now: Date,
): Promise<readonly WhoReads[]> {
  if (registry === undefined) return letters.map(() => ({}))
  const asked = letters.filter(
    ({ test, recipient }) => !test && !isSimulatedOnPaper(recipient) && subjectOf(recipient) !== undefined,
  )
  if (asked.length === 0) return letters.map(() => ({}))
  const answers = await registry.lookUp(
    asked.map(({ recipient }) => recipient),
    'before-sending',
    AbortSignal.timeout(timeoutMs),
  )
  const answerOf = new Map(asked.map((letter, index) => [letter, answers[index] ?? { kind: 'away' as const }]))
  const today = brusselsDay(now)
  return letters.map((letter): WhoReads => {
    const answer = answerOf.get(letter)
    if (answer === undefined) return {}
    if (answer.kind === 'away') return 'away'
    const { minors = 'recipient', afterDeath = 'stop' } = letter.classFacts
    return decideReader({ recipient: letter.recipient, answer, minors, afterDeath, today })
  })
}

/** A letter to a street of the simulator keeps it: it is what the simulator answers to. */
function isSimulatedOnPaper(recipient: Recipient): boolean {
  return channelNames.some((name) => isPaper(name) && isSimulated(recipient, name))
}
