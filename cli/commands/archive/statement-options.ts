import type { Settings } from '../../../core/config.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { type Language, languages } from '../../../core/words/language.ts'
import { CommandFailed } from '../../command-failed.ts'
import { findTrial } from '../../reach/running-trial.ts'

/** @throws CommandFailed, exit code 2 */
export function recordId(text: string): Id<'record'> {
  const id = parseId('record', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a record.`, 'It begins with rec_.', 2)
  return id
}

/** @throws CommandFailed, exit code 2 */
export function languageNamed(text: string): Language {
  const found = languages.find((each) => each === text)
  if (found === undefined) throw new CommandFailed(`${text} is no language of statements.`, 'Use nl, fr, de or en.', 2)
  return found
}

/** The page on which anyone checks a proof, as statements name it: of `PUBLIC_URL`, else of the trial that runs. */
export async function checkPageOf(settings: Settings): Promise<string> {
  const hub = settings.PUBLIC_URL ?? (await findTrial(settings))?.url ?? `http://localhost:${settings.PORT}`
  return `${hub.replace(/\/$/, '')}/verify`
}
