import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../core/package-root.ts'

/** The name under which the verifier is served, and added to exports. */
export const verifierName = 'uitpost-verify.mjs'

let joined: string | undefined

/**
 * The verifier as one file that imports nothing but Node's own modules: its parts in the order of their names, without their imports
 * of each other.
 */
export function verifierFile(): string {
  joined ??= joinParts(join(packageRoot, 'archive/verifier/parts'))
  return joined
}

function joinParts(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/^import \{[^}]*\} from '\.\/[^']+'\n+/gm, ''))
    .join('\n')
}
