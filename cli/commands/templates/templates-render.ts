import { Command, Option } from 'commander'
import { type Language, languages } from '../../../core/words/language.ts'
import { type LetterFormat, letterFormats } from '../../../templates/model/letter-format.ts'
import { type PrintProfileName, printProfileNames } from '../../../templates/model/letter-frame.ts'
import type { CommandContext } from '../../command-context.ts'
import type { ExitCode } from '../../command-failed.ts'
import { drawOnChange, placesToWatch } from '../../templates/draw-on-change.ts'
import { printFaults, printHints, readLocalTemplates } from '../../templates/local-templates.ts'
import { onlyThese } from '../../templates/only-these.ts'
import { profileOfHub } from '../../templates/profile-of-hub.ts'
import {
  type FolderRenderer,
  openFolderRenderer,
  type RenderedFolder,
  type RenderOptions,
} from '../../templates/render-folder.ts'

interface RenderFlags {
  readonly out: string
  readonly template?: string[]
  readonly format?: LetterFormat[]
  readonly language?: Language[]
  readonly sample?: string
  readonly large: boolean
  readonly houseStyle?: string
  readonly profile?: PrintProfileName
  readonly watch?: true
  readonly json?: true
}

/** `uitpost templates render` */
export function templatesRenderCommand({ terminal, clock, exitWith, settings }: CommandContext): Command {
  return new Command('render')
    .description('render the letters of these folders, without a hub')
    .argument('[folders...]', 'a template, or a folder of templates; absent: this folder')
    .option('--out <folder>', 'where the files go', 'rendered')
    .addOption(onlyThese())
    .addOption(new Option('--format <formats...>', 'only these').choices(letterFormats))
    .addOption(new Option('--language <codes...>', 'only these').choices(languages))
    .option('--sample <name>', 'only this sample')
    .option('--no-large', 'without the letters in large print')
    .option('--house-style <file>', 'absent: house-styles/<key>.yaml in or above the folder, else a plain one')
    .addOption(
      new Option('--profile <name>', 'the envelope to render for; absent: that of the hub, else c5-right').choices(
        printProfileNames,
      ),
    )
    .option('--watch', 'render again whenever a file is saved, until Ctrl-C')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
Shared blocks are read from blocks/<key>/<version>/ in or above the folder. Each sample in each language: <out>/<template>/<sample>.<language>.pdf, .large.pdf, .html (the inbox page), .email.html and
.txt. Faults are printed as file:line:column, and so are hints, which keep no letter from being drawn.

The letters are drawn for the window of your entity's envelopes when UITPOST_URL and UITPOST_API_KEY name a hub (any reading
permission); without a hub for the common window, c5-right.

Exit codes: 0 all drawn, 1 failed, 3 some templates have faults.

Examples:
  $ uitpost templates render templates
  $ uitpost templates render templates/parkeervergunning --format pdf --language nl --no-large --watch`,
    )
    .action(async (given: string[], flags: RenderFlags) => {
      const folders = given.length > 0 ? given : ['.']
      const options: RenderOptions = {
        out: flags.out,
        formats: flags.format ?? letterFormats,
        variants: flags.large ? ['normal', 'large'] : ['normal'],
        ...(flags.language !== undefined && { languages: flags.language }),
        ...(flags.sample !== undefined && { sample: flags.sample }),
        ...(flags.houseStyle !== undefined && { houseStyle: flags.houseStyle }),
        profile: flags.profile ?? (await profileOfHub(terminal, settings())),
        now: clock.now(),
      }
      const renderer = await openFolderRenderer()
      const draw = async (): Promise<void> =>
        exitWith(show(terminal, await renderAll(renderer, folders, flags.template, options), flags.json === true))
      if (flags.watch) await drawOnChange(terminal, placesToWatch(folders, flags.houseStyle), draw)
      else await draw()
    })
}

async function renderAll(
  renderer: FolderRenderer,
  folders: readonly string[],
  only: readonly string[] | undefined,
  options: RenderOptions,
): Promise<RenderedFolder[]> {
  const { templates, faults } = await readLocalTemplates(folders, only)
  const rendered: RenderedFolder[] =
    faults.length === 0 ? [] : [{ key: '', files: [], faults, hints: [], isPlain: false }]
  for (const each of templates) rendered.push(await renderer.render(each, options))
  return rendered
}

function show(terminal: CommandContext['terminal'], rendered: readonly RenderedFolder[], asJson: boolean): ExitCode {
  if (asJson) terminal.out(JSON.stringify({ templates: rendered }, undefined, 2))
  else
    for (const { key, files, faults, hints, isPlain } of rendered) {
      printFaults(terminal, faults)
      printHints(terminal, hints)
      if (files.length > 0)
        terminal.out(
          `${key}  ${files.length} file${files.length === 1 ? '' : 's'}${isPlain ? '  (no house style was found: a plain one)' : ''}`,
        )
    }
  const wrong = rendered.filter(({ faults }) => faults.length > 0).length
  return wrong === 0 ? 0 : wrong === rendered.length ? 1 : 3
}
