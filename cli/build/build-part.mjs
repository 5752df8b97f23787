import { spawn } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dist } from './parts.mjs'

/**
 * Builds in a temporary folder and moves the result into place in one step, so that a build that is interrupted, or one that runs
 * at the same time as another, leaves no partial result.
 * @returns {Promise<string | undefined>} what went wrong, in words
 */
export async function buildPart(part, hash) {
  const place = join(dist, part.name)
  const aside = `${place}.${process.pid}.new`
  const old = `${place}.${process.pid}.old`
  try {
    await mkdir(aside, { recursive: true })
    const { code, output } = await run(part.command(aside))
    if (code !== 0) return output
    await writeFile(join(aside, '.stamp'), hash)
    await rename(place, old).catch(ignoreMissing)
    await rename(aside, place)
    return undefined
  } catch (error) {
    return explain(error)
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
    await rm(old, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Runs in a separate process: the memory of compiler and bundler is released before the hub runs. */
function run(argv) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function explain(error) {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return `The disk of ${dist} is full. Free some space (about 20 MB) and start again.`
  if (error.code === 'EROFS' || error.code === 'EACCES' || error.code === 'EPERM')
    return `Uitpost may not write in ${dist}. Give this user the right to, or run \`npm run build\` as one who has it.`
  return error.message
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error
}
