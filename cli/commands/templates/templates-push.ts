import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import type { ExitCode } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { table } from '../../show/table.ts'
import { openHubBlocks } from '../../templates/hub-blocks.ts'
import { openHubTemplates } from '../../templates/hub-templates.ts'
import {
  blocksOf,
  checkTexts,
  failForFaults,
  printFaults,
  printHints,
  readLocalTemplates,
} from '../../templates/local-templates.ts'
import { onlyThese } from '../../templates/only-these.ts'
import { type PushedBlock, pushBlocks } from '../../templates/push-blocks.ts'
import { type Pushed, pushTemplate } from '../../templates/push-template.ts'

interface PushFlags {
  readonly template?: string[]
  readonly dryRun?: true
  readonly submit?: true
  readonly publish?: true
  readonly overwrite?: true
  readonly comment?: string
  readonly json?: true
}

/** `uitpost templates push` */
export function templatesPushCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('push')
    .description('save these folders as drafts at the hub')
    .argument('[folders...]', 'a template, or a folder of templates; absent: this folder')
    .addOption(onlyThese())
    .option('--dry-run', 'print what would be done, and do nothing')
    .option('--submit', 'request a review of the drafts')
    .option('--publish', 'publish versions that another person has approved')
    .option('--overwrite', 'also replace later changes of other users')
    .option('--comment <text>', 'what the reviewer reads, with --submit')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
All folders are checked first; with a fault, printed as file:line:column, nothing is pushed. Hints have the same form and stop
nothing; with --submit the hub renders every sample, and may add some. Shared blocks that the templates pin
go first: a version of a block never changes, so a new text is a folder blocks/<key>/<next version>. A template that the hub
lacks is created; a version that is no longer a draft gets a successor; equal content is left alone. No letter changes before
another person has approved the version and it is published.

Asks the hub of UITPOST_URL with UITPOST_API_KEY (templates:read, templates:write); without them, the trial of DATA_DIR.
Exit codes: 0 done, 1 failed, 3 some were pushed and some not.

Examples:
  $ uitpost templates push templates --dry-run
  $ uitpost templates push templates --submit --comment "New appeal paragraph"
  $ uitpost templates push templates/parkeervergunning --publish`,
    )
    .action(async (folders: string[], flags: PushFlags) => {
      const { templates, faults: unreadable } = await readLocalTemplates(
        folders.length > 0 ? folders : ['.'],
        flags.template,
      )
      const checked = await checkTexts(templates)
      const faults = [...unreadable, ...checked.faults]
      if (faults.length > 0) {
        if (flags.json) terminal.out(JSON.stringify({ templates: [], faults }, undefined, 2))
        else printFaults(terminal, faults)
        failForFaults(faults)
      }
      const api = await openHubApi(settings())
      const hub = await openHubTemplates(api)
      const { dryRun = false, submit = false, publish = false, overwrite = false, comment } = flags
      const blocks = await pushBlocks(openHubBlocks(api), blocksOf(templates), { dryRun })
      if (blocks.faults.length > 0) {
        if (flags.json) terminal.out(JSON.stringify({ templates: [], faults: blocks.faults }, undefined, 2))
        else printFaults(terminal, blocks.faults)
        failForFaults(blocks.faults)
      }
      const pushed: Pushed[] = []
      // One after the other: a push that is stopped leaves whole templates behind.
      for (const each of templates)
        pushed.push(
          await pushTemplate(hub, each, {
            dryRun,
            submit,
            publish,
            overwrite,
            ...(comment !== undefined && { comment }),
            hints: checked.hints.get(each.key) ?? [],
          }),
        )
      if (flags.json)
        terminal.out(JSON.stringify({ dryRun, blocks: blocks.pushed, templates: pushed, faults: [] }, undefined, 2))
      else show(terminal, pushed, blocks.pushed, dryRun)
      exitWith(exitCodeOf(pushed, flags.publish === true))
    })
}

function show(
  terminal: CommandContext['terminal'],
  pushed: readonly Pushed[],
  blocks: readonly PushedBlock[],
  dryRun: boolean,
): void {
  for (const { block, action } of blocks)
    if (action === 'created') terminal.out(`block ${block}  ${dryRun ? 'would be created' : 'created'}`)
  const rows = pushed.map(({ key, action, version, status }) => [
    key,
    words[action][dryRun ? 1 : 0],
    version ?? '',
    status ?? '',
  ])
  terminal.out(table(['template', dryRun ? 'would be' : 'done', 'version', 'status'], rows))
  for (const { key, detail, faults, hints } of pushed) {
    printFaults(terminal, faults)
    printHints(terminal, hints)
    if (detail !== undefined) terminal.tell(`${key}: ${detail}`)
  }
  if ([...pushed, ...blocks].every(({ action }) => action === 'unchanged')) terminal.tell('Nothing has changed.')
}

const words: Readonly<Record<Pushed['action'], readonly [string, string]>> = {
  created: ['created', 'created'],
  'new-version': ['new draft', 'given a new draft'],
  saved: ['draft saved', 'saved'],
  renamed: ['renamed', 'renamed'],
  unchanged: ['–', '–'],
  conflict: ['CONFLICT', 'CONFLICT'],
  refused: ['REFUSED', 'REFUSED'],
}

function exitCodeOf(pushed: readonly Pushed[], publish: boolean): ExitCode {
  const isWrong = ({ action, faults, status }: Pushed): boolean =>
    action === 'conflict' || action === 'refused' || faults.length > 0 || (publish && status !== 'published')
  const wrong = pushed.filter(isWrong).length
  if (wrong === 0) return 0
  return wrong === pushed.length ? 1 : 3
}
