import type { BlockNode } from '../../model/template-tree.ts'
import type { FaultList } from '../faults/fault-list.ts'
import { checkCodeText } from '../literals/check-address.ts'
import type { Scope } from '../scope/expression-scope.ts'
import type { Expression } from './parse-handlebars.ts'
import { refuseArgument, type WrittenExpression, writeExpression } from './write-expression.ts'

/** A placeholder that has a line of its own and is more than text. */
export type FormNode = Extract<
  BlockNode,
  { kind: 'pageBreak' | 'actions' | 'paymentSlip' | 'image' | 'qr' | 'signature' }
>

/** Names that a template may not give to a variable. */
export const formNames = ['actions', 'paymentSlip', 'signature', 'pageBreak', 'image', 'qr'] as const
type FormName = (typeof formNames)[number]

const namedArguments: Record<FormName, readonly string[]> = {
  actions: [],
  paymentSlip: [],
  signature: [],
  pageBreak: [],
  image: ['alt'],
  qr: ['alt'],
}

/** `{{actions}}`, `{{image "key" alt="…"}}` and similar; undefined for an ordinary placeholder. */
export function readForm(
  statement: hbs.AST.MustacheStatement,
  scope: Scope,
  faults: FaultList,
  newSlot: (written: WrittenExpression) => number,
): FormNode | undefined {
  const name = formNames.find(
    (each) => statement.path.type === 'PathExpression' && each === (statement.path as hbs.AST.PathExpression).original,
  )
  if (!name) return undefined
  const { params, hash } = statement
  const at = statement.loc.start
  for (const pair of hash?.pairs ?? [])
    if (!namedArguments[name].includes(pair.key)) refuseArgument(pair, name, namedArguments[name], faults)
  const alt = literal(hash?.pairs.find((pair) => pair.key === 'alt')?.value)
  switch (name) {
    case 'actions':
    case 'paymentSlip':
    case 'pageBreak':
      if (params.length > 0) faults.add(at, 'form-takes-no-values', { name })
      return { kind: name }
    case 'signature': {
      const keys = params.map(literal)
      if (keys.includes(undefined)) faults.add(at, 'signature-key')
      return { kind: 'signature', keys: keys.filter((key) => key !== undefined) }
    }
    case 'image': {
      const key = literal(params[0])
      if (params.length !== 1 || key === undefined) faults.add(at, 'image-key')
      if (alt === undefined) faults.add(at, 'image-alt')
      return { kind: 'image', key: key ?? '', alt: alt ?? '' }
    }
    case 'qr': {
      const [text] = params
      if (!text || params.length !== 1) {
        faults.add(at, 'qr-value')
        return { kind: 'qr', slot: newSlot({ code: 'null', shape: { kind: 'any' } }), alt: '' }
      }
      if (literal(text) !== undefined) checkCodeText(literal(text) ?? '', text.loc.start, faults)
      return { kind: 'qr', slot: newSlot(writeExpression(text, scope, faults)), alt: alt ?? '' }
    }
  }
}

function literal(expression: Expression | undefined): string | undefined {
  return expression?.type === 'StringLiteral' ? (expression as hbs.AST.StringLiteral).value : undefined
}
