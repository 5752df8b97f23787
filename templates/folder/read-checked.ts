import { suggestName } from '../language/scope/suggest-name.ts'
import type { FileFault } from './file-fault.ts'
import { readText } from './read-plain-file.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import type { ShapeCheck } from './template-folder.ts'

/** Reads a YAML file that has the shape of the contract; undefined, with faults added, where it does not. */
export async function readChecked(
  file: string,
  shape: ShapeCheck,
  faults: FileFault[],
): Promise<{ readonly value: unknown; readonly yaml: YamlFile } | undefined> {
  const read = await readText(file)
  if (!read.ok) {
    faults.push(read.fault)
    return undefined
  }
  const yaml = readYaml(file, read.content)
  if (Array.isArray(yaml)) {
    faults.push(...yaml)
    return undefined
  }
  const wrong = shape.faultsOf(yaml.value)
  for (const { pointer, code, detail } of wrong)
    faults.push({
      file,
      ...yaml.placeOf(pointer),
      detail: `${worded(pointer)}${detail}${didYouMean(pointer, code, shape)}`,
    })
  return wrong.length > 0 ? undefined : { value: yaml.value, yaml }
}

/** The place in the file in words: `variables/2/type: …`. */
function worded(pointer: string): string {
  return pointer === '' ? '' : `${pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')}: `
}

/** A suggestion for an unknown name at the top of the file. */
function didYouMean(pointer: string, code: string, { keys }: ShapeCheck): string {
  if (code !== 'UP-1003' || pointer.lastIndexOf('/') !== 0) return ''
  const name = suggestName(pointer.slice(1), keys)
  return name === undefined ? ` Known are ${keys.join(', ')}.` : ` Did you mean \`${name}\`?`
}
