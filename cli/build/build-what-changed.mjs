import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildPart } from './build-part.mjs'
import { hashSources } from './hash-sources.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { canCompile, dist, parts } from './parts.mjs'

/** The program that `uitpost` runs. */
export const compiledProgram = pathToFileURL(join(dist, 'program/program.js')).href

/**
 * Builds each part whose sources differ from those of its last build, with a line of progress on standard error. An image without
 * compiler runs the build that it contains.
 * @param wanted the parts to build; default: what `uitpost` runs
 * @returns {Promise<boolean>} false when something cannot be built; the reason was printed
 */
export async function buildWhatChanged(wanted = parts) {
  if (!canCompile()) {
    if (existsSync(new URL(compiledProgram))) return true
    console.error('Uitpost is not built, and the compiler is not installed. Run `npm ci` in its folder first.')
    return false
  }
  const stale = await Promise.all(wanted.map(staleHash))
  if (stale.every((hash) => hash === undefined)) return true
  return oneAtATime(async () => (await Promise.all(wanted.map(bringUpToDate))).every(Boolean))
}

/** The hash of a part's sources; undefined when its last build has the same. */
async function staleHash(part) {
  const hash = await hashSources(part)
  const built = await readFile(join(dist, part.name, '.stamp'), 'utf8').catch(() => undefined)
  return hash === built ? undefined : hash
}

async function bringUpToDate(part) {
  const hash = await staleHash(part)
  if (hash === undefined) return true
  const began = performance.now()
  const fault = await buildPart(part, hash)
  if (fault === undefined) {
    console.error(`Built ${part.title} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return true
  }
  console.error(`Could not build ${part.title}:\n${fault}`)
  return false
}
