import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { diffBlock, diffTemplate } from '../../templates/diff-template.ts'
import { openHubBlocks } from '../../templates/hub-blocks.ts'
import { openHubTemplates } from '../../templates/hub-templates.ts'
import { blocksOf, failForFaults, printFaults, readLocalTemplates } from '../../templates/local-templates.ts'
import { onlyThese } from '../../templates/only-these.ts'

interface DiffFlags {
  readonly template?: string[]
  readonly exitCode?: true
  readonly json?: true
}

/** `uitpost templates diff` */
export function templatesDiffCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('diff')
    .description('show the differences between these folders and the hub')
    .argument('[folders...]', 'a template, or a folder of templates; absent: this folder')
    .addOption(onlyThese())
    .option('--exit-code', 'end with 1 when something differs')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Lines that begin with - are on the hub (the newest version), lines with + in the folder. The form of a file and its comments
are no difference; a template that is only on the hub is not listed.

Asks the hub of UITPOST_URL with UITPOST_API_KEY (templates:read); without them, the trial of DATA_DIR.

Examples:
  $ uitpost templates diff templates
  $ uitpost templates diff templates/parkeervergunning --exit-code`,
    )
    .action(async (folders: string[], flags: DiffFlags) => {
      const { templates, faults } = await readLocalTemplates(folders.length > 0 ? folders : ['.'], flags.template)
      if (faults.length > 0) {
        printFaults(terminal, faults)
        failForFaults(faults)
      }
      const api = await openHubApi(settings())
      const hub = await openHubTemplates(api)
      const found = []
      for (const each of templates) found.push(await diffTemplate(hub, each))
      const blocks = []
      for (const each of blocksOf(templates))
        blocks.push({ block: `${each.key}@${each.version}`, files: await diffBlock(openHubBlocks(api), each) })
      const differing = [...blocks, ...found].filter(({ files }) => files.length > 0)
      if (flags.json) terminal.out(JSON.stringify({ blocks, templates: found }, undefined, 2))
      else if (differing.length === 0) terminal.tell('Nothing differs.')
      else for (const { files } of differing) for (const { patch } of files) terminal.out(patch.trimEnd())
      exitWith(flags.exitCode && differing.length > 0 ? 1 : 0)
    })
}
