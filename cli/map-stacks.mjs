import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const place = /file:\/\/[^\s()]+\.js:\d+:\d+/

/**
 * Shows places of the sources in stack traces of compiled files. With `--enable-source-maps` Node holds the maps of every module in memory,
 * those of libraries too: 13 MB in each process. Here a map is read when a stack that names its file is shown, and the memory of it may
 * be taken back; the places that were found are kept.
 * @param {string} folder URL of the compiled files
 */
export function mapStacks(folder) {
  const maps = new Map()
  const mapOf = (file) => {
    const held = maps.get(file)?.deref()
    if (held !== undefined) return held
    const map = readMap(file)
    maps.set(file, new WeakRef(map))
    return map
  }
  const known = new Map()
  const mapped = (found) => {
    if (!known.has(found)) known.set(found, sourceOf(found, mapOf))
    return known.get(found)
  }
  Error.prepareStackTrace = (error, /** @type {readonly { toString(): string }[]} */ frames) => {
    const lines = frames.map((frame) => {
      const line = frame.toString()
      return `    at ${line.includes(folder) ? line.replace(place, mapped) : line}`
    })
    return [Error.prototype.toString.call(error), ...lines].join('\n')
  }
}

/** The place as it is where nothing is known of its source. */
function sourceOf(found, mapOf) {
  const [, file, line, column] = found.match(/^(.*):(\d+):(\d+)$/) ?? []
  const entry = mapOf(file).findEntry(Number(line) - 1, Number(column) - 1)
  if (entry.originalSource === undefined) return found
  const source = new URL(entry.originalSource, file)
  return `${fileURLToPath(source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
}

function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')))
  } catch {
    return { findEntry: () => ({}) }
  }
}
