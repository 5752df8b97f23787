import { readFileSync } from 'node:fs'
import type { Clock } from '../../../core/clock.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'
import { openSealer, type Sealer } from '../../../dispatcher/seal/sealer.ts'
import { parseSeals } from '../../../dispatcher/seal/seals-file.ts'
import type { ClosingStack } from '../closing-stack.ts'

/** The file with the keys of electronic seals. At the start one that cannot be used is refused. @throws SettingsRefused */
export function sealsFileOf({ SEALS_FILE: file }: Settings): string | undefined {
  if (file === undefined) return undefined
  try {
    parseSeals(readFileSync(file, 'utf8'))
    return file
  } catch (error) {
    // An error of the file system has the path, which the operator gave; one of the content has its place and no content.
    const why = error instanceof Error ? error.message : ''
    throw new SettingsRefused([{ setting: 'SEALS_FILE', detail: `expected a list of seals (docs/seal.md): ${why}` }])
  }
}

/** Undefined where no key is set up. */
export function openSealerOf(file: string | undefined, clock: Clock, opened: ClosingStack): Sealer | undefined {
  if (file === undefined) return undefined
  const sealer = openSealer(file, { clock })
  opened.push(() => sealer.close())
  return sealer
}
