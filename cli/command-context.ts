import type { Clock } from '../core/clock.ts'
import type { Settings } from '../core/config.ts'
import type { ExitCode } from './command-failed.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly clock: Clock
  /** Read when a command asks, so that `--help` works whatever the settings are. @throws SettingsRefused */
  readonly settings: () => Settings
  /** Ends the program with this code; 0 unless somebody says otherwise. */
  readonly exitWith: (code: ExitCode) => void
}
