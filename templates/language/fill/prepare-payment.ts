import type { Language } from '../../../core/words/language.ts'
import type { Payment } from '../../model/document.ts'
import type { BlockNode, PaymentNode, TemplateTree } from '../../model/template-tree.ts'
import { fillPayment } from './fill-payment.ts'
import { chooseText, type FillInput, variablesOf } from './fill-template.ts'
import { limitProgram } from './limit-program.ts'
import { reachedForms } from './reached-forms.ts'
import { prepareProgram } from './run-program.ts'

/** The payment on the slip of one letter; undefined where the letter has no slip. */
export type ReadPayment = (input: FillInput) => Payment | undefined

/**
 * Compiles once what decides the payment of a letter: its values, and the branches around its slip. The result of a run is the
 * payment on the slip of `toLetter`; no text of the letter is written, since the check code is signed before that.
 *
 * @returns undefined where the version declares no payment
 */
export function preparePayment(tree: TemplateTree, wanted?: Language): ReadPayment | undefined {
  const { payment, blocks, program, language } = chooseText(tree, wanted)
  if (payment === undefined) return undefined
  const limited = limitProgram(program, { slots: slotsOf(payment), blocks: new Set(blocksAround(blocks)) })
  const run = prepareProgram(limited, language)
  return (input) => {
    const frame = run(variablesOf(input))
    return reachedForms(blocks, frame, 'paymentSlip').length > 0 ? fillPayment(payment, frame) : undefined
  }
}

function slotsOf(payment: PaymentNode): Set<number> {
  const parts = Object.values(payment).flat()
  return new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.slot])))
}

/** Numbers of the blocks that contain a slip, at any depth. */
function blocksAround(nodes: readonly BlockNode[]): number[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'choice') return []
    const inside = node.arms.flatMap((arm) => blocksAround(arm))
    const holdsSlip = node.arms.some((arm) => arm.some(({ kind }) => kind === 'paymentSlip'))
    return holdsSlip || inside.length > 0 ? [node.id, ...inside] : []
  })
}
