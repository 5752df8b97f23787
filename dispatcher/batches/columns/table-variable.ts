import type { Variable } from '../../../templates/model/template-source.ts'

/** A variable of the template, as far as a table needs it. */
export type TableVariable = Pick<Variable, 'name' | 'type'> &
  Partial<Pick<Variable, 'items' | 'fields' | 'example' | 'required' | 'label'>>
