import { type Fault, Refusal } from '../../core/fault.ts'

/** What can be wrong with an answer of an archive service. Screens have the same in other languages. */
export const answerFaults = {
  unknown: 'This transfer has no such package.',
  twice: 'This package is answered twice, in different ways.',
  'not-made': 'This package was not made yet, or is made again: the answer is about another one.',
  withdrawn: 'This package was withdrawn when the transfer was stopped.',
  accepted: 'This package was accepted before; an accepted package stays accepted.',
  refused: 'This package was refused before: pack it again first.',
  'no-reason': 'A refused package needs a reason.',
  columns: 'The first line names the columns; package and status have to be among them.',
  empty: 'The file holds no answer.',
  'too-many': 'A file holds at most 100,000 answers.',
  status: 'The status is not one of accepted, refused, aanvaard, geweigerd.',
  'no-csv': 'This is not a CSV file: a quotation mark is not closed, or is in the middle of a cell.',
} as const
export type AnswerFault = keyof typeof answerFaults

/** Where an answer is: JSON pointer into the body, and the line of a CSV file. */
export interface AnswerPlace {
  readonly pointer: string
  readonly line?: number
}

/** A fault in one answer. */
export function answerFault({ pointer, line }: AnswerPlace, kind: AnswerFault): Fault {
  const what = answerFaults[kind]
  return {
    in: 'body',
    pointer,
    code: 'UP-5036',
    detail: line === undefined ? what : `Line ${line}: ${what}`,
    kind,
    ...(line !== undefined && { values: { line } }),
  }
}

/** The first hundred faults say enough. */
export function answersRefused(faults: readonly Fault[]): Refusal {
  const some = faults.slice(0, 100)
  return new Refusal('UP-5036', 'No answer was recorded: correct these, and send all of them again.', some)
}
