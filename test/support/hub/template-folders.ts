import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A small template for one test, in the layout of templates as code. */
export async function writeTemplateFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'samples'), { recursive: true })
  await writeFile(
    join(folder, 'template.yaml'),
    '# van ons\nname: { nl: Brief }\nclass: payment\nvariables:\n  - { name: wie, type: text, required: true }\n',
  )
  await writeFile(join(folder, 'nl.md'), 'Uw brief\n\nBeste {{wie}},\n')
  await writeFile(join(folder, 'samples/gewoon.yaml'), 'data:\n  wie: An\n')
}

/** All files below a folder with their bytes, without the marks of push and pull. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile())
  const paths = names
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.endsWith('.uitpost.json'))
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')])),
  )
}
