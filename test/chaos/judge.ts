import pg from 'pg'
import { type Id, showId } from '../../core/words/id.ts'
import { decodeChannels } from '../../dispatcher/message/stored-channels.ts'
import { countInInbox, countMailed, countPrinted } from './count-hand-overs.ts'
import type { Posted } from './load.ts'
import type { Stage } from './stage.ts'
import { closeRuns } from './troubles.ts'

export interface Verdict {
  readonly faults: readonly string[]
  readonly facts: Readonly<Record<string, number>>
}

interface MessageRow {
  readonly id: string
  readonly shown: string
  readonly status: string
  readonly final: boolean
  readonly channel: string
  readonly attempts: number
}

/**
 * Waits until every message came to its end, or nothing moved for `timeoutMs`, then counts at the receiving ends: nothing lost,
 * no duplicate in the inbox and on paper. A mail that was sent twice is counted, and must be one whose outcome we did not learn.
 */
export async function judge(
  stage: Stage,
  posted: readonly Posted[],
  timeoutMs: number,
  report: (text: string) => void,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: stage.superuserUrl })
  await client.connect()
  try {
    const rows = await untilSettled(client, stage, timeoutMs, report)
    const faults: string[] = []
    const accepted = new Set(posted.map(({ id }) => id))
    if (accepted.size !== posted.length) faults.push(`${posted.length - accepted.size} keys gave the same message`)
    if (rows.length !== accepted.size) faults.push(`${accepted.size} were accepted, ${rows.length} are there`)
    const unsettled = rows.filter((row) => !row.final)
    if (unsettled.length > 0) faults.push(`${unsettled.length} are not final: ${sampleOf(unsettled)}`)
    const wrong = rows.filter((row) => row.final && !['delivered', 'read', 'sent'].includes(row.status))
    if (wrong.length > 0) faults.push(`${wrong.length} ended badly: ${sampleOf(wrong)}`)
    const alerts = await readAlerts(client)
    const [inInbox, printed, allMails] = [
      await countInInbox(stage),
      await countPrinted(stage),
      await countMailed(stage),
    ]
    const isAlert = ([name]: [string, number]): boolean => alerts.has(name.split('-')[0] ?? '')
    const mailed = new Map([...allMails].filter((mail) => !isAlert(mail)))
    faults.push(...faultsOfAlerts(alerts, new Map([...allMails].filter(isAlert))))
    check(faults, 'inbox', inInbox, rows.filter(({ channel }) => channel === 'inbox').length)
    check(faults, 'print', printed, rows.filter(({ channel }) => channel === 'print').length)
    const mailRows = rows.filter(({ channel }) => channel === 'email')
    if (mailed.size !== mailRows.length) faults.push(`email: ${mailRows.length} letters, ${mailed.size} mails`)
    // A server may have taken a mail whose answer we never received: then, and only then, it is sent again.
    const twice = [...mailed].filter(([, times]) => times > 1)
    const attempts = await attemptsOfMails(client)
    const unexplained = twice.filter(([name, times]) => times > (attempts.get(name) ?? 1))
    if (unexplained.length > 0) faults.push(`${unexplained.length} mails came more often than we know of`)
    const proofs = await unprovenRecords(client)
    if (proofs > 0) faults.push(`${proofs} records have no leaf in the ledger`)
    return {
      faults,
      facts: {
        accepted: accepted.size,
        inbox: inInbox.size,
        mailed: mailed.size,
        printed: printed.size,
        alerts: alerts.size,
        'mails that came again (their answer was lost)': twice.reduce((sum, [, times]) => sum + times - 1, 0),
        'mail hand-overs tried again': [...attempts.values()].reduce((sum, tried) => sum + tried - 1, 0),
        'hand-overs by print and inbox tried again': rows
          .filter(({ channel }) => channel !== 'email')
          .reduce((sum, row) => sum + row.attempts - 1, 0),
      },
    }
  } finally {
    await client.end()
  }
}

function check(faults: string[], name: string, counted: ReadonlyMap<string, number>, expected: number): void {
  const twice = [...counted.values()].filter((times) => times > 1).length
  if (twice > 0) faults.push(`${name}: ${twice} letters came more than once`)
  if (counted.size !== expected) faults.push(`${name}: ${expected} letters, ${counted.size} arrived`)
}

function sampleOf(rows: readonly MessageRow[]): string {
  return rows
    .slice(0, 5)
    .map(({ id, status, channel }) => `${id} ${status} ${channel}`)
    .join(', ')
}

/** Waits of days (a bounce, a return) are skipped: the timers are moved as if a month had passed. */
async function untilSettled(
  client: pg.Client,
  stage: Stage,
  timeoutMs: number,
  report: (text: string) => void,
): Promise<MessageRow[]> {
  let [until, before] = [Date.now() + timeoutMs, '']
  for (let round = 0; ; round += 1) {
    await closeRuns(stage)
    const rows = await readMessages(client)
    const open = openBy(rows)
    if (open !== before) [until, before] = [Date.now() + timeoutMs, open]
    const handedOver = rows.every(({ final, status }) => final || status === 'sent' || status === 'delivered')
    const alertsWait = [...(await readAlerts(client)).values()].some(({ status }) => status === 'planned')
    if ((rows.every(({ final }) => final) && !alertsWait) || Date.now() > until) return rows
    if (round % 10 === 0) report(`open: ${open}`)
    // The lease of an alert whose sender was killed is skipped as well: its fence counts each hand-over.
    if (handedOver && alertsWait) await client.query(`update alert set due_at = now() where status = 'planned'`)
    else if (handedOver)
      await client.query(
        `update timer set due_at = now() - interval '1 second' where subject in (select id from message)`,
      )
    else {
      // The back-offs of repeated failures would take minutes: the last part is skipped at once.
      await client.query('update work set due_at = now() where chunk is null and due_at > now()')
      await client.query('update delivery set due_at = now() where chunk is null and due_at > now()')
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Open messages by channel and status. */
function openBy(rows: readonly MessageRow[]): string {
  const counted = new Map<string, number>()
  for (const { channel, status } of rows.filter(({ final }) => !final))
    counted.set(`${channel} ${status}`, (counted.get(`${channel} ${status}`) ?? 0) + 1)
  return [...counted].map(([name, times]) => `${times} ${name}`).join(', ')
}

async function readMessages(client: pg.Client): Promise<MessageRow[]> {
  const { rows } = await client.query<Omit<MessageRow, 'channel'> & { channels: Buffer }>(`
    select m.id::text, m.reference as shown, m.status, m.final, m.channels,
      coalesce((select sum(d.attempts)::int from delivery d where d.message_id = m.id), 0) as attempts
    from message m where m.reference like 'CHAOS-%'`)
  return rows.map(({ channels, ...row }) => ({ ...row, channel: decodeChannels(channels)[0] ?? '' }))
}

/** How often each mail was handed over or may have been, by its Message-ID. */
async function attemptsOfMails(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; attempts: number }>(`
    select trim(both '<>' from d.provider_reference) as name, d.attempts
    from delivery d where d.channel = 'email' and d.provider_reference is not null`)
  return new Map(rows.map(({ name, attempts }) => [name, attempts]))
}

interface AlertRow {
  readonly id: Id<'alert'>
  readonly status: string
  /** How often it was claimed, and so may have been handed over. */
  readonly fence: number
}

/** Alerts about letters, by the id in their Message-ID. */
async function readAlerts(client: pg.Client): Promise<Map<string, AlertRow>> {
  const { rows } = await client.query<AlertRow>(
    `select id::text, status, fence from alert where message_id is not null`,
  )
  return new Map(rows.map((row) => [showId('alert', row.id).slice('alr_'.length), row]))
}

function faultsOfAlerts(alerts: ReadonlyMap<string, AlertRow>, mails: ReadonlyMap<string, number>): string[] {
  const times = new Map([...mails].map(([name, count]) => [name.split('-')[0], count]))
  const lost = [...alerts].filter(([name, { status }]) => status === 'sent' && !times.has(name))
  const repeated = [...alerts].filter(([name, { fence }]) => (times.get(name) ?? 0) > fence)
  const waiting = [...alerts.values()].filter(({ status }) => status === 'planned')
  return [
    ...(lost.length > 0 ? [`${lost.length} alerts count as sent and did not arrive`] : []),
    ...(repeated.length > 0 ? [`${repeated.length} alerts came more often than they were claimed`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} alerts wait`] : []),
  ]
}

async function unprovenRecords(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`
    select count(*)::int from message m where m.reference like 'CHAOS-%' and m.final
      and not exists (select from leaf l where l.record = m.record and l.kind = 's')`)
  return rows[0]?.count ?? 0
}

/** A busy machine is slow; one on which nothing moves for so long is stuck. */
export const patience = 300_000
