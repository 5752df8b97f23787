import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { houseStyleShape } from '../../api/house-styles/house-style-shape.ts'
import type { FileFault } from '../../templates/folder/file-fault.ts'
import { type HouseStyleRead, readHouseStyleFile } from '../../templates/folder/read-house-style-file.ts'
import type { LocalTemplate } from './local-templates.ts'
import { highest } from './look-up.ts'
import { plainStyle } from './plain-style.ts'

/**
 * The house style with which a folder is drawn: the file that was named, else `house-styles/<key>.yaml` in the folder or above it
 * (by the key that the template names, by the name of the folder of templates, or the only one there), else a plain one.
 */
export async function findHouseStyle(
  template: LocalTemplate,
  named: string | undefined,
): Promise<HouseStyleRead & { readonly isPlain?: true }> {
  const file = named ?? (await fileFor(template))
  if (file !== undefined) return readHouseStyleFile(file, houseStyleShape)
  const { houseStyle } = template.source
  if (houseStyle === undefined) return { ok: true, style: plainStyle(textsOf(template)), brought: {}, isPlain: true }
  const detail = `There is no house-styles/${houseStyle}.yaml in or above this folder; name a file with --house-style.`
  return {
    ok: false,
    faults: [template.place({ pointer: '/houseStyle', line: 1, column: 1, detail }) satisfies FileFault],
  }
}

async function fileFor({ folder, source }: LocalTemplate): Promise<string | undefined> {
  let here = resolve(folder)
  const group = basename(dirname(here))
  for (let up = 0; up < highest; up++, here = dirname(here)) {
    const styles = join(here, 'house-styles')
    const names = (await readdir(styles).catch(() => [])).filter((name) => name.endsWith('.yaml'))
    const wanted = `${source.houseStyle ?? group}.yaml`
    if (names.includes(wanted)) return join(styles, wanted)
    const [only] = names
    if (source.houseStyle === undefined && only !== undefined && names.length === 1) return join(styles, only)
  }
  return undefined
}

/** The texts of a letter, including those of its shared blocks. */
function textsOf({ source, blocks }: LocalTemplate): string[] {
  return [
    ...Object.values(source.languages).map(({ body }) => body),
    ...blocks.flatMap(({ bodies }) => Object.values(bodies)),
  ]
}
