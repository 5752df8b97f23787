import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { templatesDiffCommand } from './templates-diff.ts'
import { templatesPullCommand } from './templates-pull.ts'
import { templatesPushCommand } from './templates-push.ts'
import { templatesRenderCommand } from './templates-render.ts'

/** `uitpost templates pull|push|diff|render` */
export function templatesCommand(context: CommandContext): Command {
  return new Command('templates')
    .description('templates as files, to be kept in git')
    .addCommand(templatesPullCommand(context))
    .addCommand(templatesPushCommand(context))
    .addCommand(templatesDiffCommand(context))
    .addCommand(templatesRenderCommand(context))
}
