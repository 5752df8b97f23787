import type { TemplateFault, Variable } from '../model/template-source.ts'
import { checkData } from './check-data.ts'
import { FaultList } from './fault-list.ts'
import { formNames } from './read-form.ts'
import { isVariableType } from './value-shape.ts'

const start = { line: 1, column: 0 }
const reserved = new Set<string>([
  ...formNames,
  'this',
  'true',
  'false',
  'null',
  'undefined',
  'else',
  'as',
  '__proto__',
  'constructor',
  'prototype',
])

/** The declared variables themselves: names, types, and examples that are values of their type. */
export function checkVariables(variables: readonly Variable[], pointer = '/variables'): TemplateFault[] {
  const faults: TemplateFault[] = []
  const seen = new Set<string>()
  for (const [index, variable] of variables.entries()) {
    const at = `${pointer}/${index}`
    const list = new FaultList(faults, at)
    const { name, type } = variable
    if (!/^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u.test(name))
      list.add(start, `\`${name.slice(0, 64)}\` is no name: a letter first, then letters, digits, _ and -, at most 64.`)
    else if (reserved.has(name))
      list.add(start, `\`${name}\` has a meaning of its own in a template; choose another name.`)
    if (seen.has(name)) list.add(start, `There are two variables \`${name}\`.`)
    seen.add(name)
    if (!isVariableType(type)) list.add(start, `\`${name}\`: there is no type \`${String(type)}\`.`)
    else {
      checkParts(variable, list)
      if (variable.fields) faults.push(...checkVariables(variable.fields, `${at}/fields`))
      if (variable.example !== undefined && faults.length === 0) checkExample(variable, list)
    }
  }
  return faults
}

function checkParts({ name, type, fields, items, maxLength }: Variable, list: FaultList): void {
  if (fields && type !== 'list' && type !== 'object')
    list.add(start, `\`${name}\`: only a list and an object have \`fields\`.`)
  if (items && type !== 'list') list.add(start, `\`${name}\`: only a list has \`items\`.`)
  if (items && fields) list.add(start, `\`${name}\`: a list has \`items\` or \`fields\`, not both.`)
  if (items && !isVariableType(items)) list.add(start, `\`${name}\`: there is no type \`${String(items)}\`.`)
  if (maxLength !== undefined && (!Number.isInteger(maxLength) || maxLength < 1))
    list.add(start, `\`${name}\`: \`maxLength\` is a whole number from 1.`)
}

function checkExample(variable: Variable, list: FaultList): void {
  const [fault] = checkData([{ ...variable, required: false }], { [variable.name]: variable.example }).faults
  if (fault) list.add(start, `The example of \`${variable.name}\` does not fit: ${fault.detail}`)
}
