import * as falseLetters from '../contract/false-letters.ts'
import { get, patch, post, type Route } from '../server/route.ts'
import {
  getCheckSpikes,
  getFalseLetters,
  getFigures,
  patchFalseLetter,
  postFalseLetter,
} from './false-letter-handlers.ts'

/** Communication officers and administrators of the entity, and operators over all entities. */
const staff = ['templates:write', 'entity:manage', 'hub:operate'] as const

/** Reports of false letters: anyone makes them, staff follow them up. */
export const falseLetterRoutes: readonly Route[] = [
  post('/v1/false-letters', {
    permission: 'public',
    limit: 'report',
    operation: falseLetters.reportFalseLetter,
    handler: postFalseLetter,
  }),
  get('/v1/false-letters', {
    permission: staff,
    operation: falseLetters.listFalseLetters,
    handler: getFalseLetters,
  }),
  get('/v1/false-letters/figures', {
    permission: staff,
    operation: falseLetters.getFalseLetterFigures,
    handler: getFigures,
  }),
  get('/v1/letter-check-spikes', {
    permission: 'hub:operate',
    operation: falseLetters.listCheckSpikes,
    handler: getCheckSpikes,
  }),
  patch('/v1/false-letters/{id}', {
    permission: staff,
    operation: falseLetters.changeFalseLetter,
    handler: patchFalseLetter,
  }),
]
