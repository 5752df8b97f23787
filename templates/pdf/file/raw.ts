/** PDF text that was written before; pdfkit takes what it does not know as it prints itself. */
export class Raw {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  get [Symbol.toStringTag](): string {
    return 'Raw'
  }
  toString(): string {
    return this.#text
  }
}
