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
}
