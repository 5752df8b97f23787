import * as letterCheck from '../contract/letter-check.ts'
import { get, post, type Route } from '../server/route.ts'
import { postLetterCheck } from './check-letter.ts'
import { getLetterKeys } from './letter-keys.ts'

/** The check of a letter, open to the public. */
export const letterCheckRoutes: readonly Route[] = [
  post('/v1/letter-checks', {
    permission: 'public',
    limit: 'check',
    operation: letterCheck.checkLetter,
    handler: postLetterCheck,
  }),
  get('/.well-known/letter-keys.json', {
    permission: 'public',
    limit: 'public',
    operation: letterCheck.getLetterKeys,
    handler: getLetterKeys,
  }),
]
