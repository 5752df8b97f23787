import { languages } from '../../core/words/language.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { TemplateFault } from '../model/template-source.ts'
import type { BlockNode, TemplateTree } from '../model/template-tree.ts'
import { FaultList } from './fault-list.ts'

const start = { line: 1, column: 0 }

/** What a text asks of its house style: pictures and who signs. What is missing would leave a hole in the letter. */
export function checkHouseStyle(
  tree: TemplateTree,
  style: HouseStyle | undefined,
  named: string | undefined,
): TemplateFault[] {
  const faults: TemplateFault[] = []
  if (style === undefined) {
    const words =
      named === undefined
        ? 'This entity has no house style yet; make one first (POST /v1/house-styles).'
        : `There is no house style \`${named.slice(0, 64)}\`.`
    new FaultList(faults, '/houseStyle').add(start, words)
    return faults
  }
  for (const language of languages) {
    const text = tree.languages[language]
    if (text === undefined) continue
    const list = new FaultList(faults, `/languages/${language}/body`, language)
    for (const detail of new Set(lacking(text.blocks, style))) list.add(start, detail)
  }
  return faults
}

function lacking(blocks: readonly BlockNode[], style: HouseStyle): string[] {
  return blocks.flatMap((node): string[] => {
    switch (node.kind) {
      case 'choice':
        return node.arms.flatMap((arm) => lacking(arm, style))
      case 'list':
        return node.items.flatMap((item) => lacking(item, style))
      case 'quote':
        return lacking(node.blocks, style)
      case 'image':
        return Object.hasOwn(style.images, node.key) ? [] : [`The house style has no picture \`${node.key}\`.`]
      case 'signature':
        return lackingSignatories(node.keys, style)
      default:
        return []
    }
  })
}

function lackingSignatories(keys: readonly string[], { signatories = {} }: HouseStyle): string[] {
  if (keys.length === 0)
    return Object.keys(signatories).length > 0 ? [] : ['The house style names nobody who signs (`signatories`).']
  return keys
    .filter((key) => !Object.hasOwn(signatories, key))
    .map((key) => `The house style names no signatory \`${key}\`.`)
}
