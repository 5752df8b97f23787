import type { Settings } from '../../core/config.ts'
import { commonPrintProfile, type PrintProfileName, printProfileOf } from '../../templates/model/letter-frame.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { openHubApi } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'

/**
 * The print profile of the entity to which the key belongs, so that a folder is drawn as its letters will be. Prints its name.
 * @returns the common profile when no hub is named
 * @throws CommandFailed when the named hub does not answer or refuses the key
 */
export async function profileOfHub(
  terminal: CommandContext['terminal'],
  settings: Settings,
): Promise<PrintProfileName> {
  if (settings.UITPOST_URL === undefined || settings.UITPOST_API_KEY === undefined) return commonPrintProfile
  const answer = await (await openHubApi(settings)).get('/v1/print-profile')
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'), 'Name the envelope yourself with --profile.')
  const { profile, partner } = answer.body
  terminal.tell(`window: ${String(profile)}${typeof partner === 'string' ? `, as printed by ${partner}` : ''}`)
  return printProfileOf(String(profile))
}
