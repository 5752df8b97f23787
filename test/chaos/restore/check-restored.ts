import type { MessageId } from '../../../core/words/id.ts'
import { showId } from '../../../core/words/id.ts'
import { countInInbox, countMailed, countPrinted } from '../count-hand-overs.ts'
import type { Posted } from '../load.ts'
import type { Stage } from '../stage.ts'
import { askDatabase, untilHandedOver } from './ask-database.ts'
import { runCommand } from './run-command.ts'

interface Missing {
  readonly message: string
  readonly channel: string
  readonly state: string
  readonly handedOver: string
}

/** What must hold after the restore, in recovery, and when it was ended. @returns what does not */
export async function checkRestored(
  on: Stage,
  posted: readonly Posted[],
  report: (text: string) => void,
): Promise<string[]> {
  const faults: string[] = []
  const [mailed, printed] = [await countMailed(on), await countPrinted(on)]
  const listed = await runCommand(on, ['recovery', 'letters', '--format', 'ndjson'])
  const missing = listed.out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Missing)
  const known = await messagesInDatabase(on)
  const lost = missing.filter(({ state }) => state === 'lost')
  report(`${known.size} messages are in the database, ${missing.length} letters are listed: ${groups(missing)}`)
  const unaccounted = posted.filter(({ id }) => !known.has(id) && !lost.some(({ message }) => message === id))
  if (unaccounted.length > 0) faults.push(`${unaccounted.length} accepted letters are neither there nor listed`)
  if (known.size + lost.length !== posted.length)
    faults.push(`${known.size} there and ${lost.length} lost are not the ${posted.length} that were accepted`)
  if (lost.length === 0) faults.push('the restore lost nothing: nothing was tried')

  const refused = await postOne(on)
  if (refused.status !== 503 || !refused.text.includes('UP-5055'))
    faults.push(`in recovery a letter got ${refused.status}: ${refused.text.slice(0, 200)}`)
  const early = await runCommand(on, ['recovery', 'end'])
  if (early.code === 0) faults.push('the recovery could be ended while letters were undecided')

  // What was with a partner is recorded; the inbox was restored, and gets its letters again.
  const decide = (...argv: string[]) => runCommand(on, ['recovery', 'decide', ...argv])
  for (const argv of [
    ['record', '--state', 'lost'],
    ['send-again', '--channel', 'inbox'],
    ['record', '--channel', 'email'],
    ['record', '--channel', 'print'],
  ]) {
    const done = await decide(...argv)
    if (done.code !== 0) faults.push(`decide ${argv.join(' ')}: ${done.out}${done.err}`)
    report(done.out.trim())
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  if ((await countMailed(on)).size !== mailed.size || (await countPrinted(on)).size !== printed.size)
    faults.push('something left while the hub was in recovery')

  const ended = await runCommand(on, ['recovery', 'end'])
  if (ended.code !== 0) faults.push(`the recovery could not be ended: ${ended.err}`)
  await untilHandedOver(on, report)
  faults.push(...(await checkHandOvers(on, posted, lost)))
  const verified = await runCommand(on, ['archive', 'verify'])
  if (verified.code !== 0) faults.push(`the archive: ${verified.out.slice(-800)}${verified.err.slice(-400)}`)
  faults.push(...(await checkKeys(on)))
  const again = await untilAccepted(on)
  if (again.status !== 202) faults.push(`after the recovery a letter got ${again.status}: ${again.text.slice(0, 200)}`)
  return faults
}

/** The log names the key of before as one that ended, and both signed checkpoints of it. */
async function checkKeys(on: Stage): Promise<string[]> {
  const [keys] = await askDatabase<{ ended: string; signed: string; open: string }>(
    on,
    `select (select count(*) from ledger_key_change where note is not null)::text as ended,
      (select count(distinct verifier_key) from checkpoint)::text as signed,
      (select count(*) from ledger_key_change k where exists (
        select from checkpoint c where c.verifier_key = k.former and c.size > k.size))::text as open`,
  )
  const isRight = keys?.ended === '1' && keys.signed === '2' && keys.open === '0'
  return isRight ? [] : [`the keys of the log are not those that signed it: ${JSON.stringify(keys)}`]
}

/** No letter twice, and each where it belongs. */
async function checkHandOvers(on: Stage, posted: readonly Posted[], lost: readonly Missing[]): Promise<string[]> {
  const faults: string[] = []
  const [mailed, printed, inbox] = [await countMailed(on), await countPrinted(on), await countInInbox(on)]
  const twice = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].filter((times) => times > 1).length
  const of = (channel: string): Posted[] => posted.filter((each) => each.channel === channel)
  if (twice(printed) + twice(inbox) > 0)
    faults.push(`${twice(printed)} on paper and ${twice(inbox)} in the inbox came twice`)
  if (printed.size !== of('print').length) faults.push(`${printed.size} of ${of('print').length} are on paper`)
  const letters = [...mailed].filter(([name]) => name.startsWith('dlv_'))
  if (twice(new Map(letters)) > 0) faults.push(`${twice(new Map(letters))} mails came twice`)
  const gone = lost.filter(({ channel }) => channel === 'inbox').length
  if (inbox.size !== of('inbox').length - gone)
    faults.push(`${inbox.size} in the inbox, ${of('inbox').length} less ${gone} lost ones were expected`)
  const [row] = await askDatabase<{ records: string }>(
    on,
    `select count(*)::text as records from record where reference like 'CHAOS-%'`,
  )
  if (Number(row?.records) !== posted.length)
    faults.push(`${row?.records} of ${posted.length} letters are in the archive again`)
  return faults
}

async function messagesInDatabase(on: Stage): Promise<Set<string>> {
  const rows = await askDatabase<{ id: MessageId }>(on, `select id::text from message where reference like 'CHAOS-%'`)
  return new Set(rows.map(({ id }) => showId('message', id)))
}

function groups(missing: readonly Missing[]): string {
  const counted = new Map<string, number>()
  for (const { channel, state, handedOver } of missing) {
    const name = `${channel} ${state} ${handedOver}`
    counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  return [...counted].map(([name, letters]) => `${letters} ${name}`).join(', ')
}

async function postOne(on: Stage): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${on.url}/v1/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${on.liveKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'after-the-restore',
    },
    body: JSON.stringify({
      template: { key: 'adreswijziging-verwerkt' },
      recipient: { type: 'citizen', insz: '85631212493', name: 'Lotte Verhelst' },
      data: {
        aanspreking: 'mevrouw Verhelst',
        vanaf: '2026-12-01',
        meldenTot: '2026-12-15',
        voertuig: true,
        adres: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9999', municipality: 'Voorbeeldegem' },
      },
      reference: 'AFTER-THE-RESTORE',
      channels: ['inbox'],
    }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** The API continues within a second after the end of the recovery. */
async function untilAccepted(on: Stage): Promise<{ status: number; text: string }> {
  for (let tries = 0; ; tries += 1) {
    const answer = await postOne(on)
    if (answer.status === 202 || tries > 30) return answer
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
