import type { TemplateFault, Variable } from '../../model/template-source.ts'
import { FaultList } from '../faults/fault-list.ts'
import { formNames } from '../parse/read-form.ts'
import { isVariableType } from '../scope/value-shape.ts'
import { checkData } from './check-data.ts'
import { maxMaxLength } from './max-length.ts'

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

/** Checks the declared variables themselves: names, types, and examples that are values of their type. */
export function checkVariables(variables: readonly Variable[], pointer = '/variables'): TemplateFault[] {
  const faults: TemplateFault[] = []
  const seen = new Set<string>()
  for (const [index, variable] of variables.entries()) {
    const at = `${pointer}/${index}`
    const list = new FaultList(faults, at)
    const { name, type } = variable
    if (!/^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u.test(name)) list.add(start, 'variable-name', { name: name.slice(0, 64) })
    else if (reserved.has(name)) list.add(start, 'variable-name-reserved', { name })
    if (seen.has(name)) list.add(start, 'variable-twice', { name })
    seen.add(name)
    if (!isVariableType(type)) list.add(start, 'unknown-type', { name, given: String(type) })
    else {
      checkParts(variable, list)
      if (variable.fields) faults.push(...checkVariables(variable.fields, `${at}/fields`))
      if (variable.example !== undefined && faults.length === 0) faults.push(...checkExample(variable, `${at}/example`))
    }
  }
  return faults
}

function checkParts({ name, type, fields, items, maxLength }: Variable, list: FaultList): void {
  if (fields && type !== 'list' && type !== 'object') list.add(start, 'fields-without-parts', { name })
  if (items && type !== 'list') list.add(start, 'items-without-list', { name })
  if (items && fields) list.add(start, 'items-and-fields', { name })
  if (items && !isVariableType(items)) list.add(start, 'unknown-type', { name, given: String(items) })
  if (maxLength !== undefined && (!Number.isInteger(maxLength) || maxLength < 1 || maxLength > maxMaxLength))
    list.add(start, 'max-length', { name, most: maxMaxLength })
}

function checkExample(variable: Variable, pointer: string): TemplateFault[] {
  const faults: TemplateFault[] = []
  const [fault] = checkData([{ ...variable, required: false }], { [variable.name]: variable.example }).faults
  if (fault) new FaultList(faults, pointer).addWorded(start, fault)
  return faults
}
