import type { Clock } from '../core/clock.ts'
import type { Settings } from '../core/config.ts'
import type { ExitCode } from './command-failed.ts'
import type { Terminal } from './terminal.ts'

/** What a command gets to work with. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly clock: Clock
  /** Read only when a command needs them, so that `--help` works whatever the settings are. @throws SettingsRefused */
  readonly settings: () => Settings
  /** The exit code of the program; 0 unless a command sets another. */
  readonly exitWith: (code: ExitCode) => void
}
