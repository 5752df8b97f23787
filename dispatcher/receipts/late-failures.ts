import type { LetterToFollow } from '../cases/open-cases.ts'
import type { MessageChanges } from '../lifecycle/message-changes.ts'

/** Failures that show in the timeline as what they are; one that was not allowed is `ignored`. */
const failures: ReadonlySet<string> = new Set(['rejected', 'bounced', 'returned'])

/** Deliveries whose failure was reported after their message had ended: the route opened again, or the letter became undeliverable. */
export function lateFailures({ messages }: MessageChanges): readonly LetterToFollow[] {
  return messages.flatMap(({ message, recorded, at }) =>
    message.final
      ? recorded.flatMap(({ type, delivery, channel }): LetterToFollow[] =>
          failures.has(type) && delivery !== undefined && channel !== undefined
            ? [
                {
                  message: message.id,
                  sequence: delivery,
                  entity: message.entity,
                  test: message.test,
                  channel,
                  reason: 'late-failure',
                  since: at,
                },
              ]
            : [],
        )
      : [],
  )
}
