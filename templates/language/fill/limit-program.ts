import Handlebars from 'handlebars'

type Statement = hbs.AST.Statement

/** Numbers of the values and of the blocks that a program shall report. */
export interface Wanted {
  readonly slots: ReadonlySet<number>
  /** A block that is not among them is left out with all that it contains. */
  readonly blocks: ReadonlySet<number>
}

/** The part of a compiled program (`LanguageTree.program`) that reports what is wanted; the numbers do not change. */
export function limitProgram(program: string, wanted: Wanted): hbs.AST.Program {
  return limited(Handlebars.parseWithoutProcessing(program), wanted)
}

function limited(program: hbs.AST.Program, wanted: Wanted): hbs.AST.Program {
  const body = program.body.flatMap((statement): Statement[] => {
    if (isBlock(statement)) return isWantedBlock(statement, wanted) ? [limitedBlock(statement, wanted)] : []
    return isWantedReport(statement, wanted) ? [statement] : []
  })
  return { ...program, body }
}

function limitedBlock(block: hbs.AST.BlockStatement, wanted: Wanted): hbs.AST.BlockStatement {
  // A block without an `else` has no inverse, whatever the types declare.
  const inverse = block.inverse as hbs.AST.Program | undefined
  return {
    ...block,
    program: limited(block.program, wanted),
    ...(inverse === undefined ? {} : { inverse: limited(inverse, wanted) }),
  }
}

/** Each branch begins with `{{open block arm}}`. */
function isWantedBlock({ program: { body } }: hbs.AST.BlockStatement, { blocks }: Wanted): boolean {
  const [open] = body
  return open !== undefined && isReport(open) && blocks.has(numberIn(open))
}

/** `{{slot number value}}` if the value is wanted; `{{open}}` and `{{close}}` of a branch always. */
function isWantedReport(statement: Statement, { slots }: Wanted): boolean {
  return isReport(statement) && (nameOf(statement) !== 'slot' || slots.has(numberIn(statement)))
}

function numberIn({ params: [number] }: hbs.AST.MustacheStatement): number {
  return number?.type === 'NumberLiteral' ? (number as hbs.AST.NumberLiteral).value : Number.NaN
}

function nameOf({ path }: hbs.AST.MustacheStatement): string {
  return path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : ''
}

function isReport(statement: Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement'
}

function isBlock(statement: Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement'
}
