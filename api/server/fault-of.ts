/** What a log may hold of an error: its kind, its code, its place in our code. Messages of libraries may quote values. */
export function faultOf(thrown: unknown): { kind: string; code?: string; at: string[] } {
  if (!(thrown instanceof Error)) return { kind: typeof thrown, at: [] }
  // The stack repeats the message, of which a line may resemble a place in the code.
  const { stack = '', message } = thrown
  const at = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((each) => /^\s+at /.test(each))
    .slice(0, 6)
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  return { kind: thrown.name, ...code, at: at.map((each) => each.trim()) }
}
