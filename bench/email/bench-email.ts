import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { DkimKey } from '../../channels/email/adapter/compose-mail.ts'
import { createEmailChannel, type EmailChannel } from '../../channels/email/adapter/email-channel.ts'
import type { Parcel, ParcelDocument } from '../../channels/port.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { newId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { forkProgram } from '../fork-program.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'

const sizes = {
  full: { mails: 3_000, runs: 5 },
  brief: { mails: 1_000, runs: 3 },
  smoke: { mails: 40, runs: 1 },
} as const
/** As the dispatcher draws them, and as many at the same time as a machine of two cores has. */
const chunk = 100
const chunksAtOnce = 3

/**
 * How many mails a second one process hands to a mail server on the same machine, and what a mail costs it: composed with and without
 * DKIM, then handed over. The server runs in a process of its own, on another core where there is one. `SMTP_URL` names a real one,
 * which takes mail for `load…@mx.test`.
 */
export async function benchEmail({ size }: BenchOptions): Promise<BenchResult> {
  const { mails, runs } = sizes[size]
  const before = calibrate()
  const given = readSettings().SMTP_URL
  const sink = given === undefined ? await startSink() : undefined
  const smtpUrl = given ?? `smtp://127.0.0.1:${sink?.port}`
  const plain = channelTo(smtpUrl)
  const signing = channelTo(smtpUrl, [newKey()])
  try {
    const composed: Record<'plain' | 'signed' | 'sent' | 'rate', number[]> = {
      plain: [],
      signed: [],
      sent: [],
      rate: [],
    }
    await handOver(plain, await composeAll(plain, mails, 0, given !== undefined))
    for (let run = 1; run <= runs; run += 1) {
      const unsigned = await used(() => composeAll(plain, mails, run, given !== undefined))
      composed.plain.push(unsigned.cpuMs / mails)
      const signed = await used(() => composeAll(signing, mails, run, given !== undefined))
      composed.signed.push(signed.cpuMs / mails)
      const sent = await used(() => handOver(plain, unsigned.done))
      composed.sent.push(sent.cpuMs / mails)
      composed.rate.push(mails / sent.seconds)
    }
    return {
      bench: 'email',
      at: new Date().toISOString(),
      machine: machine([before, calibrate()]),
      settings: { runs, mailsPerRun: mails, connections: 5, server: given === undefined ? 'sink' : 'SMTP_URL' },
      figures: [
        figure('handed over', 'mails/s', composed.rate, { bar: 300 }),
        figure('hand-over', 'CPU ms a mail', composed.sent, { bar: 3.3, atMost: true }),
        figure('compose', 'CPU ms a mail', composed.plain),
        figure('compose and sign', 'CPU ms a mail', composed.signed),
      ],
    }
  } finally {
    await plain.close()
    await signing.close()
    sink?.process.kill()
  }
}

async function used<Done>(work: () => Promise<Done>): Promise<{ done: Done; cpuMs: number; seconds: number }> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  const done = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { done, cpuMs: (user + system) / 1_000, seconds: (performance.now() - began) / 1_000 }
}

function channelTo(smtpUrl: string, keys?: readonly DkimKey[]): EmailChannel {
  return createEmailChannel({
    hub: { query: async () => [] },
    keyring: createKeyring([{ id: 1, key: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2)),
    clock: systemClock,
    log: createLog('silent'),
    signer: createSigner(newSigningKey()),
    smtpUrl,
    from: 'post@bench.test',
    publicUrl: 'https://bench.test',
    ...(keys !== undefined && { dkim: async () => keys }),
    // One provider at the same time is not what is measured here.
    limits: { limits: 'default=5' },
    holdMs: 60_000,
  })
}

function newKey(): DkimKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  return { domain: 'bench.test', selector: 'bench', privateKey }
}

async function composeAll(channel: EmailChannel, count: number, run: number, isReal: boolean): Promise<Parcel[]> {
  const parcels: Parcel[] = []
  for (let at = 0; at < count; at += 1) {
    const parcel = parcelOf(at, run, isReal)
    const bytes = (await channel.compose?.(parcel)) ?? new Uint8Array()
    parcels.push({ ...parcel, documents: [documentOf(1, 'message/rfc822', bytes)] })
  }
  return parcels
}

async function handOver(channel: EmailChannel, parcels: readonly Parcel[]): Promise<void> {
  const signal = new AbortController().signal
  let next = 0
  const work = async (): Promise<void> => {
    while (next < parcels.length) {
      const some = parcels.slice(next, (next += chunk))
      const outcomes = await channel.deliver(some, signal)
      const failed = outcomes.find(({ kind }) => kind !== 'accepted')
      if (failed !== undefined) throw new Error(`A mail was not accepted: ${JSON.stringify(failed)}`)
    }
  }
  await Promise.all(Array.from({ length: chunksAtOnce }, work))
}

/** A mail of about 30 kB, as the templates of the trial make them: HTML, text and a logo; no two are alike. */
function parcelOf(at: number, run: number, isReal: boolean): Parcel {
  const name = `Zoë ${at % 977}`
  const paragraph = `Beste ${name}, uw aanvraag ${run}-${at} is goedgekeurd. Betaal vóór 24 december 2026 het bedrag van ${at},00 euro. `
  const text = Array.from({ length: 12 }, (_, line) => `${line} ${paragraph}`).join('\r\n\r\n')
  const html = `<!doctype html><html lang="nl"><body>${Array.from({ length: 40 }, (_, line) => `<p style="font:16px sans-serif">${line} ${paragraph}</p>`).join('')}<img src="cid:logo@bench" alt=""></body></html>`
  const message = newId('message', new Date())
  return {
    entity: newId('entity', new Date()),
    entityName: 'Stad Voorbeeld',
    message,
    sequence: 1,
    idempotencyKey: `${message}.1`,
    attempt: 1,
    recipient: { type: 'addressee', name: name, email: isReal ? `load${at}@mx.test` : `load${at}@town${at % 40}.test` },
    language: 'nl',
    subject: `Uw aanvraag ${run}-${at}`,
    postage: 'priority',
    sensitive: false,
    replyReference: `R-${at}`,
    documents: [
      documentOf(1, 'text/html', Buffer.from(html)),
      documentOf(2, 'text/plain', Buffer.from(text)),
      { ...documentOf(3, 'image/png', logo), cid: 'logo@bench' },
    ],
    actions: [],
    replyAllowed: false,
    record: newId('record', new Date()),
  }
}
const logo = Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251))

function documentOf(n: number, mediaType: string, bytes: Uint8Array): ParcelDocument {
  return {
    n,
    kind: 'email',
    name: `email-${n}`,
    mediaType,
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async () => bytes,
  }
}

/** On the second core where `taskset` and one are there: its work is not ours. */
async function startSink(): Promise<{ process: ChildProcess; port: number }> {
  const child = forkProgram(import.meta.url, 'mail-sink', { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (child.pid !== undefined)
    spawn('taskset', ['-pc', '1', String(child.pid)], { stdio: 'ignore' }).on('error', () => undefined)
  if (child.stdout === null) throw new Error('The sink has no output')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { process: child, port: Number(line) }
}
