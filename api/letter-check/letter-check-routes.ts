import * as letterCheck from '../contract/letter-check.ts'
import { post, type Route } from '../server/route.ts'
import { postLetterCheck } from './check-letter.ts'

/** The check of a letter, open to the public. */
export const letterCheckRoutes: readonly Route[] = [
  post('/v1/letter-checks', {
    permission: 'public',
    limit: 'check',
    operation: letterCheck.checkLetter,
    handler: postLetterCheck,
  }),
]
