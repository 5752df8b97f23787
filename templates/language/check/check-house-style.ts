import { languages } from '../../../core/words/language.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { TemplateFault } from '../../model/template-source.ts'
import type { BlockNode, TemplateTree } from '../../model/template-tree.ts'
import { FaultList } from '../faults/fault-list.ts'
import { formatFault, type WordedFault } from '../faults/fault-sentences.ts'

const start = { line: 1, column: 0 }

/** Checks what a text needs from its house style: pictures and signatories. A missing one would leave a gap in the letter. */
export function checkHouseStyle(
  tree: TemplateTree,
  style: HouseStyle | undefined,
  named: string | undefined,
): TemplateFault[] {
  const faults: TemplateFault[] = []
  if (style === undefined) {
    const list = new FaultList(faults, '/houseStyle')
    if (named === undefined) list.add(start, 'no-house-style')
    else list.add(start, 'unknown-house-style', { name: named.slice(0, 64) })
    return faults
  }
  for (const language of languages) {
    const text = tree.languages[language]
    if (text === undefined) continue
    const list = new FaultList(faults, `/languages/${language}/body`, language)
    const unique = new Map(lacking(text.blocks, style).map((fault) => [fault.detail, fault]))
    for (const fault of unique.values()) list.addWorded(start, fault)
  }
  return faults
}

function lacking(blocks: readonly BlockNode[], style: HouseStyle): WordedFault[] {
  return blocks.flatMap((node): WordedFault[] => {
    switch (node.kind) {
      case 'choice':
        return node.arms.flatMap((arm) => lacking(arm, style))
      case 'list':
        return node.items.flatMap((item) => lacking(item, style))
      case 'quote':
        return lacking(node.blocks, style)
      case 'image':
        return Object.hasOwn(style.images, node.key) ? [] : [formatFault('unknown-picture', { name: node.key })]
      case 'signature':
        return lackingSignatories(node.keys, style)
      case 'heading':
      case 'paragraph':
      case 'table':
      case 'rule':
      case 'pageBreak':
      case 'actions':
      case 'paymentSlip':
      case 'qr':
        return []
      default:
        return node satisfies never
    }
  })
}

function lackingSignatories(keys: readonly string[], { signatories = {} }: HouseStyle): WordedFault[] {
  if (keys.length === 0) return Object.keys(signatories).length > 0 ? [] : [formatFault('no-signatories')]
  return keys
    .filter((key) => !Object.hasOwn(signatories, key))
    .map((name) => formatFault('unknown-signatory', { name }))
}
