import type { Settings } from '../../core/config.ts'
import { CommandFailed } from '../command-failed.ts'
import { readTrialFile, type TrialFile } from '../trial/trial-file.ts'

/** The trial that runs on DATA_DIR: the target of a command when no setting names another. */
export async function findTrial(settings: Settings): Promise<TrialFile | undefined> {
  return readTrialFile(settings.DATA_DIR).catch(() => {
    throw new CommandFailed(
      `${settings.DATA_DIR}/trial.json cannot be read, or does not describe a trial.`,
      'Run the command as the user who started the trial, or set DATA_DIR to the folder of the trial.',
    )
  })
}

/** @throws CommandFailed */
export function nothingKnown(setting: string): never {
  throw new CommandFailed(
    'No hub is known.',
    `Start the trial with \`uitpost start\` (in this folder, or with this DATA_DIR), or set ${setting}.`,
  )
}
