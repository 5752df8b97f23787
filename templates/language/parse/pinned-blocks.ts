import type { TemplateFault, TemplateSource } from '../../model/template-source.ts'
import { FaultList } from '../faults/fault-list.ts'

/** `{{> bezwaar@2}}`: the pin is in the text itself; Handlebars allows no `@` in a name. */
const pinned = /(\{\{~?>\s*[\p{L}\p{N}_-]+)(@(\d{1,6}))(?=\s*~?\}\})/gu

/** The blocks of a version, as `key@number`: those that it lists, and those that a text pins where it uses them. */
export function pinnedBlocks({ blocks, languages }: Pick<TemplateSource, 'blocks' | 'languages'>): string[] {
  const inText = Object.values(languages).flatMap(({ body }) =>
    [...body.matchAll(pinned)].map(([, start = '', pin = '']) => `${start.replace(/^.*>\s*/s, '')}${pin}`),
  )
  return [...new Set([...blocks, ...inText])]
}

/** The text for Handlebars: each pin is replaced by blanks, so that no column changes. */
export function withoutPins(text: string): string {
  return text.replace(pinned, (_, start: string, pin: string) => start + ' '.repeat(pin.length))
}

/** A version uses one version of a block only: two would make the letter contradict itself. */
export function checkPins(source: Pick<TemplateSource, 'blocks' | 'languages'>): TemplateFault[] {
  const faults: TemplateFault[] = []
  const known = new Map<string, string>()
  for (const name of pinnedBlocks(source)) {
    const key = name.replace(/@.*$/, '')
    const other = known.get(key)
    if (other !== undefined)
      new FaultList(faults, '/blocks').add({ line: 1, column: 0 }, 'shared-block-pinned-twice', { name, other })
    known.set(key, name)
  }
  return faults
}
