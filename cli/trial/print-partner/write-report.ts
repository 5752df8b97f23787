import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import type { PartnerProfile } from '../../../channels/print/adapter/partner-profile.ts'
import type { ReturnEvent } from '../../../channels/print/store/reports/apply-returns.ts'

/** One line of a return file or a bill, before it is written in the words of a partner. */
export interface ReportLine {
  readonly letter: string
  /** The file of the first document, for partners that name letters by it. */
  readonly file: string
  readonly event: ReturnEvent
  readonly at: Date
  readonly sheets?: number
  /** Euro cents. */
  readonly amount?: number
  /** The part of it that is postage. */
  readonly postageAmount?: number
  readonly reason?: string
}

type Returns = PartnerProfile['returns']

/** Writes a report as its partner does: under an unfinished name first. Returns the text, so that a test can repeat it. */
export async function writeReport(
  folder: string,
  profile: PartnerProfile,
  name: string,
  lines: readonly ReportLine[],
): Promise<string> {
  const isOwn = profile.returns.at === 'iso'
  const text = isOwn ? jsonLines(lines) : csvOf(lines, profile.returns)
  await writeText(folder, profile, `${name}.${isOwn ? 'jsonl' : 'csv'}`, text)
  return text
}

/** Puts any text into the folder of the reports, for reports that are wrong. */
export async function writeText(folder: string, profile: PartnerProfile, name: string, text: string): Promise<void> {
  const target = join(folder, profile.folders.out, name)
  await mkdir(join(folder, profile.folders.out), { recursive: true })
  await writeFile(`${target}${profile.unfinished}`, text)
  await rename(`${target}${profile.unfinished}`, target)
}

function jsonLines(lines: readonly ReportLine[]): string {
  return lines
    .map(({ letter, event, at, sheets, amount, postageAmount, reason }) => ({
      letter,
      event,
      at: at.toISOString(),
      sheets,
      amount,
      postageAmount,
      reason,
    }))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
}

function csvOf(lines: readonly ReportLine[], returns: Returns): string {
  const { columns } = returns
  const { postageAmount: postage } = columns
  const heading = [columns.letter, columns.event, columns.at, columns.sheets, columns.amount, columns.reason]
  if (postage !== undefined) heading.push(postage)
  const rows = lines.map((line) => [
    returns.letter === 'file' ? line.file : line.letter,
    returns.events[line.event][0] ?? '',
    DateTime.fromJSDate(line.at, { zone: 'Europe/Brussels' }).toFormat(returns.at),
    line.sheets ?? '',
    line.amount === undefined ? '' : amountOf(line.amount, returns),
    line.reason ?? '',
    ...(postage === undefined ? [] : [line.postageAmount === undefined ? '' : amountOf(line.postageAmount, returns)]),
  ])
  return [heading, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('')
}

function amountOf(cents: number, { amount }: Returns): string {
  if (amount === 'cents') return String(cents)
  const euros = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  return amount === 'euro-comma' ? euros.replace('.', ',') : euros
}
