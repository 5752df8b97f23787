/** PDF text that is already written; pdfkit writes the string form of an object that it does not know. */
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
