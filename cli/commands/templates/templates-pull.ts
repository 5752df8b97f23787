import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { table } from '../../show/table.ts'
import { openHubBlocks } from '../../templates/hub-blocks.ts'
import { openHubTemplates } from '../../templates/hub-templates.ts'
import { printFaults } from '../../templates/local-templates.ts'
import { onlyThese } from '../../templates/only-these.ts'
import { type PulledBlock, pullBlocks } from '../../templates/pull-blocks.ts'
import { type Pulled, pullTemplate } from '../../templates/pull-template.ts'

interface PullFlags {
  readonly template?: string[]
  readonly published?: true
  readonly dryRun?: true
  readonly overwrite?: true
  readonly json?: true
}

/** `uitpost templates pull` */
export function templatesPullCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('pull')
    .description('write the templates of the hub as files')
    .argument('[folder]', 'the folder of templates; absent: this folder', '.')
    .addOption(onlyThese())
    .option('--published', 'the version that letters get, instead of the newest')
    .option('--dry-run', 'print what would be written, and write nothing')
    .option('--overwrite', 'also replace local changes that were not pushed')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
The shared blocks that they pin are written to <folder>/blocks. A file whose content equals the hub's keeps its bytes, comments
included. The file .uitpost.json records the version to which the folder was last equal. Keep it in git, so that a push from
another machine knows it too.

Asks the hub of UITPOST_URL with UITPOST_API_KEY (templates:read); without them, the trial of DATA_DIR.

Examples:
  $ uitpost templates pull templates
  $ uitpost templates pull templates --template parkeervergunning --published`,
    )
    .action(async (folder: string, flags: PullFlags) => {
      const api = await openHubApi(settings())
      const hub = await openHubTemplates(api)
      const unknown = flags.template?.find((key) => !hub.newest.has(key))
      if (unknown !== undefined) throw new CommandFailed(`The hub has no template \`${unknown}\`.`)
      const { published = false, dryRun = false, overwrite = false } = flags
      const pulled: Pulled[] = []
      for (const key of flags.template ?? hub.newest.keys())
        pulled.push(await pullTemplate(hub, key, folder, { published, dryRun, overwrite }))
      const pins = new Set(pulled.flatMap(({ blocks }) => blocks))
      const blocks = await pullBlocks(openHubBlocks(api), pins, folder, { dryRun, overwrite })
      if (flags.json) terminal.out(JSON.stringify({ dryRun, blocks, templates: pulled }, undefined, 2))
      else show(terminal, pulled, blocks)
      const wrong = [...pulled, ...blocks].filter(({ action }) => action === 'conflict').length
      exitWith(wrong === 0 ? 0 : wrong === pulled.length + blocks.length ? 1 : 3)
    })
}

function show(terminal: CommandContext['terminal'], pulled: readonly Pulled[], blocks: readonly PulledBlock[]): void {
  const rows = pulled.map(({ key, action, version, status, written, removed }) => [
    key,
    action === 'unchanged' ? '–' : action === 'conflict' ? 'CONFLICT' : action,
    version ?? '',
    status ?? '',
    [...written, ...removed.map((path) => `-${path}`)].join(' '),
  ])
  terminal.out(table(['template', 'folder', 'version', 'status', 'files'], rows))
  for (const { block, action, written } of blocks) {
    if (written.length > 0) terminal.out(`block ${block}  ${action}  ${written.join(' ')}`)
    if (action === 'conflict')
      terminal.tell(
        `blocks/${block.replace('@', '/')} differs here. A version never changes: put a new text into the next ` +
          'version, or take the text of the hub with `pull --overwrite`.',
      )
  }
  for (const { key, detail, faults } of pulled) {
    printFaults(terminal, faults)
    if (detail !== undefined) terminal.tell(`${key}: ${detail}`)
  }
}
