import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { refusalLines } from '../../show/refusal.ts'

interface StepCommand {
  readonly name: string
  readonly description: string
  readonly permission: string
}

const steps: readonly StepCommand[] = [
  { name: 'submit', description: 'request a review of the newest draft', permission: 'entity:manage' },
  { name: 'withdraw', description: 'take a version back from review', permission: 'entity:manage' },
  {
    name: 'approve',
    description: 'approve what another person wrote',
    permission: 'templates:review or entity:manage, of a key that no writer made',
  },
  {
    name: 'reject',
    description: 'send what another person wrote back as a draft',
    permission: 'templates:review or entity:manage, of a key that no writer made',
  },
  {
    name: 'publish',
    description: 'put an approved version in force for new letters, now or later',
    permission: 'entity:manage',
  },
  {
    name: 'unschedule',
    description: 'take back the day on which a version would be in force',
    permission: 'entity:manage',
  },
  { name: 'discard', description: 'discard a draft', permission: 'entity:manage' },
]

interface Options {
  readonly of?: string
  readonly comment?: string
  readonly at?: string
  readonly json?: true
}

/** `uitpost house-styles submit|withdraw|approve|reject|publish|unschedule|discard` */
export function houseStyleSteps(context: CommandContext): Command[] {
  return steps.map(({ name, description, permission }) => {
    const command = new Command(name)
      .description(description)
      .argument('<key>', 'the key of the house style')
      .option('--of <number>', 'which version; without it, the newest')
      .option('--json', 'print the version as JSON')
    if (name === 'publish') command.option('--at <instant>', 'ISO 8601 with a time zone: 2027-01-01T00:00:00+01:00')
    else command.option('--comment <text>', 'for the history')
    return command
      .addHelpText(
        'after',
        `
Asks the hub of UITPOST_URL with UITPOST_API_KEY (${permission}); without them, the trial of DATA_DIR.

Example:
  $ uitpost house-styles ${name} gemeente${name === 'publish' ? ' --at 2027-01-01T00:00:00+01:00' : ''}`,
      )
      .action((key: string, options: Options) => take(context, name, key, options))
  })
}

async function take(
  { terminal, settings }: CommandContext,
  step: string,
  key: string,
  { of, comment, at, json }: Options,
): Promise<void> {
  const api = await openHubApi(settings())
  const style = `/v1/house-styles/${encodeURIComponent(key)}`
  const newest = of === undefined ? await api.get(style) : undefined
  if (newest?.ok === false) throw new CommandFailed(refusalLines(newest).join('\n'))
  const version = of ?? String(newest?.body['version'])
  const path = `${style}/versions/${encodeURIComponent(version)}/${step}`
  const answer = await api.post(path, {
    ...(comment !== undefined && { comment }),
    ...(at !== undefined && { at }),
  })
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  const { id, status, publishAt } = answer.body
  if (json) terminal.out(JSON.stringify({ key, id, version: Number(version), status, publishAt }))
  else
    terminal.out(
      `${key}  version ${version}  ${String(status)}${typeof publishAt === 'string' ? `  in force from ${publishAt}` : ''}`,
    )
}
