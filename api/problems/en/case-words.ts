/** The pages of the codes for cases. */
export const caseProblemWords = {
  'UP-3095': {
    happened: 'The case was closed, by a colleague or because the last missing report came in.',
    repair: 'Read the case again. Open it again with `POST /v1/cases/{id}/reopen` where a report is still missing.',
    example: 'Taking a case that a colleague closed a moment ago.',
  },
  'UP-3096': {
    happened:
      'The case cannot be opened again: no report of it is missing any more, or its cause has another open case.',
    repair: 'Look for the open case with `GET /v1/cases`: later letters of the same run are in it.',
    example: 'Opening a case again of which the printer has reported all letters since.',
  },
  'UP-3097': {
    happened: 'The case was to go to somebody who is no member of its entity, or who may not send letters.',
    repair: 'Take an id of `colleagues` in `GET /v1/cases/{id}`, or `me` or `nobody`.',
    example: 'Handing a case over to a colleague who left the entity.',
  },
  'UP-3098': {
    happened:
      'The letters of the case are still being counted, are being sent again or taken back, or the count was replaced by another one. `detail` says which.',
    repair:
      'Read the resend with `GET /v1/cases/{id}/resends/{resend}` until it has ended. Have the letters counted once more with `POST /v1/cases/{id}/resends` where the count was replaced, or no letter can be sent.',
    example: 'Two colleagues who send the letters of one case again at the same moment.',
  },
  'UP-2093': {
    happened:
      'The report was to be attached to a message of which nothing was handed over to the channel of the report.',
    repair: 'Look the message up once more. The report of a printer belongs to a letter that left on paper.',
    example: 'Attaching the return of a letter on paper to a message that went to the inbox only.',
  },
  'UP-2094': {
    happened: 'Another operator attached the report to a message, or discarded it.',
    repair: 'Read it with `GET /v1/unmatched-receipts?status=settled`. What was attached cannot be taken back.',
    example: 'Discarding a report that a colleague attached a moment ago.',
  },
}
