import type { Expression } from '../parse/parse-handlebars.ts'

/** The name of a variable, wherever the expression stands: `../naam` and `this.naam` are `naam`. */
export function bareName(name: string): string {
  return name.replace(/^(?:\.\.\/)+|^this\.|^\.\//, '')
}

/** The variables for which a condition asks, also within helpers: `(and naam (not adres))`. */
export function namesIn(expression: Expression): string[] {
  if (expression.type === 'PathExpression') return [bareName((expression as hbs.AST.PathExpression).original)]
  if (expression.type !== 'SubExpression') return []
  return (expression as hbs.AST.SubExpression).params.flatMap(namesIn)
}
