import { brusselsDay, startOfDay } from '../../core/words/days/brussels-day.ts'
import { decodeActions } from '../lifecycle/stored-actions.ts'

/** What says until when a digital letter can be read in time. */
export interface LetterTerm {
  readonly deliveredAt: Date | null
  /** The end of the reading term; null: none runs. */
  readonly termEnd: Date | null
  /** What the letter asks, as it is stored. */
  readonly actions: Buffer | null
}

/** The end of the reading term, or of the first day after the delivery by which the letter asks something. Undefined: neither. */
export function endOfLetter({ actions, termEnd, deliveredAt }: LetterTerm): Date | undefined {
  const asked = actions === null ? [] : decodeActions(actions)
  const deliveredOn = deliveredAt === null ? '' : brusselsDay(deliveredAt)
  const ends = asked.flatMap(({ due }) =>
    due === undefined || due <= deliveredOn ? [] : [startOfDay(due, 1).getTime()],
  )
  const known = [...(termEnd === null ? [] : [termEnd.getTime()]), ...ends].filter((each) => !Number.isNaN(each))
  return known.length === 0 ? undefined : new Date(Math.min(...known))
}
