/** The part of hyphen that the letters use; its own types leave out the paths that Node resolves. */
declare module 'hyphen/*/index.js' {
  const hyphenator: { hyphenateSync(text: string, options: { hyphenChar: string }): string }
  export default hyphenator
}
