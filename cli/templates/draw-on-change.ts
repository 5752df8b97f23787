import { statSync, watch } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Terminal } from '../terminal.ts'
import { highest } from './look-up.ts'

/** A file that did not change for this long counts as saved, milliseconds. */
const calm = 100

/** These folders, and the files outside them that their letters are drawn with. */
export function placesToWatch(folders: readonly string[], houseStyle: string | undefined): string[] {
  const given = folders.map((folder) => resolve(folder))
  const named = houseStyle === undefined ? [] : [dirname(resolve(houseStyle))]
  const all = [...new Set([...given, ...named, ...given.flatMap(foldersBeside)])]
  return all.filter((place) => !all.some((other) => other !== place && place.startsWith(other + sep)))
}

/** The folders in which the letters of a folder look up their house styles and blocks, as far as they exist. */
function foldersBeside(folder: string): string[] {
  const found: string[] = []
  for (let here = folder, up = 0; up < highest; up++, here = dirname(here))
    found.push(...['house-styles', 'blocks'].map((name) => join(here, name)).filter(isFolder))
  return found
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Draws, and again after each change, one run at a time; changes during a run cause one more. Ends with Ctrl-C. */
export async function drawOnChange(
  terminal: Terminal,
  places: readonly string[],
  draw: () => Promise<void>,
): Promise<void> {
  let running = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const run = (): void => {
    running = running
      .then(draw)
      .catch((error: unknown) => terminal.tell(error instanceof Error ? error.message : String(error)))
  }
  // Watching starts before the first drawing, so that no change is missed.
  const watchers = places.map((place) =>
    watch(place, { recursive: true }, (_, name) => {
      if (name !== null && !/\.(yaml|md|svg|png|ttf)$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(run, calm)
    }),
  )
  const stopped = terminal.untilStopped()
  run()
  await running
  terminal.tell('Waiting for changes; Ctrl-C ends.')
  await stopped
  for (const each of watchers) each.close()
  clearTimeout(timer)
  await running
}
