import type { Expression } from '../parse/parse-handlebars.ts'

/** The name of a variable, at any level of the expression: `../naam` and `this.naam` are `naam`. */
export function bareName(name: string): string {
  return name.replace(/^(?:\.\.\/)+|^this\.|^\.\//, '')
}

/** The variables on which a condition depends, also within helpers: `(and naam (not adres))`. */
export function namesIn(expression: Expression): string[] {
  if (expression.type === 'PathExpression') return [bareName((expression as hbs.AST.PathExpression).original)]
  if (expression.type !== 'SubExpression') return []
  return (expression as hbs.AST.SubExpression).params.flatMap(namesIn)
}
