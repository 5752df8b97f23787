import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { colleaguesOf } from '../../core/tenants/colleagues.ts'
import { type MessageId, parseId, showId } from '../../core/words/id.ts'
import { assignCase, type CaseCommand, closeCase, noteCase, reopenCase } from '../../dispatcher/cases/change-case.ts'
import type { CaseId } from '../../dispatcher/cases/delivery-case.ts'
import { countCases, historyOfCase, lettersOfCase, listCases } from '../../dispatcher/cases/list-cases.ts'
import type * as contract from '../contract/cases.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { csvOfCases } from './case-csv.ts'
import { caseNamed, scopeOf, within } from './case-scope.ts'
import { namesIn, showCase, showHistory, showLetter } from './show-case.ts'

/** A CSV holds at most this many cases. */
const maxExported = 10_000

/** `GET /v1/cases` */
export async function getCases(call: CallOf<typeof contract.listCases>, deps: ApiDeps): Promise<Reply> {
  const scope = scopeOf(call.caller)
  const { status, reason, channel, owner, format, limit, cursor } = call.query
  const me = call.caller.actor
  const after = cursor === undefined ? undefined : readPlace(deps, cursor)
  const question = { test: scope.test, status, reason, channel, owner: owner === 'me' ? me : owner && null, after }
  if (format === 'csv') {
    const rows = await within(deps, scope, (db) => listCases(db, question, maxExported))
    return csvOfCases(rows, await namesIn(deps, rows))
  }
  const { rows, counts } = await within(deps, scope, async (db) => ({
    rows: await listCases(db, question, limit + 1),
    counts: await countCases(db, scope.test, me),
  }))
  const names = await namesIn(deps, rows)
  const shown = pageOf(
    rows,
    limit,
    (row) => showCase(row, names, me, deps),
    ({ endsOn, id }) => deps.cursors.write('cases', `${endsOn ?? ''}/${id}`),
  )
  return json(200, { ...shown, counts })
}

function readPlace(deps: ApiDeps, cursor: string): { endsOn: string | null; id: CaseId } {
  const [endsOn = '', id = ''] = deps.cursors.read('cases', cursor).split('/')
  return { endsOn: endsOn === '' ? null : endsOn, id: id as CaseId }
}

/** `GET /v1/cases/{id}` */
export async function getCase(call: CallOf<typeof contract.getCase>, deps: ApiDeps): Promise<Reply> {
  const found = await caseNamed(call, deps)
  const history = await within(deps, scopeOf(call.caller), (db) => historyOfCase(db, found.id))
  const [names, colleagues] = await Promise.all([
    namesIn(deps, [found], history),
    colleaguesOf(deps.database.hub, found.entity, 'sender'),
  ])
  return json(200, {
    ...showCase(found, names, call.caller.actor, deps),
    history: showHistory(found, history, names, deps),
    colleagues: colleagues.map(({ id, name }) => ({ id: showId('member', id), name })),
  })
}

/** `GET /v1/cases/{id}/letters` */
export async function getCaseLetters(call: CallOf<typeof contract.listCaseLetters>, deps: ApiDeps): Promise<Reply> {
  const { id } = await caseNamed(call, deps)
  const { limit, cursor } = call.query
  const [message = '', sequence = ''] = cursor === undefined ? [] : deps.cursors.read('case-letters', cursor).split('/')
  const after = cursor === undefined ? undefined : { message: message as MessageId, sequence: Number(sequence) }
  const rows = await within(deps, scopeOf(call.caller), (db) => lettersOfCase(db, id, after, limit + 1))
  return json(
    200,
    pageOf(rows, limit, showLetter, (row) => deps.cursors.write('case-letters', `${row.message}/${row.sequence}`)),
  )
}

/** `POST /v1/cases/{id}/assign` */
export async function postAssign(call: CallOf<typeof contract.assignCase>, deps: ApiDeps): Promise<Reply> {
  const { to } = call.body
  const owner = to === 'me' ? call.caller.actor : to === 'nobody' ? null : await colleagueNamed(call, deps, to)
  return change(call, deps, 'assign-case', (command) => assignCase(deps, command, owner))
}

/** @throws Refusal UP-3097 */
async function colleagueNamed(call: CallOf<typeof contract.assignCase>, deps: ApiDeps, shown: string): Promise<string> {
  const { entity } = await caseNamed(call, deps)
  const id = parseId('member', shown)
  const known = await colleaguesOf(deps.database.hub, entity, 'sender')
  if (id !== undefined && known.some((each) => each.id === id)) return `staff:${id}`
  throw new Refusal('UP-3097', 'The case can go to a member of its entity who may send letters.', [
    {
      in: 'body',
      pointer: '/to',
      code: 'UP-3097',
      detail: 'Take an id of `colleagues` of the case, `me` or `nobody`.',
    },
  ])
}

/** `POST /v1/cases/{id}/note` */
export async function postNote(call: CallOf<typeof contract.noteCase>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'note-case', (command) => noteCase(deps, command, call.body.note))
}

/** `POST /v1/cases/{id}/close` */
export async function postClose(call: CallOf<typeof contract.closeCase>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'close-case', (command) => closeCase(deps, command, call.body.reason))
}

/** `POST /v1/cases/{id}/reopen` */
export async function postReopen(call: CallOf<typeof contract.reopenCase>, deps: ApiDeps): Promise<Reply> {
  return change(call, deps, 'reopen-case', (command) => reopenCase(deps, command))
}

type OfCase = Call<{ id: string }>

/** Changes the case, records who did, and answers with the case as it is now. */
async function change(
  call: OfCase,
  deps: ApiDeps,
  action: string,
  work: (command: CaseCommand) => Promise<void>,
): Promise<Reply> {
  const { id, entity } = await caseNamed(call, deps)
  await work({ ...scopeOf(call.caller), id, by: call.caller.actor, now: call.now })
  await recordAudit(deps.database, entity, noteOf(call, action, 'case', call.path.id))
  const found = await caseNamed(call, deps)
  return json(200, showCase(found, await namesIn(deps, [found]), call.caller.actor, deps))
}
