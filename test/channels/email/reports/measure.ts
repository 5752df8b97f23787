import { readFileSync } from 'node:fs'
import { isHard } from '../../../../channels/email/adapter/reports/failure-reason.ts'
import { readReport } from '../../../../channels/email/adapter/reports/read-report.ts'
import { joined } from '../../../../channels/email/adapter/reports/report.ts'
import { returnedMail } from '../../../../channels/email/adapter/reports/returned-mail.ts'
import { answers } from './answers.ts'
import { type Expected, type Fixture, plain, wrappers } from './build-report.ts'
import { dialects } from './dialects/all.ts'
import { heldOutAnswers, heldOutTexts } from './held-out.ts'

/** Outcome and reason of a mail that came back. */
export function outcomeOf(mail: Uint8Array): { readonly outcome: Expected; readonly reason?: string } {
  const report = readReport(returnedMail(mail))
  if (report.outcome !== 'about-recipients') return { outcome: report.outcome }
  const result = joined(report.recipients)
  if (result === undefined) return { outcome: 'unknown' }
  return result.outcome === 'failed' ? { outcome: result.class, reason: result.reason } : { outcome: result.outcome }
}

/** Every answer of a server, in the form of every product. */
const wrapped: readonly Fixture[] = Object.entries(answers).flatMap(([reason, said]) =>
  said.flatMap((answer) =>
    Object.entries(wrappers).map(([product, wrap]) => ({
      name: `${product}: ${answer}`,
      expected: isHard(reason as keyof typeof answers) ? ('hard' as const) : ('soft' as const),
      mail: wrap(answer),
    })),
  ),
)

export const fixtures: readonly Fixture[] = [...dialects, ...wrapped]

export const heldOut: readonly Fixture[] = [
  ...heldOutAnswers.flatMap(([expected, answer]) =>
    Object.entries(wrappers).map(([product, wrap]) => ({
      name: `${product}: ${answer}`,
      expected,
      mail: wrap(answer),
    })),
  ),
  ...heldOutTexts.map(([expected, from, subject, text]) => ({
    name: subject,
    expected,
    mail: plain(text, {
      from,
      subject,
      headers: ['Return-Path: <>', ...(expected === 'auto-reply' ? ['Auto-Submitted: auto-replied'] : [])],
    }),
  })),
]

/** Mails of a file, one after a line `=== class`: some headers, an empty line, the text. */
function mailsOf(file: string): readonly Fixture[] {
  const content = readFileSync(new URL(`held-out/${file}`, import.meta.url), 'utf8')
  return content
    .split(/^=== /m)
    .slice(1)
    .map((block, at) => {
      const [expected = '', ...lines] = block.split('\n')
      const mail = Buffer.from(`Content-Type: text/plain; charset=utf-8\n${lines.join('\n')}`)
      return { name: `${file} ${at + 1}`, expected: expected as Expected, mail }
    })
}

/** 154 mails by a mail administrator without knowledge of the rules, and 60 sentences written after the rules were mended for those. */
export const administratorMails = mailsOf('mails-of-an-administrator.txt')
export const sentencesAfter = mailsOf('sentences-after.txt')

interface Measured {
  readonly class: string
  readonly mails: number
  readonly recall: number
  readonly precision: number
}

/** Recall and precision of each class, and the mails that were read wrongly. */
export function measure(mails: readonly Fixture[]): { readonly table: readonly Measured[]; readonly wrong: string[] } {
  const seen = mails.map(({ name, expected, mail }) => ({ name, expected, found: outcomeOf(mail).outcome }))
  const table = [...new Set(seen.map(({ expected }) => expected))].map((each) => {
    const truly = seen.filter(({ expected }) => expected === each)
    const found = seen.filter((one) => one.found === each)
    const right = truly.filter((one) => one.found === each).length
    return {
      class: each,
      mails: truly.length,
      recall: right / truly.length,
      precision: right / Math.max(found.length, 1),
    }
  })
  const wrong = seen.filter(({ expected, found }) => expected !== found)
  return { table, wrong: wrong.map(({ name, expected, found }) => `${name}: ${expected}, read as ${found}`) }
}
