import { Command, Option } from 'commander'
import { type AuditLine, auditKinds, type UnusualLook } from '../../../api/contract/audit.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { refusalLines, right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'

interface SearchOptions {
  readonly actor?: string
  readonly insz?: string
  readonly enterprise?: string
  readonly subject?: string
  readonly kind?: string
  readonly from?: string
  readonly to?: string
  readonly limit: number
  readonly csv?: true
  readonly json?: true
}

const reaches = '\nAsks the hub of UITPOST_URL with UITPOST_API_KEY; the key needs the permission audit:read.\n'

/** `uitpost audit search|unusual|explain` */
export function auditCommand(context: CommandContext): Command {
  return new Command('audit')
    .description('who looked at personal data, when and why; what looks unusual')
    .addCommand(searchCommand(context))
    .addCommand(unusualCommand(context))
    .addCommand(explainCommand(context))
}

function searchCommand({ terminal, settings }: CommandContext): Command {
  return new Command('search')
    .description('lines of the audit log of the entity, newest first')
    .option('--actor <who>', 'who looked: a part of a name, or an id')
    .option('--insz <number>', 'about this citizen')
    .option('--enterprise <number>', 'about this enterprise')
    .option('--subject <id>', 'about this message, record or list')
    .addOption(new Option('--kind <kind>', 'what was done').choices([...auditKinds]))
    .option('--from <day>', 'from this day on, 2026-11-01')
    .option('--to <day>', 'until this day, included')
    .addOption(limitOption())
    .option('--csv', 'print every line as CSV, at most 100,000')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost audit search --insz 53480200724 --kind opened`)
    .action(async ({ enterprise, limit, csv, json, ...given }: SearchOptions) => {
      const api = await openHubApi(settings())
      const criteria = { ...given, ...(enterprise !== undefined && { enterpriseNumber: enterprise }) }
      if (csv) {
        const bytes = await api.download('/v1/audit/exports', criteria)
        if (!Buffer.isBuffer(bytes)) throw new CommandFailed(refusalLines(bytes).join('\n'))
        return terminal.out(bytes.toString('utf8').trimEnd())
      }
      const body = right(await api.post('/v1/audit/searches', { ...criteria, limit }))
      if (json) return terminal.out(JSON.stringify(body))
      const items = body['items'] as readonly AuditLine[]
      if (items.length === 0) return terminal.out('No line answers this.')
      terminal.out(
        table(
          ['at', 'who', 'action', 'about', 'subject', 'reason'],
          items.map((line) => [
            shortTime(line.at),
            line.actorName ?? line.actor,
            line.found === undefined ? line.action : `${line.action} (${line.found} found)`,
            line.person?.name ?? '–',
            line.subject,
            line.purpose ?? '–',
          ]),
        ),
      )
      terminal.tell(`${items.length} of ${String(body['total'])} lines.`)
    })
}

function unusualCommand({ terminal, settings }: CommandContext): Command {
  return new Command('unusual')
    .description('looks of the last 30 days that rules find unusual: a reason to ask, and not a reproach')
    .option('--all', 'also those that were explained')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost audit unusual`)
    .action(async ({ all, json }: { all?: true; json?: true }) => {
      const body = right(await (await openHubApi(settings())).get('/v1/audit/unusual'))
      if (json) return terminal.out(JSON.stringify(body))
      const items = (body['items'] as readonly UnusualLook[]).filter(({ explained }) => all || explained === undefined)
      if (items.length === 0) return terminal.out('Nothing looks unusual.')
      terminal.out(
        table(
          ['rule', 'who', 'actor', 'about', 'count', 'last', 'reason', 'explained'],
          items.map((look) => [
            look.rule,
            look.actorName ?? '–',
            look.actor,
            look.about === '' ? '–' : look.about,
            look.count,
            shortTime(look.last),
            look.purpose ?? '–',
            look.explained?.sentence ?? '–',
          ]),
        ),
      )
    })
}

function explainCommand({ terminal, settings }: CommandContext): Command {
  return new Command('explain')
    .description('record why a finding is in order; another person than the one who looked does so')
    .argument('<rule>', 'as `unusual` prints it')
    .argument('<actor>')
    .argument('[about]', 'absent where `unusual` prints a dash', '')
    .requiredOption('--sentence <text>', 'why, without names')
    .addHelpText(
      'after',
      `${reaches}\nExample:\n  $ uitpost audit explain large-export hub:command-line 2026-11-21 --sentence 'transfer to the archive'`,
    )
    .action(async (rule: string, actor: string, about: string, { sentence }: { sentence: string }) => {
      const api = await openHubApi(settings())
      right(await api.post('/v1/audit/unusual/explanations', { rule, actor, about, sentence }))
      terminal.out('The finding is explained; it opens again when more looks follow.')
    })
}
