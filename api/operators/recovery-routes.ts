import * as recovery from '../contract/hub/recovery.ts'
import { get, post, type Route } from '../server/route.ts'
import { getBackups, getMissingLetters, getRecovery, postDecisions, postEndRecovery } from './recovery-handlers.ts'

/** What follows a restore of the database. */
export const recoveryRoutes: readonly Route[] = [
  get('/v1/backups', { permission: 'hub:operate', operation: recovery.readBackups, handler: getBackups }),
  get('/v1/recovery', { permission: 'hub:operate', operation: recovery.readRecovery, handler: getRecovery }),
  get('/v1/recovery/letters', {
    permission: 'hub:operate',
    operation: recovery.listMissingLetters,
    handler: getMissingLetters,
  }),
  post('/v1/recovery/decisions', {
    permission: 'hub:operate',
    operation: recovery.decideMissingLetters,
    handler: postDecisions,
  }),
  post('/v1/recovery/end', { permission: 'hub:operate', operation: recovery.endRecovery, handler: postEndRecovery }),
]
