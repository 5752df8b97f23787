import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { SubjectAccessRequest } from '../../../api/contract/subject-access.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { refusalLines, right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'

interface RequestOptions {
  readonly insz?: string
  readonly enterprise?: string
  readonly record?: string
  readonly birthDate?: string
  readonly postalCode?: string
  readonly reference: string
  readonly received?: string
}

const path = '/v1/subject-access-requests'
const reaches = `
Asks the hub of UITPOST_URL with UITPOST_API_KEY.
A key of an entity needs subject-access:manage, and archive:read for download.
A key of the hub asks over all entities.
`

/** `uitpost subject-access request|list|show|approve|reject|download` */
export function subjectAccessCommand(context: CommandContext): Command {
  return new Command('subject-access')
    .description('everything that is held about one person, for an answer under article 15 of the GDPR')
    .addCommand(requestCommand(context))
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(approveCommand(context))
    .addCommand(rejectCommand(context))
    .addCommand(downloadCommand(context))
}

function requestCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('request')
    .description('ask for the package of one person; a second person approves it')
    .option('--insz <number>', 'the citizen')
    .option('--enterprise <number>', 'the enterprise')
    .option('--record <id>', 'a letter to the person, found with `uitpost archive find`')
    .option('--birth-date <day>', 'confirms the letter: 1953-08-02')
    .option('--postal-code <code>', 'confirms the letter')
    .requiredOption('--reference <text>', 'of the request as it came in, without a name')
    .option('--received <day>', 'when it came in; today if absent')
    .addHelpText(
      'after',
      `${reaches}\nExamples:
  $ uitpost subject-access request --insz 53480200724 --reference I-2026-031 --received 2026-11-09
  $ uitpost subject-access request --record rec_01kb… --birth-date 1953-08-02 --reference I-2026-031`,
    )
    .action(async ({ insz, enterprise, record, birthDate, postalCode, reference, received }: RequestOptions) => {
      const api = await openHubApi(settings())
      const made = right(
        await api.post(path, {
          ...(insz !== undefined && { insz }),
          ...(enterprise !== undefined && { enterpriseNumber: enterprise }),
          ...(record !== undefined && { letter: { record, birthDate, postalCode } }),
          reference,
          receivedOn: received ?? brusselsDay(clock.now()),
        }),
      ) as unknown as SubjectAccessRequest
      terminal.out(lines(made).join('\n'))
      terminal.tell(`A second person approves it: uitpost subject-access approve ${made.id}`)
    })
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('requests, newest first')
    .addOption(limitOption())
    .option('--json', 'print the answer of the API')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost subject-access list`)
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const body = right(await (await openHubApi(settings())).get(`${path}?limit=${limit}`))
      if (json) return terminal.out(JSON.stringify(body))
      const items = body['items'] as readonly SubjectAccessRequest[]
      if (items.length === 0) return terminal.out('There is no request.')
      terminal.out(
        table(
          ['request', 'status', 'reference', 'answer by', 'asked by', 'decided by', 'kept until'],
          items.map((each) => [
            each.id,
            each.status,
            each.reference,
            each.answerBy,
            each.requestedBy,
            each.decidedBy ?? '–',
            shortTime(each.removeAt),
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('one request')
    .argument('<id>', 'sar_…')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost subject-access show sar_01kb…`)
    .action(async (id: string, { json }: { json?: true }) => {
      const body = right(await (await openHubApi(settings())).get(`${path}/${encodeURIComponent(id)}`))
      terminal.out(json ? JSON.stringify(body) : lines(body as unknown as SubjectAccessRequest).join('\n'))
    })
}

function approveCommand({ terminal, settings }: CommandContext): Command {
  return new Command('approve')
    .description('approve a request of somebody else; the package is then made')
    .argument('<id>', 'sar_…')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost subject-access approve sar_01kb…`)
    .action(async (id: string) => {
      right(await (await openHubApi(settings())).post(`${path}/${encodeURIComponent(id)}/approve`, {}))
      terminal.out(`The package of ${id} is being made: uitpost subject-access show ${id}`)
    })
}

function rejectCommand({ terminal, settings }: CommandContext): Command {
  return new Command('reject')
    .description('reject a request, or take your own back')
    .argument('<id>', 'sar_…')
    .requiredOption('--reason <text>', 'why, without names')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost subject-access reject sar_01kb… --reason 'wrong number'`)
    .action(async (id: string, { reason }: { reason: string }) => {
      right(await (await openHubApi(settings())).post(`${path}/${encodeURIComponent(id)}/reject`, { reason }))
      terminal.out(`${id} is rejected.`)
    })
}

function downloadCommand({ terminal, settings }: CommandContext): Command {
  return new Command('download')
    .description('write the package to a file; the hub removes it an hour later')
    .argument('<id>', 'sar_…')
    .option('--to <file>', 'the file; absent: the id with .zip')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost subject-access download sar_01kb… --to package.zip`)
    .action(async (id: string, { to }: { to?: string }) => {
      const bytes = await (await openHubApi(settings())).fetch(`${path}/${encodeURIComponent(id)}/package`)
      if (!Buffer.isBuffer(bytes)) throw new CommandFailed(refusalLines(bytes).join('\n'))
      const file = to ?? `${id}.zip`
      // For its owner alone, and never over another file.
      await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
        throw new CommandFailed(
          `${file} cannot be written (${error.code ?? 'unknown'}).`,
          'Name another file with --to.',
        )
      })
      terminal.out(`${file}: ${bytes.length} bytes.`)
    })
}

function lines(request: SubjectAccessRequest): string[] {
  const {
    id,
    status,
    person,
    reference,
    answerBy,
    counts = {},
    requestedBy,
    decidedBy,
    reason,
    removeAt,
    failure,
  } = request
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['request', id],
    ['status', status],
    ['person', person && [person.name, person.numberMasked].filter(Boolean).join(', ')],
    ['reference', reference],
    ['answer by', answerBy],
    ['asked by', requestedBy],
    ['decided by', decidedBy],
    ['reason', reason],
    ['failure', failure],
    ['kept until', removeAt && shortTime(removeAt)],
    ...Object.entries(counts).map(([kind, rows]) => [`  ${kind}`, String(rows)] as const),
  ]
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(24)}${value}`]))
}
