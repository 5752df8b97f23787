export { type VariableType, variableTypes } from '../../../templates/model/template-source.ts'
